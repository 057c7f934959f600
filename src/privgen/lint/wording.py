"""Sentences of the texts in a spec: where a word stands, and what the sentence around it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import law
from ..model.model import Model
from ..model.values import Path
from .look import texts

_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_HISTORY = re.compile(
    r"\b(?:voorheen|vroeger|destijds|toen|opvolger|opgevolgd|verving|vervangt|vervangen|vervallen|ingetrokken|afgeschaft"
    r"|in plaats van|geldt niet meer|gold|bestaat niet meer|oude|formerly)\b",
    re.IGNORECASE,
)
"""What stands in a sentence that speaks of something old as old."""
NEGATIVE = re.compile(r"\b(?:niet|nooit|geen|niemand|nergens|zonder)\b", re.IGNORECASE)
"""Words with which a sentence denies something."""


def sentences(text: str) -> list[str]:
    """The sentences of a text; a list or a fragment counts as one."""
    return [part for part in (each.strip() for each in _END.split(text)) if part]


def found_in(model: Model, rule: str, *, deny: bool = False) -> Iterator[tuple[Path, str, str]]:
    """Where texts use the words of a rule: the path, the words as written, and the sentence they stand in.

    Each text gives one at most. With `deny`, sentences that deny something are left out.
    """
    words = law.word_list(rule, model.language)
    if not words.alone and not words.find(model.whole_text):
        return
    for path, text in texts(model):
        if not words.find(text):
            continue
        for sentence in sentences(text):
            piece = words.first(sentence)
            if piece is not None and not (deny and NEGATIVE.search(sentence)):
                yield path, piece, sentence
                break


def current_uses(name: law.OutdatedName, text: str) -> str | None:
    """The old name in a text as it is written there, unless the sentence speaks of it as something old."""
    for sentence in sentences(text) if name.find(text) else ():
        for start, end in name.find(sentence):
            if not _HISTORY.search(sentence):
                return sentence[start:end]
    return None
