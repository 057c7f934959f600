"""Running privgen as a user does: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRIVGEN = [sys.executable, "-m", "privgen"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the tests, with the checkout on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **(more or {})}


@pytest.fixture
def privgen(tmp_path: Path) -> Run:
    """Runs privgen in an empty folder; `given` is its standard input, `env` what to add to the environment."""

    def run(
        *arguments: str | Path, given: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PRIVGEN, *map(str, arguments)], input=given, env=environment(env), cwd=tmp_path,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A spec that builds, in the folder in which privgen runs."""
    path = tmp_path / "shop.yaml"
    path.write_bytes((ROOT / "specs" / "voorbeeld.yaml").read_bytes())
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A spec that can be read and has an error."""
    path = tmp_path / "bad.yaml"
    text = (ROOT / "specs" / "voorbeeld.yaml").read_text("utf-8")
    path.write_text(text.replace("email: privacy@dekaasboer.nl", "email: privacy@dekaasboer"), "utf-8")
    return path
