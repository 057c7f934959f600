"""From tokens to what emitters print: numbered outline, tree of blocks, links resolved, front apart from body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from privgen.document import Document
from privgen.emit.labels import document_labels
from privgen.emit.links import Resolver, github_slug
from privgen.emit.safe import clean_code, clean_line
from privgen.emit.tree import (
    Block,
    Box,
    Code,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Resolve,
    Rule,
    Section,
    Table,
    plain,
    read_inlines,
    walk,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

AnchorStyle = Callable[[Sequence[Section]], None]

TOC_LEVELS = (2, 3)
"""The levels of headings that a table of contents lists."""


@dataclass(slots=True)
class Prepared:
    """`front` is the title with the banner and the line of date and version; the table of contents goes after it."""

    front: list[Block]
    body: list[Block]
    sections: list[Section]
    contents: list[Section]
    labels: dict[str, str]
    footer: str


def id_anchors(sections: Sequence[Section]) -> None:
    """Anchors that are the ids themselves, for formats that can set them."""
    for section in sections:
        section.anchor = section.id


def slug_anchors(sections: Sequence[Section]) -> None:
    """Anchors as GitHub makes them from the text of headings, for Markdown."""
    taken: set[str] = set()
    for section in sections:
        section.anchor = github_slug(f"{section.number} {section.title}".strip(), taken)


def prepare(document: Document, anchors: AnchorStyle = id_anchors, *, remote_fragments: bool = True) -> Prepared:
    """Everything an emitter needs of a document; see `Resolver` for `remote_fragments`."""
    sections = outline(document.tokens, numbering=document.numbering)
    anchors(sections)
    resolver = Resolver(
        document, {section.id: section.anchor for section in sections}, remote_fragments=remote_fragments
    )
    blocks = _Reader(document.tokens, sections, resolver).blocks(None)
    _mark_repeated_captions(blocks)
    front, body = _split_front(blocks)
    contents = [section for section in sections if section.level in TOC_LEVELS] if document.toc else []
    return Prepared(front, body, sections, contents, document_labels(document), clean_line(document.footer or ""))


def outline(tokens: Sequence[Token], *, numbering: bool) -> list[Section]:
    """The headings with text, in order, each with an id that is unique and, below level 1, its number."""
    sections: list[Section] = []
    taken: set[str] = set()
    counts = [0] * 7
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        title = plain(read_inlines(tokens[index + 1].children, _no_link))
        if not title:
            continue
        level = int(token.tag[1:])
        counts[level] += 1
        counts[level + 1 :] = [0] * (6 - level)
        number = ""
        if numbering and level > 1:
            number = ".".join(str(count) for count in counts[2 : level + 1]) + ("." if level == 2 else "")
        sections.append(Section(level, _unique_id(str(token.attrs.get("id") or ""), title, taken), number, title))
    return sections


def _no_link(_href: str) -> None:
    """Titles in an outline hold no links."""


def _unique_id(wanted: str, title: str, taken: set[str]) -> str:
    base = re.sub(r"[^\w.:-]+", "-", clean_line(wanted)).strip("-") or github_slug(title) or "section"
    name, count = base, 1
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken.add(name)
    return name


def _mark_repeated_captions(blocks: list[Block]) -> None:
    title = ""
    for block in walk(blocks):
        if isinstance(block, Heading):
            title = block.section.title
        elif isinstance(block, Table):
            block.caption_repeats = block.caption.casefold() == title.casefold()


def _split_front(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    end = next(
        (place + 1 for place, block in enumerate(blocks) if isinstance(block, Heading) and block.section.level == 1), 0
    )
    while end < len(blocks):
        block = blocks[end]
        if not (isinstance(block, Box) and block.name in ("meta", "note")):
            break
        end += 1
    return blocks[:end], blocks[end:]


class _Reader:
    """Recursive descent over block tokens; what it does not know it reads through."""

    def __init__(self, tokens: Sequence[Token], sections: Sequence[Section], resolve: Resolve) -> None:
        self._tokens = tokens
        self._at = 0
        self._sections = iter(sections)
        self._resolve = resolve

    def blocks(self, until: str | None) -> list[Block]:
        out: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            out.extend(self._block(token))
        return out

    def _block(self, token: Token) -> list[Block]:
        kind = token.type
        if kind == "heading_open":
            inlines = self._inline()
            return [Heading(next(self._sections), inlines)] if inlines else []
        if kind == "inline":
            inlines = read_inlines(token.children, self._resolve)
            return [Paragraph(inlines)] if inlines else []
        if kind in ("bullet_list_open", "ordered_list_open"):
            return self._list(token)
        if kind == "table_open":
            return self._table(token)
        if kind == "blockquote_open":
            blocks = self.blocks("blockquote_close")
            return [Quote(blocks)] if blocks else []
        if kind.startswith("container_") and kind.endswith("_open"):
            name = kind.removeprefix("container_").removesuffix("_open")
            blocks = self.blocks(f"container_{name}_close")
            return [Box(name, blocks)] if blocks else []
        if kind == "hr":
            return [Rule()]
        if kind in ("code_block", "fence", "html_block"):
            text = clean_code(token.content)
            return [Code(text, clean_line(token.info))] if text else []
        return []

    def _inline(self) -> list[Inline]:
        token = self._tokens[self._at]
        self._at += 1
        return read_inlines(token.children, self._resolve)

    def _list(self, opening: Token) -> list[Block]:
        close = opening.type.replace("_open", "_close")
        items: list[list[Block]] = []
        tight = True
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == close:
                break
            if token.type != "list_item_open":
                continue
            first = self._at
            item = self.blocks("list_item_close")
            tight = tight and not self._has_loose_paragraph(first, token.level + 1)
            if item:
                items.append(item)
        start = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
        return [ListBlock(items, start, tight)] if items else []

    def _has_loose_paragraph(self, first: int, level: int) -> bool:
        return any(
            token.type == "paragraph_open" and token.level == level and not token.hidden
            for token in self._tokens[first : self._at]
        )

    def _table(self, opening: Token) -> list[Block]:
        rows: list[list[list[Inline]]] = []
        align: list[str] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if len(rows) == 1:
                    align.append(str(token.attrs.get("style") or "").removeprefix("text-align:"))
            elif token.type == "inline":
                rows[-1].append(_without_breaks(read_inlines(token.children, self._resolve)))
        rows = [row for row in rows if any(row)] if rows and any(rows[0]) else rows
        if not rows or not any(any(row) for row in rows):
            return []
        width = max(len(row) for row in rows)
        for row in rows:
            row.extend([] for _ in range(width - len(row)))
        align.extend("" for _ in range(width - len(align)))
        meta = opening.meta or {}
        return [
            Table(
                rows[0],
                rows[1:],
                align,
                clean_line(str(meta.get("caption") or "")),
                meta.get("headers") == "first-column",
            )
        ]


def _without_breaks(inlines: list[Inline]) -> list[Inline]:
    """A cell is one line in Markdown, so a break in it becomes a space in every format."""
    out = []
    for node in inlines:
        if node.kind == "break":
            node = Inline("text", " ")
        elif node.children:
            node = Inline(node.kind, href=node.href, children=_without_breaks(node.children))
        out.append(node)
    return out
