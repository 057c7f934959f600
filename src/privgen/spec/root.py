"""The root of a spec; a part file that specs include has the same shape."""

from typing import Annotated, Any, Union

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic_core import PydanticCustomError

from .activity import Activity, Defaults, Details
from .cookies import Cookies
from .kinds import IN_LANGUAGES, MAP, META, NAMES, SCALAR, Denial, Part, Str, Text, kind_of, one_of, register
from .parties import Authority, Contact, Controller, Dpo, Outsourcing, Person, Recipient, Source, Transfers
from .protection import Access, Children, Security
from .registers import Decision, Definition, Law, Promise
from .retention import RetentionRule
from .rights import Complaint, Rights
from .statement import Changes, Lint, Output, SectionDetails, Short, Statement

FREE = ("title", "text", "intro", "contains", "note")
"""Keys that make an entry of the layout a free section instead of a named one."""


def _section_kind(value: Any) -> str:
    if not isinstance(value, dict):
        return kind_of(value)
    return "‹free›" if any(key in FREE for key in value) else MAP


def _check_section(value: Any) -> Any:
    if isinstance(value, dict) and _section_kind(value) == MAP and len(value) != 1:
        raise PydanticCustomError("entry_keys", "several keys", {"keys": ", ".join(map(str, value))})
    return value


class FreeSection(Part):
    """A section of one's own in the layout."""

    title: Text | None = None
    """Its heading."""
    contains: Annotated["Layout | None", NAMES] = None
    """Sections inside this one."""


class NamedSection(SectionDetails):
    """A section of privgen's, or an activity, in the layout."""

    contains: Annotated["Layout | None", NAMES] = None
    """Sections inside this one."""


_Named = dict[str, one_of(scalar=Str, list_=list[Str], map_="NamedSection", languages=IN_LANGUAGES)]
Layout = list[
    Annotated[
        Union[Annotated[Str, Tag(SCALAR)], Annotated["FreeSection", Tag("‹free›")], Annotated[_Named, Tag(MAP)]],  # noqa: UP007
        Discriminator(_section_kind),
        BeforeValidator(_check_section),
    ]
]
"""Sections in order: ids, `id: heading`, `id: {details}`, or free sections."""


def _check_version(value: Any) -> Any:
    if str(value) != "1":
        raise PydanticCustomError("language_version", "unknown version", {"version": str(value)})
    return 1


Version = Annotated[int, BeforeValidator(_check_version)]


_DECISIONS = list[one_of(scalar=Str, map_=dict[Str, Decision])]


class Spec(Part):
    """A spec: every top-level key is optional but `privgen` and `controller`."""

    privgen: Annotated[Version | None, META] = None
    """The version of the language: 1."""
    include: Annotated[one_of(scalar=Str, list_=list[Str]) | None, META] = None
    """Part files, relative to this file: their registers are merged in, other keys fill what the spec lacks."""
    statement: Statement | None = None
    """The document itself: language, address form, date, address on the web."""
    controller: one_of(scalar=Str, list_=list[Controller], map_=Controller) | None = None
    """The organisation that decides about the data; a list: joint controllers."""
    dpo: one_of(scalar=Str, map_=Dpo, denial=Denial) | None = None
    """The data protection officer; `none` if there is none."""
    representative: one_of(scalar=Str, map_=Person) | None = None
    """The representative in the EU of an organisation outside it (AVG art. 27)."""
    contacts: register(Contact, languages=False) | None = None
    """Ways to reach the organisation."""
    definitions: register(Definition, text=False) | None = None
    """Words with a meaning of their own."""
    subjects: register(Details) | None = None
    """People whose data are processed."""
    data: register(Details) | None = None
    """Personal data."""
    purposes: register(Details) | None = None
    """What data are used for."""
    recipients: register(Recipient) | None = None
    """Who gets data."""
    sources: register(Source) | None = None
    """Where data come from."""
    laws: register(Law) | None = None
    """Laws that the vocabulary does not know."""
    decisions: register(Decision) | None = None
    """Automated decisions."""
    authorities: register(Authority) | None = None
    """Supervisory authorities."""
    legal_bases: register(Details) | None = None
    """Words about a legal basis."""
    retention: register(RetentionRule, languages=False) | None = None
    """Rules for how long data are kept."""
    defaults: Defaults | None = None
    """What holds for every activity that does not say otherwise."""
    activities: register(Activity, text=False) | None = None
    """Processing activities, in the order in which they are printed."""
    outsourcing: Outsourcing | None = None
    """The policy for companies that work for the organisation."""
    transfers: one_of(scalar=Str, map_=Transfers, denial=Denial) | None = None
    """Transfers outside the EEA where no recipient is named; `none` denies them."""
    promises: register(Promise) | None = None
    """What the organisation never, only or always does."""
    cookies: one_of(scalar=Str, map_=Cookies, denial=Denial) | None = None
    """Cookies and similar techniques; `none` denies them."""
    automated_decisions: one_of(scalar=Str, list_=_DECISIONS, map_=dict[Str, Decision], denial=Denial) | None = None
    """Automated decisions: entries; `none` denies them."""
    special_categories: one_of(scalar=Str, languages=IN_LANGUAGES, denial=Denial) | None = None
    """Words about special categories of data; `none` denies them."""
    children: one_of(scalar=Str, map_=Children, denial=Denial) | None = None
    """Children."""
    security: one_of(scalar=Str, map_=Security, denial=Denial) | None = None
    """Security."""
    access: one_of(scalar=Str, map_=Access, denial=Denial) | None = None
    """Access within the organisation."""
    rights: one_of(scalar=Str, list_=list[Str], map_=Rights) | None = None
    """Rights and how to use them."""
    complaint: one_of(scalar=Str, list_=list[Str], map_=Complaint) | None = None
    """Complaints and the supervisory authority."""
    changes: one_of(scalar=Str, map_=Changes, denial=Denial) | None = None
    """Changes of the statement."""
    layout: Annotated["Layout | None", NAMES] = None
    """Sections in order; what is not named follows at the end."""
    short_version: Short | None = None
    """What goes into the korte versie."""
    output: Annotated[Output | None, META] = None
    """Looks."""
    lint: Annotated[Lint | None, META] = None
    """What the linter should know."""
