"""The pages as people meet them, judged by a real browser, axe-core and the Nu HTML checker."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from conftest import NAMES
from privgen.emit.html import CONTENT_ID

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Pages = Callable[[str], dict[str, Path]]


@dataclass(frozen=True)
class Screen:
    """What a page is shown on: sizes in CSS pixels."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scale: float = 1


PHONE, DESKTOP = (390, 844), (1280, 900)
SCREENS = {
    f"{name}-{scheme}": Screen(*size, scheme)
    for name, size in (("phone", PHONE), ("desktop", DESKTOP))
    for scheme in ("light", "dark")
}
NARROW = {
    "narrow phone": Screen(320, 640),
    "desktop at 400 %": Screen(320, 256, scale=4),  # 1280 by 1024, which WCAG 1.4.10 takes as its measure
}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The tags of axe-core for WCAG 2.2 AA, and what its makers recommend beside it."""

PRINTED_WIDTH = 627
"""CSS pixels between the margins of a sheet of A4, 166 mm."""


@contextmanager
def opened(browser: Browser, screen: Screen) -> Iterator[Page]:
    """A tab that notes in `page.heard` what a page asks for and complains of."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        device_scale_factor=screen.scale,
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(
    name: str, screen: Screen, pages: Pages, browser: Browser, npm_file: Callable[[str], Path]
) -> None:
    axe = npm_file("axe-core/axe.min.js").read_text(encoding="utf-8")
    run = "tags => axe.run(document, {runOnly: tags, preload: false, resultTypes: ['violations']})"
    found = []
    with opened(browser, screen) as page:
        for version, file in pages(name).items():
            page.goto(file.as_uri())
            page.evaluate(axe)
            result: dict[str, Any] = page.evaluate(run, list(RULES))
            found += [
                f"{version}: {rule['id']}: {rule['help']}: {node['html'][:200]}: {node['failureSummary']}"
                for rule in result["violations"]
                for node in rule["nodes"]
            ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_and_runs_nothing(name: str, pages: Pages, browser: Browser) -> None:
    with opened(browser, Screen(*DESKTOP)) as page:
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for file in pages(name).values():
            page.goto(file.as_uri(), wait_until="networkidle")
            kept = [url for url in asked if not url.startswith("data:")]
            assert kept == [file.as_uri()], "only the page itself is asked for"
            assert page.locator("script, iframe, object, embed, form").count() == 0
            assert page.evaluate("document.querySelectorAll('img').length === document.images.length")
            assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
            assert not said, "such as a breach of the page's own Content-Security-Policy"
            asked.clear()


WIDER = """() => [...document.querySelectorAll('body *')]
    .filter(element => !element.matches('.privgen-hidden, thead, thead *, .privgen-skip'))
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
    .map(element => element.outerHTML.slice(0, 200))"""
SCROLLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SPACED = """() => {  // what WCAG 1.4.12 says a page must stand
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* {line-height: 1.5 !important; letter-spacing: .12em !important;'
        + ' word-spacing: .16em !important} p {margin-bottom: 2em !important}');
    document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("screen", NARROW.values(), ids=NARROW.keys())
@pytest.mark.parametrize("name", NAMES)
def test_nothing_goes_over_the_side_of_a_narrow_screen(
    name: str, screen: Screen, pages: Pages, browser: Browser
) -> None:
    with opened(browser, screen) as page:
        for version, file in pages(name).items():
            page.goto(file.as_uri())
            for spaced in (False, True):
                if spaced:
                    page.evaluate(SPACED)
                assert page.evaluate(WIDER) == [], f"{version}, {spaced=}"
                assert not page.evaluate(SCROLLS), f"{version}, {spaced=}"


@pytest.mark.parametrize("name", NAMES)
def test_a_printed_page_fits_the_paper(name: str, pages: Pages, browser: Browser) -> None:
    with opened(browser, Screen(PRINTED_WIDTH, 900)) as page:
        page.emulate_media(media="print")
        for version, file in pages(name).items():
            page.goto(file.as_uri())
            assert page.evaluate(WIDER) == [], version


FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
    return {
        place: [...document.links].indexOf(element),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
        text: element.textContent,
    };
}"""


@pytest.mark.parametrize("screen", [Screen(*PHONE), Screen(*DESKTOP)], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", NAMES)
def test_every_link_can_be_reached_and_seen_with_the_tab_key(
    name: str, screen: Screen, pages: Pages, browser: Browser
) -> None:
    with opened(browser, screen) as page:
        for version, file in pages(name).items():
            page.goto(file.as_uri())
            for place in range(page.evaluate("document.links.length")):
                page.keyboard.press("Tab")
                state = page.evaluate(FOCUSED)
                assert state["place"] == place, f"{version}: out of order: {state}"
                assert state["outlined"], f"{version}: the focus cannot be seen: {state}"
                assert state["seen"], f"{version}: outside the screen: {state}"


@pytest.mark.parametrize("name", NAMES)
def test_the_first_link_skips_to_the_text(name: str, pages: Pages, browser: Browser) -> None:
    with opened(browser, Screen(*PHONE)) as page:
        for file in pages(name).values():
            page.goto(file.as_uri())
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "privgen-skip"
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == CONTENT_ID
            page.keyboard.press("Tab")
            assert not page.evaluate("!!document.activeElement.closest('.privgen-skip, .privgen-front, .privgen-toc')")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_within_a_statement_leads_somewhere(name: str, pages: Pages, browser: Browser) -> None:
    with opened(browser, Screen(*DESKTOP)) as page:
        for version, file in pages(name).items():
            page.goto(file.as_uri())
            hrefs: list[str] = page.evaluate("[...document.links].map(link => link.getAttribute('href'))")
            ids = {kept.name: _ids(kept) for kept in pages(name).values()}
            for href in hrefs:
                target, _, fragment = href.partition("#")
                if ":" in target:
                    continue
                assert not target or (file.parent / target).is_file(), f"{version}: {href}"
                assert not fragment or fragment in ids[target or file.name], f"{version}: {href}"


def _ids(file: Path) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', file.read_text(encoding="utf-8")))


NOT_SO = re.compile(r"Resource violates Content Security Policy .*: image “data:")
"""The checker holds that `img-src data:` bars an image at a `data:` address; the browser shows it, as a test above sees."""


def complaints(files: Sequence[Path], npm_file: Callable[[str], Path]) -> list[str]:
    """What the Nu HTML checker says of the files."""
    command = ["java", "-jar", str(npm_file("vnu-jar/build/dist/vnu.jar")), "--format", "json", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    return [
        f"{each['url']}: {each['message']}: {each.get('extract', '')}"
        for each in json.loads(done.stderr)["messages"]
        if not NOT_SO.match(each["message"])
    ]


def test_the_nu_checker_finds_nothing(pages: Pages, npm_file: Callable[[str], Path]) -> None:
    assert not complaints([file for name in NAMES for file in pages(name).values()], npm_file)


def test_a_fragment_is_valid_in_the_page_of_another(
    tmp_path: Path, fragments: Pages, npm_file: Callable[[str], Path]
) -> None:
    files = []
    for name in NAMES:
        for version, file in fragments(name).items():
            page = tmp_path / f"{name}-{version}.html"
            fragment = file.read_text(encoding="utf-8")
            page.write_text(f'<!doctype html><html lang="nl"><title>t</title><body>{fragment}', encoding="utf-8")
            files.append(page)
    assert not complaints(files, npm_file)
