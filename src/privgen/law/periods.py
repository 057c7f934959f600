"""How long data are kept by law or norm, and from which age a child consents itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .tables import by, country_code, records


class RetentionNorm(NamedTuple):
    """How long the law or the supervisory authority wants a kind of data to be kept.

    `unit` is `years` or `weeks`. `kind` is `minimum`, `maximum`, `both` or `justification` (a reason to keep it that
    long). `statutory` is false for a norm of the authority. `start_event` is an id of the vocabulary. With consent of
    the person `consent_amount` holds; `longest_amount` is the long stop. `laws` are ids for `law_reference`.
    """

    id: str
    name_nl: str
    name_en: str
    amount: int
    unit: str
    start_event: str | None
    start_nl: str
    start_en: str
    kind: str
    statutory: bool
    laws: tuple[str, ...]
    cite_nl: str
    cite_en: str
    consent_amount: int | None
    consent_unit: str | None
    longest_amount: int | None
    longest_unit: str | None
    remark_nl: str | None
    remark_en: str | None
    verified: bool


class ChildAge(NamedTuple):
    """The age at which a child consents to an online service itself (GDPR Art. 8(1)); `accepted` ages pass too."""

    country: str
    age: int
    accepted: tuple[int, ...]
    verified: bool


@cache
def retention_norms() -> Mapping[str, RetentionNorm]:
    """The retention norms by tag: `tax_records`, `applicants` …"""
    return by("id", records(RetentionNorm, "retention_norms"))


@cache
def _child_ages() -> Mapping[str, ChildAge]:
    return by("country", records(ChildAge, "child_ages"))


def child_age(country: str) -> ChildAge | None:
    """The age of consent for online services in that country (ISO code), if the table has it."""
    return _child_ages().get(country_code(country))
