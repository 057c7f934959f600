"""Reading on after a syntax error: the broken part is blanked out and the file is read again.

Blanks keep every offset what it was. What was blanked is not guessed at: its place in the tree is reported as unread.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from privgen.source.diagnosis import tab_lines
from privgen.source.tree import Node, Path

_NOT_BREAK = re.compile(r"[^\n]")
_HEAD = re.compile(r"[ \t]*(?:-[ \t]+)*(?:[^\W\d][\w-]*:(?=\s|\Z))?")


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the text that could not be read; `indent` is how deep it lies, in characters, and `item` whether it
    began with a dash."""

    start: int
    end: int
    indent: int
    item: bool


class Recovery:
    """The text as the parser gets to see it, and what has been taken out of it."""

    def __init__(self, text: str, line_starts: list[int]) -> None:
        self.text = text
        self.starts = line_starts
        self.regions: list[Region] = []
        self._dropped: dict[int, int] = {}  # line numbers from 0, each with the indent of the part it was in

    def independent(self, offset: int) -> bool:
        """Whether an error at `offset` has a cause of its own.

        It has when it lies in the value of a key or item on its own line, or when a line that was read well, and is
        not indented deeper, stands between it and the last part that was taken out. Parts that lie deeper than the
        line of `offset` have no bearing on it.
        """
        number = self._line_at(offset)
        line = self._line(number)
        head = _head(line)
        if line[:head].strip() and offset - self.starts[number] >= head:
            return True
        indent = _indent(line)
        for above in range(number - 1, -1, -1):
            if above in self._dropped:
                if self._dropped[above] > indent:
                    continue
                return False
            line = self._line(above)
            if line.strip() and not line.lstrip().startswith("#") and _indent(line) <= indent:
                return True
        return True

    def drop(self, offset: int, *, local: bool) -> bool:
        """Take out what cannot be read at `offset`, with all that is indented deeper below it.

        That is a value when the trouble is in a value, so that its key or dash stays; else the whole line. `local`
        says that what comes after can be trusted. False if nothing is left to take out.
        """
        first = self._line_at(offset)
        while first >= 0 and not self._line(first).strip():
            first -= 1
        if first < 0:
            return False
        line = self._line(first)
        head = _head(line)
        keep = bool(line[:head].strip()) and offset - self.starts[first] >= head and bool(line[head:].strip())
        indent = _column_of_key(line[:head]) if keep else _indent(line)
        last = self._last_below(first, indent)
        self._blank(first, last, indent, head if keep else 0)
        if keep and local and not line[head:].lstrip().startswith(("[", "{")):
            del self._dropped[first]
        return True

    def _last_below(self, first: int, indent: int) -> int:
        """The last line after `first` that belongs to it because all lines up to there are indented deeper than
        `indent`."""
        last = first
        for number in range(first + 1, len(self.starts)):
            line = self._line(number)
            if line.strip() and not line.lstrip().startswith("#"):
                if _indent(line) <= indent:
                    break
                last = number
        return last

    def drop_tabs(self, offset: int) -> None:
        """Take out every line from the line of `offset` on that is indented with a tab."""
        pieces, done = [], 0
        for start, end in tab_lines(self.text, self.starts[self._line_at(offset)]):
            number = self._line_at(start)
            line = self._line(number)
            indent = _indent(line)
            self.regions.append(Region(start, end, indent, line[indent : indent + 1] == "-"))
            self._dropped[number] = indent
            pieces += [self.text[done:start], _NOT_BREAK.sub(" ", self.text[start:end])]
            done = end
        self.text = "".join([*pieces, self.text[done:]])

    def drop_rest(self, offset: int) -> None:
        """Take out everything from the line of `offset` on."""
        first = self._line_at(offset)
        self._blank(first, len(self.starts) - 1, _indent(self._line(first)))

    def owners(self, root: Node | None) -> list[Path]:
        """The paths of the values that the parts taken out belonged to; `()` is the whole file."""
        if root is None:
            return [()] if self.regions else []
        return [_owner(root, region, self.text) for region in self.regions]

    def _line_at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _line(self, number: int) -> str:
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end]

    def _blank(self, first: int, last: int, indent: int, head: int = 0) -> None:
        """Blank the lines `first` to `last`, but for the first `head` characters."""
        start = self.starts[first] + head
        end = self.starts[last + 1] - 1 if last + 1 < len(self.starts) else len(self.text)
        line = self._line(first)
        item = not head and line[indent : indent + 1] == "-"
        self.regions.append(Region(start, end, indent + 1 if head else indent, item))
        self.text = self.text[:start] + _NOT_BREAK.sub(" ", self.text[start:end]) + self.text[end:]
        self._dropped.update(dict.fromkeys(range(first, last + 1), indent))


def _head(line: str) -> int:
    """How far the dashes and the key of a line reach."""
    found = _HEAD.match(line)
    return found.end() if found else 0


def _column_of_key(head: str) -> int:
    """Where the key of a line begins, or its last dash when it has no key."""
    word = re.search(r"[^\s-]", head)
    return word.start() if word else len(head.rstrip()) - 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _owner(root: Node, region: Region, text: str) -> Path:
    """Follow the last child before the region as long as the region is indented deeper than it.

    A region below a value that was read is a sibling with a slip in its indentation, and belongs to the parent.
    """
    path: list[str | int] = []
    node = root
    while not node.flow and node.children:
        items = node.children.items() if isinstance(node.children, dict) else enumerate(node.children)
        before = [(key, child) for key, child in items if _begin(child) < region.start and child.alias_start < 0]
        if not before:
            break
        key, child = before[-1]
        column = _column(text, _begin(child)) if node.kind == "map" else _column(text, node.start)
        block_list = child.kind == "list" and not child.flow
        if region.indent <= column and not (region.item and block_list and _column(text, child.start) == region.indent):
            break
        path.append(key)
        node = child
    if path and node.kind == "scalar" and node.value is not None:
        path.pop()
    return tuple(path)


def _begin(node: Node) -> int:
    return node.key_start if node.key_start >= 0 else node.start


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1
