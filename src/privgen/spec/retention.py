"""Retention: one head, any qualifiers (AVG art. 13(2)(a), art. 5(1)(e))."""

from typing import Annotated, Any, Literal

from pydantic import Field

from .kinds import SEMANTIC, Bool, Conditional, Names, Str, Text, Texts, entries, one_of

HEADS = ("keep", "while", "until", "as_long_as", "on_request", "stated_at", "kept_by", "longest_of", "shortest_of")
"""The keys of which a rule has exactly one."""

_RULE: Any = one_of(scalar=Str, map_="RetentionRule")


class RetentionRule(Conditional):
    """How long data are kept: one head (`keep`, `while`, `until` …) and any qualifiers."""

    keep: Str | None = None
    """A period: `7 years`, `180 days`, `7 years after delivery`."""
    while_: Text | None = Field(None, alias="while")
    """A state: as long as it lasts the data are kept. An id (`customer`) or a clause."""
    until: Text | None = None
    """An event, a clause (`uw klacht is afgehandeld`) or a date."""
    as_long_as: Text | None = None
    """A criterion without a period: `needed_for_purpose`, or a clause."""
    on_request: Str | None = None
    """Deleted when the person asks: `any_time`, or the event from which on they can ask."""
    stated_at: Text | None = None
    """The period is told elsewhere: `op het formulier`."""
    kept_by: Text | None = None
    """Somebody else keeps the data: an id of a recipient, or a name."""
    longest_of: list[_RULE] | None = None
    """The longest of these rules holds."""
    shortest_of: list[_RULE] | None = None
    """The shortest of these rules holds."""
    after: Text | None = None
    """From when the period runs: an event id, or a noun phrase (`de opname`)."""
    then: Str | None = None
    """A period that follows the state: `2 years`."""
    bound: Literal["exactly", "at_most", "at_least", "usually"] | None = None
    """Whether the period is a maximum, a minimum or the usual one."""
    law: Names | None = None
    """The law that asks for this period: an id (`awr_52`) or its name."""
    why: Text | None = None
    """Why the data are kept this long, in whole sentences."""
    purposes: entries(Conditional) | None = None
    """What the data are kept for in this period."""
    of: entries(Conditional) | None = None
    """Which data the rule is about, where the place does not say so."""
    longer_if: Texts | None = None
    """Cases in which the data are kept longer: noun phrases."""
    considering: Texts | None = None
    """What is weighed in setting the period: noun phrases."""
    confirm: Bool | None = None
    """Whether the person is told that the data have been deleted."""
    limit: Text | None = None
    """A limit to the deletion: `voor zover technisch mogelijk`."""
    delete_within: Str | None = None
    """How soon after the end the data are gone: `2 months`."""
    where: Text | None = None
    """Where the data are kept: `in onze administratie`."""
    otherwise: _RULE | None = None
    """What holds if the person does not ask (with `on_request`)."""
    except_: Names | None = Field(None, alias="except")
    """Rules that hold instead for some of the data: ids of the retention register."""
    contact: Str | None = None
    """Where to ask (with `on_request`)."""
    mark: Annotated[str | None, SEMANTIC] = None
    """A sign such as `*`, put behind every item under this rule, with a legend."""


Retention = one_of(scalar=Str, list_=list[one_of(scalar=Str, map_=RetentionRule)], map_=RetentionRule)
"""A rule, an id of the retention register, a short form (`2 years after delivery`), or a list of these side by side."""
