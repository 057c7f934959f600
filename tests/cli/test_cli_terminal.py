"""What somebody at a terminal sees: the questions of `init`, and a bar during a long build."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from .conftest import PRIVGEN, environment

pty = pytest.importorskip("pty", reason="no terminals to pretend here")


def at_terminal(arguments: list[str], folder: Path, typed: str = "") -> tuple[int, str]:
    """Run privgen at a made-up terminal; the answer is the exit code and what could be read there."""
    master, slave = pty.openpty()
    more = {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"}
    with subprocess.Popen(
        [*PRIVGEN, *arguments], stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment(more)
    ) as process:
        os.close(slave)
        os.write(master, typed.encode())
        seen = b""
        try:
            while part := os.read(master, 4096):
                seen += part
        except OSError:  # the other end has gone, which is how a terminal says that it is over
            pass
        code = process.wait(timeout=60)
    os.close(master)
    return code, seen.decode("utf-8", "replace")


def test_init_asks_and_asks_again(tmp_path: Path) -> None:
    typed = "De Kaasboer: kaas & zo B.V.\n\n3811 LN\n\n123\n61948748\nprivacy@kaas\nprivacy@kaas.nl\nje\n"
    code, seen = at_terminal(["init", "mijn.yaml"], tmp_path, typed)
    assert code == 0, seen
    assert "a KvK number has 8 digits" in seen
    assert "that is not an e-mail address" in seen
    text = (tmp_path / "mijn.yaml").read_text("utf-8")
    assert 'name: "De Kaasboer: kaas & zo B.V."' in text
    assert 'kvk: "61948748"' in text
    assert "address_form: je" in text


def test_init_that_is_broken_off_writes_nothing(tmp_path: Path) -> None:
    code, seen = at_terminal(["init"], tmp_path, "De Kaasboer\n\x04")
    assert code == 130
    assert "Traceback" not in seen
    assert list(tmp_path.iterdir()) == []


def test_a_long_build_shows_a_bar_and_says_what_failed(tmp_path: Path, specs: Path) -> None:
    for number in range(6):
        (tmp_path / f"s{number}.yaml").write_bytes((specs / "voorbeeld.yaml").read_bytes())
    (tmp_path / "s3.yaml").write_text("privgen: 1\ncontroller: [\n")
    code, seen = at_terminal(["build", ".", "-f", "md", "--only", "kort"], tmp_path)
    assert code == 1, seen
    assert "6/6" in seen
    assert re.search(r"s3\.yaml:\d+:\d+: error YML\d+ ", seen), seen
    assert "6 specs: 5 built in dist, 1 failed" in seen
