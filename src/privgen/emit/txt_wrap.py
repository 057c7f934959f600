"""Lines of text for a monospaced page: columns counted as a terminal or printer shows them (East Asian width)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wcwidth import wcswidth, wcwidth

from privgen.emit.safe import LINE_BREAK_HINTS

_INVISIBLE = re.compile(f"[{LINE_BREAK_HINTS}]")
_JOINER = "\u200d"
_FIXED_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
_GOOD_ENDS = "/-?&=._@,;"


def width(text: str) -> int:
    """The number of columns that the text takes, also after a space, where a combining mark may need one more."""
    if text.isascii():
        return len(text)
    columns = max(wcswidth(text), wcswidth(f" {text}") - 1)
    return columns if columns >= 0 else len(text)


def visible(text: str) -> str:
    """Text without hints for line breaking, which a monospaced page would show or miscount."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns; ``\\n`` is a break that stays, a longer word is broken hard.

    A space that may not break, as in "1 november", keeps its words together and is then printed as a space.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lines.extend(_wrap_part(part, columns))
    return [line.translate(_FIXED_SPACES).rstrip() for line in lines]


def _wrap_part(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        if not word:
            continue
        size = width(word)
        if line and used + 1 + size <= columns:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        if size > columns:
            *full, word = _break_word(word, columns)
            lines.extend(full)
            size = width(word)
        line, used = word, size
    if line:
        lines.append(line)
    return lines or [""]


def _break_word(word: str, columns: int) -> list[str]:
    """Pieces of a word, cut by preference after a mark such as a slash, never inside a combined character."""
    pieces: list[str] = []
    piece = ""
    for cluster in _clusters(word):
        if piece and width(piece + cluster) > columns:
            cut = max((piece.rfind(mark) for mark in _GOOD_ENDS), default=-1) + 1
            if cut <= len(piece) // 2:
                cut = len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += cluster
    return [*pieces, piece]


def _clusters(word: str) -> Iterator[str]:
    """The characters, each with the marks that are shown on it."""
    cluster = ""
    for char in word:
        if cluster and wcwidth(char) != 0 and not cluster.endswith(_JOINER):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def longest_word(text: str) -> int:
    """The columns of the widest word."""
    return max((width(word) for word in text.replace("\n", " ").split(" ")), default=0)


def pad(text: str, columns: int, align: str = "") -> str:
    """The text with spaces up to so many columns."""
    space = max(0, columns - width(text))
    if align == "right":
        return " " * space + text
    if align == "center":
        return " " * (space // 2) + text + " " * (space - space // 2)
    return text + " " * space


def cut(text: str, columns: int) -> str:
    """The text on one line, with an ellipsis when it does not fit."""
    text = visible(text).translate(_FIXED_SPACES)
    if width(text) <= columns:
        return text
    return _break_hard(text, columns - 1).rstrip() + "\u2026"


def _break_hard(text: str, columns: int) -> str:
    kept = ""
    for cluster in _clusters(text):
        if width(kept + cluster) > columns:
            break
        kept += cluster
    return kept
