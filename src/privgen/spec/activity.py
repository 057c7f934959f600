"""Processing activities, and the details that any entry of a reference list can carry (AVG art. 13(1)(c)-(f), 14)."""

from typing import Annotated, Literal

from pydantic import Field

from .kinds import SEMANTIC, Bool, Conditional, Id, Names, Part, Str, Text, Texts, entries, one_of
from .retention import Retention


class BasisDetails(Conditional):
    """What a legal basis needs beside its name (AVG art. 6(1), 7, 13(1)(d))."""

    how: Text | None = None
    """Consent: how it is asked, a prepositional phrase (`op onze website`)."""
    withdraw: Text | None = None
    """Consent: how it is withdrawn, a prepositional phrase (`met de link onderaan elke nieuwsbrief`) or a contact."""
    effect: Text | None = None
    """Consent: what happens after withdrawal, in whole sentences."""
    recorded: Text | None = None
    """Consent: where it is recorded, a prepositional phrase (`in onze systemen`)."""
    contract_with: Text | None = Field(None, alias="with")
    """Contract: with whom it is concluded, if not with the controller (`een partner van ons`)."""
    law: Names | None = None
    """Legal obligation and public task: the law, an id (`awr_52`) or its name."""
    task: Text | None = None
    """Public task: the task, a noun phrase."""
    interest: Texts | None = None
    """Legitimate interest: what for, an infinitive phrase (`weten welke pagina's niet werken`)."""
    of: Text | None = None
    """Legitimate interest: whose interest it is, if not the controller's own."""
    balancing: Text | None = None
    """Legitimate interest: why it outweighs the interests of the person, in whole sentences."""
    why: Text | None = None
    """Why this basis fits, in whole sentences."""


class Ground(Part):
    """The exception that allows special categories, criminal data or the BSN (AVG art. 9(2), 10; UAVG art. 22-33, 46)."""

    ground: Names | None = None
    """An id of the vocabulary (`explicit_consent`, `health_care`)."""
    law: Names | None = None
    """The national law it rests on (`uavg_30_3a`)."""
    why: Text | None = None
    """Why the exception holds, in whole sentences."""


class Required(Conditional):
    """Whether the person must give the data, and what happens otherwise (AVG art. 13(2)(e))."""

    by: Literal["law", "contract", "precontract"] | None = None
    """What asks for the data."""
    law: Names | None = None
    """The law that asks for them."""
    consequence: Text | None = None
    """What happens without the data: a clause that begins with `dan`."""
    of: entries(Conditional) | None = None
    """Which data must be given, where not all of the activity's."""
    why: Text | None = None
    """Why they are needed, in whole sentences."""


class Objection(Part):
    """How to object, and to what (AVG art. 21)."""

    against: Texts | None = None
    """What can be objected to: noun phrases."""
    how: Text | None = None
    """How to object: a prepositional phrase (`met de link onderaan elke mail`)."""
    contact: Str | None = None
    """Where to object: a contact."""
    effect: Text | None = None
    """What happens then, in whole sentences."""
    why: Text | None = None
    """Why it is arranged this way, in whole sentences."""


class Marketing(Part):
    """Direct marketing: to whom, about what, and how to stop it (AVG art. 21(2), Tw art. 11.7)."""

    to: Annotated[Literal["existing_customers", "consumers", "businesses", "anyone"] | None, SEMANTIC] = None
    """Whom it is sent to."""
    own_products: Annotated[Bool | None, SEMANTIC] = None
    """Whether it is about the controller's own similar products only."""
    channel: entries(Conditional) | None = None
    """How it is sent: `email`, `phone`, `post`, `sms`, `app`, or a label."""
    about: Texts | None = None
    """What it is about: noun phrases."""
    opt_out: Text | None = None
    """How to stop it: `none`, a contact, or a prepositional phrase."""
    opt_out_at_collection: Annotated[Bool | None, SEMANTIC] = None
    """Whether one can refuse when the data are collected."""
    opt_out_in_message: Annotated[Bool | None, SEMANTIC] = None
    """Whether every message has a way out."""
    effect: Text | None = None
    """What happens after opting out, in whole sentences."""
    unavoidable: Texts | None = None
    """Messages that one gets all the same: noun phrases."""


