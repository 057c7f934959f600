"""Documents to emit: two realistic statements, written as Markdown, and a way to make more.

Beside Markdown a line ``:::NAME`` opens a container, ``:::`` closes it, ``:::caption TEXT`` gives the next table its
caption, and ``{#id}`` at the end of a heading its anchor.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from privgen.document import Document

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def tokens_of(text: str) -> list[Token]:
    """The tokens a compiler would make of this text."""
    tokens: list[Token] = []
    lines: list[str] = []
    names: list[str] = []
    caption = ""

    def flush() -> None:
        nonlocal caption
        for token in _MARKDOWN.parse("\n".join(lines)):
            if token.type == "table_open" and caption:
                token.meta, caption = {"caption": caption, "headers": "first-column"}, ""
            tokens.append(token)
        lines.clear()

    for line in text.split("\n"):
        match = re.match(r":::(\w*) ?(.*)$", line)
        if match is None:
            lines.append(line)
            continue
        flush()
        if match[1] == "caption":
            caption = match[2]
        elif match[1]:
            names.append(match[1])
            tokens.append(Token(f"container_{match[1]}_open", "div", 1))
        else:
            tokens.append(Token(f"container_{names.pop()}_close", "div", -1))
    flush()
    _set_anchors(tokens)
    return tokens


def _set_anchors(tokens: list[Token]) -> None:
    for index, token in enumerate(tokens):
        match = re.search(r"\s*\{#([\w-]+)\}$", tokens[index + 1].content) if token.type == "heading_open" else None
        if match:
            text = tokens[index + 1].content[: match.start()]
            token.attrs["id"] = match[1]
            tokens[index + 1].children = _MARKDOWN.parseInline(text)[0].children


def document(source: str | list[Token], **changes: Any) -> Document:
    """A document of this Markdown or these tokens; `changes` replace fields."""
    plain = Document(
        version="lang",
        language="nl",
        title="Privacyverklaring van De Kaasboer",
        tokens=tokens_of(source) if isinstance(source, str) else source,
        description="Hoe De Kaasboer met uw persoonsgegevens omgaat.",
        date="2026-11-01",
        toc=False,
        numbering=False,
        draft=False,
        labels={},
        organisation="De Kaasboer B.V.",
        links={},
    )
    return replace(plain, **changes)


def read(name: str) -> str:
    """A statement of `tests/emit/data`."""
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")


def short(**changes: Any) -> Document:
    """The korte versie of a shop."""
    fields = {"version": "kort", "title": "Uw privacy bij De Kaasboer", "links": {"lang": "lang.nl.html"}}
    return document(read("short.md"), **{**fields, **changes})


def long(**changes: Any) -> Document:
    """The lange versie of a shop, numbered, with a table of contents."""
    return document(read("long.md"), **{"toc": True, "numbering": True, "links": {"kort": "kort.nl.html"}, **changes})
