"""Cookies and similar techniques (Tw art. 11.7a)."""

from typing import Annotated

from pydantic import Field

from .activity import Details
from .kinds import SEMANTIC, Bool, Conditional, Part, Str, Text, Texts, entries, one_of


class CookieType(Details):
    """A type of cookies."""

    keep: Str | None = None
    """How long they stay."""
    party: Str | None = None
    """Who places them: an id of a recipient, or a name."""
    third_party_access: Text | None = None
    """Who else can read them; `none` denies it."""
    consent: Annotated[Bool | None, SEMANTIC] = None
    """Whether consent is asked."""
    also_called: Texts | None = None
    """Other names: noun phrases."""
    limited: Annotated[Bool | None, SEMANTIC] = None
    """Analytics with little or no effect on privacy (Tw art. 11.7a lid 3 onder b)."""
    where: Text | None = None
    """Where they are used: a prepositional phrase."""


class Cookie(Part):
    """A single cookie."""

    name: Str
    """Its name, as it is written."""
    party: Str | None = None
    """Who places it."""
    type: Str | None = None
    """The type it belongs to."""
    keep: Str | None = None
    """How long it stays; `session` for the visit."""
    purpose: Text | None = None
    """What for: an infinitive phrase without "te"."""


class CookieConsent(Part):
    """How consent for cookies is asked and withdrawn (Tw art. 11.7a)."""

    for_: entries(Conditional) | None = Field(None, alias="for")
    """For which types."""
    asked: Text | None = None
    """When: `first_visit`, or a prepositional phrase."""
    how: Text | None = None
    """How: a prepositional phrase."""
    informed: Text | None = None
    """When people are told: `first_visit`, or a prepositional phrase."""
    withdraw: Text | None = None
    """How to withdraw: a prepositional phrase, or `browser`."""
    outcome: Bool | None = None
    """Whether the statement spells out what is placed on accept, refuse and block."""


class Browser(Part):
    """Blocking cookies in the browser."""

    can: Texts | None = None
    """What one can do there: infinitive phrases."""
    effect: Text | None = None
    """What happens then, in whole sentences."""


class CookieStatement(Part):
    """A separate cookie statement."""

    label: Text | None = None
    """What it is called: a noun phrase."""
    url: Str | None = None
    """Where it is."""


class Cookies(Part):
    """Cookies and similar techniques (Tw art. 11.7a)."""

    types: entries(CookieType) | None = None
    """The types that are used."""
    list_: list[Cookie] | None = Field(None, alias="list")
    """The cookies one by one."""
    data: entries(Details) | None = None
    """The data they hold or collect."""
    consent: CookieConsent | None = None
    """How consent is asked."""
    browser: Browser | None = None
    """What the browser can do."""
    statement: one_of(scalar=Str, map_=CookieStatement) | None = None
    """A separate cookie statement: its name, or an object."""


__all__ = ["CookieType", "Cookies"]
