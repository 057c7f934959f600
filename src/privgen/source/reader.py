"""Reading one file: bytes in; text, tree, comments and findings out. Whatever the bytes, nothing is raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from privgen.findings import Finding
from privgen.source import comments as comment_scan
from privgen.source.builder import Builder
from privgen.source.comments import Comment
from privgen.source.decoding import CONTROL, decode
from privgen.source.diagnosis import Trail, UnclosedQuote, diagnose, unclosed_quote
from privgen.source.problems import Piece, Problem, to_finding
from privgen.source.recovery import Recovery
from privgen.source.skipping import GiveUp
from privgen.source.text import SourceText
from privgen.source.tree import Node, Path

#: libyaml where the wheel has it, twelve to twenty times as fast; else the same parser in Python.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LIMIT_BYTES = 4 * 1024 * 1024
LIMIT_VALUES = 100_000
LIMIT_DEPTH = 64

_MOST_ATTEMPTS = 40
_SPREADING = ("bracket-unclosed", "bracket-wrong")  # what is left of these can upset the lines after them
_REREAD_BUDGET = 2_000_000  # characters that reading again after syntax errors may cost, about half a second
# YAML 1.1 parsers end a line at these, YAML 1.2 and editors do not; stand-ins from the private use area take their
# place while parsing.
_OLD_BREAKS = "\x85\u2028\u2029"
_STAND_INS = range(0xE000, 0xF8FF)


@dataclass(slots=True)
class Source:
    """One file as read.

    `root` is None when there is no mapping to work with. `unread` holds the paths of values that are missing or
    incomplete in the tree because of a finding here (`()` stands for the whole file): nothing should be concluded
    from what is absent at or below them.
    """

    text: SourceText
    root: Node | None
    findings: list[Finding]
    comments: list[Comment] = field(default_factory=list)
    unread: tuple[Path, ...] = ()

    @property
    def value(self) -> dict[str, Any] | None:
        """The plain data of the file, or None."""
        return self.root.value if self.root is not None else None


def read(
    data: bytes,
    name: str,
    *,
    limit_values: int = LIMIT_VALUES,
    limit_depth: int = LIMIT_DEPTH,
    limit_bytes: int = LIMIT_BYTES,
    language: str = "en",
) -> Source:
    """Read a spec from `data`; `name` is the file name that spans and findings carry, `language` (`en` or `nl`) that
    of the messages.

    The limits are in values (aliases written out), levels and bytes; what goes over is a finding.
    """
    if len(data) > limit_bytes:
        sizes = {"size": len(data) / 1048576, "limit": limit_bytes / 1048576}
        return _finish(SourceText(name, ""), None, [Problem("file-too-large", 0, 0, sizes)], [()], language)
    decoded, problems, usable = decode(data)
    source = SourceText(name, decoded)
    if not usable:
        return _finish(source, None, problems, [()], language)
    job = _Job(source, limit_values, limit_depth)
    root = job.run(bool(problems))
    comments, cut = comment_scan.collect(source, job.recovery.text, job.literals)
    return _finish(source, root, problems + job.problems + cut, job.unread, language, comments)


def _finish(
    source: SourceText,
    root: Node | None,
    problems: list[Problem],
    unread: list[Path],
    language: str,
    comments: list[Comment] | None = None,
) -> Source:
    findings = sorted((to_finding(problem, source, language) for problem in problems), key=Finding.sort_key)
    return Source(source, root, findings, comments or [], tuple(dict.fromkeys(unread)))


class _Job:
    """Reads one text as often as its syntax errors ask for."""

    def __init__(self, source: SourceText, limit_values: int, limit_depth: int) -> None:
        self.source = source
        self.limits = (limit_values, limit_depth)
        text, self.restore = _readable(source.text)
        self.recovery = Recovery(text, source.line_starts)
        self.problems: list[Problem] = []
        self.causes: list[int] = []  # for each syntax error, the first part that was taken out because of it
        self.unread: list[Path] = []
        self.literals: list[tuple[int, int]] = []

    def run(self, damaged: bool) -> Node | None:
        """Give the tree of what could be read, if its root is a mapping. `damaged` says that a problem of the bytes
        is known already."""
        syntax: list[Problem] = []
        root, builder = self._read_on(syntax)
        self.literals = builder.literals
        owners = self.recovery.owners(root)
        for problem, region in zip(syntax, self.causes, strict=True):
            problem.path = owners[region] if region < len(owners) else ()
        self.problems = syntax + builder.problems
        self.unread = [*owners, *builder.unread]
        if root is None or root.kind == "map":
            if root is None:
                self.unread.append(())
                if not self.problems and not damaged:
                    self.problems.append(Problem("file-empty", 0, 0))
            return root
        self.unread.append(())
        if not self.problems and not damaged:
            self.problems.append(self._no_mapping(root))
        return None

    def _no_mapping(self, root: Node) -> Problem:
        """Say what the file is, at its first line."""
        if root.kind == "scalar" and root.value is None:
            return Problem("file-empty", 0, 0)
        kind = Piece("a-list" if root.kind == "list" else "a-scalar")
        end = self.source.text.find("\n", root.start, root.end)
        return Problem("root-not-mapping", root.start, root.end if end < 0 else end, {"kind": kind})

    def _read_on(self, syntax: list[Problem]) -> tuple[Node | None, Builder]:
        recovery = self.recovery
        attempts = min(_MOST_ATTEMPTS, _REREAD_BUDGET // (len(recovery.text) + 1))
        for attempt in range(_MOST_ATTEMPTS + 2):
            root, builder, problem = self._read_once()
            if problem is None:
                return root, builder
            tab = problem.situation == "tab-indentation"
            if tab or recovery.independent(problem.start):
                syntax.append(problem)
                self.causes.append(len(recovery.regions))
            if tab:
                recovery.drop_tabs(problem.start)
            elif attempt < attempts:
                if not recovery.drop(problem.start, local=problem.situation not in _SPREADING):
                    break
            elif attempt <= attempts + 1:
                recovery.drop_rest(problem.start if attempt == attempts else 0)
            else:
                break
        return None, builder

    def _read_once(self) -> tuple[Node | None, Builder, Problem | None]:
        text = self.recovery.text
        loader = LOADER(text)
        builder = Builder(loader, self.source, text, self.restore, self.limits)
        try:
            return builder.build(), builder, None
        except GiveUp:
            return None, builder, None
        except UnclosedQuote as quote:
            return None, builder, unclosed_quote(text, quote.start)
        except yaml.YAMLError as error:
            return None, builder, diagnose(text, error, _trail(builder))
        finally:
            loader.dispose()


def _trail(builder: Builder) -> Trail:
    last = builder.last
    flow = tuple(builder.open_flow)
    if last is None:
        return Trail(open_flow=flow)
    return Trail(last.start_mark.index, last.end_mark.index, last.style or "", flow)


def _readable(text: str) -> tuple[str, dict[int, str]]:
    """Make the text fit for a YAML 1.1 parser without moving anything; give it with the table that undoes the
    stand-ins."""
    text = CONTROL.sub("\ufffd", text)
    old = [char for char in _OLD_BREAKS if char in text]
    if not old:
        return text, {}
    free = (code for code in _STAND_INS if chr(code) not in text)
    restore: dict[int, str] = {}
    for char in old:
        code = next(free, None)
        if code is not None:
            restore[code] = char
            text = text.replace(char, chr(code))
    return text, restore
