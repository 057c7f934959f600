"""Lines into pages: what belongs together stays together, tables repeat their head, page numbers find their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from privgen.emit.tree import Section

COLUMNS = 78
"""Columns of a page: A4 upright with margins, at 10 characters an inch."""

PAGE_LINES = 66
"""Lines of a page, header and footer included: A4 at 6 lines an inch, less the margins of a printer."""

_FOOTER_LINES = 2
_HEADER_LINES = 2
_LONGEST_REPEATED_HEAD = 8
_LINES_AFTER_HEADING = 2


@dataclass(slots=True)
class Line:
    """A line of the body.

    keep: no page ends after this line.
    heading: the line belongs to a heading; the first one also carries its `section`.
    entry: a line of the table of contents that waits for the page of this section.
    repeat: inside a table, the lines to repeat when a page begins here.
    new_page: a page begins with this line.
    """

    text: str
    keep: bool = False
    heading: bool = False
    section: Section | None = None
    entry: Section | None = None
    repeat: tuple[str, ...] = ()
    new_page: bool = False


def prefixed(lines: Sequence[Line], first: str, rest: str) -> list[Line]:
    """The lines set in, with other text before the first; an empty line stays empty."""
    return [
        replace(
            line,
            text=((rest if index else first) + line.text).rstrip(),
            repeat=tuple((rest + text).rstrip() for text in line.repeat),
        )
        for index, line in enumerate(lines)
    ]


def keep_together(lines: Sequence[Line]) -> None:
    """No page ends between these lines."""
    for line in lines[:-1]:
        line.keep = True


def keep_ends(lines: Sequence[Line]) -> None:
    """No single line of these at the foot or head of a page."""
    if len(lines) > 1:
        lines[0].keep = lines[-2].keep = True


def keep_headings(lines: Sequence[Line]) -> None:
    """After a heading at least two lines of its text, or all of it, on the same page."""
    for index, line in enumerate(lines):
        if line.heading:
            for kept in lines[index : _last_with_heading(lines, index)]:
                kept.keep = True


def _last_with_heading(lines: Sequence[Line], heading: int) -> int:
    """The place of the last line that must stand on the page of this heading."""
    last, texts = heading, 0
    for place in range(heading + 1, len(lines)):
        if lines[place].heading:
            if texts:
                break
        elif lines[place].text:
            texts += 1
            last = place
            if texts == _LINES_AFTER_HEADING:
                break
    return last


def paginate(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each page, without those of its header and footer; no page begins or ends with an empty line."""
    pages: list[list[Line]] = []
    at = 0
    while (at := _skip_empty(lines, at)) < len(lines):
        room = PAGE_LINES - _FOOTER_LINES - (_HEADER_LINES if pages else 0)
        repeated = [Line(text) for text in _repeated_head(lines, at)]
        end = _page_end(lines, at, room - len(repeated))
        page = [*repeated, *lines[at:end]]
        while not page[-1].text:
            page.pop()
        pages.append(page)
        at = end
    return pages


def _skip_empty(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and not lines[at].text:
        at += 1
    return at


def _repeated_head(lines: Sequence[Line], at: int) -> tuple[str, ...]:
    repeat = lines[at].repeat
    inside = bool(repeat) and at > 0 and lines[at - 1].repeat == repeat
    return repeat if inside and len(repeat) <= _LONGEST_REPEATED_HEAD else ()


def _page_end(lines: Sequence[Line], at: int, room: int) -> int:
    """One past the last line that fits and may be the last; when all belong together, one past the last that fits."""
    end = min(at + room, len(lines))
    end = next((place for place in range(at + 1, end) if lines[place].new_page), end)
    if end == len(lines) or lines[end].new_page:
        return end
    allowed = end
    while allowed > at and lines[allowed - 1].keep:
        allowed -= 1
    return allowed if allowed > at else end


def place_sections(pages: Sequence[Sequence[Line]]) -> dict[str, int]:
    """The page of each section, by its id, counted from 1."""
    return {
        line.section.id: number for number, page in enumerate(pages, 1) for line in page if line.section is not None
    }
