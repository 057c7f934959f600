"""What a text of pages tells, as a person reads it: headings are underlined, tables stand in columns (see `told`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wcwidth import wcswidth

from .told import Section, Told, labelled, words

_COLUMNS = (78, 74)
"""Of a page, and inside a box."""
_LEVELS = {"=": 1, "-": 2, "~": 3, ".": 4}
_UNDERLINE = re.compile(r"(=+|-+|~+|\.+)")
_RULER = re.compile(r" *-+(?:  -+)+")
_ENTRY_END = re.compile(r" \.{3,} +\d+$")
_REPEATED = "(vervolg)"
_SEAM = "\f"
"""Between rows of a table that goes on on the next page."""


def read_text(source: str) -> Told:
    """What the pages say."""
    told = Told()
    for level, heading, lines in _sections(_body(source)):
        last = max((at for at, line in enumerate(lines) if _ENTRY_END.search(line)), default=None)
        if last is None:
            told.sections.append(Section(level, words(heading)))
        else:
            assert not told.contents, "two tables of contents"
            told.contents = [words(heading), *_entries(lines[: last + 1])]
            lines = lines[last + 1 :]
        told.sections[-1].words += tuple(_words(lines))
    return told


def _body(source: str) -> list[str]:
    """The lines of the pages without their heads and feet, the edges of boxes and the heads that tables repeat."""
    lines: list[str] = []
    heads: set[str] = set()
    pages = source.removesuffix("\n").split("\n\f")
    for number, page in enumerate(pages, 1):
        *body, foot = page.split("\n")
        assert foot.strip() == f"pagina {number} van {len(pages)}"
        if number > 1:
            heads.add(body[0])
            assert body[1] == ""
            del body[:2]
        body = [_inside_box(line) for line in body if not re.fullmatch(r" *\+-{20,}\+", line)]
        while body and not body[-1]:
            body.pop()
        lines += _new(body, lines)
    assert len(heads) <= 1, "pages have different heads"
    return lines


def _inside_box(line: str) -> str:
    match = re.fullmatch(r" *\| (.*) \|", line)
    return match[1].rstrip() if match else line


def _new(page: list[str], earlier: Sequence[str]) -> list[str]:
    """The lines of a page that say something new: no head of a table that stood on an earlier page."""
    blank = page.index("") if "" in page else 0
    if not blank or not page[blank - 1].endswith(_REPEATED):
        return ["", *page]
    caption = " ".join(page[:blank]).removesuffix(_REPEATED).strip()
    ruler = next(at for at, line in enumerate(page) if _RULER.fullmatch(line))
    before = "\n".join(earlier)
    assert "\n".join(page[blank + 1 : ruler + 1]) in before, "the repeated head of a table is another one"
    assert " ".join(words(caption)) in " ".join(words(before)), "the repeated caption of a table is another one"
    return [_SEAM, *page[ruler + 1 :]]


def _sections(lines: Sequence[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Level, heading and lines of each section. A heading is a paragraph with a line below it as long as its longest."""
    found: list[tuple[int, int, int]] = []
    for at, line in enumerate(lines):
        if _UNDERLINE.fullmatch(line):
            first = next(top + 1 for top in range(at - 1, -1, -1) if lines[top] in ("", _SEAM))
            if first < at and max(wcswidth(each) for each in lines[first:at]) == len(line):
                found.append((first, at, _LEVELS[line[0]]))
    assert found and not any(lines[: found[0][0]]), "something stands before the first heading"
    ends = [first for first, _, _ in found[1:]] + [len(lines)]
    for (first, at, level), end in zip(found, ends, strict=True):
        yield level, " ".join(lines[first:at]), list(lines[at + 1 : end])


def _entries(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The entries of the table of contents, without leaders and page numbers."""
    entry = ""
    for line in lines:
        entry += f" {_ENTRY_END.sub('', line)}"
        if _ENTRY_END.search(line):
            yield words(entry)
            entry = ""
    assert not entry.strip()


def _words(lines: Sequence[str]) -> Iterator[str]:
    """The words of a section, tables row by row as `labelled` tells them."""
    at = 0
    for ruler in [place for place, line in enumerate(lines) if _RULER.fullmatch(line)]:
        if ruler < at:
            continue
        top = next((place + 1 for place in range(ruler - 1, -1, -1) if lines[place] in ("", _SEAM)), 0)
        yield from _plain(lines[at:top])
        spans = [match.span() for match in re.finditer("-+", lines[ruler])]
        rows, at = _rows(lines, ruler + 1, spans)
        head = _cells(lines[top:ruler], spans)
        for row in rows:
            yield from _plain(labelled(head, _cells(row, spans)).split("\n"))
    yield from _plain(lines[at:])


def _plain(lines: Sequence[str]) -> Iterator[str]:
    """The words of lines; one at the end of a line keeps the line break."""
    for line in lines:
        found = words(line)
        yield from found[:-1]
        if found:
            yield found[-1] + "\n"


def _rows(lines: Sequence[str], at: int, spans: Sequence[tuple[int, int]]) -> tuple[list[list[str]], int]:
    """The lines of each row, and where the table ends.

    When the rows of a table have more lines, an empty line stands between them, and the table takes the whole width.
    """
    stop = next((place for place in range(at, len(lines)) if not _is_row(lines[place], spans)), len(lines))
    spaced = spans[-1][1] in _COLUMNS and _goes_on(lines[at:stop], spans)
    rows: list[list[str]] = [[]]
    end = at
    while at < len(lines):
        if lines[at] == _SEAM or (spaced and not lines[at]):
            rows.append([])
        elif not _is_row(lines[at], spans):
            break
        else:
            rows[-1].append(lines[at])
            if not spaced:
                rows.append([])
            end = at + 1
        at += 1
    return [row for row in rows if row], end


def _goes_on(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines can be one row: in no column was there room left for the next word."""
    for upper, lower in pairwise(lines):
        for start, stop in spans:
            above, below = upper[start:stop].strip(), lower[start:stop].split()
            if below and (not above or len(f"{above} {below[0]}") <= stop - start):
                return False
    return True


def _is_row(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing stands where the room between the columns is."""
    gaps = zip([0, *(stop for _, stop in spans)], [*(start for start, _ in spans), len(line)], strict=True)
    return bool(line.strip()) and not any(line[start:stop].strip() for start, stop in gaps)


def _cells(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    """The text of each cell of a row; line breaks stay."""
    return ["\n".join(filter(None, (line[start:stop].strip() for line in lines))) for start, stop in spans]
