"""What all tests share: a scrubbed environment, the profiles of hypothesis, the folders, golden files, slow tests."""

from __future__ import annotations

import difflib
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# What makes a run on one machine differ from a run on another: colours, the width, CI's own formats, the language.
SCRUBBED = (
    "GITHUB_ACTIONS", "GITLAB_CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES",
    "LC_ALL", "LC_MESSAGES", "LC_TIME", "LANGUAGE", "SOURCE_DATE_EPOCH", "PRIVGEN_DEBUG", "PYTHONWARNINGS",
)  # fmt: skip

# No deadline: the machines that run the tests are shared, and seconds are for the benchmark. On CI the examples are the
# same every time, so that a change never fails for an accident that it did not cause.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing them")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("hypothesis_profile", default=None):
        settings.load_profile("ci" if os.environ.get("CI") else "local")
    for name in SCRUBBED:
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell ignores it for what it runs in the background
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):  # one cache for all processes of a run, and none in the home of who runs it
        os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="privgen-cache-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in `tests/slow` is slow; the marker need not be repeated in every file there."""
    for item in items:
        if (ROOT / "tests" / "slow") in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def specs() -> Path:
    """The folder with the example specs."""
    return ROOT / "specs"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that holds it, to the byte; with `--update-golden` it writes the file."""
    update = request.config.getoption("--update-golden")

    def check(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        assert path.is_file(), f"{path} is missing; --update-golden writes it"
        held = path.read_bytes().decode()
        diff = difflib.unified_diff(held.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1)
        assert text == held, "\n".join([f"{path} differs; --update-golden accepts this:", *diff])

    return check
