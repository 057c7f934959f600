"""The vocabulary for people and programs who look for a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from privgen.spec.vocabulary import KINDS, Entry
from privgen.spec.words import everything, look_up

VERSION = 1


def find(word: str | None) -> list[Entry]:
    """All entries; with a word those of the kind of that name, else those that come nearest to it, best first."""
    if word is None:
        return list(everything())
    if word in KINDS:
        return list(everything([word]))
    return [match.entry for match in look_up(word)]


def as_text(entries: Sequence[Entry]) -> str:
    """The entries, one a line: kind, id, what it is called in Dutch and English, and other names that mean the same."""
    return "".join(_lines(entries))


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    kinds = max((len(entry.kind) for entry in entries), default=0)
    ids = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        labels = " / ".join(dict.fromkeys(entry.labels.values()))
        also = ", ".join(dict.fromkeys(name for names in entry.synonyms.values() for name in names))
        yield f"{entry.kind:{kinds}}  {entry.id:{ids}}  {labels}" + (f" (also: {also})" if also else "") + "\n"


def as_data(entries: Sequence[Entry]) -> dict[str, Any]:
    """The entries as plain data for JSON; `more` holds their forms and their meaning."""
    words = [
        {
            "kind": entry.kind,
            "id": entry.id,
            "labels": dict(entry.labels),
            "synonyms": {language: list(names) for language, names in entry.synonyms.items()},
            "more": dict(entry.more),
        }
        for entry in entries
    ]
    return {"version": VERSION, "words": words}
