from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.model import Model
from ...model.time import Day
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import values

EARLIEST = date(1970, 1, 1)
"""Before this nobody wrote the law, decision or statement that a spec of today speaks of."""
YEARS_AHEAD = 5
"""How far ahead a statement or a change may be announced."""


class DateImplausible(Rule):
    """A date lies so far back or ahead that it looks like a slip.

    ## What it checks

    Every date before 1970, and every date more than five years after the day of the check.

    ## Why it matters

    A statement that seems to hold from 2206 makes the reader doubt everything else in it.

    ## Bad

    ```yaml
    statement: {language: nl, effective: 2206-11-01}  # <-
    ```

    ## Good

    ```yaml
    statement: {language: nl, effective: 2026-11-01}
    ```

    ## How to mend it

    Correct the year.
    """

    code = "FMT002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report every date that is not likely."""
        latest = date(min(context.as_of.year + YEARS_AHEAD, date.max.year), 12, 31)
        for path, value in values(model):
            if isinstance(value, Day):
                yield from _judged(value, path, latest)


def _judged(day: Day, path: Path, latest: date) -> Iterator[Report]:
    if day.last < EARLIEST:
        yield Report(path, f"`{day.text}` lies before {EARLIEST.year}", f"`{day.text}` ligt vóór {EARLIEST.year}")
    elif day.last > latest:
        yield Report(
            path, f"`{day.text}` lies more than {YEARS_AHEAD} years ahead", f"`{day.text}` ligt meer dan {YEARS_AHEAD} jaar vooruit"
        )
