"""PDF-ready text: pages of monospaced text that print and convert as they are.

Every page has the title at its head, save the first, and its number at its foot; a form feed stands between pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privgen.document import Document
from privgen.emit.prepare import Prepared, prepare
from privgen.emit.safe import clean_line
from privgen.emit.tree import Section
from privgen.emit.txt_blocks import Layout
from privgen.emit.txt_pages import COLUMNS, PAGE_LINES, Line, keep_headings, paginate, place_sections
from privgen.emit.txt_wrap import cut, pad, visible, width, wrap

_PAGE_NUMBER_WIDTH = 4
_LEAST_LEADER = 4


def emit(document: Document, *, fragment: bool = False) -> str:
    """The statement as pages; a fragment is the same, for there is no page around it to leave out."""
    prepared = prepare(document)
    lines = _lines(document, prepared)
    keep_headings(lines)
    pages = paginate(lines) or [[]]
    _fill_contents(pages)
    header = _header(document, prepared.labels)
    printed = [
        _page([line.text for line in page], number, len(pages), header, prepared.labels)
        for number, page in enumerate(pages, 1)
    ]
    return "\n\f".join(printed) + "\n"


def _lines(document: Document, prepared: Prepared) -> list[Line]:
    layout = Layout(document, prepared.labels)
    lines: list[Line] = []
    parts = (
        layout.blocks(prepared.front, COLUMNS),
        layout.blocks(prepared.short, COLUMNS),
        _contents(prepared),
        layout.blocks(prepared.body, COLUMNS),
        [Line(text) for text in wrap(visible(prepared.footer), COLUMNS)] if prepared.footer else [],
    )
    for part in parts:
        if lines and part:
            lines.extend((Line(""), Line("")))
        lines.extend(part)
    return lines


def _contents(prepared: Prepared) -> list[Line]:
    if not prepared.contents:
        return []
    title = visible(clean_line(prepared.labels["contents"]))
    lines = [Line(title, heading=True), Line("-" * width(title), heading=True), Line("")]
    top = min(section.level for section in prepared.contents)
    for section in prepared.contents:
        lines.extend(_entry(section, "   " * (section.level - top)))
    return lines


def _entry(section: Section, indent: str) -> list[Line]:
    number = f"{section.number} " if section.number else ""
    room = COLUMNS - len(indent) - len(number) - _PAGE_NUMBER_WIDTH - _LEAST_LEADER
    lines = [
        Line(indent + (" " * len(number) if index else number) + text, keep=True)
        for index, text in enumerate(wrap(visible(section.title), room))
    ]
    lines[-1].keep = False
    lines[-1].entry = section
    return lines


def _fill_contents(pages: Sequence[Sequence[Line]]) -> None:
    """Leaders and page numbers; the room for them was kept free, so no line moves."""
    places = place_sections(pages)
    for page in pages:
        for line in page:
            if line.entry is not None:
                number = str(places[line.entry.id])
                leader = "." * (COLUMNS - width(line.text) - 1 - _PAGE_NUMBER_WIDTH)
                line.text = f"{line.text} {leader}{number.rjust(_PAGE_NUMBER_WIDTH)}"


def _header(document: Document, labels: Mapping[str, str]) -> str:
    """The title, and at the right the mark of a draft or the name of the organisation, unless the title has it."""
    organisation = clean_line(document.organisation)
    title = clean_line(document.title)
    if document.draft:
        right = labels["draft"]
    else:
        right = "" if organisation.casefold() in title.casefold() else organisation
    right = cut(clean_line(right), COLUMNS // 3)
    left = cut(title, COLUMNS - width(right) - 2)
    return (pad(left, COLUMNS - width(right)) + right).rstrip()


def _page(body: Sequence[str], number: int, total: int, header: str, labels: Mapping[str, str]) -> str:
    lines = [header, "", *body] if number > 1 else list(body)
    lines.extend("" for _ in range(PAGE_LINES - 1 - len(lines)))
    lines.append(pad(cut(clean_line(f"{labels['page']} {number} {labels['of']} {total}"), COLUMNS), COLUMNS, "right"))
    return "\n".join(lines)
