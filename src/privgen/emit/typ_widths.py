"""How wide the columns of a typeset table are, and where a word that is too long may break; all in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ROOM = 84
"""Characters of table text on a line."""
_GAP = 2
_WIDEST_WORD = 22
_NARROWEST = 4
_ONE_LINE = 14
"""A text of so many characters at most stands on one line where there is room."""
_WIDEST = 200
_LONGEST_WORD = 40
"""A word of letters alone is hyphenated; one longer than this is in no dictionary."""

_BREAK = "\u200b"
_LABEL_EM = 0.5
_WIDEST_LABEL = 10.0
_NARROWEST_LABEL = 6.0


def size_of(columns: int) -> float:
    """The size of the type of a table, in points."""
    return 10.0 if columns <= 4 else 9.0 if columns <= 6 else 8.0


def widths_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The characters of each column: room for its longest word or short texts, then for the columns that make rows tall."""
    columns = list(zip(*rows, strict=True))
    natural = [min(_WIDEST, max(_NARROWEST, *map(len, column))) for column in columns]
    widths = [min(_WIDEST_WORD, max(_NARROWEST, *map(_longest_word, column)) + 2) for column in columns]
    short = [size + 1 if size <= _ONE_LINE else width for size, width in zip(natural, widths, strict=True)]
    if sum(short) <= _room(len(columns)):
        widths = short
    lengths = {tuple(min(_WIDEST, len(cell)) for cell in row) for row in rows}
    for _ in range(_room(len(columns)) - sum(widths)):
        widths[_busiest(lengths, widths)] += 1
    return widths


def _busiest(rows: Iterable[Sequence[int]], widths: Sequence[int]) -> int:
    """The column that makes rows tall: of each row the cell with the most lines counts, and how many it has."""
    lines = [0.0] * len(widths)
    for row in rows:
        tall = [length / width for length, width in zip(row, widths, strict=True)]
        most = max(tall)
        lines[tall.index(most)] += most
    return lines.index(max(lines))


def limits_of(widths: Sequence[int]) -> list[int]:
    """The characters that fit on a line of each column, when the table is as wide as the page allows."""
    scale = min(1.0, _room(len(widths)) / sum(widths))
    return [max(1, int(width * scale)) for width in widths]


def _room(columns: int) -> int:
    return _ROOM - _GAP * (columns - 1)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def row_lines(cells: Sequence[str], widths: Sequence[int]) -> int:
    """About how many lines a row takes."""
    return max(-(-len(cell) // limit) for cell, limit in zip(cells, limits_of(widths), strict=True))


def label_width(labels: Sequence[str]) -> float:
    """The width in em of the column of labels beside facts."""
    widest = max(map(len, labels), default=0)
    return round(min(_WIDEST_LABEL, max(_NARROWEST_LABEL, widest * _LABEL_EM + 0.8)), 1)


def breakable(text: str, limit: int) -> str:
    """The text with hints that let words longer than `limit` break: after a mark such as a slash, else anywhere."""
    if len(text) <= limit:
        return text
    return re.sub(rf"\S{{{limit + 1},}}", lambda match: _broken(match[0], limit), text)


def _broken(word: str, limit: int) -> str:
    pieces = re.split(r"(?<=[/?&=_.,;:@#+-])(?=[^/\s])", word)
    return _BREAK.join(
        piece if piece.isalpha() and len(piece) <= _LONGEST_WORD else _cut(piece, limit) for piece in pieces
    )


def _cut(piece: str, limit: int) -> str:
    return re.sub(rf"(\S{{{limit}}})(?=\S)", rf"\1{_BREAK}", piece)
