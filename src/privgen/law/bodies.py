"""Supervisory authorities, where people complain, and well-known providers, which texts name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from .tables import by, country_code, fields, in_language, read, records


class Predecessor(NamedTuple):
    """An earlier name or site of an authority, and the day on which the present one took its place, if known."""

    name: str
    abbreviation: str | None
    site: str | None
    replaced_on: date | None


class Authority(NamedTuple):
    """A supervisory authority: where people complain.

    `art77` is false for an authority outside the GDPR (United Kingdom, Switzerland); `law` then names its own law.
    `land` is the German Land, for the sixteen authorities of the Länder. The phrases fit after "bij" and "to":
    "de Deense toezichthouder Datatilsynet". `confirmed`: a second source gives the same addresses.
    """

    id: str
    country: str
    land: str | None
    name: str
    name_nl: str | None
    abbreviation: str | None
    phrase_nl: str
    phrase_en: str
    site: str
    complaint_page: str | None
    art77: bool
    law: str | None
    name_since: date | None
    email: str | None
    postal_address: str | None
    predecessors: tuple[Predecessor, ...]
    remark: str | None
    confirmed: bool
    verified: bool

    @property
    def link(self) -> str:
        """The page for a complaint, or the site where no such page is known."""
        return self.complaint_page or self.site

    def phrase(self, language: str) -> str:
        """The name as it stands in a sentence."""
        return in_language(self.phrase_nl, self.phrase_en, language)


class Provider(NamedTuple):
    """A well-known provider: the names under which texts speak of it, and where the company behind it usually sits.

    `country` is not the place where data are processed. `ambiguous`: the name is a common word too, so only its
    spelling with a capital counts. `service` is an id of the vocabulary.
    """

    id: str
    name: str
    company: str
    country: str
    forms: tuple[str, ...]
    service: str | None
    ambiguous: bool
    verified: bool


@cache
def authorities() -> Mapping[str, Authority]:
    """The supervisory authorities by id: `ap`, else the country in lower case; `de_by` and so on for the Länder."""
    entries = []
    for entry in read("authorities")["entries"]:
        earlier = tuple(Predecessor(**fields(old)) for old in entry["predecessors"])
        entries.append(Authority(**{**fields(entry), "predecessors": earlier}))
    return by("id", entries)


def authority(id_or_country: str) -> Authority | None:
    """The authority with that id, or of that country (ISO code); for Germany the federal one."""
    known = authorities()
    if id_or_country.lower() in known:
        return known[id_or_country.lower()]
    country = country_code(id_or_country)
    return next((entry for entry in known.values() if entry.country == country and entry.land is None), None)


@cache
def providers() -> Mapping[str, Provider]:
    """Well-known providers by id."""
    return by("id", records(Provider, "providers"))
