"""The body of a document as a small tree, tidied once for all emitters.

Emitters of text need to look ahead and measure, which a flat stream of tokens makes hard. Here texts are cleaned and
merged, links are resolved, empty parts are gone, and no emphasis begins or ends in white space or lies in its own kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from privgen.emit.safe import LINE_BREAK_HINTS, clean, clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

InlineKind = Literal["text", "code", "break", "em", "strong", "link"]
Resolve = Callable[[str], "str | None"]


@dataclass(slots=True)
class Inline:
    """A piece of a line: `text` for text and code, `children` for emphasis and links."""

    kind: InlineKind
    text: str = ""
    href: str = ""
    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A heading as the outline knows it: `id` is unique in the document, `number` is empty or such as ``2.`` or 2.1.

    `part` is the heading above the long version where both versions stand in one document.
    """

    level: int
    id: str
    number: str
    title: str
    anchor: str = ""
    part: bool = False


@dataclass(slots=True)
class Heading:
    section: Section
    inlines: list[Inline]


@dataclass(slots=True)
class Paragraph:
    inlines: list[Inline]


@dataclass(slots=True)
class ListBlock:
    """`start` is None for bullets. A tight list has no room between its items."""

    items: list[list[Block]]
    start: int | None
    tight: bool


@dataclass(slots=True)
class Table:
    """All rows have as many cells as `head`; `align` holds '', 'left', 'center' or 'right' for each column.

    `row_headers` says that the first cell of a row names it, `caption_repeats` that the heading above the table
    already says what the caption says.
    """

    head: list[list[Inline]]
    rows: list[list[list[Inline]]]
    align: list[str]
    caption: str
    row_headers: bool
    caption_repeats: bool = False


@dataclass(slots=True)
class Quote:
    blocks: list[Block]


@dataclass(slots=True)
class Box:
    """A container: `name` is objection, note, meta or defs."""

    name: str
    blocks: list[Block]


@dataclass(slots=True)
class Code:
    text: str
    info: str


@dataclass(slots=True)
class Rule:
    pass


Block = Heading | Paragraph | ListBlock | Table | Quote | Box | Code | Rule

_INLINE_OPEN: dict[str, InlineKind] = {"em_open": "em", "strong_open": "strong", "link_open": "link"}


def plain(inlines: Iterable[Inline]) -> str:
    """The text of a line without its marks; a break is a space."""
    parts = []
    for node in inlines:
        if node.children:
            parts.append(plain(node.children))
        else:
            parts.append(" " if node.kind == "break" else node.text)
    return "".join(parts)


def read_inlines(children: Iterable[Token] | None, resolve: Resolve) -> list[Inline]:
    """The tidy line of inline tokens. A link that `resolve` refuses leaves its text; without text it is nothing."""
    root = Inline("text")
    stack = [root]
    for token in children or ():
        kind = token.type
        if kind in _INLINE_OPEN:
            node = Inline(_INLINE_OPEN[kind])
            if kind == "link_open":
                node.href = resolve(str(token.attrs.get("href", ""))) or ""
            stack[-1].children.append(node)
            stack.append(node)
        elif kind in ("em_close", "strong_close", "link_close"):
            if len(stack) > 1:
                stack.pop()
        elif kind == "code_inline":
            stack[-1].children.append(Inline("code", clean_line(token.content)))
        elif kind == "hardbreak":
            stack[-1].children.append(Inline("break"))
        elif kind == "softbreak":
            stack[-1].children.append(Inline("text", " "))
        elif token.content:
            stack[-1].children.append(Inline("text", clean(token.content)))
    nodes = _trim(_tidy(root.children, frozenset()))
    return nodes if _shows(nodes) else []


def _shows(nodes: Iterable[Inline]) -> bool:
    """Whether there is anything to see, and not only hints for line breaking."""
    return any(node.text.strip(f"{LINE_BREAK_HINTS} ") or _shows(node.children) for node in nodes)