class Details(Conditional):
    """What an entry of any reference list can carry: any field of an activity, narrowed to that entry."""

    label: Text | None = None
    """The name in the statement: a noun phrase without pronoun (purposes: an infinitive phrase without "te")."""
    items: entries("Details") | None = None
    """The complete parts."""
    examples: Texts | None = None
    """Some of the parts."""
    is_: Annotated[str | None, SEMANTIC] = Field(None, alias="is")
    """The entry of the vocabulary whose meaning this one takes over."""
    highlight: Annotated[Bool | None, SEMANTIC] = None
    """Whether its text belongs in the korte versie too."""
    any_of: Bool | None = None
    """The parts are alternatives: one of them, not all."""
    data: entries("Details") | None = None
    """The data this entry is about."""
    purposes: entries("Details") | None = None
    """What this entry is used for."""
    legal_basis: entries(BasisDetails) | None = None
    """The legal basis of this entry."""
    special_ground: one_of(scalar=Str, map_=Ground) | None = None
    """The exception for special categories, criminal data or the BSN."""
    law: Names | None = None
    """The law it rests on."""
    retention: Retention | None = None
    """How long this entry is kept."""
    required: one_of(scalar=Literal["none", "law", "contract", "precontract"], map_=Required) | None = None
    """Whether it must be given; `none`: voluntary."""
    recipients: entries("Details") | None = None
    """Who gets this entry."""
    from_: entries("Details") | None = Field(None, alias="from")
    """Where it comes from: sources, recipients or subjects."""
    techniques: entries("Details") | None = None
    """How it is collected."""
    of: entries("Details") | None = None
    """Whose it is, or of what."""
    via: entries(Conditional) | None = None
    """Through which channel: noun phrases."""
    objection: one_of(scalar=Str, map_=Objection) | None = None
    """How to object to it."""
    why: Text | None = None
    """The reason shown to the reader, in whole sentences."""
    so_that: Text | None = None
    """What it is good for: a clause without conjunction."""
    opt_out: Text | None = None
    """How to refuse it: a contact, or a prepositional phrase."""
    form: Text | None = None
    """In what form it is used: `anonymous`, `aggregated`, `pseudonymous`, or an adjective phrase."""


class Activity(Details):
    """A processing activity: one situation in which personal data are used."""

    title: Text | None = None
    """The heading: a situation the reader knows (`Als u iets bestelt`)."""
    part_of: Annotated[Id | None, SEMANTIC] = None
    """The activity this one belongs to and inherits from."""
    role: Literal["controller", "processor", "joint"] | None = None
    """The organisation's own role here; default: controller."""
    subjects: entries(Details) | None = None
    """Whose data."""
    marketing: one_of(scalar=Bool, map_=Marketing) | None = None
    """Direct marketing."""
    promises: Annotated[Names | None, SEMANTIC] = None
    """Promises to be printed here: ids."""
    decisions: entries("Details") | None = None
    """Automated decisions taken here: ids of the decisions register."""
    profiling: one_of(scalar=Str, map_=Objection) | None = None
    """What the person notices of a profile, in whole sentences; `none` denies it."""
    agreement: Text | None = None
    """The agreement that governs it (as processor or joint controller)."""
    large_scale: Annotated[Bool | None, SEMANTIC] = None
    """Whether the processing is on a large scale (AVG art. 37)."""
    monitoring: Annotated[Literal["systematic", "occasional"] | None, SEMANTIC] = None
    """Whether people are monitored."""


class Defaults(Details):
    """What holds for every activity that does not say otherwise; never purposes or legal bases."""

    subjects: entries(Details) | None = None
    """Whose data."""


__all__ = ["Activity", "BasisDetails", "Defaults", "Details", "Ground", "Marketing", "Objection", "Required"]
