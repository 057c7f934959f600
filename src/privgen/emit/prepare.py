"""From tokens to what emitters print: numbered outline, tree of blocks, links resolved, front apart from body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from privgen.document import Document
from privgen.emit.bound import bound
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

_LONG_TITLE = 2
"""The title of the long version is the second of a document with both."""

TOC_LEVELS = (2, 3)
"""The levels of headings that a table of contents lists."""

_LONGEST_CONTENTS = 24


@dataclass(slots=True)
class Prepared:
    """`front` is the title with the banner and the line of date and version; the table of contents goes after it.

    Where both versions stand in one document, `short` is the short one with the heading of the long one, and the table
    of contents, which lists the long one, goes after that: who wants a summary must not leaf through a list first.
    """

    front: list[Block]
    short: list[Block]
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


def prepare(
    document: Document, anchors: AnchorStyle = id_anchors, *, remote_fragments: bool = True, bind: bool = True
) -> Prepared:
    """Everything an emitter needs of a document; see `Resolver` for `remote_fragments` and `bound` for `bind`."""
    labels = document_labels(document)
    sections = outline(document)
    anchors(sections)
    resolver = Resolver(
        document, {section.id: section.anchor for section in sections}, remote_fragments=remote_fragments
    )
    blocks = _Reader(document.tokens, sections, resolver, bind=bind).blocks(None)
    _mark_repeated_captions(blocks)
    front, body = _split_front(blocks)
    short, body = _split_short(front, body)
    contents = _contents(sections) if document.toc else []
    return Prepared(front, short, body, sections, contents, labels, clean_line(document.footer or ""))


def outline(document: Document) -> list[Section]:
    """The headings with text, in order, each with an id that is unique and, below level 1, its number.

    Both versions in one document have one title. The title of the long one, which would say the same again, becomes
    a heading of level 2 that says what begins there, for a reader who scrolls and for one who jumps from heading to
    heading. The short version before it is a summary: it takes no numbers, so that each number occurs once.
    """
    sections: list[Section] = []
    taken: set[str] = set()
    counts = [0] * 7
    both = document.version == "samen"
    for index, token in enumerate(document.tokens):
        if token.type != "heading_open":
            continue
        title = plain(read_inlines(document.tokens[index + 1].children, _no_link))
        if not title:
            continue
        level = int(token.tag[1:])
        counts[level] += 1
        counts[level + 1 :] = [0] * (6 - level)
        number = ""
        if document.numbering and level > 1 and not (both and counts[1] < _LONG_TITLE):
            number = ".".join(str(count) for count in counts[2 : level + 1]) + ("." if level == 2 else "")
        part = both and level == 1 and counts[1] == _LONG_TITLE
        if part:
            level, title = 2, document_labels(document)["long_version"]
        wanted = "lang" if part else str(token.attrs.get("id") or "")  # `lang:` in a link means this place
        name = _unique_id(wanted, title, taken)
        sections.append(Section(level, name, number, title, part=part))
    return sections


def _contents(sections: Sequence[Section]) -> list[Section]:
    """What a table of contents lists: of both versions in one document the long one, of many sections the main ones.

    More would fill several screens of a phone, or the first page.
    """
    start = next((place for place, section in enumerate(sections, 1) if section.part), 0)
    main, *_ = TOC_LEVELS
    listed = [section for section in sections[start:] if section.level in TOC_LEVELS]
    main_ones = [section for section in listed if section.level == main]
    return main_ones if main_ones and len(listed) > _LONGEST_CONTENTS else listed


def _split_short(front: Sequence[Block], body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The short version up to the heading of the long one, and that without a date or banner that `front` has too."""
    part = next((place for place, each in enumerate(body) if isinstance(each, Heading) and each.section.part), None)
    if part is None:
        return [], list(body)
    end = part + 1
    while end < len(body) and isinstance(body[end], Box) and body[end] in front:
        end += 1
    return list(body[: part + 1]), list(body[end:])


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

    def __init__(self, tokens: Sequence[Token], sections: Sequence[Section], resolve: Resolve, *, bind: bool) -> None:
        self._tokens = tokens
        self._bind = bind
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
            if not inlines:
                return []
            section = next(self._sections)
            return [Heading(section, [Inline("text", section.title)] if section.part else inlines)]
        if kind == "inline":
            inlines = read_inlines(token.children, self._resolve)
            return [Paragraph(bound(inlines) if self._bind else inlines)] if inlines else []
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
