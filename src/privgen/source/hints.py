"""Slips that are valid YAML and surely not meant: a list, key or text that became something else without an error."""

from __future__ import annotations

import re
from typing import Any

from privgen.source.problems import Piece, Problem, clip
from privgen.source.scalars import CONSTANTS, TEXT, resolve

#: Characters that word processors put before list items.
BULLETS = frozenset("•◦‣▪●○–—·")
#: The first characters of numbers; a key that begins with one may be no text.
NUMERIC = frozenset("0123456789+-.")

_DASHES = re.compile(r"-[^\W\d_]")
_GLUED_KEY = re.compile(r"(?!(?:https?|mailto|tel):)[A-Za-z_][\w-]*:[^\s/]")
_ODD_SPACE = re.compile("[\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028\u2029\u202a-\u202f\u205f\u2060\u3000\ufeff]")


def slip_in_text(text: str, value: str, start: int, end: int) -> Problem | None:
    """A text without quotes on a line of its own that was meant as a list (`-naam`, `• naam`) or as a key
    (`naam:Jan`)."""
    first = value[0]
    if not (first == "-" or first in BULLETS or ":" in value) or text[text.rfind("\n", 0, start) + 1 : start].strip():
        return None
    written = text[start:end].split("\n", 1)[0]
    if _DASHES.match(value):
        return Problem("dash-space-missing", start, end, {"text": clip(written)})
    if first in BULLETS and value[1:2].isspace():
        return Problem("bullet-for-dash", start, start + 1, {"char": first})
    if _GLUED_KEY.match(value):
        return Problem("colon-space-missing", start, end, {"text": clip(written)})
    return None


def slip_in_plain_key(key: str, start: int, end: int) -> Problem | None:
    """A key without quotes that YAML reads as nothing, a number, true, false or null."""
    if not key:
        return Problem("key-empty", start, start + 1)
    if key not in CONSTANTS and key[0] not in NUMERIC:
        return None
    meaning: Any = resolve(key)
    if meaning is TEXT:
        return None
    kind = "a-null" if meaning is None else "a-boolean" if isinstance(meaning, bool) else "a-number"
    return Problem("key-not-text", start, end, {"key": clip(key), "kind": Piece(kind)})


def odd_space_in_key(key: str, start: int, end: int) -> tuple[str, Problem | None]:
    """A key with an invisible character, such as the no-break spaces that a word processor indents with; give the key
    that was meant, too."""
    odd = _ODD_SPACE.search(key)
    if odd is None:
        return key, None
    meant = _ODD_SPACE.sub(" ", key).strip() or key
    return meant, Problem("key-invisible-character", start, end, {"key": clip(meant), "value": ord(odd.group())})
