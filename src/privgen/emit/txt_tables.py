"""Tables and lists of facts in columns of monospaced text."""

from __future__ import annotations

from collections.abc import Sequence

from privgen.emit.txt_pages import Line, keep_ends, keep_together, prefixed
from privgen.emit.txt_wrap import longest_word, pad, width, wrap

_GAP = 2
_MOST_COLUMNS = 6
_WIDEST_WORD = 30
_TALLEST_ROW = 12
_KEPT_ROW = 20
_SHORT_FACT = 3
_WIDEST_LABEL = 24
_NARROWEST = 20
"""A value in fewer columns than this goes below its label."""

Rows = Sequence[Sequence[str]]


def table(
    head: Sequence[str], rows: Rows, align: Sequence[str], caption: str, continued: str, columns: int
) -> list[Line]:
    """A table set out in columns, or, when they would be too narrow, each row as a list of facts.

    A table of one column is such a list too: its head with the line below it would look like a heading.

    caption: what stands above it, or nothing. continued: the word for the head of a table that goes on on a new page.
    """
    widths = _widths([head, *rows], columns)
    above = [Line(text, keep=True) for text in wrap(caption, columns)] + [Line("", keep=True)] if caption else []
    if widths is None:
        return above + _rows_as_facts(head, rows, columns)
    lines = list(above)
    head_lines = _columns(head, widths, align) if any(head) else []
    if head_lines:
        head_lines.append((" " * _GAP).join("-" * size for size in widths))
    lines.extend(Line(text, keep=True) for text in head_lines)
    mark = wrap(f"{caption} ({continued})".strip(), columns)
    repeat = (*mark, "", *head_lines)
    tall = [_columns(row, widths, align) for row in rows]
    spaced = any(len(row) > 1 for row in tall)
    for index, row in enumerate(tall):
        if lines and 1 < index == len(tall) - 1 and len(row) + len(tall[index - 1]) <= _KEPT_ROW:
            lines[-1].keep = True  # no last row alone below a head that is repeated for it
        if index and spaced:
            lines.append(Line("", keep=bool(lines) and lines[-1].keep, repeat=repeat))
        part = [Line(text, repeat=repeat) for text in row]
        keep_together(part)
        lines.extend(part)
    return lines


def _widths(rows: Rows, columns: int) -> list[int] | None:
    """The width of each column, or None when the table does not fit well or is a single column."""
    count = len(rows[0])
    if count == 1:
        return None
    room = columns - _GAP * (count - 1)
    natural = [max(1, *(width(row[at]) for row in rows)) for at in range(count)]
    if sum(natural) <= room:
        return natural
    widths = [min(_WIDEST_WORD, max(1, *(longest_word(row[at]) for row in rows))) for at in range(count)]
    if count > _MOST_COLUMNS or sum(widths) > room:
        return None
    for _ in range(room - sum(widths)):
        fullest = max(range(count), key=lambda at: min(natural[at], room) / widths[at])
        widths[fullest] += 1
    tallest = max(len(wrap(row[at], widths[at])) for row in rows for at in range(count))
    return widths if tallest <= _TALLEST_ROW else None


def _columns(cells: Sequence[str], widths: Sequence[int], align: Sequence[str]) -> list[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for place in range(max(map(len, wrapped))):
        parts = (
            pad(cell[place] if place < len(cell) else "", size, side)
            for cell, size, side in zip(wrapped, widths, align, strict=True)
        )
        lines.append((" " * _GAP).join(parts).rstrip())
    return lines


def _rows_as_facts(head: Sequence[str], rows: Rows, columns: int) -> list[Line]:
    """Each row as its first cell with the others below it; a cell that says nothing leaves no label."""
    lines: list[Line] = []
    told = [row for row in rows if any(row)]
    for row in told or [[""] * len(head)]:
        pairs = [(label, value) for label, value in zip(head, row, strict=True) if value or not told]
        part = [Line(text) for text in wrap(": ".join(text for text in pairs[0] if text), columns)]
        room = fact_columns([label for label, _ in pairs[1:]], columns - 2)
        below = [(label, [Line(text) for text in wrap(value, room)]) for label, value in pairs[1:]]
        part += prefixed(facts(below, columns - 2), "  ", "  ")
        if len(part) <= _KEPT_ROW:
            keep_together(part)
        if lines:
            lines.append(Line(""))
        lines.extend(part)
    return lines


def fact_columns(labels: Sequence[str], columns: int) -> int:
    """The columns for the values of facts with these labels."""
    label = _label_width(labels)
    return columns - label if label and columns - label >= _NARROWEST else max(columns - 2, 1)


def _label_width(labels: Sequence[str]) -> int:
    """The columns for labels with colon and room, or 0 when they are too wide to stand beside the values."""
    widest = max((width(label) for label in labels), default=0)
    return widest + 3 if 0 < widest <= _WIDEST_LABEL else 0


def facts(pairs: Sequence[tuple[str, list[Line]]], columns: int) -> list[Line]:
    """Labels with their values beside them in one column, or below them when there is no room.

    The values must have been wrapped to `fact_columns` of the same labels.
    """
    beside = _label_width([label for label, _ in pairs])
    if columns - beside < _NARROWEST:
        beside = 0
    lines: list[Line] = []
    for index, (label, value) in enumerate(pairs):
        shown = f"{label}:" if label else ""
        if beside:
            part = prefixed(value or [Line("")], pad(shown, beside), " " * beside)
        else:
            part = [Line(text, keep=True) for text in wrap(shown, columns)] if shown else []
            part += prefixed(value, "  ", "  ")
        keep_ends(part)
        if lines and index == len(pairs) - 1 and len(part) <= _SHORT_FACT:
            lines[-1].keep = True  # alone at the head of a page it would not show what it belongs to
        lines.extend(part)
    return lines
