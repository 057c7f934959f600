"""Laws and their articles: what a spec may name as a law, and how it is written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from .tables import by, fields, holds, in_language, read, records


class Law(NamedTuple):
    """An act, decree or regulation. `text_from` is the first day of its present text, where that changed recently."""

    id: str
    name_nl: str
    name_en: str
    abbreviation_nl: str
    abbreviation_en: str | None
    phrase_nl: str
    phrase_en: str
    url: str | None
    valid_from: date
    valid_to: date | None
    replaced_by: str | None
    text_from: date | None
    synonyms: tuple[str, ...]
    cite_prefixes: tuple[str, ...]
    verified: bool

    def in_force(self, on: date) -> bool:
        """Whether the law could be relied on that day."""
        return holds(self.valid_from, self.valid_to, on)


class LawReference(NamedTuple):
    """What an id such as `awr_52` or `wgbo` in a spec stands for: an article of a law, or a law as a whole.

    `article` is `None` for a law as a whole. The phrase fits after "volgens" or in brackets: "artikel 52 van de
    Algemene wet inzake rijksbelastingen". `topics` says what the article is about: `bsn`, `retention`, `criminal` …
    """

    id: str
    law: Law
    article: str | None
    cite_nl: str
    cite_en: str
    phrase_nl: str
    phrase_en: str
    topics: tuple[str, ...]
    valid_to: date | None
    remark_nl: str | None
    remark_en: str | None
    verified: bool

    @property
    def url(self) -> str | None:
        """Where the law can be read."""
        return self.law.url

    def cite(self, language: str) -> str:
        """`AWR art. 52` or `AWR Art. 52`: for a finding or a table."""
        return in_language(self.cite_nl, self.cite_en, language)

    def phrase(self, language: str) -> str:
        """The law written out: for a sentence of a statement."""
        return in_language(self.phrase_nl, self.phrase_en, language)

    def in_force(self, on: date) -> bool:
        """Whether the article and its law could be relied on that day."""
        return self.law.in_force(on) and (self.valid_to is None or on <= self.valid_to)


@cache
def laws() -> Mapping[str, Law]:
    """The laws by id."""
    return by("id", records(Law, "articles", "laws"))


@cache
def articles() -> Mapping[str, LawReference]:
    """Everything a spec can name as a law by id: the articles, and each law as a whole."""
    whole = [
        LawReference(
            law.id, law, None, law.abbreviation_nl, law.abbreviation_en or law.name_en, law.phrase_nl, law.phrase_en,
            (), law.valid_to, None, None, law.verified,
        )
        for law in laws().values()
    ]
    parts = [
        LawReference(**{"remark_nl": None, "remark_en": None, **fields(entry), "law": laws()[entry["law"]]})
        for entry in read("articles")["entries"]
    ]
    return by("id", [*whole, *parts])


def law_reference(text: str) -> LawReference | None:
    """The law or article that an id (`awr_52`), a name, an abbreviation or a citation (`AWR art. 52`) stands for."""
    return articles().get(text) or _law_names().get(_plain(text))


@cache
def _law_names() -> Mapping[str, LawReference]:
    names: dict[str, LawReference] = {}
    for entry in articles().values():
        texts = [entry.cite_nl, entry.cite_en, entry.phrase_nl, entry.phrase_en]
        if entry.article is None:
            texts += [entry.law.name_nl, entry.law.name_en, *entry.law.synonyms]
        for text in texts:
            names.setdefault(_plain(text), entry)
    return names


def _plain(text: str) -> str:
    """A name without what people write in different ways: case, hyphens, double spaces and a leading article."""
    return re.sub(r"[\s-]+", " ", text.lower()).strip().removeprefix("de ").removeprefix("het ").removeprefix("the ")
