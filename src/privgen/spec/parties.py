"""Who: the organisation, its contacts, recipients, sources and authorities (AVG art. 13(1)(a), (b), (e), (f))."""

from typing import Annotated, Literal

from pydantic import Field

from .activity import Details
from .kinds import SEMANTIC, Bool, Conditional, Names, Part, Str, Text, Texts, YesOrText, entries, one_of


class Address(Part):
    """A postal or visiting address; every part is optional."""

    kind: Literal["visiting", "postal", "registered", "head_office"] | None = None
    """What the address is for."""
    street: Str | None = None
    """Street and number."""
    po_box: Str | None = None
    """Post office box (`Postbus 123`)."""
    postcode: Str | None = None
    """Postal code."""
    city: Str | None = None
    """Town."""
    region: Str | None = None
    """State or province, where it matters."""
    country: Str | None = None
    """ISO 3166 code (`NL`)."""


AddressValue = one_of(scalar=Str, list_=list[Address], map_=Address)


class Person(Part):
    """Somebody who represents an organisation."""

    name: Str | None = None
    """Name as it is written."""
    title: Text | None = None
    """What this person is (`directeur`)."""
    division: Text | None = None
    """The department."""
    email: Str | None = None
    """E-mail address."""
    phone: Str | None = None
    """Telephone number as it is written."""
    address: AddressValue | None = None
    """Address."""
    website: Str | None = None
    """Site."""
    contact: Str | None = None
    """An id of `contacts`."""


class Subsidiary(Part):
    """A company of the same group."""

    name: Str | None = None
    """Name as it is written."""
    country: Str | None = None
    """ISO 3166 code."""


class Controller(Person):
    """The organisation that decides about the data (AVG art. 4(7), 13(1)(a))."""

    short_name: Str | None = None
    """The name in running text."""
    legal_form: Text | None = None
    """Legal form, where the name does not hold it."""
    brand_of: Str | None = None
    """The organisation whose brand or label this is."""
    kvk: Str | None = None
    """Number in the Dutch trade register."""
    kind: Annotated[Literal["company", "public_body", "association", "sole_trader"] | None, SEMANTIC] = None
    """What sort of organisation it is; public bodies have rules of their own."""
    sector: Text | None = None
    """What the organisation does: a noun phrase."""
    person: one_of(scalar=Str, map_=Person) | None = None
    """Who represents the organisation."""
    subsidiaries: list[one_of(scalar=Str, map_=Subsidiary)] | None = None
    """Companies of the group: country codes, or objects."""
    arrangement: Text | None = None
    """Joint controllers: who does what, in whole sentences (AVG art. 26(2))."""


class Dpo(Person):
    """The data protection officer (AVG art. 13(1)(b), 37-39)."""

    why: Text | None = None
    """Why there is none (with `none`), or why there is one."""


class Contact(Part):
    """A way to reach the organisation."""

    label: Text | None = None
    """What it is called (`onze klantenservice`)."""
    email: Str | None = None
    """E-mail address."""
    phone: Str | None = None
    """Telephone number."""
    post: Str | None = None
    """Postal address in one line."""
    website: Str | None = None
    """Page on the web."""
    form: Str | None = None
    """Address of a form on the web."""
    app: Text | None = None
    """A place in an app or account: a noun phrase (`uw gebruikersaccount`)."""
    answer_within: Str | None = None
    """How soon an answer comes: `1 working day`."""


class Agreement(Part):
    """What a processor has agreed to (AVG art. 28(3))."""

    name: Text | None = None
    """What it is called."""
    states: Texts | None = None
    """What it lays down: noun phrases or clauses."""
    guarantees: Texts | None = None
    """What it guarantees: noun phrases."""
    how: Text | None = None
    """How it is concluded, in whole sentences."""
    about: Text | None = None
    """What it is about: a noun phrase or clause."""


class Transfer(Conditional):
    """Why data may go to a country outside the EEA (AVG art. 13(1)(f), 44-49)."""

    mechanism: Names | None = None
    """An id of the vocabulary: `adequacy`, `dpf`, `scc`, `bcr`, or a text."""
    country: Str | None = None
    """The country, where the recipient has several."""
    certified: Bool | None = None
    """Whether the recipient is on the list of the Data Privacy Framework."""
    version: Text | None = None
    """Which version (`Besluit (EU) 2021/914`)."""
    fallback: Names | None = None
    """What holds if the mechanism falls."""
    copy_: Text | None = Field(None, alias="copy")
    """Where to get a copy: a contact, a link, or a prepositional phrase."""
    guarantees: Texts | None = None
    """Further guarantees: noun phrases."""
    enforceable_rights: Bool | None = None
    """Whether people have enforceable rights there."""


