"""What a file of Markdown tells, as markdown-it-py reads it (see `told`)."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from .told import OUTSIDE, Section, Told, labelled, words

_READER = MarkdownIt("commonmark").enable("table")


def read_markdown(source: str) -> Told:
    """What the file says; a bold line with a list of nothing but links into the file is the table of contents."""
    told = Told()
    blocks = SyntaxTreeNode(_READER.parse(source)).children
    for at, block in enumerate(blocks):
        if block.type == "heading":
            told.sections.append(Section(int(block.tag[1]), words(_text(block))))
        elif not told.contents and _is_contents(blocks[at : at + 2]):
            told.contents = [words(_text(block))]
        elif not told.contents[1:] and _is_contents(blocks[at - 1 : at + 1]):
            told.contents += [words(_text(each)) for each in _inlines(block)]
        else:
            assert told.sections, "something stands before the first heading"
            told.sections[-1].words += words(_text(block))
    return told


def _is_contents(blocks: Sequence[SyntaxTreeNode]) -> bool:
    if [block.type for block in blocks] != ["paragraph", "bullet_list"]:
        return False
    (title,), entries = (list(map(_marked, _inlines(block))) for block in blocks)
    links = [link for entry in entries for link in entry]
    inside = [link.type == "link" and str(link.attrs["href"]).startswith("#") for link in links]
    return [node.type for node in title] == ["strong"] and bool(inside) and all(inside)


def _marked(line: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """What a line consists of; the reader may put empty texts around a mark."""
    return [node for node in line.children if node.type != "text" or node.content]


def _inlines(block: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The lines inside a block."""
    return [node for node in block.walk() if node.type == "inline"]


def _text(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline" | "fence" | "code_block":
            return node.content
        case "softbreak" | "hardbreak":
            return " "
        case "link":
            text, href = _inside(node), str(node.attrs["href"])
            return f"{text} ({href})" if OUTSIDE.match(href) else text
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            return "".join(f" {start + at}. {_text(item)} " for at, item in enumerate(node.children))
        case "table":
            head, *rows = [[_text(cell).strip() for cell in row.children] for row in node.walk() if row.type == "tr"]
            return " " + "\n".join(labelled(head, row) for row in rows) + " "
        case "inline" | "em" | "strong":
            return _inside(node)
        case _:
            return f" {_inside(node)} "


def _inside(node: SyntaxTreeNode) -> str:
    return "".join(map(_text, node.children))
