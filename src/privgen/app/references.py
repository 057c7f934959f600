"""Links from one version of a statement to a section of another, held against the sections that the other really has.

A template knows the plan of the lange versie, and a section that has nothing to say gets no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

    from privgen.document import Document

_REFERENCE = re.compile(r"(kort|lang):(.+)")


def mend(documents: Mapping[str, Document]) -> None:
    """Let every link to a section that is not there lead to the top of that version. Changes the tokens."""
    anchors = {version: set(_anchors(document)) for version, document in documents.items()}
    for version, document in documents.items():
        for link in _links(document):
            match = _REFERENCE.fullmatch(str(link.attrs.get("href", "")))
            if match is None or match[1] == version or version == "samen" or match[1] not in documents:
                continue
            if match[2].removeprefix("#") not in anchors[match[1]]:
                link.attrs["href"] = f"{match[1]}:"


def _anchors(document: Document) -> Iterator[str]:
    return (str(token.attrs.get("id", "")) for token in document.tokens if token.type == "heading_open")


def _links(document: Document) -> Iterator[Token]:
    return (child for token in document.tokens for child in token.children or () if child.type == "link_open")