class Recipient(Details):
    """Somebody who gets the data (AVG art. 4(9), 13(1)(e))."""

    name: Str | None = None
    """Proper name, as it is written."""
    role: Literal["processor", "controller", "joint", "either", "authority", "public"] | None = None
    """Whether it acts for the organisation, for itself, or otherwise."""
    service: Texts | None = None
    """What it does: an id of the vocabulary, or an infinitive phrase."""
    country: Names | None = None
    """Where it processes the data: ISO 3166 code."""
    relation: Literal["parent", "subsidiary", "group", "partner"] | None = None
    """Its relation to the organisation."""
    division: Text | None = None
    """The department."""
    address: AddressValue | None = None
    """Address."""
    email: Str | None = None
    """E-mail address."""
    phone: Str | None = None
    """Telephone number."""
    website: Str | None = None
    """Site."""
    agreement: one_of(scalar=YesOrText, map_=Agreement) | None = None
    """`true`, the name of the agreement, or an object."""
    transfer: one_of(scalar=Str, list_=list[Transfer], map_=Transfer) | None = None
    """Why the data may leave the EEA; several: one per country."""
    varies: Bool | None = None
    """Whether it depends on the reader (`uw apotheek`)."""
    extent: Text | None = None
    """How much it gets: `only_what_law_requires`, or a clause."""
    shares_back: Text | None = None
    """`true`, or what it gives back: a noun phrase."""


class Source(Details):
    """Where data come from, if not from the person (AVG art. 14(2)(f))."""

    name: Str | None = None
    """Proper name, as it is written."""
    public: Bool | None = None
    """Whether it is a public source."""
    notice: Text | None = None
    """When the person is told: `first_contact`, a period, or a text (AVG art. 14(3))."""
    exemption: Text | None = None
    """Why the person is not told (AVG art. 14(5)), in whole sentences."""
    url: Str | None = None
    """Page on the web."""


class Authority(Conditional):
    """A supervisory authority (AVG art. 51, 77)."""

    name: Str | None = None
    """Name as it is written."""
    label: Text | None = None
    """A description where there is no name."""
    country: Str | None = None
    """ISO 3166 code."""
    land: Str | None = None
    """The German Land."""
    website: Str | None = None
    """Site, as it is written."""
    url: Str | None = None
    """Page where a complaint is lodged."""
    email: Str | None = None
    """E-mail address."""
    phone: Str | None = None
    """Telephone number."""
    address: AddressValue | None = None
    """Address."""
    per_region: Bool | None = None
    """Whether every region has its own authority."""


class SubprocessorNotice(Part):
    """How changes of subprocessors are told."""

    to: entries(Conditional) | None = None
    """Who is told."""
    about: Text | None = None
    """Which service it is about."""
    per: Text | None = None
    """Under what terms: a noun phrase."""


class SubprocessorList(Part):
    """Where the list of subprocessors is."""

    in_: Text | None = Field(None, alias="in")
    """The document it is part of: a noun phrase."""
    at_: Text | None = Field(None, alias="at")
    """Where to find it: a noun phrase or a link."""


class Subprocessors(Part):
    """What holds for processors of processors (AVG art. 28(2), (4))."""

    notice: SubprocessorNotice | None = None
    """How changes are told."""
    list_: SubprocessorList | None = Field(None, alias="list")
    """Where the list is."""


class Outsourcing(Part):
    """The policy for companies that work for the organisation."""

    services: entries(Details) | None = None
    """Tasks that are given to others, without names."""
    vetting: Texts | None = None
    """What is known of a company before it gets data: clauses."""
    agreement: one_of(scalar=YesOrText, map_=Agreement) | None = None
    """`true`, the name of the agreement, or an object."""
    responsible: Bool | None = None
    """Whether the organisation stays responsible."""
    subprocessors: Subprocessors | None = None
    """What holds for processors of processors."""


class Transfers(Conditional):
    """Transfers outside the EEA where no single recipient is named."""

    countries: Names | None = None
    """ISO 3166 codes, or `outside_eea`."""
    by: entries(Details) | None = None
    """Which recipients."""
    safeguards: entries(Conditional) | None = None
    """The mechanisms: ids of the vocabulary, or labels."""
    copy_: Text | None = Field(None, alias="copy")
    """Where to get a copy."""


__all__ = ["Authority", "Contact", "Controller", "Dpo", "Outsourcing", "Recipient", "Source", "Transfer", "Transfers"]
