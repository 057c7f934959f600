"""What a rule is, and what it reports."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from ..findings import Level
from ..model.model import Model
from ..model.values import Path, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """What a rule found: where, and what is wrong there, as a short sentence about this spec in English and Dutch.

    The messages start with a small letter and have no final full stop. `related` are further places, each with a remark in English
    and Dutch. `level` is given where this finding weighs less or more than the rule's own level. `on_key` points at the key and not
    at the value. `part` is the piece of a text that the finding is about, as the spec writes it: then only that is marked.
    `help_en` and `help_nl` replace the rule's own help where this finding needs another remedy. `cites` holds how those Dutch
    citations of the rule begin that this finding rests on, where a rule cites several laws for different cases.
    """

    path: Path
    en: str
    nl: str
    related: tuple[tuple[Path, str, str], ...] = ()
    level: Level | None = None
    on_key: bool = False
    help_en: str | None = None
    help_nl: str | None = None
    part: str | None = None
    cites: tuple[str, ...] | None = None


def problem_report(problem: Problem) -> Report:
    """A problem that linking found, as a report."""
    return Report(
        problem.path, problem.message, problem.nl or problem.message, problem.related, on_key=problem.on_key,
        help_en=problem.help or None, help_nl=problem.help_nl or problem.help or None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the model: the day it is, and places whose shape is broken, about which nothing is known."""

    as_of: date
    unknown: frozenset[Path] = field(default_factory=frozenset)

    def is_unknown(self, path: Path) -> bool:
        """Whether a place, or one above it, has a broken shape: then rules stay silent about it."""
        return any(path[:length] in self.unknown for length in range(1, len(path) + 1))


class Rule(ABC):
    """A rule of the linter.

    The docstring of a subclass is its manual page, with the sections "What it checks", "Why it matters", "Bad", "Good" and "How to
    mend it"; Bad and Good hold a YAML fragment each, and in Bad the line where the finding stands ends in `# <-`. Name, level, law
    and help come from `law.rules()` by the code.
    """

    code: ClassVar[str]
    """Three letters and three digits (two letters in the family ID); never changes its meaning."""

    @abstractmethod
    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report every place where the rule is broken."""
