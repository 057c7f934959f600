"""Plain values with a form of their own: periods, dates, names, and an object or a yes or no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from . import time
from .part import Part
from .problems import no_date, no_period
from .shape import listed
from .values import Flag, Path, Words

if TYPE_CHECKING:
    from .linker import Linker

_FIGURES = re.compile(r"^[\d.,]+\s*\S+$")
"""A number with one word: what was meant as a period."""


def period(link: Linker, value: Any, path: Path) -> time.Period | Words:
    """A period; a text that is none stays words."""
    if isinstance(value, str) and (found := time.period(value)) is not None:
        return found.at(path)
    words = link.words(value, path)
    if _FIGURES.match(words.text):
        link.problems.append(no_period(words.text, path))
    return words


def date(link: Linker, value: str, path: Path) -> time.Day | Words:
    """A date with day, month or year precision; a text that is none stays words."""
    found = time.day(value)
    if found is None:
        link.problems.append(no_date(value, path))
        return Words(value, (path,))
    return found.at(path)


def names(_link: Linker, value: Any, path: Path) -> list[Words]:
    """Names, codes of countries, or ids that are not looked up: one or several."""
    return [Words(text.strip(), (where,)) for text, where in listed(value, path)]


def object_or_flag(link: Linker, value: Any, path: Path) -> Part | Flag:
    """An object, or a plain yes or no."""
    return Part(link, value, path) if isinstance(value, BaseModel) else Flag(value, (path,))
