"""What people can do: use their rights, and complain (AVG art. 12, 15-22, 77)."""

from typing import Annotated, Literal

from pydantic import Field

from .activity import Details
from .kinds import SEMANTIC, Bool, Conditional, Names, Part, Str, Text, Texts, entries, one_of
from .parties import Authority


class Right(Details):
    """A right of the person, with what is special about it here (AVG art. 15-22)."""

    contact: Str | None = None
    """Where to use it: a contact."""
    against: Texts | None = None
    """Objection: what it can be made against: noun phrases or ids of legal bases."""
    how: Text | None = None
    """How to use it: a prepositional phrase."""
    effect: Text | None = None
    """What happens then, in whole sentences."""
    direct: Text | None = None
    """Portability: `true`, or the condition, when data go straight to another organisation."""
    formats: Texts | None = None
    """In which form people get their data: noun phrases."""
    copy_: Bool | None = Field(None, alias="copy")
    """Access: whether a copy is given."""


class Identification(Conditional):
    """How the person's identity is checked (AVG art. 12(6))."""

    for_: entries(Conditional) | None = Field(None, alias="for")
    """For which rights."""
    ask: Texts | None = None
    """What is asked: noun phrases."""
    black_out: Texts | None = None
    """What the person must make unreadable: noun phrases."""
    why: Text | None = None
    """Why, in whole sentences."""
    id_copy: Annotated[Bool | None, SEMANTIC] = None
    """Whether a copy of an identity document is asked."""


class Refusal(Conditional):
    """When a request is refused (AVG art. 12(4))."""

    extent: Names | None = None
    """`wholly`, `partly`."""
    explained: Bool | None = None
    """Whether the refusal is explained."""
    remedy: Text | None = None
    """What the person can do then, in whole sentences."""


class SelfService(Conditional):
    """A place where people can see or change their data themselves."""

    contact: Str | None = None
    """Where: a contact."""
    label: Text | None = None
    """Where: a noun phrase."""
    can: Names | None = None
    """`view`, `change`, `delete`, `download`."""
    items: entries(Details) | None = None
    """Which data."""
    how: Text | None = None
    """How, in whole sentences."""
    for_: entries(Conditional) | None = Field(None, alias="for")
    """For whom: subjects."""


class Rights(Part):
    """Rights and how to use them (AVG art. 12, 15-22)."""

    offer: entries(Right) | None = None
    """`applicable` (the rights that follow from the bases), a list, or both."""
    contact: Names | None = None
    """Where to use them: contacts."""
    within: Str | None = None
    """How soon an answer comes: `1 month`."""
    identification: one_of(scalar=Str, map_=Identification) | None = None
    """How identity is checked; `none` denies it."""
    refusal: Refusal | None = None
    """When a request is refused."""
    fee: Text | None = None
    """`none`, or what a request costs, in whole sentences."""
    self_service: list[SelfService] | None = None
    """What people can do themselves."""
    law: Names | None = None
    """The law that gives the rights."""


class UsFirst(Part):
    """The friendly request to come to the organisation first."""

    contact: Names | None = None
    """Where: contacts."""
    when: Text | None = None
    """In which case, with its own conjunction."""
    action: Text | None = None
    """What the organisation does then, in whole sentences."""


class Complaint(Part):
    """Complaints (AVG art. 13(2)(d), 77)."""

    us_first: one_of(scalar=Str, list_=list[Str], map_=UsFirst) | None = None
    """Where to come first, without obligation."""
    authority: entries(Authority) | None = None
    """The authority: an id (`ap`), a country code, or a list."""
    choice: Literal["own_country"] | None = None
    """The person goes to the authority of their own country."""


__all__ = ["Complaint", "Right", "Rights", "UsFirst"]
