"""Text from files and file names, made fit for a terminal: what would steer it or hide something is shown as an escape.

Terminal escapes, line breaks and bidirectional overrides (Unicode TR 36) can make a message say what privgen did not.
"""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text on one line, with `\x1b`, `\n` and `\u202e` for characters that a terminal would obey or not show."""
    return _UNSAFE.sub(lambda found: escape(found[0]), text)


def visible_lines(text: str) -> str:
    """The same for a text of several lines, whose line breaks stay."""
    return "\n".join(visible(line) for line in text.split("\n"))


def escape(char: str) -> str:
    r"""A character as Python writes it between quotes: `\t`, `\x1b`, `\u202e`."""
    return char.encode("unicode_escape").decode("ascii")


def json_safe(text: str) -> str:
    """JSON in which every character of that kind is a `\\uXXXX` escape; the data stay the same."""
    return _UNSAFE.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    if found[0] == "\n":  # between tokens; inside a string JSON has escaped it already
        return "\n"
    code = ord(found[0])
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def width(text: str) -> int:
    """How many columns a terminal needs for a visible text: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
