"""Words and names to look for in a text, and how they are looked for.

The lists are literal. A word matches as a whole word, so that "ras" is not found in "terras"; upper and lower case are
the same unless the list says otherwise; any white space matches any other, and a curly apostrophe a straight one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from .tables import records

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|\n\s*\n")
_ODD_CASE = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that equal i, s and k for a pattern without case, and not in lower case."""
_RUN = re.compile(r"[^\W_]+")
_TRIM = " \t\r\n.,;:!'\""

Place = tuple[int, int]
"""Start and end of a match in the text, in characters; the end is exclusive."""


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...], stems: tuple[str, ...], match_case: bool) -> re.Pattern[str] | None:
    """One pattern for all words, the longest first, so that a phrase wins over its first word."""
    both = [(word, True) for word in words] + [(stem, False) for stem in stems]
    if not both:
        return None
    alternatives = [_literal(word, whole) for word, whole in sorted(both, key=lambda item: (-len(item[0]), item[0]))]
    return re.compile("|".join(alternatives), 0 if match_case else re.IGNORECASE)


class _Marks(NamedTuple):
    """What a text in lower case must have to hold one of some words: cheap to look for, and never wrong in saying no.

    `longest` are the longest runs of letters and digits of the words, `runs` all runs of each: a word stands whole in a text,
    so its runs do too. `parts` are pieces that need only stand somewhere: of stems, and of words without any letter.
    """

    longest: frozenset[str]
    runs: tuple[frozenset[str], ...]
    parts: tuple[str, ...]

    def may_stand_in(self, lower: str) -> bool:
        there = _runs(lower)
        if not self.longest.isdisjoint(there) and any(runs <= there for runs in self.runs):
            return True
        return any(part in lower for part in self.parts)


@lru_cache(maxsize=256)
def _marks(words: tuple[str, ...], stems: tuple[str, ...]) -> _Marks:
    found = [(word, frozenset(_RUN.findall(_straight(word).lower()))) for word in words]
    signs = [word for word, runs in found if not runs]
    parts = {max(_straight(word).lower().split(), key=len) for word in (*signs, *stems)}
    full = tuple(runs for _, runs in found if runs)
    return _Marks(frozenset(max(runs, key=len) for runs in full), full, tuple(sorted(parts)))


@lru_cache(maxsize=4096)
def _runs(lower: str) -> frozenset[str]:
    return frozenset(_RUN.findall(lower))


@lru_cache(maxsize=4096)
def _prepared(text: str) -> tuple[str, str | None]:
    """A text with straight apostrophes, and in lower case; None for one in which a pattern sees letters otherwise."""
    text = text if text.isascii() else _straight(text)
    return text, None if _ODD_CASE.search(text) else text.lower()


def _straight(text: str) -> str:
    """The text with straight apostrophes; much faster than `str.translate` for a long text."""
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")


def _literal(word: str, whole: bool) -> str:
    """The pattern of one word or phrase; a sign at its edge, as in `etc.`, needs no border of a word."""
    before = r"(?<![\w-])" if word[0].isalnum() else ""
    after = r"\w*" if not whole else r"(?!\w)" if word[-1].isalnum() else ""
    spaced = r"\s+".join(re.escape(part) for part in _straight(word).split())
    return f"{before}{spaced}{after}"


def _sentences(text: str) -> Iterator[Place]:
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def find(
    text: str,
    words: Iterable[str],
    *,
    stems: Iterable[str] = (),
    near: Iterable[str] = (),
    exceptions: Iterable[str] = (),
    match_case: bool = False,
) -> tuple[Place, ...]:
    """Where one of `words`, or a whole word that begins with one of `stems`, stands in `text`.

    With `near`, one of those words must stand in the same sentence; none of `exceptions` may.
    """
    words, stems = tuple(words), tuple(stems)
    text, lower = _prepared(text)
    if lower is not None and not _marks(words, stems).may_stand_in(lower):  # nearly every search ends here
        return ()
    pattern = _pattern(words, stems, match_case)
    if pattern is None or pattern.search(text) is None:
        return ()
    company, exempt = _pattern(tuple(near), (), match_case), _pattern(tuple(exceptions), (), match_case)
    if company is None and exempt is None:
        return tuple(match.span() for match in pattern.finditer(text))
    places: list[Place] = []
    for start, end in _sentences(text):
        if company is not None and company.search(text, start, end) is None:
            continue
        if exempt is not None and exempt.search(text, start, end) is not None:
            continue
        places += [match.span() for match in pattern.finditer(text, start, end)]
    return tuple(places)


class WordList(NamedTuple):
    """The words that one rule looks for in one language.

    `alone` count only when they are the whole text, as in a purpose that says "onderzoek" and nothing more.
    """

    rule: str
    language: str
    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    match_case: bool = False

    def find(self, text: str) -> tuple[Place, ...]:
        """Where the text has one of the words."""
        if self.alone:
            bare = " ".join(_straight(text).strip(_TRIM).split())
            known = self.alone if self.match_case else tuple(word.lower() for word in self.alone)
            if bare and (bare if self.match_case else bare.lower()) in known:
                return ((0, len(text)),)
        return find(
            text, self.words, stems=self.stems, near=self.near, exceptions=self.exceptions, match_case=self.match_case
        )

    def first(self, text: str) -> str | None:
        """The first of the words in the text, as it is written there; None where it has none."""
        places = self.find(text)
        return text[slice(*places[0])] if places else None


class OutdatedName(NamedTuple):
    """A name, act, claim or term that was right once.

    `kind` is `authority`, `site`, `law`, `claim`, `term` or `product`; `rule` the code of the rule that reports it.
    `replaced_by` is the id of an authority or law. `since` is the first day on which it was outdated, if known. `cites`
    are the Dutch citations of the rule that tell of this change; empty where none does.
    """

    id: str
    kind: str
    rule: str
    forms: tuple[str, ...]
    near: tuple[str, ...]
    match_case: bool
    new_nl: str
    new_en: str
    replaced_by: str | None
    since: date | None
    verified: bool
    cites: tuple[str, ...] = ()

    def outdated(self, on: date) -> bool:
        """Whether the name was outdated that day; without a known day it always is."""
        return self.since is None or on >= self.since

    def find(self, text: str) -> tuple[Place, ...]:
        """Where the text uses it."""
        return find(text, self.forms, near=self.near, match_case=self.match_case)


@cache
def outdated_names() -> tuple[OutdatedName, ...]:
    """Names, acts, claims and terms that are no longer right."""
    return records(OutdatedName, "outdated_names")


@cache
def _word_lists() -> Mapping[tuple[str, str], WordList]:
    return {(entry.rule, entry.language): entry for entry in records(WordList, "word_lists")}


@cache
def word_list(rule: str, language: str = "nl") -> WordList:
    """What the rule looks for in texts of that language; empty where no list was made for the language.

    Raises `KeyError` for a rule that has no list in any language: that is a slip in the code of the rule.
    """
    lists = _word_lists()
    if not any(known == rule for known, _ in lists):
        raise KeyError(rule)
    return lists.get((rule, language)) or WordList(rule, language)