def _tidy(nodes: Iterable[Inline], inside: frozenset[str]) -> list[Inline]:
    """Merge what can be one piece and move white space and breaks out of the ends of emphasis and links."""
    out: list[Inline] = []
    for node in nodes:
        if node.kind in ("em", "strong", "link"):
            useless = node.kind in inside or (node.kind == "link" and not node.href)
            children = _tidy(node.children, inside if useless else inside | {node.kind})
            if useless:
                out.extend(children)
                continue
            before, children, after = _edges(children)
            out.extend(before)
            if children:
                out.append(Inline(node.kind, href=node.href, children=children))
            out.extend(after)
        elif node.kind == "break" or node.text:
            out.append(node)
    return _merge(out, inside)


def _edges(nodes: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """White space and breaks before, the nodes without them, white space and breaks after."""
    before: list[Inline] = []
    after: list[Inline] = []
    nodes = list(nodes)
    while nodes and (nodes[0].kind == "break" or (nodes[0].kind == "text" and nodes[0].text[:1].isspace())):
        head = nodes.pop(0)
        rest = head.text.lstrip()
        before.append(Inline("break") if head.kind == "break" else Inline("text", head.text[: -len(rest) or None]))
        if rest:
            nodes.insert(0, Inline("text", rest))
    while nodes and (nodes[-1].kind == "break" or (nodes[-1].kind == "text" and nodes[-1].text[-1:].isspace())):
        tail = nodes.pop()
        rest = tail.text.rstrip()
        after.insert(0, Inline("break") if tail.kind == "break" else Inline("text", tail.text[len(rest) :]))
        if rest:
            nodes.append(Inline("text", rest))
    return before, nodes, after


def _merge(nodes: list[Inline], inside: frozenset[str]) -> list[Inline]:
    """Neighbours of one kind made one; no white space beside a break, no break twice."""
    out: list[Inline] = []
    for node in nodes:
        last = out[-1] if out else None
        if last is not None and last.kind == node.kind and node.kind in ("text", "code"):
            out[-1] = Inline(node.kind, last.text + node.text)
        elif last is not None and last.kind == node.kind and node.kind in ("em", "strong"):
            out[-1] = Inline(node.kind, children=_tidy(last.children + node.children, inside | {node.kind}))
        else:
            out.append(node)
    for index, node in enumerate(out):
        if node.kind == "text":
            text = _one_space(node.text)
            if index and out[index - 1].kind == "break":
                text = text.lstrip()
            if index + 1 < len(out) and out[index + 1].kind == "break":
                text = text.rstrip()
            out[index] = Inline("text", text)
    kept = [node for node in out if node.kind != "text" or node.text]
    return [node for index, node in enumerate(kept) if node.kind != "break" or kept[index - 1 : index] != [node]]


def _one_space(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _trim(nodes: list[Inline]) -> list[Inline]:
    return _edges(nodes)[1]


def leads_in(before: Block | None, block: Block) -> bool:
    """Whether a paragraph stands right above facts or a table, and must not stay behind at the foot of a page."""
    if not isinstance(before, Paragraph):
        return False
    return isinstance(block, Table) or (isinstance(block, Box) and block.name == "defs")


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in the order of reading, those inside others included."""
    for block in blocks:
        yield block
        if isinstance(block, (Quote, Box)):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item)


def split_fact(item: Sequence[Block]) -> tuple[list[Inline], list[Inline], Sequence[Block]] | None:
    """Label without colon, value, and further blocks of an item ``**Label:** value``; None if it is something else.

    The value is empty when a list below the label is the value.
    """
    first = item[0]
    if not isinstance(first, Paragraph) or not first.inlines or first.inlines[0].kind != "strong":
        return None
    label, value = list(first.inlines[0].children), list(first.inlines[1:])
    if not value and (len(item) == 1 or not plain(label).endswith(":")):
        return None
    if value and value[0].kind == "text":
        stripped = value[0].text.lstrip(": ")
        value = ([Inline("text", stripped)] if stripped else []) + value[1:]
    if label[-1].kind == "text":
        label[-1] = Inline("text", label[-1].text.rstrip(": "))
    return label, value, item[1:]
