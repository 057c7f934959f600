"""The content of a statement in HTML: blocks and lines, everything escaped, no attribute `style`, no script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from privgen.emit.links import printed_target
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
    plain,
    split_fact,
)

_WHOLE = re.compile(r"(?<![^\W_])[^\W\d_]-[^\W\d_]{2,24}(?![\w-])")
"""A letter and a word, such as e-mailadres: a browser would leave the letter alone at the end of a line."""
_PAIR = 2
_TAGS = {"em": "em", "strong": "strong"}


def blocks(parts: Sequence[Block]) -> str:
    """Blocks, each on lines of its own."""
    return "\n".join(_block(part) for part in parts)


def line(inlines: Sequence[Inline]) -> str:
    """The inlines of one block."""
    return "".join(_inline(node) for node in inlines)


def section_text(section: Section, text: str) -> str:
    """The text of a heading or of its entry in the contents, with its number, if any, as real text."""
    if not section.number:
        return text
    return f'<span class="privgen-number">{escape(section.number)}</span> {text}'


def _inline(node: Inline) -> str:
    match node.kind:
        case "text":
            return _WHOLE.sub(r'<span class="privgen-whole">\g<0></span>', escape(node.text))
        case "code":
            return f"<code>{escape(node.text)}</code>"
        case "break":
            return "<br>\n"
        case "link":
            return f"<a{_link_attributes(node)}>{line(node.children)}</a>"
        case _:
            tag = _TAGS[node.kind]
            return f"<{tag}>{line(node.children)}</{tag}>"


def _link_attributes(node: Inline) -> str:
    """The target, and for paper what must be printed after the text."""
    target = printed_target(node.href, plain(node.children))
    printed = f' data-print="{escape(target)}"' if target else ""
    return f' href="{escape(node.href)}"{printed}'


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = block.section.level
            content = section_text(block.section, line(block.inlines))
            part = ' class="privgen-part"' if block.section.part else ""
            return f'<h{level} id="{escape(block.section.id)}"{part}>{content}</h{level}>'
        case Paragraph():
            return f"<p>{line(block.inlines)}</p>"
        case ListBlock():
            return _list(block)
        case Table():
            return _table(block)
        case Quote():
            return f"<blockquote>\n{blocks(block.blocks)}\n</blockquote>"
        case Box(name="defs"):
            return "\n".join(_facts(part) for part in block.blocks)
        case Box(name="note"):
            return f'<div class="privgen-note" role="note">\n{blocks(block.blocks)}\n</div>'
        case Box():
            return f'<div class="privgen-{escape(block.name)}">\n{blocks(block.blocks)}\n</div>'
        case Code():
            return f"<pre><code>{escape(block.text)}</code></pre>"
        case Rule():
            return "<hr>"


def _list(block: ListBlock) -> str:
    tag = "ul" if block.start is None else "ol"
    start = "" if block.start in (None, 1) else f' start="{block.start}"'
    items = "\n".join(f"<li>{_item(item, tight=block.tight)}</li>" for item in block.items)
    return f"<{tag}{start}>\n{items}\n</{tag}>"


def _item(item: Sequence[Block], *, tight: bool) -> str:
    if not (tight and isinstance(item[0], Paragraph)):
        return blocks(item)
    rest = blocks(item[1:])
    return line(item[0].inlines) + (f"\n{rest}" if rest else "")


def _facts(block: Block) -> str:
    """A bullet list of which each item begins with a label in strong type becomes a list of terms."""
    if not isinstance(block, ListBlock):
        return _block(block)
    pairs = [split_fact(item) for item in block.items]
    if any(pair is None for pair in pairs):
        return _list(block)
    rows = []
    for label, value, rest in filter(None, pairs):
        more = f"\n{blocks(rest)}" if rest else ""
        rows.append(f"<div><dt>{line(label)}</dt><dd>{line(value)}{more}</dd></div>")
    return '<dl class="privgen-facts">\n' + "\n".join(rows) + "\n</dl>"


def _table(block: Table) -> str:
    caption = ""
    if block.caption:
        hidden = ' class="privgen-hidden"' if block.caption_repeats else ""
        caption = f"<caption{hidden}>{escape(block.caption)}</caption>\n"
    head = "".join(
        _cell("th", cell, align, ' scope="col"') for cell, align in zip(block.head, block.align, strict=True)
    )
    rows = "\n".join(_row(block, row) for row in block.rows)
    body = f"<tbody>\n{rows}\n</tbody>\n" if rows else ""
    # on a phone a row of two cells is a line or two in a list, one of more cells a card
    narrow = "privgen-pairs" if len(block.head) <= _PAIR else "privgen-cards"
    return f'<table class="privgen-table {narrow}">\n{caption}<thead>\n<tr>{head}</tr>\n</thead>\n{body}</table>'


def _row(block: Table, row: Sequence[Sequence[Inline]]) -> str:
    cells = []
    for index, (cell, head, align) in enumerate(zip(row, block.head, block.align, strict=True)):
        label = plain(head)
        data = f' data-label="{escape(label)}"' if label else ""
        if index == 0 and block.row_headers:
            cells.append(_cell("th", cell, align, f' scope="row"{data}'))
        else:
            cells.append(_cell("td", cell, align, data))
    return "<tr>" + "".join(cells) + "</tr>"


def _cell(tag: str, cell: Sequence[Inline], align: str, attributes: str) -> str:
    if not cell and tag == "th":
        tag, attributes = "td", ""
    place = f' class="privgen-{align}"' if align in ("center", "right") else ""
    return f"<{tag}{place}{attributes}>{line(cell)}</{tag}>"
