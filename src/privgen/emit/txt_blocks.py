"""Blocks of a statement as lines of monospaced text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privgen.document import Document
from privgen.emit.links import form_href, printed_target
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
    Table,
    leads_in,
    plain,
    split_fact,
)
from privgen.emit.txt_pages import Line, keep_ends, keep_together, prefixed
from privgen.emit.txt_tables import fact_columns, facts, table
from privgen.emit.txt_wrap import pad, visible, width, wrap

_UNDERLINES = {1: "=", 2: "-", 3: "~"}
_NARROWEST = 20
"""Deeper lists and boxes are no longer set in when less than this would be left."""
_KEPT_BOX = 30


class Layout:
    """Turns blocks into lines; remembers which other forms have been pointed at, to print each address once."""

    def __init__(self, document: Document, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._forms = {form_href(document.links.get(form)) for form in ("kort", "lang", "samen")} - {None}
        self._printed_forms: set[str] = set()

    def blocks(self, parts: Sequence[Block], columns: int, *, tight: bool = False) -> list[Line]:
        """Blocks with an empty line between them, two before a main section; none in a tight list."""
        lines: list[Line] = []
        before: Block | None = None
        for part in parts:
            new = self._block(part, columns)
            if lines and leads_in(before, part):
                lines[-1].keep = True
            before = part
            if lines and not tight:
                main = isinstance(part, Heading) and part.section.level <= 2
                lines.extend(Line("", keep=lines[-1].keep) for _ in range(2 if main else 1))
            lines.extend(new)
        return lines

    def text(self, inlines: Sequence[Inline]) -> str:
        """A line of text; what paper must show of a link follows it in brackets."""
        parts = []
        for node in inlines:
            if node.kind == "break":
                parts.append("\n")
            elif node.kind == "link":
                target = self._target(node)
                parts.append(self.text(node.children) + (f" ({target})" if target else ""))
            elif node.children:
                parts.append(self.text(node.children))
            else:
                parts.append(visible(node.text))
        return "".join(parts)

    def _target(self, node: Inline) -> str | None:
        base = node.href.partition("#")[0]
        if base in self._forms:
            if base in self._printed_forms:
                return None
            self._printed_forms.add(base)
            return printed_target(base, plain(node.children))
        return printed_target(node.href, plain(node.children))

    def _block(self, block: Block, columns: int) -> list[Line]:
        match block:
            case Heading():
                return self._heading(block, columns)
            case Paragraph():
                return self._paragraph(block.inlines, columns)
            case ListBlock():
                return self._list(block, columns)
            case Table():
                return self._table(block, columns)
            case Quote():
                return self._set_in(block.blocks, "    ", "    ", columns)
            case Box(name="defs"):
                return self._facts(block.blocks, columns)
            case Box(name="objection" | "note"):
                return self._box(block.blocks, columns)
            case Box():
                return self.blocks(block.blocks, columns)
            case Code():
                return self._code(block, columns)
            case Rule():
                return [Line("-" * min(columns, 24))]

    def _heading(self, block: Heading, columns: int) -> list[Line]:
        section = block.section
        number = f"{section.number} " if section.number else ""
        room = max(columns - len(number), _NARROWEST)
        texts = wrap(visible(plain(block.inlines)), room)
        texts = [(" " * len(number) if index else number) + text for index, text in enumerate(texts)]
        texts.append(_UNDERLINES.get(section.level, ".") * max(map(width, texts)))
        lines = [Line(text, keep=True, heading=True) for text in texts]
        lines[0].section = section
        lines[0].new_page = section.part
        return lines

    def _paragraph(self, inlines: Sequence[Inline], columns: int) -> list[Line]:
        text = self.text(inlines)
        lines = [Line(part) for part in wrap(text, columns)]
        keep_ends(lines)
        lines[-1].keep = text.endswith(":")
        return lines

    def _set_in(
        self, parts: Sequence[Block], first: str, rest: str, columns: int, *, tight: bool = False
    ) -> list[Line]:
        """Blocks behind a mark; where there is no room for that, the mark stands on a line of its own."""
        if columns - len(first) >= _NARROWEST:
            return prefixed(self.blocks(parts, columns - len(first), tight=tight), first, rest)
        above = [Line(first.strip(), keep=True)] if first.strip() else []
        return above + self.blocks(parts, columns, tight=tight)

    def _list(self, block: ListBlock, columns: int) -> list[Line]:
        last = (block.start or 0) + len(block.items) - 1
        size = 2 if block.start is None else len(f"{last}. ")
        lines: list[Line] = []
        for index, item in enumerate(block.items):
            if lines and not block.tight:
                lines.append(Line("", keep=lines[-1].keep))
            mark = "- " if block.start is None else f"{block.start + index}. ".rjust(size)
            lines.extend(self._set_in(item, mark, " " * size, columns, tight=block.tight))
        return lines

    def _table(self, block: Table, columns: int) -> list[Line]:
        head = [self.text(cell) for cell in block.head]
        rows = [[self.text(cell) for cell in row] for row in block.rows]
        caption = "" if block.caption_repeats else visible(block.caption)
        return table(head, rows, block.align, caption, self._labels["table_continued"], columns)

    def _facts(self, parts: Sequence[Block], columns: int) -> list[Line]:
        lines: list[Line] = []
        for part in parts:
            if lines:
                lines.append(Line(""))
            pairs = [split_fact(item) for item in part.items] if isinstance(part, ListBlock) else [None]
            found = [pair for pair in pairs if pair is not None]
            if len(found) < len(pairs):
                lines.extend(self._block(part, columns))
                continue
            labels = [self.text(label) for label, _, _ in found]
            room = fact_columns(labels, columns)
            values = [
                self.blocks(([Paragraph(value)] if value else []) + list(rest), room, tight=True)
                for _, value, rest in found
            ]
            lines.extend(facts(list(zip(labels, values, strict=True)), columns))
        return lines

    def _box(self, parts: Sequence[Block], columns: int) -> list[Line]:
        if columns - 4 < _NARROWEST:
            return self.blocks(parts, columns)
        inner = self.blocks(parts, columns - 4)
        for line in inner:
            line.text = _between_bars(line.text, columns)
            line.repeat = tuple(_between_bars(text, columns) for text in line.repeat)
        edge = "+" + "-" * (columns - 2) + "+"
        lines = [Line(edge, keep=True), *inner, Line(edge)]
        lines[-2].keep = True
        if len(lines) <= _KEPT_BOX:
            keep_together(lines)
        return lines

    def _code(self, block: Code, columns: int) -> list[Line]:
        indent = "    " if columns - 4 >= _NARROWEST else ""
        lines: list[Line] = []
        for text in block.text.split("\n"):
            space = text[: len(text) - len(text.lstrip(" "))][: columns - _NARROWEST]
            room = max(columns - len(indent) - len(space), 4)
            lines.extend(Line((indent + space + part).rstrip()) for part in wrap(visible(text), room))
        return lines


def _between_bars(text: str, columns: int) -> str:
    return f"| {pad(text, columns - 4)} |"
