"""From the path of a report to its place in the files: the smallest piece that still shows what is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..findings import Span
from ..model.values import Path

if TYPE_CHECKING:
    from ..spec.load import Loaded


def place(loaded: Loaded, path: Path, *, on_key: bool = False, part: str | None = None) -> Span:
    """Where a finding at `path` is shown.

    What stands on several lines is shown at its key, or at its first line; the spec as a whole at its first key; with
    `part` only that piece of a text is shown, as far as the file has it in these words.
    """
    if not path:
        return _one_line(loaded, loaded.locate(("privgen",), key=True))
    span = loaded.locate(path, key=on_key)
    if part and not on_key:
        piece = _piece(loaded, span, part)
        if piece is not None:
            return piece
    if span.line != span.end_line:
        span = loaded.locate(path, key=True)
    return _one_line(loaded, span)


def _piece(loaded: Loaded, span: Span, part: str) -> Span | None:
    """The first place of a piece of text in a span, whatever white space the file has in it."""
    text = loaded.sources[span.file].text
    words = part.split()
    if not words:
        return None
    found = re.compile(r"\s+".join(map(re.escape, words))).search(text.text, span.start, span.end)
    return _one_line(loaded, text.span(*found.span())) if found else None


def _one_line(loaded: Loaded, span: Span) -> Span:
    if span.line == span.end_line:
        return span
    text = loaded.sources[span.file].text
    end = text.text.find("\n", span.start, span.end)
    stripped = text.text[span.start : end if end >= 0 else span.end].rstrip()
    return text.span(span.start, span.start + max(1, len(stripped)))
