"""Anchors (`&name`), aliases (`*name`) and tags (`!name`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from privgen.source.problems import Problem, clip
from privgen.source.tree import Node, Path

_PROPERTIES = re.compile(r"(?:&[^\s,\[\]{}]*|!<[^>\s]*>|![^\s,\[\]{}]*|#[^\n]*|\s+)+")
_TAG = re.compile(r"(?:^|\s)(!<[^>\s]*>|![^\s,\[\]{}]*)")


@dataclass(slots=True)
class Anchor:
    """A named value: where its name stands, the node once it is complete, and how many values and levels it stands for.

    A value that was passed over has neither a node nor an open end.
    """

    start: int
    end: int
    path: Path
    node: Node | None = None
    size: int = 0
    height: int = 0
    used: bool = False
    open: bool = True

    def complete(self, node: Node, size: int, height: int) -> None:
        """The value has been read to its end."""
        self.node, self.size, self.height, self.open = node, size, height, False


class Anchors:
    """The anchors of one document. A name that is given again means the later value from there on."""

    def __init__(self) -> None:
        self._by_name: dict[str, Anchor] = {}
        self._all: list[Anchor] = []

    def get(self, name: str) -> Anchor | None:
        """The value that the alias `*name` stands for at this point."""
        return self._by_name.get(name)

    def define(self, name: str, start: int, path: Path) -> Anchor:
        """Note `&name` at `start`."""
        anchor = self._by_name[name] = Anchor(start, start + 1 + len(name), path)
        self._all.append(anchor)
        return anchor

    def pass_over(self, name: str) -> None:
        """Note that `&name` belongs to a value that is not read, so that its aliases are not reported as unknown."""
        self._by_name[name] = Anchor(0, 0, (), open=False)

    def unused(self, text: str) -> list[tuple[Problem, bool]]:
        """What to say of anchors that no alias uses, each with whether a text was lost in it."""
        found = []
        for anchor in self._all:
            if not anchor.used:
                node = anchor.node
                empty = node is not None and node.kind == "scalar" and node.start == node.end
                situation = "anchor-swallows" if empty else "anchor-unused"
                words = {"text": clip(text[anchor.start : anchor.end])}
                found.append((Problem(situation, anchor.start, anchor.end, words, anchor.path), empty))
        return found


def after_properties(text: str, start: int) -> int:
    """The offset at which the value begins whose anchor, tag, or both stand at `start`."""
    found = _PROPERTIES.match(text, start)
    return found.end() if found else start


def tag_problem(text: str, start: int, end: int, path: Path) -> Problem:
    """Report the tag between `start` and the value at `end`."""
    tag = _TAG.search(text[start:end])
    if tag:
        start, end = start + tag.start(1), start + tag.end(1)
    return Problem("tag-unsupported", start, end, {"text": clip(text[start:end])}, path)


def alias_and_rest(text: str, start: int) -> str:
    """An alias with the words behind it on its line, up to what closes a flow collection: the text that was probably
    meant."""
    return re.split(r"[\n,\]}]", text[start : start + 200], maxsplit=1)[0].strip()
