"""Colours of a report on a terminal; the few that every terminal has."""

from __future__ import annotations

from collections.abc import Mapping

_CODES: Mapping[str, str] = {
    "error": "1;31", "warning": "1;33", "info": "1;34", "place": "36", "frame": "2", "strong": "1", "help": "32",
    "add": "32", "remove": "31",
}  # fmt: skip


def paint(text: str, style: str, wanted: bool) -> str:
    """The text in a style of this module when colour is wanted and there is text."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if wanted and text else text
