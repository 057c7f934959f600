"""Conditions: when something holds, and when it does not."""

from __future__ import annotations

from dataclasses import dataclass

from ..spec.vocabulary import Entry
from .values import Path, Words


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a spec: a text, or something that it names.

    `kind` is `text`, or what `id` is one of: `legal_bases`, `conditions`, `cookie_types`, `activities`, `promises` …
    """

    words: Words
    kind: str
    id: str | None
    word: Entry | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is said."""
        return self.words.paths
