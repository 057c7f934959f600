"""Rules as people name them on the command line and in a configuration; a wrong name is answered with the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from privgen.app.errors import CannotDo
from privgen.lint import selection as lint
from privgen.lint.selection import Selection, UnknownRuleError

T = TypeVar("T")


def chosen(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extend: Iterable[str] = (),
    levels: Mapping[str, str] | None = None,
) -> Selection:
    """A selection from codes, names and prefixes as people write them. Raises `CannotDo` for one that fits nothing."""
    return _answered(lambda: lint.selection(select, ignore, extend, levels or {}))


def rule_code(word: str) -> str:
    """The code of one rule. Raises `CannotDo` for one that is not known, and for a family."""
    return _answered(lambda: lint.rule_code(word))


def _answered(made: Callable[[], T]) -> T:
    try:
        return made()
    except UnknownRuleError as error:
        families = ", ".join(lint.families())
        remedy = f"did you mean {error.nearest}?" if error.nearest else f"write a code, a name, or one of {families}"
        raise CannotDo(f"there is no rule {error.word}", remedy) from error
