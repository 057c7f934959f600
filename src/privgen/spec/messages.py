"""From a slip in the shape of a spec to a finding in words, English or Dutch.

No sentence stands in code, and none comes from pydantic: the words are in `messages.toml`, by situation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from privgen.findings import Finding, Related, Span
from privgen.source.messages import Messages
from privgen.source.problems import clip
from privgen.source.tree import Path

from .codes import BY_NAME

MESSAGES = Messages(File(__file__).with_name("messages.toml"), BY_NAME)
"""The sentences about the shape."""
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


def finding(
    situation: str, path: Path, span: Span, values: dict[str, Any], language: str, related: tuple[Span, ...] = ()
) -> Finding:
    """Put a slip into words. `language` is `nl` or `en`; any other is answered in English."""
    filled = {name: _fill(value, language) for name, value in values.items()}
    return MESSAGES.finding(situation, language, filled, path=path, span=span, related=related)


def also_used(span: Span, language: str) -> Related:
    """The second place of a finding in a value that an alias uses again."""
    return Related(span, MESSAGES.words("also-used", language)[2])


def quoted(value: object) -> str:
    """A piece of the spec in a message, between backticks, on one line and not too long."""
    return clip(str(value))


def _fill(value: object, language: str) -> object:
    pieces = MESSAGES.pieces.get(language) or MESSAGES.pieces["en"]
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
