"""What a statement tells in a form, read back from the file with a reader that knows nothing of the emitters.

Each reader gives the same: the entries of the table of contents, and the sections, each with its heading and its words.
HTML has all that any form says, so it is read as the form that it is compared with would say it (`told_html`). That is
the whole of what forms may differ in:

* where a link goes: Markdown holds it, paper prints it after the text, and the PDF only once and without ``https://``;
* a label of a fact ends in a colon, which HTML and PDF leave to the layout;
* of a table HTML and Markdown have the structure, and so has the text in columns; where the text has no room for columns
  it prints each row as a list with the heads as labels. Read as such a list all three are the same. A PDF has head and
  cells in order;
* a caption that repeats the heading is only for those who do not see the page;
* a dash or dot that stands alone is the mark of an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_HINTS = re.compile("[\u00ad\u200b\u2060]")
_MARK = re.compile("[-\u2013\u2022]+")
OUTSIDE = re.compile(r"(https?://|mailto:|tel:)")
"""The beginning of an address that is not of the statement itself."""
_LONGEST_UNBROKEN = 20
"""No line of the text has less room than this, so that no shorter word is broken."""


@dataclass(slots=True)
class Section:
    """A heading with its level, and the words until the next one. In a text a word at the end of a line ends in a
    line break, for the word may go on."""

    level: int
    heading: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Told:
    """What a file tells.

    contents: the title and the entries of the table of contents. heads: those of tables of more columns.
    """

    sections: list[Section] = field(default_factory=list)
    contents: list[tuple[str, ...]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without what only breaks lines and without the marks of items."""
    return tuple(word for word in _HINTS.sub("", text).split() if not _MARK.fullmatch(word))


def labelled(head: Sequence[str], row: Sequence[str]) -> str:
    """A row of a table as a list of facts: an empty cell says nothing, and a lone name has no use for a label."""
    filled = [(label, cell) for label, cell in zip(head, row, strict=True) if cell]
    if len(row) > 1 and [cell for _, cell in filled] == [row[0]]:
        return row[0]
    return " ".join(f"{label}: {cell}" if label else cell for label, cell in filled)


def differences(one: Told, other: Told) -> Iterator[str]:
    """Where two forms of a statement do not tell the same; nothing when they do."""
    if one.contents != other.contents:
        yield f"contents: {one.contents} | {other.contents}"
    outlines = [[(section.level, section.heading) for section in told.sections] for told in (one, other)]
    if outlines[0] != outlines[1]:
        yield f"sections: {outlines[0]} | {outlines[1]}"
        return
    for left, right in zip(one.sections, other.sections, strict=True):
        heard = rejoined(right.words, left.words)
        if left.words == heard:
            continue
        at = next((at for at, pair in enumerate(zip(left.words, heard, strict=False)) if pair[0] != pair[1]), None)
        at = min(len(left.words), len(heard)) if at is None else at
        part = slice(max(at - 4, 0), at + 8)
        yield f"{' '.join(left.heading)}: {' '.join(left.words[part])} | {' '.join(heard[part])}"


def rejoined(pieces: Sequence[str], whole: Sequence[str], unbroken: int = _LONGEST_UNBROKEN) -> tuple[str, ...]:
    """The words of a text, one that was broken over lines put together if `whole` has it at the same place.

    unbroken: the length of the longest word that is never broken.
    """
    out: list[str] = []
    rest = iter(pieces)
    for piece in rest:
        wanted = whole[len(out)] if len(out) < len(whole) else ""
        while (
            piece.endswith("\n")
            and piece[:-1] != wanted
            and wanted.startswith(piece[:-1])
            and len(wanted) > unbroken
        ):
            piece = piece[:-1] + next(rest, "")
        out.append(piece.removesuffix("\n"))
    return tuple(out)
