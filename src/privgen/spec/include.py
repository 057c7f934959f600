"""One tree from several files: the registers of part files are merged in, and their other keys fill gaps.

Every node keeps the text of the file it was read from, so that a place stays exact in whichever file it is.
"""

from __future__ import annotations

import os.path
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from privgen.findings import Finding
from privgen.source.reader import Source, read
from privgen.source.tree import Node, Path

from .messages import Kinds, Piece, finding, quoted

REGISTERS = (
    "contacts", "definitions", "subjects", "data", "purposes", "recipients", "sources", "laws", "decisions",
    "authorities", "legal_bases", "retention", "activities", "promises",
)  # fmt: skip
"""The top-level keys that are maps of id to object: of these, part files add entries."""

MOST_FILES = 50
DEEPEST = 12
_OWN = frozenset(("privgen", "include"))
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:[/\\]")


@dataclass(slots=True)
class Assembled:
    """A spec with what it includes.

    `root` is None when the main file has no mapping. `unread` holds the paths below which something may be missing
    because of a finding here; `()` stands for the top level.
    """

    root: Node | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Path] = field(default_factory=list)


def assemble(data: bytes, name: str, read_file: Callable[[str], bytes] | None, language: str) -> Assembled:
    """Read a spec from `data` and all that it includes. `read_file` raises `OSError` for a file it cannot give."""
    job = _Job(read_file, language)
    job.made.root = job.file(data, name, [])
    return job.made


@dataclass(slots=True)
class _Step:
    """A file that is being read, and the entry of its `include` that is being followed."""

    name: str
    entry: Node | None = None


class _Job:
    def __init__(self, read_file: Callable[[str], bytes] | None, language: str) -> None:
        self.read_file = read_file
        self.language = language
        self.made = Assembled()

    def file(self, data: bytes, name: str, stack: list[_Step]) -> Node | None:
        """The tree of one file with what it includes; `stack` holds the files that led here."""
        source = self.made.sources[name] = read(data, name, language=self.language)
        self.made.findings += source.findings
        self.made.unread += source.unread
        root = source.root
        if root is None:
            return None
        step = _Step(name)
        for path, entry in self._entries(root, part=bool(stack)):
            step.entry = entry
            included = self._include(path, entry, [*stack, step])
            if included is not None:
                root = self._merge(root, included)
        return root

    def _entries(self, root: Node, part: bool) -> Iterator[tuple[Path, Node]]:
        """The texts under `include`; only in the main file does the check of the shape report anything else."""
        node = root.child("include")
        if node is None or node.value is None:
            return
        children = list(enumerate(node.children)) if node.kind == "list" else []
        places = [(("include", index), child) for index, child in children] or [(("include",), node)]
        for path, entry in places:
            if isinstance(entry.value, str) and entry.value.strip():
                yield path, entry
            elif part and entry.value != []:
                kind = Piece("map" if isinstance(entry.value, dict) else "list" if entry.value else "nothing")
                values = {"subject": quoted("include"), "found": kind, "expected": Kinds(("text", "list"))}
                self._report("type-wrong", path, entry, values)

    def _include(self, path: Path, entry: Node, stack: list[_Step]) -> Node | None:
        text = str(entry.value)
        situation = self._refused(text)
        name = text if situation else _beside(stack[-1].name, text)
        if situation is None:
            open_at = next((index for index, step in enumerate(stack) if step.name == name), None)
            if open_at is not None:
                return self._circle(path, entry, stack[open_at:])
            if name in self.made.sources:
                return None  # a file that two parts share is read once
            if len(self.made.sources) >= MOST_FILES or len(stack) > DEEPEST:
                situation = "include-limit"
        data = b""
        if situation is None:
            situation, data = self._read(name)
        if situation is not None:
            values = {"value": quoted(text), "name": quoted(name), "files": MOST_FILES, "depth": DEEPEST}
            self._report(situation, path, entry, values)
            self.made.unread.append(())
            return None
        return self.file(data, name, stack)

    def _refused(self, text: str) -> str | None:
        if _ABSOLUTE.match(text):
            return "include-absolute"
        if _URL.match(text):
            return "include-url"
        if "\\" in text:
            return "include-backslash"
        return "include-nowhere" if self.read_file is None else None

    def _read(self, name: str) -> tuple[str | None, bytes]:
        try:
            return None, self.read_file(name) if self.read_file is not None else b""
        except FileNotFoundError:
            return "include-missing", b""
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return "include-unreadable", b""

    def _circle(self, path: Path, entry: Node, circle: list[_Step]) -> None:
        name = quoted(circle[0].name)
        if len(circle) == 1:
            self._report("include-itself", path, entry, {"value": name})
        else:
            first = circle[0].entry
            self._report("include-circular", path, entry, {"value": name}, (first,) if first is not None else ())

    def _merge(self, own: Node, part: Node) -> Node:
        """The tree `own` with the entries of the registers of `part`, and its other keys where `own` says nothing."""
        children: dict[str, Node] = dict(_children(own))
        for key, node in _children(part).items():
            if key in _OWN:
                if key == "privgen" and isinstance(node.value, str) and str(node.value) != "1":
                    self._report("version-unknown", ("privgen",), node, {"value": quoted(node.value)})
                continue
            mine = children.get(key)
            if mine is None or mine.value is None:
                children[key] = node
            elif key in REGISTERS and mine.kind == "map":
                children[key] = self._join(key, mine, node)
        return _with(own, children)

    def _join(self, register: str, mine: Node, more: Node) -> Node:
        if more.kind != "map":
            if more.value is not None:
                kind = Piece(more.kind if more.kind == "list" else "text")
                values = {"subject": quoted(register), "found": kind, "expected": Kinds(("map",))}
                self._report("type-wrong", (register,), more, values)
            return mine
        children = dict(_children(mine))
        for key, node in _children(more).items():
            if key not in children:
                children[key] = node
                continue
            first = children[key].key_span
            span = node.key_span
            values: dict[str, Any] = {"key": quoted(key), "register": register}
            related = (first,) if first is not None else ()
            if span is not None:
                self.made.findings.append(finding("id-twice", (register, key), span, values, self.language, related))
        return _with(mine, children)

    def _report(
        self, situation: str, path: Path, node: Node, values: dict[str, Any], related: tuple[Node, ...] = ()
    ) -> None:
        span = node.alias_span or node.span
        if node.start == node.end and node.key_span is not None:
            span = node.key_span
        places = tuple(other.span for other in related)
        self.made.findings.append(finding(situation, path, span, values, self.language, places))


def _children(node: Node) -> dict[str, Node]:
    return node.children if isinstance(node.children, dict) else {}


def _with(node: Node, children: dict[str, Node]) -> Node:
    return replace(node, value={key: child.value for key, child in children.items()}, children=children)


def _beside(name: str, path: str) -> str:
    """The name of the file at `path`, seen from the folder of the file `name`."""
    return os.path.normpath(os.path.join(os.path.dirname(name), path)).replace(os.sep, "/")  # noqa: PTH118, PTH120
