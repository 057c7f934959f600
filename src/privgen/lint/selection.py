"""Which findings count, and at which level: a choice by code, name or prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..findings import Level
from ..spec import vocabulary
from .catalogue import ALWAYS, FAULT, about, family_of, names

_PREFIX = re.compile(r"[A-Z]{1,3}[0-9]{0,3}")
_NO_LEVELS: Mapping[str, Level] = MappingProxyType({})


class UnknownRuleError(ValueError):
    """A word that is no code, name or prefix of a rule. `nearest` is the one it may be a slip of, or None."""

    def __init__(self, word: str, nearest: str | None) -> None:
        super().__init__(f"there is no rule {word}")
        self.word = word
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings count: codes or prefixes that are wanted (none: all) and that are not; and levels that differ.

    The longest prefix that fits a code decides; of two equal ones the one that ignores. `levels` is by code or prefix too.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=lambda: _NO_LEVELS)

    def wants(self, code: str) -> bool:
        """Whether findings with this code are reported."""
        if code.startswith(ALWAYS) or code == FAULT:
            return True
        wanted = (*(self.select or ("",)), *self.extend)
        return _longest(wanted, code) > _longest(self.ignore, code)

    def level(self, code: str, level: Level) -> Level:
        """The level of findings with this code that would have `level` otherwise."""
        if not self.levels or code.startswith(ALWAYS) or code == FAULT:
            return level
        length = _longest(self.levels, code)
        return level if length < 0 else self.levels[code[:length]]


def _longest(prefixes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def selection(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend: Iterable[str] = (),
    levels: Mapping[str, str] = _NO_LEVELS,
) -> Selection:
    """A selection from codes, names and prefixes as people write them. Raises `UnknownRuleError` for one that fits nothing."""
    chosen = ([code_of(word) for word in words] for words in (select, ignore, extend))
    return Selection(*map(tuple, chosen), {code_of(word): Level(level) for word, level in levels.items()})


def code_of(word: str) -> str:
    """The code or prefix that a code, name or prefix stands for; `ALL` is the empty prefix. Raises `UnknownRuleError`."""
    by_name = {name: code for code, name in names().items()}
    known = by_name.get(word.lower())
    if known is not None:
        return known
    prefix = word.upper()
    if prefix == "ALL":
        return ""
    if _PREFIX.fullmatch(prefix) and any(_fits(code, prefix) for code in names()):
        return prefix
    near = vocabulary.nearest(prefix, [*names(), *families()]) or vocabulary.nearest(word.lower(), by_name)
    raise UnknownRuleError(word, near)


def _fits(code: str, prefix: str) -> bool:
    """Whether a prefix means a code: the letters of a family count as a whole, so that `R` is none and `RE` neither."""
    letters = prefix.rstrip("0123456789")
    return family_of(code) == letters and code.startswith(prefix)


def families() -> tuple[str, ...]:
    """The letters with which codes begin, sorted."""
    return tuple(sorted({family_of(code) for code in names()}))


def rule_code(word: str) -> str:
    """The code of one rule, given by code or name. Raises `UnknownRuleError`, for a family too."""
    code = code_of(word)
    if code not in names():
        near = next((each for each in sorted(names()) if code and each.startswith(code)), None)
        raise UnknownRuleError(word, near)
    return about(code).code
