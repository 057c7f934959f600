"""What the slow checks share: the pages of every spec, a browser, and the tools from npm."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from privgen.app.build import VERSIONS, BuildOptions, build_spec
from privgen.app.lint import LintOptions
from privgen.app.reading import read_part

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SPECS = {path.stem: path for folder in ("specs", "tests/data") for path in sorted((ROOT / folder).glob("*.yaml"))}
BRANDED = "huisstijl"
"""The example shop once more, with a colour, a logo and a line at the foot, and as a draft."""
NAMES = (*SPECS, BRANDED)

_LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60" width="240" height="60">
<rect width="60" height="60" rx="12" fill="#c2410c"/><path d="M15 42 45 18v24z" fill="#fff"/>
<rect x="76" y="20" width="150" height="20" fill="#1c1917"/></svg>
"""
_LOOKS = 'output: {accent: "#c2410c", logo: logo.svg, footer: "De Kaasboer B.V., KvK 12345678"}'

# What Chromium does by itself and a test has no use for: no network, no first start, no graphics card.
_FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Path]]:
    """Gives the HTML of a spec by version, with the other formats beside it, so that its links lead somewhere."""
    return _builder(tmp_path_factory.mktemp("pages"), BuildOptions(lint=LintOptions(rules=False)))


@pytest.fixture(scope="session")
def fragments(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Path]]:
    """Gives the HTML of a spec without the page around it, by version."""
    options = BuildOptions(formats=("html",), fragment=True, lint=LintOptions(rules=False))
    return _builder(tmp_path_factory.mktemp("fragments"), options)


def _builder(top: Path, options: BuildOptions) -> Callable[[str], dict[str, Path]]:
    """A function that builds a spec in a folder of its own, once."""

    @cache
    def of(name: str) -> dict[str, Path]:
        source = SPECS[name] if name in SPECS else _branded(top)
        built = build_spec(source.read_bytes(), str(source), options, read_file=read_part)
        assert built.outputs, built.findings
        folder = top / name
        folder.mkdir()
        for file, data in built.outputs.items():
            (folder / file).write_bytes(data)
        return {version: folder / f"{version}.nl.html" for version in VERSIONS}

    return of


def _branded(top: Path) -> Path:
    folder = top / "source"
    folder.mkdir()
    (folder / "logo.svg").write_text(_LOGO, encoding="utf-8")
    spec = folder / "huisstijl.yaml"
    text = SPECS["voorbeeld"].read_text(encoding="utf-8")
    spec.write_text(text.rstrip() + "\n" + _LOOKS, encoding="utf-8")
    return spec


@pytest.fixture(scope="session")
def npm_file() -> Callable[[str], Path]:
    """Gives a file of an npm package that `tests/slow/web/package.json` names."""

    def find(name: str) -> Path:
        path = HERE / "web" / "node_modules" / name
        if not path.is_file():
            pytest.fail(f"{name} is missing: run .ci/run, or `npm install --prefix tests/slow/web`")
        return path

    return find


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system, without a window."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("no Chromium here: run .ci/run, or `apt install chromium`")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, headless=True, args=list(_FLAGS))
        yield started
        started.close()
