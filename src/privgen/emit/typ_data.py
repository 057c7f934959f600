"""A statement as plain data for the Typst template: every text a string, every size worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from privgen.emit.links import encode_href, printed_target
from privgen.emit.safe import LINE_BREAK_HINTS
from privgen.emit.tree import (
    Block,
    Box,
    Code,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
    leads_in,
    plain,
    split_fact,
    walk,
)
from privgen.emit.typ_glyphs import italic, shown
from privgen.emit.typ_widths import breakable, limits_of, row_lines, size_of, widths_of

Data = dict[str, Any]
Fact = tuple[list[Inline], list[Inline], Sequence[Block]]

_LINE = 34
"""Characters after which a word that cannot be hyphenated may break in running text."""
_HEADING_LINES = {1: 15, 2: 24, 3: 30}
"""The same for headings of a level, whose letters are larger."""
_CODE_LINE = 56
_LETTER_AND_WORD = re.compile(r"(?<!\w)[^\W\d_]-[^\W\d_]{2}")
_SOFT_HYPHEN = "\xad"
_WORD_JOINER = "\u2060"
_WHOLE_BOX = 1500
_WHOLE_FACT = 420
_WHOLE_ROW = 14
_FACT_LINE = 75
_WHOLE_FACTS = 8
_LIST_LINE = 130
_WHOLE_LIST = 10
_SHORT_FACT = 2
_WHOLE_PAIR = 10
_LONGEST_ADDRESS = 2000
_DEEPEST_HEADING = 6


class Writer:
    """Turns blocks into data; remembers the level of the last heading, and what it could not show.

    sections: those of the document. listed: those that the table of contents lists.
    also_missing: see `typ_glyphs.shown`.
    """

    def __init__(self, sections: Sequence[Section], listed: Sequence[Section], also_missing: frozenset[str]) -> None:
        self._ids = {"#" + encode_href(section.anchor): section.id for section in sections}
        self._listed = {section.id for section in listed}
        self._titles = sum(section.level == 1 for section in sections)
        self._also_missing = also_missing
        self._level = 0
        self.place = ""
        self._printed: set[str] = set()
        self._bare = False
        self._in_head = False
        self.lost: list[tuple[str, str]] = []

    def text(self, text: str, limit: int = 0) -> str:
        """The text as it can be shown; words longer than `limit` may break."""
        text, lost = shown(text, self._also_missing)
        self.lost += [(self.place, char) for char in lost]
        return breakable(text, limit) if limit else text

    def line(
        self, inlines: Sequence[Inline], limit: int = _LINE, *, addresses: bool = True, after: str = ""
    ) -> list[Any]:
        """The pieces of a line; a string is text.

        addresses: whether paper may show where a link goes. after: the character that follows the line, if any.
        """
        out: list[Any] = []
        for index, node in enumerate(inlines):
            if node.kind == "text":
                out += words(self.text(node.text, limit), limit)
            else:
                following = (plain(inlines[index + 1 : index + 2]) or after)[:1]
                out.append(self._inline(node, limit, addresses, following))
        return out

    def _inline(self, node: Inline, limit: int, addresses: bool, after: str) -> Data:
        match node.kind:
            case "code":
                return {"is": "code", "text": self.text(node.text, limit)}
            case "break":
                return {"is": "break"}
            case "link":
                return self._link(node, limit, addresses, after)
            case kind:
                inner = self.line(node.children, limit, addresses=addresses, after=after)
                if kind == "em" and not italic(plain(node.children)):
                    return {"is": "span", "of": inner}
                return {"is": kind, "of": inner}

    def _link(self, node: Inline, limit: int, addresses: bool, after: str) -> Data:
        text = plain(node.children)
        inner = self.line(node.children, limit, addresses=False)
        if len(node.href) > _LONGEST_ADDRESS or self._in_head:
            return {"is": "span", "of": inner}
        link: Data = {"is": "link", "bare": self._bare, "of": inner}
        target = printed_target(node.href, text)
        if node.href in self._ids:
            link["section"] = self._ids[node.href]
        else:
            link["url"] = node.href
        if target and addresses and target not in self._printed:
            self._printed.add(target)
            link["printed"] = self.text(target.removeprefix("https://").removesuffix("/"), _LINE)
        elif after and not after.isspace() and (after.isalnum() or text.endswith(_SOFT_HYPHEN)):
            inner.append(_WORD_JOINER)  # Typst fails on a line that is hyphenated where a link ends
        return link

    def blocks(self, parts: Sequence[Block], *, addresses: bool = True) -> list[Data]:
        """The blocks in order."""
        out = [self._block(part, addresses) for part in parts]
        for place, (part, following) in enumerate(pairwise(parts)):
            if leads_in(part, following):
                out[place]["sticky"] = True
        return out

    def _block(self, block: Block, addresses: bool) -> Data:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                sticky = plain(block.inlines).rstrip().endswith(":")
                return {"is": "par", "sticky": sticky, "of": self.line(block.inlines, addresses=addresses)}
            case ListBlock():
                items = [self.blocks(item, addresses=addresses) for item in block.items]
                whole = sum(1 + sum(map(_length, item)) // _LIST_LINE for item in block.items) <= _WHOLE_LIST
                return {"is": "list", "start": block.start, "tight": block.tight, "whole": whole, "of": items}
            case Table():
                return self._table(block)
            case Quote():
                return {"is": "quote", "of": self.blocks(block.blocks, addresses=addresses)}
            case Box(name="defs"):
                return {"is": "group", "of": [self._facts(part, addresses) for part in block.blocks]}
            case Box():
                kind = block.name if block.name in ("objection", "note", "meta") else "group"
                return {
                    "is": kind,
                    "whole": _length(block) <= _WHOLE_BOX,
                    "of": self.blocks(block.blocks, addresses=addresses),
                }
            case Code():
                return {"is": "code", "text": self.text(block.text, _CODE_LINE)}
            case Rule():
                return {"is": "rule"}

    def _heading(self, block: Heading) -> Data:
        """PDF/UA wants levels that skip none, and titles without a text leave gaps. A new part begins a new page."""
        section = block.section
        new_part = section.part or (section.level == 1 and self._level > 0)
        self._level = min(section.level, self._level + 1, _DEEPEST_HEADING)
        self.place = section.id
        self._bare = True
        title = self.line(block.inlines, _HEADING_LINES.get(self._level, _LINE), addresses=False)
        self._bare = False
        return {
            "is": "heading",
            "level": self._level,
            "id": section.id,
            "number": section.number,
            "listed": section.id in self._listed,
            "bookmarked": self._level > 1 or self._titles > 1,
            "new-page": new_part,
            "part": section.part,
            "of": title,
        }

    def _table(self, block: Table) -> Data:
        head = [plain(cell) for cell in block.head]
        texts = [[plain(cell) for cell in row] for row in block.rows]
        widths = widths_of([head, *texts])
        self._in_head = True  # a head that is repeated is no part of the text, and PDF/UA allows no links in that
        cells = self._cells(block.head, widths)
        self._in_head = False
        return {
            "is": "table",
            "size": size_of(len(widths)),
            "widths": widths,
            "align": [side if side in ("center", "right") else "left" for side in block.align],
            "caption": "" if block.caption_repeats else self.text(block.caption, _LINE),
            "named": block.row_headers,
            "repeat": row_lines(head, widths) <= _WHOLE_ROW,
            "head": cells,
            "rows": [
                {"whole": row_lines(words, widths) <= _WHOLE_ROW, "cells": self._cells(row, widths)}
                for row, words in zip(block.rows, texts, strict=True)
            ],
        }

    def _cells(self, row: Sequence[Sequence[Inline]], widths: Sequence[int]) -> list[list[Any]]:
        return [self.line(cell, limit, addresses=False) for cell, limit in zip(row, limits_of(widths), strict=True)]

    def _facts(self, part: Block, addresses: bool) -> Data:
        """A list of which every item begins with a label; anything else stays what it is."""
        found = facts_of(part)
        if not found:
            return self._block(part, addresses)
        facts = []
        lines = []
        for label, value, rest in found:
            inner: list[Block] = [*([Paragraph(value)] if value else []), *rest]
            length = sum(map(_length, inner))
            lines.append(1 + length // _FACT_LINE)
            facts.append(
                {
                    "label": self.line(label, addresses=False),
                    "whole": length <= _WHOLE_FACT,
                    "of": self.blocks(inner, addresses=addresses),
                }
            )
        groups = [{"whole": end - start > 1, "of": facts[start:end]} for start, end in groups_of(lines)]
        return {"is": "facts", "whole": sum(lines) <= _WHOLE_FACTS, "of": groups}


def facts_of(part: Block) -> list[Fact]:
    """The facts of a list of which every item begins with a label; none of anything else."""
    pairs = [split_fact(item) for item in part.items] if isinstance(part, ListBlock) else []
    found = [pair for pair in pairs if pair is not None]
    return found if len(found) == len(pairs) else []


def groups_of(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Facts, as ranges of places, of which a page holds all or none; `lines` says how long each is.

    A short first fact goes with the second and a short last one with the one before it: alone at the foot or head of a
    page a reader would not see what it belongs to.
    """
    cuts = list(range(1, len(lines)))
    for short, beside, cut in ((0, 1, 1), (-1, -2, len(lines) - 1)):
        if len(lines) > 1 and lines[short] <= _SHORT_FACT and lines[short] + lines[beside] <= _WHOLE_PAIR:
            cuts = [each for each in cuts if each != cut]
    return list(pairwise([0, *cuts, len(lines)]))


