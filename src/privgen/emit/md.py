"""Markdown: CommonMark with tables, one sentence a line, the same bytes for the same statement.

Links inside the statement go to the anchors that GitHub makes from the text of headings, because raw HTML has no place
in this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from privgen.document import Document
from privgen.emit.md_inline import LineWriter, escape
from privgen.emit.prepare import Prepared, outline, prepare, slug_anchors
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
)

_ALIGN = {"left": ":--", "center": ":-:", "right": "--:"}


def emit(document: Document, *, fragment: bool = False) -> str:
    """The statement in Markdown; a fragment is the same, for there is no page around it."""
    prepared = prepare(document, slug_anchors, remote_fragments=False, bind=False)
    contents = _contents(prepared)
    above = ListBlock([], None, tight=True) if contents else None
    body = _blocks(prepared.body, after=above)
    parts = [_blocks(prepared.front), _blocks(prepared.short), *contents, body]
    if prepared.footer:
        parts.append(f"---\n\n{_line([Inline('text', prepared.footer)])}")
    return "\n\n".join(part for part in parts if part) + "\n"


def anchors(document: Document) -> dict[str, str]:
    """From the id of each heading to its anchor in the Markdown of this document.

    The Markdown of another version links to a section here by an entry ``FORM#ID`` of its `Document.links`.
    """
    sections = outline(document)
    slug_anchors(sections)
    return {section.id: section.anchor for section in sections}


def _contents(prepared: Prepared) -> list[str]:
    if not prepared.contents:
        return []
    top = min(section.level for section in prepared.contents)
    items = [f"{'  ' * (section.level - top)}- {_contents_link(section)}" for section in prepared.contents]
    return [f"**{escape(prepared.labels['contents'])}**", "\n".join(items)]


def _contents_link(section: Section) -> str:
    text = LineWriter("heading").write([Inline("text", f"{section.number} {section.title}".strip())])
    return f"[{text}](#{section.anchor})"


def _blocks(blocks: Sequence[Block], *, tight: bool = False, after: Block | None = None) -> str:
    """Blocks with an empty line between them; a list after a list gets the other mark, or they would be one.

    after: what stands above the first block.
    """
    out: list[str] = []
    alternate = False
    before = after
    for block in _flat(blocks):
        alternate = not alternate if _same_list(before, block) else False
        out.append(_block(block, first=before is None, alternate=alternate))
        before = block
    return ("\n" if tight else "\n\n").join(out)


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the containers that leave no trace in Markdown."""
    for block in blocks:
        if not isinstance(block, Box) or block.name in ("objection", "note"):
            yield block
        elif block.name == "meta":
            yield from map(_in_italics, _flat(block.blocks))
        else:
            yield from _flat(block.blocks)


def _same_list(before: Block | None, block: Block) -> bool:
    if not (isinstance(before, ListBlock) and isinstance(block, ListBlock)):
        return False
    return (before.start is None) == (block.start is None)


def _block(block: Block, *, first: bool, alternate: bool) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _line(block.inlines)
        case ListBlock():
            return _list(block, alternate=alternate)
        case Table():
            return _table(block)
        case Quote() | Box():
            return _quote(block.blocks)
        case Code():
            return _code(block)
        case Rule():
            return "___" if first else "---"


def _heading(block: Heading) -> str:
    number = f"{block.section.number} " if block.section.number else ""
    return "#" * block.section.level + " " + number + LineWriter("heading").write(block.inlines)


def _line(inlines: Sequence[Inline]) -> str:
    return LineWriter().write(inlines)


def _in_italics(block: Block) -> Block:
    if not isinstance(block, Paragraph) or any(node.kind in ("em", "break") for node in block.inlines):
        return block
    return Paragraph([Inline("em", children=block.inlines)])


def _list(block: ListBlock, *, alternate: bool) -> str:
    items = []
    for index, blocks in enumerate(block.items):
        item = list(_flat(blocks))
        if block.start is None:
            mark = "* " if alternate else "- "
        else:
            mark = f"{block.start + index}{')' if alternate else '.'} "
        text = _blocks(item, tight=block.tight and _can_be_tight(item))
        items.append(mark + text.replace("\n", "\n" + " " * len(mark)))
    text = ("\n" if block.tight else "\n\n").join(items)
    return re.sub(r"(?m)^ +$", "", text)


def _can_be_tight(item: Sequence[Block]) -> bool:
    """Only a paragraph with lists after it keeps its meaning without empty lines."""
    return all(isinstance(block, ListBlock) and block.start in (None, 1) for block in item[1:]) and not any(
        _same_list(before, after) for before, after in pairwise(item)
    )


def _quote(blocks: Sequence[Block]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _blocks(blocks).split("\n"))


def _code(block: Code) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    info = re.sub(r"[^\w+.-]", "", block.info)
    return f"{fence}{info}\n{block.text}\n{fence}"


def _table(block: Table) -> str:
    rows = [_row(block.head), "| " + " | ".join(_ALIGN.get(align, "---") for align in block.align) + " |"]
    rows.extend(_row(row) for row in block.rows)
    table = "\n".join(rows)
    if block.caption and not block.caption_repeats:
        return f"{_line([Inline('em', children=[Inline('text', block.caption)])])}\n\n{table}"
    return table


def _row(cells: Sequence[Sequence[Inline]]) -> str:
    texts = (LineWriter("cell").write(cell).replace("|", "\\|") for cell in cells)
    return "|" + "|".join(f" {text} " if text else " " for text in texts) + "|"
