"""The built-in vocabulary: the words that privgen knows, with their Dutch and English forms and what they mean in law.

One JSON file a kind, an object of id to entry, one entry a line. An entry has a label in each language (`nl`, `en`) and
`synonyms`; every other key is a form for one grammatical slot, or a piece of meaning that rules and views use. Labels
hold no pronoun. A form with one is a map `{u, je, en}`, a form without is `{nl, en}`; `form` picks the right one.

Forms, and the sentence each fits:

- `infinitive` "uw bestelling bezorgen", `om_te` "(om) uw bestelling te bezorgen", `noun` "bezorging van de bestelling";
- `verb` "(PostNL) bezorgt uw bestelling", in the numbers `one` and `many`;
- `while` "(zolang) u klant bent", `until` "(tot) uw bestelling is geleverd", `after` "(na) de levering";
- `from` "(deze gegevens komen) uit het Handelsregister", `at` "bij uw eerste bezoek", `by` "per e-mail";
- `when` "als u daarom vraagt", `unless` and `only_if` "u daarom vraagt", `because` "(dat mag, omdat) u lid bent";
- `situation` "klant", `short` "laten verbeteren", `adjective` "functionele", `many` "verwerkers";
- of an act: `participle` "verkocht", the prepositions `object` "naar" and `to` "aan", `tail` what follows its object.

Meaning:

- data: `group`, `plural` (the Dutch label takes a plural verb), `special` (a kind of AVG art. 9 data), `criminal`
  (art. 10), `bsn` (UAVG art. 46), `identifier` (singles a person out online), `tax_record` (AWR art. 52), `financial`,
  `location`, `sensitive`, `minor`;
- subjects: `employment`, `health`, `minor`; events: `year_end`, `vague`;
- purposes and services: `marketing` (with its `channel`), `tracking`, `profiling`, `tax`, `security`, `essential`,
  `monitoring`; services: `people` (the group of people that the work is about, where it is always the same);
- sources: `type` (`direct`, `observed`, `indirect`, `public`), `direct` (AVG art. 13 applies, not art. 14), `public`,
  `vague` (names no source that a reader could find);
- techniques: `surprising`, `needs_consent` (Tw art. 11.7a); cookie_types: `consent`, `consent_doubtful`, `tracking`,
  `marketing`;
- rights: `article`, `bases` (where the right exists), `condition`; legal_bases: `letter`, `article`, `needs_law`;
- special_grounds: `letter` of AVG art. 9(2), `article`, `uavg` (article of that act), `special`, `needs_law`,
  `consent`;
- mechanisms: `article`, `type` (`adequacy`, `safeguard`, `derogation`), `copy` (people may ask for one), `country`;
- conditions: `basis`, `vague`; channels: `message` (an electronic message of Tw art. 11.7).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

__all__ = ["KINDS", "Entry", "by_label", "entries", "entry", "form", "nearest", "normalise"]

KINDS: tuple[str, ...] = (
    "data", "groups", "special_categories", "subjects", "states", "events", "purposes", "services", "sources",
    "techniques", "cookie_types", "rights", "legal_bases", "special_grounds", "mechanisms", "conditions", "acts",
    "roles", "relations", "moments", "channels", "threats",
)
LANGUAGES = ("nl", "en")
_APOSTROPHES = str.maketrans("‘’ʼ´`", "'''''")
_IGNORED = ("Mn", "Pd", "Zs", "Cc", "Cf")
"""Unicode categories: marks, hyphens and dashes, spaces, control and format characters."""
_ANSWERS_TO = ("infinitive", "noun")
"""The forms that an editor may write instead of the label: each is a label of its kind too."""


class Entry(NamedTuple):
    """One word of the vocabulary: `labels` and `synonyms` by language, and in `more` its forms and its meaning."""

    kind: str
    id: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    more: Mapping[str, Any]


def entries(kind: str) -> Mapping[str, Entry]:
    """All entries of a kind by id, in the order of the file; none for a kind of which nothing is built in."""
    return _load(kind) if kind in KINDS else MappingProxyType({})


def entry(kind: str, id: str) -> Entry | None:
    """The entry of a kind with this id."""
    return entries(kind).get(id)


def by_label(kind: str, text: str) -> Entry | None:
    """The entry that is called `text`: its label, a synonym, infinitive or noun, in any language.

    Case, hyphens, spaces and diacritics do not count.
    """
    return _names(kind).get(normalise(text)) if kind in KINDS else None


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """What is left of a label when case, hyphens, spaces, diacritics and the shape of apostrophes do not count."""
    if text.isascii():  # nearly all labels: building the index of a kind must not take long
        return "".join(text.replace("`", "'").lower().replace("-", "").split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return "".join(char for char in decomposed.casefold() if unicodedata.category(char) not in _IGNORED)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` may be a slip of: one edit away, or at most two if the word has six letters or more.

    An edit adds, drops or changes one letter, or swaps two neighbours (optimal string alignment). Of equally near
    candidates the first in the alphabet wins. A word that is itself a candidate is no slip: None.
    """
    limit = 2 if len(word) >= 6 else 1
    length, letters = len(word), _letters(word)
    best: tuple[int, str] | None = None
    for candidate in candidates:
        if candidate == word:
            return None
        # An edit changes the length by one at most, and the set of letters by two: nearly all candidates end here.
        if abs(len(candidate) - length) > limit or (_letters(candidate) ^ letters).bit_count() > 2 * limit:
            continue
        distance = _distance(word, candidate, limit)
        if distance <= limit and (best is None or (distance, candidate) < best):
            best = (distance, candidate)
    return best[1] if best else None


def form(value: Any, address: Literal["u", "je"] | None, language: str, *, many: bool = False) -> str:
    """The form for an address form and a language: of a plain string, of `{nl, en}`, or of `{u, je, en}`.

    Without an address form Dutch says `u`. `many` picks the plural of a verb. A language that the form lacks falls back
    on English. Raises `KeyError` for a map with none of these keys.
    """
    if isinstance(value, str):
        return value
    wanted = (address or "u", "nl") if language == "nl" else (language, "en", "nl", address or "u")
    for key in (*wanted, "many" if many else "one"):
        if key in value:
            return form(value[key], address, language, many=many)
    raise KeyError(f"no form for {language!r} among {sorted(value)}")


@cache
def _load(kind: str) -> Mapping[str, Entry]:
    text = Path(__file__).with_name(f"{kind}.json").read_text(encoding="utf-8")
    return MappingProxyType({id_: _entry(kind, id_, raw) for id_, raw in json.loads(text).items()})


def _entry(kind: str, id_: str, raw: dict[str, Any]) -> Entry:
    synonyms = {language: tuple(words) for language, words in raw.pop("synonyms").items()}
    labels = {language: raw.pop(language) for language in LANGUAGES}
    return Entry(kind, id_, MappingProxyType(labels), MappingProxyType(synonyms), MappingProxyType(raw))


@cache
def _names(kind: str) -> Mapping[str, Entry]:
    return {normalise(name): word for word in entries(kind).values() for name in _called(word)}


def _called(word: Entry) -> Iterator[str]:
    yield from word.labels.values()
    for words in word.synonyms.values():
        yield from words
    for slot in _ANSWERS_TO:
        yield from word.more.get(slot, {}).values()


@lru_cache(maxsize=16384)
def _letters(word: str) -> int:
    """The characters of a word as a set of bits; two characters may share one, which only makes words look more alike."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 63)
    return bits


def _distance(left: str, right: str, limit: int) -> int:
    """The optimal string alignment distance, or `limit + 1` as soon as it is certain to be larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
