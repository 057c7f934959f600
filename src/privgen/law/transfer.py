"""Transfers: the EEA, the adequacy decisions, and the tools of GDPR Art. 46-49, valid and invalid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from .tables import by, country_code, holds, records


class Adequacy(NamedTuple):
    """A decision of the European Commission that a country protects personal data well enough (GDPR Art. 45).

    `condition` names what must be true of the recipient before the decision covers it (`dpf`: on the list of the Data
    Privacy Framework); `None` where it covers everyone. `country` is `None` for an international organisation.
    """

    id: str
    country: str | None
    name_nl: str
    name_en: str
    decision: str
    url: str
    valid_from: date
    valid_to: date | None
    condition: str | None
    scope_nl: str | None
    scope_en: str | None
    renewed_by: str | None


class EeaCountry(NamedTuple):
    """A country of the European Economic Area. `languages` are its official languages (ISO 639-1)."""

    country: str
    name_nl: str
    name_en: str
    eu: bool
    languages: tuple[str, ...]


class TransferTool(NamedTuple):
    """A tool for a transfer outside the EEA (GDPR Art. 45-49), valid or no longer so.

    `kind` is `adequacy`, `safeguard`, `derogation`, `invalid` or `vague`. `forms` are the spellings in which an invalid
    or vague tool stands in a text, `synonyms` other names of a valid one. `needs_copy`: people must be told how to get
    a copy (GDPR Art. 13(1)(f)). `grace_until` is the last day of contracts concluded while the tool was valid.
    """

    id: str
    kind: str
    name_nl: str
    name_en: str
    cite_nl: str
    cite_en: str
    needs_copy: bool
    valid_from: date
    valid_to: date | None
    grace_until: date | None
    invalidated_by: str | None
    replaced_by: str | None
    forms: tuple[str, ...]
    synonyms: tuple[str, ...]

    @property
    def invalid_since(self) -> date | None:
        """The first day on which the tool could no longer be used, `None` while it is valid."""
        return None if self.valid_to is None else self.valid_to + timedelta(days=1)

    def valid(self, on: date) -> bool:
        """Whether the tool could be used that day; a vague name never can."""
        return self.kind != "vague" and holds(self.valid_from, self.valid_to, on)


@cache
def _adequacy_by_country() -> Mapping[str, tuple[Adequacy, ...]]:
    found: dict[str, tuple[Adequacy, ...]] = {}
    for entry in records(Adequacy, "adequacy"):
        key = entry.country or entry.id.upper()
        found[key] = (*found.get(key, ()), entry)
    return found


def adequacy(country: str, on: date) -> Adequacy | None:
    """The adequacy decision for a country (ISO code) or organisation (`epo`) in force on that day, if there is one.

    Look at `condition` before relying on it: the decision for the United States covers only organisations on the list
    of the Data Privacy Framework. A country of the EEA has no decision, for it needs none.
    """
    entries = _adequacy_by_country().get(country_code(country), ())
    return next((entry for entry in entries if holds(entry.valid_from, entry.valid_to, on)), None)


@cache
def eea() -> Mapping[str, EeaCountry]:
    """The countries of the European Economic Area by ISO code."""
    return by("country", records(EeaCountry, "eea"))


def in_eea(country: str) -> bool:
    """Whether data stay in the EEA when they go to that country (ISO code): the EU, Iceland, Liechtenstein, Norway."""
    return country_code(country) in eea()


@cache
def transfer_tools() -> Mapping[str, TransferTool]:
    """The tools for transfers by id, those that are no longer valid too."""
    return by("id", records(TransferTool, "transfer_tools"))
