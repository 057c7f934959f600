"""Both versions in one document: one title, the short one first, and no doubt about where the long one begins."""

from __future__ import annotations

import re

import pytest

from privgen.document import Document
from privgen.emit import emit
from privgen.emit.bound import FIXED_SPACE, bound_text
from privgen.emit.prepare import prepare

from .samples import document

BOTH = """# Uw privacy

:::meta
Versie van 1 mei 2026.
:::

Kort gezegd.

## Wat doen wij? {#kort-what}

Weinig.

# Uw privacy {#lang}

:::meta
Versie van 1 mei 2026.
:::

## Wat doen wij? {#what}

Dit.

### Als u bestelt {#order}

Dat.
"""


def both(**changes: object) -> Document:
    return document(BOTH, version="samen", **changes)


def test_one_title_and_a_heading_where_the_long_version_begins() -> None:
    source = str(emit(both(), "html"))
    assert source.count("<h1") == 1
    assert '<h2 id="lang" class="privgen-part">Lange versie</h2>' in source
    assert str(emit(both(), "md")).count("\n# ") + str(emit(both(), "md")).startswith("# ") == 1


@pytest.mark.parametrize("format_", ["html", "md", "txt", "typ"])
def test_the_date_of_both_is_said_once(format_: str) -> None:
    source = str(emit(both(), format_)).replace(FIXED_SPACE, " ")
    assert source.count("Versie van 1 mei 2026.") == 1


def test_a_date_of_the_long_version_that_differs_stays() -> None:
    text = BOTH.replace("mei 2026.\n:::\n\n## Wat doen wij? {#what}", "juni 2026.\n:::\n\n## Wat doen wij? {#what}")
    assert "juni 2026" in str(emit(document(text, version="samen"), "md"))


def test_each_number_occurs_once_and_belongs_to_the_long_version() -> None:
    numbers = [(section.id, section.number) for section in prepare(both(numbering=True)).sections[1:]]
    assert numbers == [("kort-what", ""), ("lang", ""), ("what", "1."), ("order", "1.1")]


@pytest.mark.parametrize("format_", ["html", "md", "txt", "typ"])
def test_the_contents_list_the_long_version_and_stand_above_it(format_: str) -> None:
    source = str(emit(both(toc=True), format_))
    if format_ == "typ":
        front, body = source.index('\\"front\\"'), source.index('\\"body\\"')
        assert front < source.index("Weinig") < body < source.index("Dit.")
        return
    assert source.index("Weinig") < source.index("Inhoud") < source.index("Dit.")
    assert [section.id for section in prepare(both(toc=True)).contents] == ["what", "order"]


def test_a_long_table_of_contents_keeps_to_the_main_sections() -> None:
    def text(count: int) -> str:
        return "# T\n" + "".join(f"\n## Deel {at}\n\n### Onderdeel {at}\n\na\n" for at in range(count))

    assert {section.level for section in prepare(document(text(12), toc=True)).contents} == {2, 3}
    assert {section.level for section in prepare(document(text(13), toc=True)).contents} == {2}


def test_the_long_version_begins_a_page_of_text() -> None:
    pages = str(emit(both(), "txt")).split("\f")
    assert len(pages) == 2
    assert re.search(r"\A.*\n\nLange versie\n-+\n", pages[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("binnen 1 maand antwoord", "binnen 1_maand antwoord"),
        ("vanaf 1 november 2026", "vanaf 1_november 2026"),
        ("artikel 52 van de wet", "artikel_52 van de wet"),
        ("wij hebben 3 winkels", "wij hebben 3 winkels"),
        ("10 dagenlang", "10 dagenlang"),
        ("in 2,5 jaar", "in 2,5 jaar"),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line(text: str, expected: str) -> None:
    assert bound_text(text).replace(FIXED_SPACE, "_") == expected


def test_markdown_keeps_plain_spaces_to_edit() -> None:
    assert FIXED_SPACE not in str(emit(both(), "md"))
    assert f"1{FIXED_SPACE}mei" in str(emit(both(), "html"))
