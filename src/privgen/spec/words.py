"""Looking up words: the entries of the vocabulary that come nearest to what somebody types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .vocabulary import KINDS, Entry, entries, nearest, normalise

_EXACT, _START, _WORD, _INSIDE, _NEAR = range(5)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits, and the name by which it does: its id, a label or a synonym. `rank` 0 is an exact match."""

    entry: Entry
    name: str
    rank: int


def look_up(word: str, kinds: Sequence[str] = KINDS, *, limit: int = 20) -> list[Match]:
    """The entries that come nearest to `word`, best first, at most `limit`.

    An entry fits if its id, a label, a form or a synonym in any language is the word, begins with it, has it as a word
    or as a part, or differs from it by a slip of the pen. Case, hyphens, spaces and diacritics do not count. Entries of
    one rank stand in the order of the length of their name, so that the one nearest to the word comes first.
    """
    wanted = normalise(word.replace("_", " "))
    if not wanted:
        return []
    matches = (_match(entry, wanted) for entry in everything(kinds))
    found = [match for match in matches if match is not None]
    found.sort(key=lambda match: (match.rank, len(match.name)))
    return found[:limit]


def names(entry: Entry) -> Iterator[str]:
    """Everything an entry is called: its id, labels, synonyms and infinitives."""
    yield entry.id
    yield from entry.labels.values()
    for words in entry.synonyms.values():
        yield from words
    yield from dict(entry.more.get("infinitive") or {}).values()


def everything(kinds: Sequence[str] = KINDS) -> Iterable[Entry]:
    """All entries of some kinds, kind by kind, in the order of the vocabulary."""
    return (entry for kind in kinds for entry in entries(kind).values())


def _match(entry: Entry, wanted: str) -> Match | None:
    best: Match | None = None
    for name in names(entry):
        rank = _rank(name, wanted)
        if rank is not None and (best is None or (rank, len(name)) < (best.rank, len(best.name))):
            best = Match(entry, name, rank)
    return best


def _rank(name: str, wanted: str) -> int | None:
    plain = normalise(name.replace("_", " "))
    if plain == wanted:
        return _EXACT
    if plain.startswith(wanted):
        return _START
    if wanted in (normalise(part) for part in re.split(r"[\s_-]+", name)):
        return _WORD
    if len(wanted) > 2 and wanted in plain:
        return _INSIDE
    return _NEAR if nearest(wanted, [plain]) is not None else None
