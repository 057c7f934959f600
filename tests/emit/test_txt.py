"""PDF-ready text: every page fits the paper, nothing is lost, and the table of contents tells the truth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from privgen.emit import emit
from privgen.emit.prepare import prepare
from privgen.emit.tree import Code, Heading, Inline, Paragraph, Table, plain, walk
from privgen.emit.txt_wrap import visible, wrap

from .samples import document, long, short
from .strategies import bodies

COLUMNS, LINES = 78, 66


def text(*args: Any, **changes: Any) -> str:
    return str(emit(document(*args, **changes), "txt"))


def pages_of(written: str) -> list[list[str]]:
    return [page.removesuffix("\n").split("\n") for page in written.split("\f")]


def columns(line: str) -> int:
    size = wcswidth(line)
    return size if size >= 0 else len(line)


def is_underline(line: str) -> bool:
    return bool(re.fullmatch(r"=+|-+|~+|\.+", line))


def letters(string: str) -> str:
    """The text without what layout may change: white space, the lines of boxes, the colon after a label."""
    return re.sub(r"[\s|:]", "", visible(string))


def words(inlines: Iterable[Inline]) -> Iterator[str]:
    """The words of each piece of a line; between pieces an address may be printed."""
    for node in inlines:
        yield from node.text.split()
        yield from words(node.children)


def has_link(nodes: Iterable[Inline]) -> bool:
    return any(node.kind == "link" or has_link(node.children) for node in nodes)


@settings(deadline=None, max_examples=80)
@given(bodies(sections=25), st.booleans())
def test_pages_fit_the_paper_and_no_text_is_lost(tokens: Any, numbering: bool) -> None:
    original = document(tokens, toc=True, numbering=numbering)
    written = str(emit(original, "txt"))
    pages = pages_of(written)
    assert written.endswith("\n")
    for number, page in enumerate(pages, 1):
        assert len(page) <= LINES
        assert page[-1].strip() == f"pagina {number} van {len(pages)}"
        for line in page:
            assert columns(line) <= COLUMNS, line
            assert line == line.rstrip()
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", line)
    bodies_ = [page[:-1] if number == 0 else page[2:-1] for number, page in enumerate(pages)]
    whole = letters("".join(line for page in bodies_ for line in page))
    prepared = prepare(original)
    for block in walk(prepared.front + prepared.body):
        if isinstance(block, Heading):
            assert letters(plain(block.inlines)) in whole
        elif isinstance(block, Code):
            assert letters(block.text) in whole
        elif isinstance(block, Paragraph):
            for word in words(block.inlines):
                assert letters(word) in whole
        elif isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row]
            heads = [head for at, head in enumerate(block.head) if any(row[at] for row in block.rows) or not block.rows]
            for word in " ".join(plain(cell) for cell in cells + heads if not has_link(cell)).split():
                if columns(word) <= 12:
                    assert letters(word) in whole


def statement(counts: list[int], length: int) -> str:
    """Sections with so many paragraphs each, of which the first is as long as said."""
    parts = ["# Titel"]
    for number, count in enumerate(counts):
        parts.append(f"## Kop nummer{number} {'met een lange naam ' * (number % 7)}")
        parts += [f"woord{number} " * (length if at == 0 else 30) for at in range(count)]
    return "\n\n".join(parts)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=40), st.integers(1, 200))
def test_contents_name_the_page_of_each_section_and_headings_keep_their_text(counts: list[int], length: int) -> None:
    pages = pages_of(text(statement(counts, length), toc=True, numbering=True))
    found: dict[str, int] = {}
    told: dict[str, int] = {}
    entry = ""
    for number, page in enumerate(pages, 1):
        body = page[:-1] if number == 1 else page[2:-1]
        for at, line in enumerate(body):
            name = re.match(r"(\d+)\. Kop nummer\d+", line)
            entry = name[1] if name else entry
            end = re.search(r" \.{4,} *(\d+)$", line)
            if end:
                told[entry] = int(end[1])
            elif re.fullmatch("-{10,}", line):
                found[entry] = number
                long_enough = length >= 12 or counts[int(entry) - 1] > 1  # or the section is a single line
                assert sum(1 for below in body[at + 1 :] if below) >= 1 + long_enough
    assert told == found
    assert len(told) == len(counts)


def test_no_page_ends_or_begins_with_a_single_line_of_a_paragraph() -> None:
    for before in range(40, 62):
        source = "# T\n\n" + "\n\n".join(["regel"] * (before // 2)) + "\n\n" + " ".join(["woord"] * 60)
        pages = pages_of(text(source))
        for page in pages:
            assert sum(line.startswith("woord") for line in page) != 1


def test_a_statement_is_set_out_for_paper() -> None:
    pages = pages_of(str(emit(long(), "txt")))
    first = pages[0]
    assert first[:2] == ["Privacyverklaring van De Kaasboer", "================================="]
    assert "   2.1 Als u iets bestelt ................................................   1" in first
    assert first[first.index("1. Wie zijn wij?") + 1] == "----------------"
    assert "E-mail:      privacy@dekaasboer.nl" in first
    assert first[-1] == "pagina 1 van 3".rjust(COLUMNS)
    assert pages[1][:2] == ["Privacyverklaring van De Kaasboer" + "De Kaasboer B.V.".rjust(45), ""]
    assert all(len(page) == LINES for page in pages)


def test_tables_stand_in_columns_and_cells_that_say_nothing_stay_empty() -> None:
    written = str(emit(short(), "txt"))
    assert "Wanneer      Welke gegevens                 Waarvoor          Hoe lang\n-----------  ---" in written
    assert "bestelt      telefoonnummer, bestellingen   bezorgen en       levering\n" in written


def test_a_table_too_wide_for_the_page_becomes_labelled_lists() -> None:
    head = "| " + " | ".join(f"Kolom{number}" for number in range(8)) + " |\n" + "|---" * 8 + "|\n"
    row = "| " + " | ".join(f"een wat langere waarde {number}" if number != 3 else "" for number in range(8)) + " |"
    written = text(f"# T\n\n{head}{row}\n")
    assert "\nKolom0: een wat langere waarde 0\n  Kolom1:  een wat langere waarde 1\n" in written
    assert "Kolom3" not in written


def test_the_head_of_a_single_column_cannot_be_taken_for_a_heading() -> None:
    written = text("# T\n\n| Waarvoor |\n|---|\n| reclame |\n| verkoop |\n")
    assert "\nWaarvoor: reclame\n\nWaarvoor: verkoop\n" in written


def test_a_table_that_goes_on_repeats_its_head() -> None:
    rows = "\n".join(f"| naam{number} | waarde |" for number in range(100))
    pages = pages_of(text(f"# T\n\n| Naam | Waarde |\n|---|---|\n{rows}\n"))
    assert len(pages) == 2
    assert pages[1][2:7] == ["(vervolg)", "", "Naam    Waarde", "------  ------", pages[1][6]]
    assert pages[1][6].startswith("naam")


def test_links_are_printed_unless_their_text_says_it() -> None:
    written = str(emit(long(), "txt"))
    assert "(https://autoriteitpersoonsgegevens.nl/een-tip-of-klacht-indienen-bij-de-ap)" in written
    assert "(mailto:" not in written and "privacy@dekaasboer.nl (" not in written
    written = str(emit(short(links={"lang": "https://dekaasboer.nl/privacy"}), "txt"))
    assert written.count("https://dekaasboer.nl/privacy") == 1


def test_the_right_to_object_stands_in_a_box() -> None:
    lines = str(emit(short(), "txt")).split("\n")
    top, *inside = lines[lines.index("+" + "-" * 76 + "+") :][:6]
    assert inside[-1] == top
    assert all(line.startswith("| ") and line.endswith(" |") and len(line) == COLUMNS for line in inside[:-1])


def test_a_draft_is_marked_on_every_page_after_the_first() -> None:
    pages = pages_of(str(emit(long(draft=True), "txt")))
    assert all(page[0].endswith("CONCEPT") for page in pages[1:])


@pytest.mark.parametrize(
    ("source", "size", "lines"),
    [
        ("een twee drie", 8, ["een twee", "drie"]),
        ("1\u00a0november is het", 12, ["1 november", "is het"]),
        ("漢字漢字漢字", 6, ["漢字漢", "字漢字"]),
        ("e\u0301" * 4, 3, ["e\u0301" * 3, "e\u0301"]),
        ("https://x.nl/lang/pad", 15, ["https://x.nl/", "lang/pad"]),
        ("a\nb", 5, ["a", "b"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_where_a_reader_expects_it(source: str, size: int, lines: list[str]) -> None:
    assert wrap(source, size) == lines
