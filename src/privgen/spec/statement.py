"""The statement as a document: its head, layout, short version, changes, looks, and findings that are accepted."""

from typing import Annotated, Literal

from pydantic import Field

from .activity import Details
from .kinds import META, SEMANTIC, Bool, Conditional, Names, Part, Str, Text, Texts, entries


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
    """Whether the lange versie has a table of contents; unset: if it has six main sections or more."""
    numbering: Annotated[Bool | None, SEMANTIC] = None
    """Whether sections are numbered."""
    draft: Bool | None = None
    """A draft is printed with CONCEPT on top."""


class SectionDetails(Part):
    """How a section of the layout is shown."""

    title: Text | None = None
    """Its heading."""
    view: Annotated[Literal["list", "per_item", "prose", "table"] | None, SEMANTIC] = None
    """How its entries stand there; `per_item` is for activities."""
    columns: Annotated[list[Literal["data", "name", "purposes", "why", "retention"]] | None, SEMANTIC] = None
    """Columns of the table of `retention`."""
    use: Annotated[Names | None, SEMANTIC] = None
    """Only these entries: ids."""


class Short(Part):
    """The korte versie."""

    include: Annotated[Names | None, SEMANTIC] = None
    """Sections, in order."""
    leave_out: Annotated[Names | None, SEMANTIC] = None
    """Sections or entries to leave out."""


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


__all__ = ["Changes", "Lint", "Output", "SectionDetails", "Short", "Statement", "Waiver"]
