"""Findings: what privgen has to say about a spec, and where in the file it says so.

A leaf: every room makes or prints findings, and this module imports none of them.
Offsets, lines and columns are counted in Unicode code points; lines and columns start at 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_SIMPLE_KEY = re.compile(r"[^\s.\[\]\"]+(?: [^\s.\[\]\"]+)*")


class Level(StrEnum):
    """How serious a finding is; only the level `error` stops a build by itself."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for information: the order in which a reader wants them."""
        return _RANKS[self]


_RANKS = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text of a file, `text[start:end]`, with the lines and columns an editor shows.

    `end` and `end_column` are exclusive. A byte order mark is not part of the text.
    """

    file: str
    start: int
    end: int
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding needs, such as the first of two equal keys, and what is there."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place.

    `message` says what is wrong, starts in lower case and has no final full stop; `help` says what to do.
    `path` names the place in the spec (`activities.orders.data[2]`), empty for the file as a whole; `key` does so with
    names instead of numbers, as far as there are names, so that it stays when items are added.
    `law` holds the citations the finding rests on, `waived` the reason of the waiver that covers it.
    """

    code: str
    name: str
    level: Level
    message: str
    help: str
    path: str
    span: Span
    related: tuple[Related, ...] = ()
    law: tuple[Any, ...] = ()
    waived: str | None = None
    key: str = ""

    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order by file, then by place, then by seriousness, so that output never depends on the order of checks."""
        return (self.span.file, self.span.start, self.span.end, self.level.rank, self.code, self.message)


def format_path(path: Iterable[str | int]) -> str:
    """Write a path for people: `("activities", "orders", "data", 2)` gives `activities.orders.data[2]`.

    A key that holds a full stop, a bracket or a quote is written between quotes in brackets, so that no two paths
    look alike.
    """
    parts: list[str] = []
    for segment in path:
        if isinstance(segment, int):
            parts.append(f"[{segment}]")
        elif _SIMPLE_KEY.fullmatch(segment):
            parts.append(f".{segment}" if parts else segment)
        else:
            escaped = segment.replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'["{escaped}"]')
    return "".join(parts)
