"""From a slip in the shape of a spec to a finding in words, English or Dutch.

No sentence stands in code, and none comes from pydantic: the words are in `messages.toml`, by situation.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as File
from typing import Any

from privgen.findings import Finding, Related, Span, format_path
from privgen.source.problems import clip
from privgen.source.tree import Path

from .codes import BY_NAME

_MOST = 8  # words that a list in a message shows


@dataclass(slots=True)
class Slip:
    """One situation of `messages.toml`: the path it is about, the place it is shown at, and the values of its sentence.

    `path` and `at` are paths in the files; `on_key` points at the key of `at` instead of its value.
    """

    situation: str
    path: Path
    at: Path
    on_key: bool = False
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence with words of its own in each language; `key` fills its gap."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of value, as in "a text or a list"."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Words of the language, each in backticks; a long list is cut. `joint` is `or`, `and`."""

    words: tuple[str, ...]
    joint: str = "or"


@cache
def _messages() -> dict[str, dict[str, Any]]:
    return tomllib.loads(File(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


def situations() -> dict[str, dict[str, Any]]:
    """Every situation with the name of its code (`is`) and its words by language."""
    return {name: table for name, table in _messages().items() if name != "pieces"}


def finding(
    situation: str, path: Path, span: Span, values: dict[str, Any], language: str, related: tuple[Span, ...] = ()
) -> Finding:
    """Put a slip into words. `language` is `nl` or `en`; any other is answered in English."""
    entry = _messages()[situation]
    words = entry.get(language, entry["en"])
    filled = {name: _fill(value, language) for name, value in values.items()}
    code = BY_NAME[entry["is"]]
    return Finding(
        code=code.code,
        name=code.name,
        level=code.level,
        message=words[0].format(**filled),
        help=words[1].format(**filled),
        path=format_path(path),
        span=span,
        related=tuple(Related(place, words[2].format(**filled)) for place in related),
    )


def also_used(span: Span, language: str) -> Related:
    """The second place of a finding in a value that an alias uses again."""
    entry = _messages()["also-used"]
    return Related(span, entry.get(language, entry["en"])[2])


def quoted(value: object) -> str:
    """A piece of the spec in a message, between backticks, on one line and not too long."""
    return clip(str(value))


def _fill(value: object, language: str) -> object:
    pieces = _messages()["pieces"].get(language) or _messages()["pieces"]["en"]
    if isinstance(value, Piece):
        return pieces[value.name].format(key=clip(value.key).strip("`"))
    if isinstance(value, Kinds):
        return _joined([pieces[name] for name in value.names], pieces["or"])
    if isinstance(value, Listed):
        shown = [f"`{word}`" for word in value.words[:_MOST]]
        rest = len(value.words) - len(shown)
        more = [pieces["more"].format(count=rest)] if rest else []
        return ", ".join(shown) + " " + more[0] if more else _joined(shown, pieces[value.joint])
    return value


def _joined(parts: list[str], joint: str) -> str:
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}" if len(parts) > 1 else "".join(parts)
