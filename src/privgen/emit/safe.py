"""Text that can be printed anywhere: no control characters, no invisible reordering, nothing UTF-8 cannot hold.

A control character in a name could steer a terminal; a bidirectional override could show another address than the one
that is linked (Unicode TR 36). The first is replaced by its picture (U+2400 block), so that an editor sees that it is
there; the second is removed.
"""

from __future__ import annotations

import re

LINE_BREAK_HINTS = "\u00ad\u200b\u2060"
"""Soft hyphen, zero width space, word joiner: of use in HTML, nothing to see anywhere."""

_BIDI = (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)
_SPACES = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_REPLACEMENT = 0xFFFD

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
"""What no output may hold as it is."""


def _replace(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _SPACES:
        return " "
    if code in _BIDI or code == 0xFEFF:
        return ""
    if code < 0x20:
        return chr(0x2400 + code) if code else chr(_REPLACEMENT)
    return "\u2421" if code == 0x7F else chr(_REPLACEMENT)


def clean(text: str) -> str:
    """Text without characters that steer a terminal or reorder a line; line breaks and tabs become spaces."""
    return UNSAFE.sub(_replace, text)


def clean_line(text: str) -> str:
    """Cleaned text as one line: white space at the ends removed, runs of spaces made one."""
    return " ".join(part for part in clean(text).split(" ") if part).strip()


def clean_code(text: str) -> str:
    """Cleaned text that keeps its lines and indentation; a tab becomes four spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").split("\n")
    return "\n".join(clean(line).rstrip() for line in lines).strip("\n")
