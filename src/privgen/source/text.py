"""The text of one file, and where its lines begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from privgen.findings import Span


@dataclass(slots=True)
class SourceText:
    """A file's text under the name it is shown by.

    A line ends at a line feed only, with or without a carriage return before it, as in editors and on code hosts;
    U+0085 and U+2028 are characters like any other.
    """

    name: str
    text: str
    _starts: list[int] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; worked out once, when first asked for."""
        if self._starts is None:
            starts = [0]
            text, at = self.text, self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
            self._starts = starts
        return self._starts

    @property
    def line_count(self) -> int:
        """How many lines an editor shows; an empty file has one."""
        return len(self.line_starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Give the line and column of an offset, both from 1. An offset outside the text is moved to its nearest
        end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Make the span of `text[start:end]`."""
        start = min(max(start, 0), len(self.text))
        end = min(max(end, start), len(self.text))
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Span(self.name, start, end, line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """Give line `number` (from 1) without its line break; a line that does not exist is empty."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].removesuffix("\r")
