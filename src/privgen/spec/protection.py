"""How people and their data are protected: children, security, and access within the organisation (AVG art. 8, 32)."""

from typing import Literal

from .activity import Details
from .kinds import Bool, Conditional, Id, Int, Names, Part, Str, Text, Texts, entries, one_of


class Report(Conditional):
    """What to report, where, and what follows."""

    contact: Names | None = None
    """Where: contacts."""
    action: Text | None = None
    """What the organisation does then: a clause (`wij verwijderen ze`)."""


class Children(Conditional):
    """Children (AVG art. 8; UAVG art. 5)."""

    consent_age: Int | None = None
    """Below this age a parent consents; 16 in the Netherlands."""
    minimum_age: Int | None = None
    """The service is for people from this age on."""
    intended: Bool | None = None
    """Whether children are an audience; `false` denies it."""
    parental_consent: Text | None = None
    """How parents consent: a prepositional phrase (`op het aanmeldformulier`)."""
    rights_by: Literal["parent", "child", "parent_or_child"] | None = None
    """Who uses the rights of children under 12, or under `from_age`."""
    from_age: Int | None = None
    """From this age the child uses the rights too."""
    verification: Text | None = None
    """How the age is checked, in whole sentences; `none`: it is not checked."""
    report: one_of(scalar=Str, map_=Report) | None = None
    """What to report about children."""


class Security(Part):
    """Security (AVG art. 32)."""

    measures: Texts | None = None
    """Measures: noun phrases."""
    against: Texts | None = None
    """What they protect against: noun phrases."""
    criteria: Texts | None = None
    """What the choice of measures depends on: noun phrases."""
    report: one_of(scalar=Str, map_=Report) | None = None
    """Where to report a leak or misuse."""
    staff: Texts | None = None
    """What staff do and learn, in whole sentences."""


class Role(Part):
    """A group of staff and what it can see."""

    label: Text | None = None
    """What the group is called: a noun phrase in the plural."""
    can_view: entries(Details) | None = None
    """What it can see."""
    cannot_view: entries(Details) | None = None
    """What it cannot see."""
    why: Text | None = None
    """Why, in whole sentences."""


class Access(Part):
    """Access within the organisation."""

    principle: Text | None = None
    """`need_to_know`, or whole sentences."""
    roles: dict[Id, Role] | None = None
    """Groups of staff."""
    never_visible: entries(Details) | None = None
    """What nobody in the organisation can see."""


__all__ = ["Access", "Children", "Security"]
