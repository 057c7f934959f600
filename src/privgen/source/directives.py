"""Comments that speak to privgen: `# privgen: ignore[RET001, retention-missing] reason`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from privgen.findings import Span
from privgen.source.comments import Comment
from privgen.source.reader import Source

_DIRECTIVE = re.compile(r"#+\s*privgen\s*:\s*(?P<order>[\w-]*)\s*(?P<rest>.*)", re.DOTALL)
_LIST = re.compile(r"\[(?P<codes>[^\]]*)\]\s*(?:[:—–-]\s*)?(?P<reason>.*)", re.DOTALL)
_CODE = re.compile(r"[^\s,]+")

Flaw = Literal["unknown-order", "no-codes"]


@dataclass(frozen=True, slots=True)
class Directive:
    """A waiver in a comment.

    `codes` are codes or names of rules as written, each with its place in `code_spans`; `reason` may be empty, which
    is for the linter to judge. `lines` are the lines it applies to: its own when it follows something, else the next
    line that is neither blank nor a comment; empty at the end of a file. `flaw` says why a comment that begins with
    `privgen:` is no waiver: another word than `ignore`, or no codes between brackets.
    """

    span: Span
    codes: tuple[str, ...]
    reason: str
    lines: range
    code_spans: tuple[Span, ...] = ()
    flaw: Flaw | None = None

    def covers(self, span: Span) -> bool:
        """Whether something that begins at `span` falls under this waiver."""
        return span.line in self.lines


def parse_directives(source: Source) -> list[Directive]:
    """Give every comment of a file that speaks to privgen, in order, well formed or not."""
    own_lines = {comment.span.line for comment in source.comments if comment.own_line}
    found = []
    for comment in source.comments:
        match = _DIRECTIVE.match(comment.text)
        if match:
            found.append(_directive(source, comment, match, own_lines))
    return found


def _directive(source: Source, comment: Comment, match: re.Match[str], own_lines: set[int]) -> Directive:
    lines = _lines(source, comment, own_lines)
    listed = _LIST.match(match["rest"])
    if match["order"] != "ignore":
        return Directive(comment.span, (), "", lines, flaw="unknown-order")
    if listed is None or not _CODE.search(listed["codes"]):
        return Directive(comment.span, (), "", lines, flaw="no-codes")
    base = comment.span.start + match.start("rest") + listed.start("codes")
    codes = list(_CODE.finditer(listed["codes"]))
    spans = tuple(source.text.span(base + code.start(), base + code.end()) for code in codes)
    return Directive(comment.span, tuple(code.group() for code in codes), listed["reason"].strip(), lines, spans)


def _lines(source: Source, comment: Comment, own_lines: set[int]) -> range:
    line = comment.span.line
    if not comment.own_line:
        return range(line, line + 1)
    for number in range(line + 1, source.text.line_count + 1):
        if number not in own_lines and source.text.line(number).strip():
            return range(number, number + 1)
    return range(0)
