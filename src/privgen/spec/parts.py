"""The other top-level blocks: statement, promises, cookies, decisions, children, security, access, rights, complaint, changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .activity import Details
from .kinds import (
    IN_LANGUAGES,
    META,
    SEMANTIC,
    Bool,
    Conditional,
    Id,
    Int,
    Names,
    Part,
    Str,
    Text,
    Texts,
    entries,
    one_of,
)
from .parties import Authority


class Statement(Part):
    """The document itself."""

    title: Text | None = None
    """Its title; default: one that names the organisation."""
    id: Annotated[Str | None, META] = None
    """An identifier for tools."""
    version: Str | None = None
    """Version, as it is written."""
    language: Annotated[Literal["nl"] | None, SEMANTIC] = None
    """The language of the statement."""
    address_form: Annotated[Literal["u", "je"] | None, SEMANTIC] = None
    """How the reader is addressed; the spec's own texts are written in the same form."""
    speaker: Annotated[Literal["we", "name", "i"] | None, SEMANTIC] = None
    """Who speaks: wij, the name, or ik."""
    effective: Str | None = None
    """The date from which it holds: `2026-11-01`, `2026-11` or `2026`."""
    published: Str | None = None
    """The date on which it was published."""
    updated: Str | None = None
    """The date of the last change."""
    dated: Str | None = None
    """A date without more."""
    url: Annotated[Str | None, SEMANTIC] = None
    """Where it is published."""
    audience: entries(Details) | None = None
    """For whom it is: subjects."""
    scope: Text | None = None
    """What it is about, in whole sentences."""
    about: Annotated[Names | None, SEMANTIC] = None
    """Sections that the introduction announces: ids."""
    law: Annotated[Str | None, SEMANTIC] = None
    """The law under which it was written; default `avg`."""
    toc: Annotated[Bool | None, SEMANTIC] = None
    """Whether it has a table of contents."""
    numbering: Annotated[Bool | None, SEMANTIC] = None
    """Whether sections are numbered."""
    draft: Bool | None = None
    """A draft is printed with CONCEPT on top."""


class Definition(Part):
    """A word and what it means here."""

    term: Text
    """The word, as it is written."""
    means: one_of(scalar=Str, list_=list[Text], languages=IN_LANGUAGES)
    """What it means: a noun phrase, an id of a subject, `controller`, or a list of these."""


class Law(Part):
    """A law that the vocabulary does not know."""

    label: Text | None = None
    """Its name."""
    article: Text | None = None
    """The provision (`artikel 12`)."""
    url: Str | None = None
    """Where it can be read."""
    status: Annotated[Literal["in_force", "repealed", "upcoming"] | None, SEMANTIC] = None
    """Whether it holds."""


class Promise(Conditional):
    """Something the organisation never, only or always does; contradictions with the rest can be found."""

    never: Names | None = None
    """What never happens: `sell`, `rent`, `trade`, `share`, `view`, `link`, `ask`, `use_otherwise`, or a text."""
    only: Names | None = None
    """What happens only as the arguments say: the same acts."""
    always: Text | None = None
    """What always holds, in whole sentences."""
    data: entries(Details) | None = None
    """Which data."""
    of: entries(Details) | None = None
    """Whose data."""
    to: entries(Details) | None = None
    """To whom."""
    by: Texts | None = None
    """By whom, or through which channel: noun phrases."""
    why: Text | None = None
    """The reason, in whole sentences."""
    highlight: Annotated[Bool | None, SEMANTIC] = None
    """Whether it belongs in the korte versie."""


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


class Decision(Details):
    """An automated decision (AVG art. 13(2)(f), 22)."""

    logic: Text | None = None
    """How it works, in whole sentences."""
    significance: Text | None = None
    """What it means for the person, in whole sentences."""
    consequence: Text | None = None
    """What follows for the person, in whole sentences."""
    ground: Names | None = None
    """`contract`, `law`, `explicit_consent`, `uavg40`."""
    human: Text | None = None
    """How to get a person to look at it: a contact, or whole sentences."""
    profiling: Annotated[Bool | None, SEMANTIC] = None
    """Whether it rests on a profile."""


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


class Version(Part):
    """A version of the statement."""

    date: Str | None = None
    """When."""
    version: Str | None = None
    """Its number."""


class Changes(Conditional):
    """Changes of the statement (WP260 par. 29-31)."""

    notice: entries(Conditional) | None = None
    """How people are told: `email`, `website`, `letter`, `app`, or a label."""
    for_: Texts | None = Field(None, alias="for")
    """For which changes: `significant`, or noun phrases."""
    reasons: Texts | None = None
    """Why it may change: clauses without conjunction, or noun phrases."""
    latest_at: Text | None = None
    """Where the latest version is: a noun phrase or a link."""
    history: list[Version] | None = None
    """Earlier versions, newest first; `text` says what changed."""
    planned: list[Version] | None = None
    """Changes to come."""


class SectionDetails(Part):
    """How a section of the layout is shown."""

    title: Text | None = None
    """Its heading."""
    view: Annotated[str | None, SEMANTIC] = None
    """`table`, `list`, `per_item`, `prose`."""
    columns: Annotated[list[str] | None, SEMANTIC] = None
    """Columns of a table."""
    use: Annotated[Names | None, SEMANTIC] = None
    """Only these entries: ids."""


class Short(Part):
    """The korte versie."""

    include: Annotated[Names | None, SEMANTIC] = None
    """Sections, in order."""
    leave_out: Annotated[Names | None, SEMANTIC] = None
    """Sections or entries to leave out."""


class Output(Part):
    """Looks."""

    accent: Annotated[Str | None, META] = None
    """Colour of headings and links: `#rrggbb`."""
    logo: Annotated[Str | None, META] = None
    """A picture file beside the spec."""
    footer: Annotated[Text | None, META] = None
    """A line at the foot of every page."""


class Waiver(Part):
    """A finding that is accepted, with its reason."""

    rule: Str
    """Code or name of the rule."""
    at: Str | None = None
    """The path it is accepted at."""
    reason: Str | None = None
    """Why."""
    until: Str | None = None
    """The last day on which it is accepted."""


class Lint(Part):
    """What the linter should know."""

    accept: Annotated[list[Waiver] | None, META] = None
    """Accepted findings."""


__all__ = [
    "Access",
    "Changes",
    "Children",
    "Complaint",
    "Cookies",
    "Decision",
    "Definition",
    "Law",
    "Lint",
    "Output",
    "Promise",
    "Rights",
    "SectionDetails",
    "Security",
    "Short",
    "Statement",
]
