"""Rules whose work is done while the model is linked: they report what linking found under their code."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.model import Model
from .base import Context, Report, Rule, problem_report


class LinkedRule(Rule):
    """A rule that reports the problems of the model with its code."""

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the problems that linking found."""
        for problem in model.problems:
            if problem.code == self.code:
                yield problem_report(problem)
