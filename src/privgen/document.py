"""The document: what the compiler hands to the emitters, and all they know of a statement.

The body is a stream of markdown-it-py block tokens. Beside plain CommonMark and tables it may hold four containers, as
pairs ``container_NAME_open`` and ``container_NAME_close``:

``objection``
    the right to object, which the law wants presented clearly and apart from other information (GDPR art. 21(4));
``note``
    a banner, such as the mark of a draft;
``meta``
    the line with date and version;
``defs``
    a bullet list of ``**Label:** value``, the facts of an activity.

``table_open.meta`` may hold ``caption`` (text) and ``headers`` (``'first-column'`` when the first cell of a row names
it). Raw HTML never occurs. A link to another part has the href ``kort:ID``, ``lang:ID`` or ``#ID``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Document:
    """One version of a statement in one language.

    version: ``kort`` (short), ``lang`` (full) or ``samen`` (both, the short one first; its anchors begin with
        ``kort-``).
    language: BCP 47 tag of the text, such as ``nl``.
    title: plain text of the first heading of level 1. `samen` has a second one, where the long version begins.
    tokens: the body; headings carry a stable anchor in the attribute ``id`` and skip no level.
    description: one plain sentence for the metadata.
    date: ISO date of the statement, or only its year, or its year and month.
    toc: whether a table of contents is wanted.
    numbering: whether sections are numbered.
    draft: whether this is a draft, not to be published.
    labels: words that emitters print by themselves; what is missing comes from ``privgen.emit.labels_for``.
    organisation: name of the controller.
    links: where the other forms are: ``kort``, ``lang`` and ``samen`` for a version in the same format,
        ``alternate:FORMAT`` for this version in another format. A value is a file name beside the output or a web
        address.
    accent: a colour as ``#rgb`` or ``#rrggbb``, or None.
    logo: an image as a ``data:`` address, or None, so that a page needs nothing from elsewhere.
    footer: a line of plain text below the statement, or None.
    facts: the facts that the statement prints, as JSON text, for a format that can hold a file; or None. Never a note
        or a waiver.
    sources: provenance of the tokens; emitters do not look at it.
    """

    version: str
    language: str
    title: str
    tokens: list[Token]
    description: str
    date: str | None
    toc: bool
    numbering: bool
    draft: bool
    labels: Mapping[str, str]
    organisation: str
    links: Mapping[str, str]
    accent: str | None = None
    logo: str | None = None
    footer: str | None = None
    facts: str | None = None
    sources: list[Any] = field(default_factory=list)
