"""Problems as the reader meets them, and their words.

While reading, a problem is a situation, a place and the values its sentence needs. The sentence is looked up in
`messages.toml` at the end, so that no wording stands in code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from privgen.findings import Finding, Related, format_path
from privgen.source.codes import BY_NAME
from privgen.source.text import SourceText

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


@cache
def _messages() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


def situations() -> dict[str, dict[str, Any]]:
    """Every situation with the name of its code (`is`) and its words by language."""
    return {name: table for name, table in _messages().items() if name != "pieces"}


def clip(text: str) -> str:
    """Quote a piece of the spec in a message: one line, between backticks, cut after 40 characters."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"`{line}`"


def to_finding(problem: Problem, source: SourceText, language: str) -> Finding:
    """Put a problem into words. `language` is `nl` or `en`; any other is answered in English."""
    entry = _messages()[problem.situation]
    words = entry.get(language, entry["en"])
    values = {name: _fill(value, language) for name, value in problem.values.items()}
    code = BY_NAME[entry["is"]]
    related = tuple(Related(source.span(start, end), words[2].format(**values)) for start, end in problem.related)
    return Finding(
        code=code.code,
        name=code.name,
        level=code.level,
        message=words[0].format(**values),
        help=words[1].format(**values),
        path=format_path(problem.path),
        span=source.span(problem.start, problem.end),
        related=related,
    )


def _fill(value: object, language: str) -> object:
    if not isinstance(value, Piece):
        return value
    words = _messages()["pieces"][value.name]
    return words.get(language, words["en"]).format(count=value.count)
