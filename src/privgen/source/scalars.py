"""What an unquoted scalar means: the core schema of YAML 1.2, section 10.3.2.

Text that YAML 1.1 took for something else (`NO`, `12:30`, `1_000`, `2026-11-01`) stays text, as editors have it.
"""

from __future__ import annotations

import re
from math import isinf

CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

#: The first characters of everything that may be a number or a constant; all else is text without a further look.
SUSPECT = frozenset("0123456789+-.tTfFnN~")

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASES = {"0o": 8, "0x": 16}
_LONGEST_NUMBER = 300  # digits; more is no amount, and Python refuses to read very long integers


class NotSpecial:
    """The type of `TEXT`."""

    def __repr__(self) -> str:
        return "TEXT"


TEXT = NotSpecial()


def resolve(text: str) -> int | float | bool | NotSpecial | None:
    """Give the number, boolean or null that an unquoted scalar stands for, or `TEXT`.

    `.inf`, `.nan` and a number that no float can hold stay text: JSON knows none of them.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    if len(text) > _LONGEST_NUMBER:
        return TEXT
    if _INTEGER.fullmatch(text):
        return int(text, _BASES.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        number = float(text)
        return TEXT if isinf(number) else number
    return TEXT
