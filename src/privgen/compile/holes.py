"""Holes: places in a template's Markdown where a value of the spec will stand.

A template never sees a value, only an opaque mark of private-use characters. The marks go through the one Markdown parse of the
template's text and are filled in the token tree afterwards. So no value can start a list, a link or a tag, whatever it holds, and
every piece of text still knows its causes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from ..model.values import PLAIN, Path, Words, paths_of

OPEN, CLOSE = "\ue000", "\ue001"
DIGITS = {ord(digit): chr(0xE100 + int(digit)) for digit in "0123456789"}
"""Digits as private-use characters."""
MARK = re.compile(f"{OPEN}([\ue100-\ue109]+){CLOSE}")
"""A mark in a template's output; the group is its number in private-use digits."""


BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets."""


@dataclass(frozen=True, slots=True)
class Hole:
    """What stands behind a mark: a text, or a sign without width (a cause, an anchor, the edge of a container)."""

    words: Words | None
    sign: str = ""  # "", "because", "anchor", "open", "close", "link_open", "link_close"
    name: str = ""
    paths: tuple[Path, ...] = ()


@dataclass(slots=True)
class Holes:
    """The holes of one document, by the digits of their marks."""

    items: dict[str, Hole] = field(default_factory=dict)

    def mark(self, hole: Hole) -> Markup:
        """The mark of a new hole."""
        digits = str(len(self.items)).translate(DIGITS)
        self.items[digits] = hole
        return Markup(f"{OPEN}{digits}{CLOSE}")

    def text(self, words: Words) -> Markup:
        """The mark of a text."""
        return self.mark(Hole(words, paths=words.paths))

    def get(self, digits: str) -> Hole:
        """The hole behind the digits of a mark."""
        return self.items[digits]


current: ContextVar[Holes] = ContextVar("holes")
"""The holes of the document that is being rendered."""


def pieces(text: str) -> Iterator[str | Hole]:
    """A template's output as plain stretches and holes."""
    holes, last = current.get(), 0
    for found in MARK.finditer(text):
        if found.start() > last:
            yield text[last : found.start()]
        yield holes.get(found[1])
        last = found.end()
    if last < len(text):
        yield text[last:]


def visible(text: str) -> str:
    """What a reader will see of a template's output, Markdown marks included."""
    return "".join(
        piece if isinstance(piece, str) else piece.words.text if piece.words else "" for piece in pieces(text)
    )


def because(*values: Any) -> Markup:
    """A sign that the sentence it stands in rests on these values."""
    return current.get().mark(
        Hole(None, "because", paths=tuple(dict.fromkeys(path for value in values for path in paths_of(value))))
    )


def fragment(value: Any) -> Markup:
    """Any value as a piece of a template's output. A plain string is text, never Markdown."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("")
    if isinstance(value, Words):
        return current.get().text(value)
    label = getattr(value, "label", None)
    if isinstance(label, Words):
        return current.get().text(label)
    return current.get().text(Words(str(value), paths_of(value), PLAIN))


def capital(value: Any) -> Markup:
    """A piece of output with its first letter as a capital."""
    text = fragment(value)
    position = 0
    for found in MARK.finditer(text):
        if found.start() > position:
            break
        hole = current.get().get(found[1])
        if hole.words is not None and hole.words.text:
            changed = hole.words.with_text(_upper(hole.words.text))
            return Markup(text[: found.start()]) + current.get().text(changed) + Markup(text[found.end() :])
        position = found.end()
    return Markup(text[:position] + _upper(text[position:]))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def stop(value: Any) -> Markup:
    """A piece of output with a full stop, unless it ends with one already."""
    text = fragment(value)
    seen = visible(text).rstrip()
    return text if not seen or seen[-1] in ".!?:…" else text + Markup(".")


def enumeration(values: Any, word: str = "en") -> Markup:
    """`a`, `a en b`, `a, b en c`; with semicolons where a part holds a comma itself, outside brackets."""
    parts = [part for value in values if visible(part := fragment(value)).strip()]
    if len(parts) < 2:
        return parts[0] if parts else Markup("")
    comma = "; " if any("," in BRACKETS.sub("", visible(part)) for part in parts) and len(parts) > 2 else ", "
    joint = f"{'; ' if comma == '; ' else ' '}{word} "
    return Markup(comma).join(parts[:-1]) + Markup(joint) + parts[-1]
