"""From the events of a YAML parser to plain data and the tree of places, in one walk.

Nothing is composed or constructed by the YAML library: no object of its own making, no merge, no silent replacement
of a key.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from privgen.source.anchors import Anchor, Anchors, after_properties, alias_and_rest, tag_problem
from privgen.source.decoding import CONTROL, UNPRINTABLE
from privgen.source.diagnosis import UnclosedQuote, looks_unclosed
from privgen.source.hints import BULLETS, NUMERIC, odd_space_in_key, slip_in_plain_key, slip_in_text
from privgen.source.problems import Piece, Problem, clip
from privgen.source.scalars import CONSTANTS, SUSPECT, TEXT, resolve
from privgen.source.skipping import GiveUp, pass_over
from privgen.source.text import SourceText
from privgen.source.tree import Node, Plain, Style

_STYLES: dict[str | None, Style] = {
    None: "plain", "": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"
}  # fmt: skip
_ODD_FIRST = NUMERIC | {"<"}
_SLIPPERY = BULLETS | {"-"}
_QUESTION = re.compile(r"(?:^|(?<=[\s\[{,]))(\?)(?=\s)", re.MULTILINE)
_MOST_LEVELS = 200  # what the recursion below can bear, whatever the caller allows


class Builder:
    """Reads one document from a loader of the YAML library.

    `text` is what the loader reads and has the length of `source.text`; `restore` maps stand-ins in it back to the
    characters of the file. After `build`, `problems` holds what was found, `unread` the paths of values that were
    lost, `literals` the places of texts that may hold a `#`. `limits` are in values and in levels.
    """

    def __init__(
        self, loader: Any, source: SourceText, text: str, restore: dict[int, str], limits: tuple[int, int]
    ) -> None:
        self.get: Callable[[], Event] = loader.get_event
        self.source = source
        self.text = text
        self.restore = restore
        self.limit_values = limits[0]
        self.limit_depth = min(limits[1], _MOST_LEVELS)
        self.problems: list[Problem] = []
        self.unread: list[tuple[str | int, ...]] = []
        self.literals: list[tuple[int, int]] = []
        self.open_flow: list[int] = []
        self.last: Event | None = None
        self.path: list[str | int] = []
        self.anchors = Anchors()
        self.count = self.depth = self.deepest = 0
        self.bomb = self.abyss = False
        self.questions = [found.start(1) for found in _QUESTION.finditer(text)] if "?" in text else []

    def build(self) -> Node | None:
        """Read the first document. None when there is none.

        Raises what the YAML library raises for broken syntax, `UnclosedQuote`, and `GiveUp`.
        """
        root: Node | None = None
        while True:
            event = self.get()
            kind = type(event)
            if kind is StreamEndEvent or event is None:
                break
            if kind is DocumentStartEvent:
                if root is not None:
                    start = event.start_mark.index
                    self.problems.append(Problem("several-documents", start, start + 3))
                    break
                root = self._node(self.get(), False)
        if not self.bomb:
            for problem, lost in self.anchors.unused(self.text):
                self.problems.append(problem)
                if lost:
                    self.unread.append(problem.path)
        return root

    # Nodes

    def _node(self, event: Event, flow: bool) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, flow)
        if kind is AliasEvent:
            return self._alias(event, flow)
        if self.depth >= self.limit_depth:
            return self._too_deep(event)
        start = event.start_mark.index
        flow = event.flow_style
        anchor = None
        if event.anchor or event.tag:
            start, anchor = self._properties(event, start)
        if flow:
            self.open_flow.append(start)
        before, outer = self.count, self.deepest
        self.depth += 1
        self.deepest = self.depth
        node = self._mapping(event, start, flow) if kind is MappingStartEvent else self._sequence(event, start, flow)
        if anchor is not None:
            anchor.complete(node, self.count - before + 1, self.deepest - self.depth + 1)
        self.depth -= 1
        if outer > self.deepest:
            self.deepest = outer
        if flow:
            self.open_flow.pop()
        self._counted(start)
        return node

    def _mapping(self, event: Event, start: int, flow: bool) -> Node:
        get, path = self.get, self.path
        value: dict[str, Any] = {}
        children: dict[str, Node] = {}
        end = event.end_mark.index
        odd_everywhere = bool(self.questions)
        while True:
            event = get()
            if type(event) is MappingEndEvent:
                break
            if type(event) is not ScalarEvent:
                end = self._complex_key(event, flow)
                continue
            key = event.value
            key_start, key_end = event.start_mark.index, event.end_mark.index
            if event.anchor or event.tag:
                key_start = self._scalar(event, flow).start
            if event.style or key in CONSTANTS or key[0] in _ODD_FIRST or odd_everywhere or not key.isascii():
                key = self._odd_key(event, key, key_start, key_end)
            if key is None:
                self.unread.append(tuple(path))
                key, keep = "<<", False
            else:
                keep = key not in children
                if not keep:
                    self._duplicate(key, key_start, key_end, children[key])
            path.append(key)
            event = get()
            node = self._scalar(event, flow) if type(event) is ScalarEvent else self._node(event, flow)
            path.pop()
            end = node.alias_end if node.alias_end >= 0 else node.end
            if flow and node.value is None and ":" in key and key_end == node.end:
                self._lost("colon-space-missing", key_start, key_end, {"text": clip(key)})
            if keep:
                node.key_start, node.key_end = key_start, key_end
                value[key] = node.value
                children[key] = node
        if flow:
            end = max(event.end_mark.index, end)
        return Node(value, "map", self.source, start, max(start, end), None, children, flow)

    def _sequence(self, event: Event, start: int, flow: bool) -> Node:
        get, path = self.get, self.path
        value: list[Any] = []
        children: list[Node] = []
        end = event.end_mark.index
        while True:
            event = get()
            kind = type(event)
            if kind is SequenceEndEvent:
                break
            path.append(len(children))
            node = self._scalar(event, flow) if kind is ScalarEvent else self._node(event, flow)
            path.pop()
            end = node.alias_end if node.alias_end >= 0 else node.end
            value.append(node.value)
            children.append(node)
        if flow:
            end = event.end_mark.index
        return Node(value, "list", self.source, start, max(start, end), None, children, flow)

    def _scalar(self, event: Event, flow: bool) -> Node:
        self.count += 1
        if self.count > self.limit_values:
            self._counted(event.start_mark.index)
        self.last = event
        value: Any = event.value
        start, end = event.start_mark.index, event.end_mark.index
        anchor = None
        if event.anchor or event.tag:
            start, anchor = self._properties(event, start)
            start = min(start, end)
        style = event.style
        if style:
            end, value = self._quoted(style, value, start, end)
        elif not value:
            value = None
        elif value[0] in SUSPECT and (meaning := resolve(value)) is not TEXT:
            value = None if meaning is None else Plain(value, meaning)
        elif value[0] in _SLIPPERY or ":" in value:
            slip = slip_in_text(self.text, value, start, end)
            if slip:
                self._lost(slip.situation, slip.start, slip.end, slip.values)
        if self.restore and type(value) is str:
            value = value.translate(self.restore)
        node = Node(value, "scalar", self.source, start, end, _STYLES[style], (), flow)
        if anchor is not None:
            anchor.complete(node, 1, 0)
        return node

    def _quoted(self, style: str, value: str, start: int, end: int) -> tuple[int, str]:
        """Give the end and value of a text in quotes or in a block."""
        if style in "|>":
            end = start + len(self.text[start:end].rstrip())
        elif looks_unclosed(self.text, start, end):
            raise UnclosedQuote(start)
        self.literals.append((start, end))
        if style == '"' and not value.isprintable():
            found = CONTROL.search(value)
            if found:
                self._problem("control-character-escaped", start, end, {"value": ord(found.group())})
                value = CONTROL.sub("\ufffd", value)
            elif (found := UNPRINTABLE.search(value)) and found.group() not in self.text[start:end]:
                self._problem("character-unprintable-escaped", start, end, {"value": ord(found.group())})
        return end, value

    def _alias(self, event: Event, flow: bool) -> Node:
        """Stand in for the named value, as long as that stays finite and affordable."""
        self.count += 1
        start, end = event.start_mark.index, event.end_mark.index
        nothing = Node(None, "scalar", self.source, start, end, "plain", (), flow)
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            self._lost("alias-unknown", start, end, {"text": clip(alias_and_rest(self.text, start))})
            return nothing
        anchor.used = True
        if anchor.open:
            self._lost("alias-recursive", start, end, {"text": clip(self.text[start:end])})
            return nothing
        if anchor.node is None or not self._affordable(anchor, start, end):
            self.unread.append(tuple(self.path))
            return nothing
        return replace(anchor.node, key_start=-1, key_end=-1, alias_start=start, alias_end=end)

    def _affordable(self, anchor: Anchor, start: int, end: int) -> bool:
        if self.depth + anchor.height > self.limit_depth:
            self._report_depth(start, end)
            return False
        if self.bomb or self.count + anchor.size > self.limit_values:
            if not self.bomb:
                self.bomb = True
                self._lost("alias-bomb", start, end, {"limit": self.limit_values})
            return False
        self.count += anchor.size - 1
        self.deepest = max(self.deepest, self.depth + anchor.height)
        return True

    def _too_deep(self, event: Event) -> Node:
        """Pass over a collection that lies too deep."""
        start = event.start_mark.index
        self._report_depth(start, start + 1)
        self.unread.append(tuple(self.path))
        end, passed = pass_over(event, self.get, self.anchors, self.literals, self.limit_values - self.count)
        self.count += passed
        self._counted(start)
        return Node(None, "scalar", self.source, start, end, "plain", ())

    def _report_depth(self, start: int, end: int) -> None:
        """Say that the nesting is too deep, at the first place only."""
        if not self.abyss:
            self._problem("nesting-too-deep", start, end, {"limit": self.limit_depth})
        self.abyss = True

    # Keys

    def _odd_key(self, event: Event, key: str, start: int, end: int) -> str | None:
        """Check a key that may be more than a plain word; None for the merge key."""
        slip = None
        if event.style:
            self.last = event
            end, key = self._quoted(event.style, key, start, end)
        elif key == "<<":
            self._problem("key-merge", start, end, {})
            return None
        else:
            slip = slip_in_plain_key(key, start, end)
        if self.restore:
            key = key.translate(self.restore)
        key, odd = (key, None) if event.style else odd_space_in_key(key, start, end)
        if odd:
            self.unread.append(tuple(self.path))
        for problem in (slip, odd):
            if problem:
                self._problem(problem.situation, problem.start, problem.end, problem.values)
        before = bisect_left(self.questions, start) - 1
        if before >= 0 and self.text[self.questions[before] + 1 : start].isspace():
            self._problem("key-question", self.questions[before], end, {})
        return key

    def _complex_key(self, event: Event, flow: bool) -> int:
        """Read and drop a key that is no scalar, with its value; give the end of the two."""
        path = tuple(self.path)
        start, end = event.start_mark.index, event.end_mark.index
        kind = {AliasEvent: "an-alias", MappingStartEvent: "a-map"}.get(type(event), "a-list")
        self.unread.append(path)
        self.path.append("?")
        node = self._node(event, flow)
        end = max(end, node.alias_end if node.alias_end >= 0 else node.end)
        self.problems.append(Problem("key-complex", start, end, {"kind": Piece(kind)}, path))
        node = self._node(self.get(), flow)
        self.path.pop()
        return max(end, node.alias_end if node.alias_end >= 0 else node.end)

    def _duplicate(self, key: str, start: int, end: int, first: Node) -> None:
        place = ((first.key_start, first.key_end),)
        self.problems.append(Problem("key-duplicate", start, end, {"key": clip(key)}, (*self.path, key), place))

    # Anchors, tags, limits

    def _properties(self, event: Event, start: int) -> tuple[int, Anchor | None]:
        """Note the anchor and report the tag before a value; give the offset at which the value itself begins."""
        after, path = after_properties(self.text, start), tuple(self.path)
        if event.tag:
            self.problems.append(tag_problem(self.text, start, after, path))
            if type(event) is ScalarEvent and not event.value and not event.style:
                self.unread.append(path)
        if not event.anchor:
            return after, None
        return after, self.anchors.define(event.anchor, max(self.text.find("&", start, after), start), path)

    def _lost(self, situation: str, start: int, end: int, values: dict[str, Any]) -> None:
        """Report a problem because of which the value at the current path is not known."""
        self._problem(situation, start, end, values)
        self.unread.append(tuple(self.path))

    def _problem(self, situation: str, start: int, end: int, values: dict[str, Any]) -> None:
        self.problems.append(Problem(situation, start, end, values, tuple(self.path)))

    def _counted(self, start: int) -> None:
        if self.count > self.limit_values:
            self.problems.append(Problem("too-many-values", start, start + 1, {"limit": self.limit_values}))
            raise GiveUp
