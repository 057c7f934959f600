"""What a PDF tells, as Poppler reads its pages (see `told`). Nothing on a page says what a heading is, so that the words
are those of the whole, to be compared with sections that follow each other."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from .told import Section, Told, rejoined, words

_GAP = r"\n? "
"""Between two words, of which the first may end a line."""


def read_pdf(pdf: Path, page: Told) -> list[str]:
    """The words of a PDF in the order of reading, one at the end of a line with the line break.

    page: what the HTML tells, for the heads of tables and the table of contents.
    """
    return _without_contents([piece for each in _pages(pdf, page.heads) for piece in each], page.contents)


def differences_of_pdf(told: Told, pieces: list[str], organisation: str) -> Iterator[str]:
    """Where a PDF with these words does not tell what a page of HTML, read `AsPaper`, does; nothing when it does."""
    name = words(organisation)
    if tuple(piece.strip() for piece in pieces[: len(name)]) == name != told.sections[0].heading[: len(name)]:
        pieces = pieces[len(name) :]  # above the title, which does not name it
    wanted = [word for section in told.sections for word in _of(section)]
    heard = rejoined(pieces, wanted, unbroken=0)
    at = 0
    for section in told.sections:
        end = at + len(_of(section))
        if heard[at:end] != tuple(wanted[at:end]):
            first = next((place for place in range(at, end) if heard[place : place + 1] != (wanted[place],)), at)
            part = slice(max(first - 4, 0), first + 8)
            yield f"{' '.join(section.heading)}: {' '.join(wanted[part])} | {' '.join(heard[part])}"
            return
        at = end
    if heard[at:]:
        yield f"after the end: {' '.join(heard[at:])}"


def _of(section: Section) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFKC", word) for word in section.heading + section.words)


def _pages(pdf: Path, heads: Sequence[str]) -> Iterator[list[str]]:
    """The words of each page in the order of reading, without its head, its foot and the heads that tables repeat.

    A table head on top of a page is a repetition only if it stood on an earlier page: a table may also begin there.
    """
    earlier = ""
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pages = text.removesuffix("\f").split("\f")
    tops = set()
    for number, page in enumerate(pages, 1):
        lines = unicodedata.normalize("NFKC", page).strip().split("\n")
        assert lines.pop() == f"pagina {number} van {len(pages)}"
        if number > 1:
            tops.add(lines.pop(0))
        pieces = [piece for line in lines for piece in _with_end(words(line))]
        repeated = [size for head in heads if (size := _size(head, pieces)) and "".join(words(head)) in earlier]
        earlier += "".join(piece.strip() for piece in pieces)
        yield pieces[max(repeated, default=0) :]
    assert len(tops) <= 1, "pages have different heads"


def _with_end(line: tuple[str, ...]) -> tuple[str, ...]:
    return (*line[:-1], line[-1] + "\n") if line else ()


def _size(head: str, pieces: Sequence[str]) -> int:
    """How many of the pieces are this head of a table; none when they begin with something else."""
    wanted, seen = "".join(words(head)), ""
    for at, piece in enumerate(pieces, 1):
        seen += piece.strip()
        if seen == wanted:
            return at
        if not wanted.startswith(seen):
            return 0
    return 0


def _without_contents(pieces: list[str], contents: Sequence[tuple[str, ...]]) -> list[str]:
    """The words without the table of contents, which is the title and for each entry a leader and a page."""
    if not contents:
        return pieces
    title, *entries = (_GAP.join(map(re.escape, entry)) for entry in contents)
    pattern = _GAP.join([title, *(rf"{entry}(?:{_GAP}\.+)+{_GAP}\d+" for entry in entries)])
    text = " ".join(pieces)
    found = list(re.finditer(rf"(?<!\S){pattern}\n? ", text))
    assert len(found) == 1, "the table of contents is missing or says something else"
    return (text[: found[0].start()] + text[found[0].end() :]).split(" ")
