"""The comments of a file. The YAML parser drops them; waivers live in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from privgen.findings import Span
from privgen.source.problems import Problem, clip
from privgen.source.text import SourceText


@dataclass(slots=True)
class Comment:
    """A comment from its `#` to the end of the line; `own_line` says that nothing stands before it."""

    source: SourceText
    start: int
    end: int
    own_line: bool

    @property
    def span(self) -> Span:
        """Where the comment stands."""
        return self.source.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The comment as written, from its `#` on."""
        return self.source.text[self.start : self.end]


def scan(text: str, literals: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Give start, end and `own_line` of every comment in `text`. `literals` are the places of texts in quotes and
    blocks, in which a `#` is text."""
    if "#" not in text:
        return
    literals = sorted(literals)
    starts = [start for start, _ in literals]
    at = text.find("#")
    while at >= 0:
        index = bisect_right(starts, at) - 1
        after = at + 1
        if index >= 0 and at < literals[index][1]:
            after = literals[index][1]
        elif at == 0 or text[at - 1] in " \t\r\n":
            after = _line_end(text, at)
            line_start = text.rfind("\n", 0, at) + 1
            yield at, at + len(text[at:after].rstrip()), not text[line_start:at].strip()
        at = text.find("#", after)


def collect(source: SourceText, text: str, literals: list[tuple[int, int]]) -> tuple[list[Comment], list[Problem]]:
    """Give the comments, and the texts that a comment cuts off without meaning to."""
    comments: list[Comment] = []
    problems: list[Problem] = []
    for start, end, own_line in scan(text, literals):
        comments.append(Comment(source, start, end, own_line))
        if not own_line and _cuts_text(text, start, end):
            problems.append(Problem("text-cut-off", start, end, {"text": clip(source.text[start:end])}))
    return comments, problems


def _line_end(text: str, start: int) -> int:
    """Comments end where YAML ends a line; a carriage return alone counts."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    lone = text.find("\r", start, end)
    return lone if lone >= 0 else end


def _cuts_text(text: str, start: int, end: int) -> bool:
    """Whether a comment looks like a piece of text: a `#` with a letter or digit right after it, behind a text
    without quotes."""
    if not text[start + 1 : end][:1].isalnum() or text.startswith("privgen:", start + 1):
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start].rstrip()[-1:]
    return before not in "\"'[]{},:|>-+&*"
