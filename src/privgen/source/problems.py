"""Problems as the reader meets them, and their words.

While reading, a problem is a situation, a place and the values its sentence needs. The sentence is looked up in
`messages.toml` at the end, so that no wording stands in code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from privgen.findings import Finding
from privgen.source.codes import BY_NAME
from privgen.source.messages import Messages
from privgen.source.text import SourceText

MESSAGES = Messages(Path(__file__).with_name("messages.toml"), BY_NAME)
"""The sentences about reading."""
_LONGEST_QUOTE = 40  # characters of the spec that a message repeats


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence that has words of its own in each language."""

    name: str
    count: int = 0


@dataclass(slots=True)
class Problem:
    """One situation of `messages.toml` at `text[start:end]`, with the values of its sentence."""

    situation: str
    start: int
    end: int
    values: dict[str, Any] = field(default_factory=dict)
    path: tuple[str | int, ...] = ()
    related: tuple[tuple[int, int], ...] = ()


def clip(text: str) -> str:
    """Quote a piece of the spec in a message: one line, between backticks, cut after 40 characters."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"`{line}`"


def to_finding(problem: Problem, source: SourceText, language: str) -> Finding:
    """Put a problem into words. `language` is `nl` or `en`; any other is answered in English."""
    return MESSAGES.finding(
        problem.situation,
        language,
        {name: _fill(value, language) for name, value in problem.values.items()},
        path=problem.path,
        span=source.span(problem.start, problem.end),
        related=[source.span(start, end) for start, end in problem.related],
    )


def _fill(value: object, language: str) -> object:
    if not isinstance(value, Piece):
        return value
    words = MESSAGES.pieces[value.name]
    return words.get(language, words["en"]).format(count=value.count)