def labels_of(parts: Sequence[Block]) -> list[str]:
    """The labels of all facts of a statement: they stand in one column from the first page to the last."""
    inner = (each for block in walk(parts) if isinstance(block, Box) and block.name == "defs" for each in block.blocks)
    return [plain(label) for part in inner for label, _, _ in facts_of(part)]


def words(text: str, limit: int) -> list[Any]:
    """The text in pieces: a word longer than `limit` may be hyphenated, one such as "e-mail" not break at its hyphen."""
    out: list[Any] = []
    at = 0
    for match in re.finditer(r"\S+", text):
        kind = "long" if len(match[0]) > limit else "whole" if _LETTER_AND_WORD.search(match[0]) else ""
        if kind:
            out += [text[at : match.start()], {"is": kind, "text": match[0]}]
            at = match.end()
    return [piece for piece in (*out, text[at:]) if piece]


def _length(block: Block) -> int:
    """The characters in a block, with something for what is no text."""
    match block:
        case Heading() | Paragraph():
            return len(plain(block.inlines)) + 40
        case ListBlock():
            return sum(_length(part) + 20 for item in block.items for part in item)
        case Quote() | Box():
            return sum(map(_length, block.blocks)) + 40
        case Table():
            return sum(len(plain(cell)) + 20 for row in [block.head, *block.rows] for cell in row)
        case Code():
            return len(block.text) + 80 * block.text.count("\n") + 40
        case Rule():
            return 80


def without_hints(text: str) -> str:
    """Text for metadata, where a hint for line breaking is noise."""
    return re.sub(f"[{LINE_BREAK_HINTS}]", "", text)
