"""Conditions: when something holds, and when it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..spec import vocabulary
from .problems import ambiguous, only_id, undefined_condition
from .shape import listed
from .values import Path, Words

if TYPE_CHECKING:
    from .linker import Linker

_VOCABULARY = ("conditions", "legal_bases", "moments", "cookie_types", "subjects")
_REGISTERS = ("activities", "promises", "subjects", "recipients", "data")
"""What a condition can name, in the order in which it is looked up."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a spec: a text, or something that it names.

    `kind` is `text`, or what `id` is one of: `legal_bases`, `conditions`, `cookie_types`, `activities`, `promises` …
    """

    words: Words
    kind: str
    id: str | None
    word: vocabulary.Entry | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is said."""
        return self.words.paths


def conditions(link: Linker, value: Any, path: Path) -> list[Condition]:
    """Conditions: texts, or ids of a legal basis, an activity, a type of cookies, a promise, or the vocabulary."""
    return [_condition(link, text, where) for text, where in listed(value, path)]


def _condition(link: Linker, value: Any, path: Path) -> Condition:
    words = link.words(value, path)
    text = words.text
    for kind in _VOCABULARY:
        if (word := vocabulary.entry(kind, text)) is not None:
            return Condition(words, kind, text, word)
    register, _, key = text.rpartition(".")
    places = [name for name in _REGISTERS if key in link.registers[name] and register in ("", name)]
    if len(places) > 1:
        link.problems.append(ambiguous(key, places, path))
    if places:
        link.entry(places[0], key, path)
        return Condition(words, places[0], key, None)
    if only_id(text):
        known = [
            *vocabulary.entries("conditions"),
            *vocabulary.entries("legal_bases"),
            *link.registers["activities"],
        ]
        link.problems.append(undefined_condition(text, vocabulary.nearest(text, known), path))
    return Condition(words, "text", None, None)
