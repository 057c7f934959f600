"""PDF: typeset by Typst, tagged for screen readers (PDF/UA-1) and made to be kept (PDF/A-3a).

Nothing of the machine shows in it: only the fonts that Typst carries, and no clock.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from privgen.document import Document
from privgen.emit import typ
from privgen.emit.made import FormatUnavailable, Made
from privgen.emit.typ import Wishes

if TYPE_CHECKING:
    from typst import Compiler

STANDARDS = ("ua-1", "a-3a")
MISSING = re.compile(r'^error: \S.*?: the text `"((?:[^"\\]|\\.)*)"` could not be displayed', re.MULTILINE)
_TRIES = 4
_NO_DATE = 0
"""The time of a statement without a date, in seconds since 1970: PDF/A wants one, and a clock would make bytes differ."""


def emit(document: Document, *, fragment: bool = False) -> bytes:
    """The statement as PDF; a fragment is the same. Raises `FormatUnavailable` when Typst is not installed."""
    return make(document, fragment=fragment).data


def make(document: Document, *, fragment: bool = False) -> Made:
    """The same, with the characters that had to be replaced.

    What Typst refuses all the same is left out in the next try: a character that none of its fonts has together with
    the marks on it, and a logo that is no picture.
    """
    ready()
    from typst import TypstError

    wishes = Wishes()
    for _ in range(_TRIES):
        source = typ.make(document, fragment=fragment, wishes=wishes)
        try:
            return Made(_typeset(source.text), source.replaced)
        except TypstError as error:
            refused = error
            texts = [unescaped(text) for text in MISSING.findall(error.diagnostic)]
            missing = wishes.also_missing.union(*texts)
            if missing > wishes.also_missing:
                wishes = Wishes(missing, wishes.logo)
            elif wishes.logo and document.logo:
                wishes = Wishes(wishes.also_missing, logo=False)
            else:
                break
    raise refused


def ready() -> None:
    """Raises `FormatUnavailable` when Typst is not installed."""
    try:
        import typst  # noqa: F401
    except ImportError as error:
        raise FormatUnavailable(
            "the PDF cannot be made: the package typst is not installed",
            "pip install typst, or build the format typ and give it to `typst compile`",
        ) from error


@cache
def _compiler() -> Compiler:
    """One compiler for all statements: its fonts are read once, and its memory does not grow with their number."""
    from typst import Compiler

    return Compiler(ignore_system_fonts=True)


def _typeset(source: str) -> bytes:
    made = _compiler().compile(
        input=source.encode(),
        format="pdf",
        pdf_standards=list(STANDARDS),
        timestamp=_NO_DATE,
    )
    assert isinstance(made, bytes)  # noqa: S101
    return made


def unescaped(text: str) -> str:
    """A text as Typst writes it in a message, without its escapes."""

    def replace(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else match[2]

    return re.sub(r"\\u\{([0-9a-f]+)\}|\\(.)", replace, text)
