"""How a run ends when the world does not cooperate: closed pipes, a full disk, signals, faults of privgen itself."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import PRIVGEN, environment


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
@pytest.mark.parametrize("arguments", [["words"], ["schema"], ["lint", "bad.yaml", "--output-format", "json"]])
def test_a_closed_pipe_ends_quietly(arguments: list[str], bad: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [*PRIVGEN, *arguments], stdout=closed, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(), text=True,
            timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", [["lint", "bad.yaml"], ["--help"], ["build", "-h"], ["--version"]])
def test_a_full_standard_output_is_told(arguments: list[str], bad: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PRIVGEN, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, env=environment(),
            text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot write standard output: the disk is full" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert "fault of privgen" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_whole_specs_only(number: int, good: Path, tmp_path: Path) -> None:
    for index in range(200):
        (tmp_path / f"s{index}.yaml").write_bytes(good.read_bytes())
    command = [*PRIVGEN, "build", ".", "-f", "md,txt", "-j", "2"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + 60
        while not (tmp_path / "dist").exists() and time.monotonic() < end:
            time.sleep(0.02)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "interrupted" in errors
    built = list((tmp_path / "dist").iterdir())
    assert 0 < len(built) < 200
    assert all(len(list(folder.iterdir())) == 6 for folder in built)


FAULT = """
import sys
from privgen.source import reader
def fail(*args, **names): raise ZeroDivisionError("made up")
import privgen.spec.load as load
load.assemble = fail
from privgen.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments", [["lint", "shop.yaml"], ["build", "shop.yaml"], ["build", "shop.yaml", "bad.yaml"]]
)
def test_a_fault_of_privgen_is_an_apology(arguments: list[str], good: Path, bad: Path, tmp_path: Path) -> None:
    def run(**more: str) -> subprocess.CompletedProcess[str]:
        command = [PRIVGEN[0], "-c", FAULT, *arguments]
        return subprocess.run(
            command, env=environment(more), cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )

    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr
    if len(arguments) == 2:
        assert "fault of privgen" in done.stderr
        assert "Traceback" in run(PRIVGEN_DEBUG="1").stderr
