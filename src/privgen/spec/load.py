"""Loading a spec: files to one tree, the tree checked against the shape, what does not fit taken out, places found.

Everything that is wrong becomes a finding; nothing is raised for what a file holds. What fits is kept, so that the
rules of law can run on the rest of the spec in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from privgen.findings import Finding, Span
from privgen.source.reader import Source
from privgen.source.tree import Node, Path

from .include import assemble
from .prune import Pruned
from .root import Spec

if TYPE_CHECKING:
    from .messages import Slip

_ROUNDS = 8
"""How often what does not fit is taken out; in practice once or twice. After that whole top-level keys go."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A spec as it was read.

    `spec` is None only when the main file holds no keys at all. `data` is the plain data of all files together, as
    written. `unknown` holds the paths at and below which the spec is not what was written: a broken value was taken
    out, or a part of a file could not be read; nothing should be concluded from what is absent there. Its `()` stands
    for the top level only: keys or entries may be missing. `sources` are the files by name, the spec itself first.

    Paths are those of `spec`. They differ from the files only where an item of a list was taken out: `written` gives
    the path as the file has it; `locate` expects, and `unknown` holds, the paths of `spec`.
    """

    name: str
    spec: Spec | None
    data: dict[str, Any]
    findings: list[Finding]
    sources: dict[str, Source]
    unknown: frozenset[Path]
    root: Node = field(repr=False)
    _pruned: Pruned = field(repr=False)

    def written(self, path: Path) -> Path:
        """A path of the spec as the files have it."""
        return self._pruned.written(path)

    def locate(self, path: Path, *, key: bool = False) -> Span:
        """Where a path stands: its value, or with `key` its key.

        What is not in the file is shown at the nearest thing around it: at the key under which it is missing, or at a
        text that stands for the whole object.
        """
        return locate(self.root, self.written(path), key=key)

    def text(self, name: str) -> str:
        """The text of a file that was read. Raises `KeyError` for another."""
        return self.sources[name].text.text


def load(
    data: bytes, name: str, *, read_file: Callable[[str], bytes] | None = None, language: str = "en"
) -> Loaded:
    """Load the spec `data` of the file `name`.

    `read_file` gives the bytes of an included file by its name (relative names start where `name` does) and raises
    `OSError` if it cannot; without it nothing can be included. `language` (`en` or `nl`) is that of the findings.
    """
    made = assemble(data, name, read_file, language)
    root = made.root
    if root is None:
        empty = Node({}, "map", made.sources[name].text, 0, 0, children={})
        return Loaded(name, None, {}, made.findings, made.sources, frozenset({()}), empty, Pruned({}))
    pruned = Pruned(root.value)
    findings = list(made.findings)
    spec = _check(root, made.unread, pruned, findings, language)
    findings.sort(key=Finding.sort_key)
    unknown = {pruned.shown(path) for path in (*pruned.gone, *pruned.meant)} | set(made.unread)
    return Loaded(name, spec, root.value, findings, made.sources, frozenset(unknown), root, pruned)


def _check(root: Node, unread: list[Path], pruned: Pruned, findings: list[Finding], language: str) -> Spec | None:
    """The spec of what fits the shape; `findings` and `pruned` get the rest."""
    spec: Spec | None = None
    for attempt in range(2 * _ROUNDS):
        try:
            spec = Spec.model_validate(pruned.value)
            break
        except ValidationError as error:
            findings += _take_out(error, root, unread, pruned, language, whole=attempt >= _ROUNDS)
    version: Path = ("privgen",)
    if spec is not None and spec.privgen is None and version not in pruned.gone and not {version, ()} & set(unread):
        from .messages import finding

        findings.append(finding("version-missing", version, _smallest(root, version, on_key=False), {}, language))
    return spec


def _take_out(
    error: ValidationError, root: Node, unread: list[Path], pruned: Pruned, language: str, *, whole: bool
) -> list[Finding]:
    """Take the values out that the errors are about, and say what is wrong with each; once for each cause."""
    from . import slips

    found: list[Slip] = []
    taken: list[Path] = []
    for each in error.errors(include_url=False, include_input=False):
        slip = slips.slip(each, root, pruned.written)
        path = slip.path[:-1] if each["type"] == "missing" else slip.path
        taken.append(path[:1] if whole else path)
        if slip.situation == "key-near":
            pruned.meant.add((*slip.path[:-1], slip.values["near"]))
        if not _is_known(slip, each["type"], pruned, unread):
            found.append(slip)
    for path in taken:
        pruned.take(path)
    return _findings(slips.merge(found), root, language)


def _is_known(slip: Slip, kind: str, pruned: Pruned, unread: list[Path]) -> bool:
    """Whether a slip follows from something that was reported already: by reading, or in an earlier round."""
    path = slip.path
    if any(gone[: len(path)] == path for gone in pruned.gone):
        return True
    return any(
        lost == path or (kind == "missing" and lost == path[:-1]) or (kind.startswith("entry") and lost[:-1] == path)
        for lost in unread
    )


def _findings(slips: list[Slip], root: Node, language: str) -> list[Finding]:
    """The findings of slips; those at one place, reached through several aliases, become one."""
    from .messages import also_used, finding

    found: dict[tuple[str, Span], Finding] = {}
    for slip in slips:
        span = _smallest(root, slip.at, slip.on_key)
        made = finding(slip.situation, slip.path, span, slip.values, language)
        mark = (made.code, span)
        alias = _descend(root, slip.at)[2]
        first = found.setdefault(mark, made)
        if alias is not None:
            found[mark] = replace(first, related=(*first.related, also_used(alias, language)))
    return list(found.values())


def _smallest(root: Node, at: Path, on_key: bool) -> Span:
    """The place of a slip: a value on lines of its own is shown at its key, or at its first line."""
    span = locate(root, at, key=on_key)
    node = _descend(root, at)[0]
    block = node.kind != "scalar" and not node.flow
    if on_key or (span.line == span.end_line and span.start < span.end and not block):
        return span
    return _key_or_line(node)


def locate(root: Node, path: Path, *, key: bool = False) -> Span:
    """Where a path stands in the files (see `Loaded.locate`)."""
    node, used, _ = _descend(root, path)
    if used == len(path):
        return (node.key_span or node.span) if key else node.span
    if node.kind == "scalar" and node.start < node.end:
        return node.span
    return _key_or_line(node)


def _descend(root: Node, path: Path) -> tuple[Node, int, Span | None]:
    """The deepest node along a path, how many steps lead there, and the last alias on the way."""
    node, alias = root, root.alias_span
    for used, step in enumerate(path):
        child = node.child(step)
        if child is None:
            return node, used, alias
        node = child
        alias = node.alias_span or alias
    return node, len(path), alias


def _key_or_line(node: Node) -> Span:
    """The key of a node, or the first line of one without a key."""
    if node.key_span is not None:
        return node.key_span
    first = next(iter(node.children.values()), None) if isinstance(node.children, dict) else None
    if first is not None and not node.flow and first.key_span is not None:
        return first.key_span
    end = node.source.text.find("\n", node.start, node.end)
    return node.source.span(node.start, node.end if end < 0 else end)
