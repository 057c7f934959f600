"""The tree that runs beside the plain data of a spec and knows where everything stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from privgen.findings import Span
from privgen.source.text import SourceText

Kind = Literal["map", "list", "scalar"]
Style = Literal["plain", "single", "double", "literal", "folded"]
Path = tuple[str | int, ...]


class Plain(str):
    """An unquoted scalar that YAML 1.2 reads as a number or a boolean.

    The string is the text as written (`1.10`, `0167`), for fields that want text; `value` is the int, float or bool.
    """

    __slots__ = ("value",)
    value: int | float | bool

    def __new__(cls, text: str, value: int | float | bool) -> Plain:
        made = super().__new__(cls, text)
        made.value = value
        return made

    def __getnewargs__(self) -> tuple[str, int | float | bool]:  # type: ignore[override]
        return str(self), self.value


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """One value of the spec and its place.

    `value` is the plain data: dict, list, str, Plain (numbers and booleans) or None. Offsets are in the text of
    `source`; the spans are made from them when asked for. The span of a collection ends with its last content, never
    at blank lines or comments after it. A node that an alias stands for has the place where its text is; `alias_span`
    is the place where it is used. `flow` is true for what is written between brackets or braces. A scalar has no
    children.
    """

    value: Any
    kind: Kind
    source: SourceText
    start: int
    end: int
    style: Style | None = None
    children: dict[str, Node] | list[Node] | tuple[()] = ()
    flow: bool = False
    key_start: int = -1
    key_end: int = -1
    alias_start: int = -1
    alias_end: int = -1

    @property
    def span(self) -> Span:
        """Where the value stands; for a value that was left out, the empty place after its colon or dash."""
        return self.source.span(self.start, self.end)

    @property
    def key_span(self) -> Span | None:
        """Where the key stands, quotes included; None for list items and the root."""
        return self.source.span(self.key_start, self.key_end) if self.key_start >= 0 else None

    @property
    def alias_span(self) -> Span | None:
        """Where the alias stands through which this node was reached, or None."""
        return self.source.span(self.alias_start, self.alias_end) if self.alias_start >= 0 else None

    @property
    def raw(self) -> str | None:
        """A scalar as it was written, quotes included; None for collections."""
        return self.source.text[self.start : self.end] if self.kind == "scalar" else None

    def child(self, segment: str | int) -> Node | None:
        """The child under a key or index, or None."""
        children = self.children
        if isinstance(children, dict):
            return children.get(segment) if isinstance(segment, str) else None
        if isinstance(segment, int) and 0 <= segment < len(children):
            return children[segment]
        return None

    def walk(self, path: Path = ()) -> Iterator[tuple[Path, Node]]:
        """Give this node and all below it with their paths, in the order of the file; aliases are followed."""
        yield path, self
        if isinstance(self.children, dict):
            for key, node in self.children.items():
                yield from node.walk((*path, key))
        else:
            for index, node in enumerate(self.children):
                yield from node.walk((*path, index))

    def find(self, path: Path) -> tuple[Node, int]:
        """Follow `path` as far as the file goes: the deepest node, and how many segments of `path` lead there.

        A segment that is no child is a label (the tag of a union, the name of a validator) and is skipped when a
        later segment fits; skipped labels count, so `path[count:]` is what the file does not have. Where a segment is
        both a child and a label, the reading that resolves more wins. For a key that is known to be missing, ask for
        the path of its parent.
        """
        node, used, _, alias = _Search(self, path).best(self, 0)
        if alias is not None and node.alias_start < 0:
            node = replace(node, alias_start=alias.alias_start, alias_end=alias.alias_end)
        return node, used

    def __repr__(self) -> str:
        return f"Node({self.kind}, {self.start}:{self.end}, {self.value!r})"


class _Search:
    """One structural walk along a path; remembers answers so that odd paths cannot make it slow."""

    def __init__(self, root: Node, path: Path) -> None:
        self.root = root
        self.path = path
        self.known: dict[tuple[int, int], tuple[Node, int, int, Node | None]] = {}

    def best(self, node: Node, at: int) -> tuple[Node, int, int, Node | None]:
        """Give (deepest node, segments used, segments that were children, last alias on the way) from `node` on."""
        answer = self.known.get((id(node), at))
        if answer is None:
            answer = self.known[id(node), at] = self._best(node, at)
        return answer

    def _best(self, node: Node, at: int) -> tuple[Node, int, int, Node | None]:
        alias = node if node.alias_start >= 0 else None
        best: tuple[Node, int, int, Node | None] = (node, at, 0, alias)
        for index in range(at, len(self.path)):
            child = node.child(self.path[index])
            if child is None:
                if node is self.root:
                    break  # the first segment of a path is never a label
                continue
            deepest, used, matched, below = self.best(child, index + 1)
            if (matched + 1, used) > (best[2], best[1]):
                best = (deepest, used, matched + 1, below or alias)
            if used == len(self.path) or node is self.root:
                break
        return best
