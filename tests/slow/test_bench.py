"""The benchmark runs and measures what it says; how fast it is, is no test's business."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_benchmark_fills_every_number(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "numbers.json"
    command = [sys.executable, str(root / "bench" / "run.py"), "--specs", "10", "--runs", "1", "--sample", "2"]
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [*command, "--json", str(target)],
        capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(target.read_text("utf-8"))
    assert found["one"]["whole_to_pandoc"] > 0
    assert found["many"]["to_pandoc"] > 0
    assert found["many"]["peak_mib"] > 1
    for name in ("cold", "warm"):
        assert sum(found["shares"][name]["percent"].values()) == pytest.approx(100)
    assert "imports" in found["shares"]["cold"]["percent"]
    assert found["shares"]["warm"]["percent"].get("imports", 0) < 5, "a warm build must load nothing more"
    assert {"reading", "templates", "emitting"} <= set(found["shares"]["warm"]["percent"])
    assert "1.00" in done.stdout


def test_the_benchmark_of_the_pdf_leaves_out_what_is_missing(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "numbers.json"
    command = [sys.executable, str(root / "bench" / "pdf.py"), "--spec", str(root / "specs" / "voorbeeld.yaml")]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PIP_NO_INDEX": "1"}
    done = subprocess.run(
        [*command, "--runs", "1", "--json", str(target)],
        capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "weasyprint>=66 is left out" in done.stderr
    found = json.loads(target.read_text("utf-8"))
    assert found["shell"]["privgen"] > found["warm"]["privgen"] > 0
    assert "weasyprint" not in found["shell"]
    assert found["kib"]["privgen"] > 1
    assert "statement to PDF" in done.stdout


def test_the_benchmark_of_the_linter_leaves_out_what_is_missing(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "numbers.json"
    command = [sys.executable, str(root / "bench" / "lint.py"), "--specs", "3", "--runs", "1", "--json", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PIP_NO_INDEX": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, cwd=tmp_path, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert "yamllint>=1.35 is left out" in done.stderr
    found = json.loads(target.read_text("utf-8"))["lint"]
    assert {name: list(times) for name, times in found.items()} == {
        name: ["privgen"] for name in ("one", "many", "one core", "version")
    }
    assert found["many"]["privgen"] > found["version"]["privgen"] > 0
