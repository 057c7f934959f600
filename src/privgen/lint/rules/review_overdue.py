from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.model import Model
from ..base import Context, Report, Rule
from ..statement_facts import dates

YEARS = 2
"""After how many years a statement is due for a review."""


class ReviewOverdue(Rule):
    """The statement is more than two years old.

    ## What it checks

    The latest date that the statement or its history of changes has, against today.

    ## Why it matters

    In two years the law, the companies you work with and your own work change. An old statement is seldom still right.

    ## Bad

    ```yaml
    statement:
      language: nl
      address_form: u
      effective: 2023-01-01  # <-
      url: "https://www.dekaasboer.nl/privacy"
    ```

    ## Good

    ```yaml
    statement:
      language: nl
      address_form: u
      effective: 2023-01-01
      updated: 2026-10-01
      url: "https://www.dekaasboer.nl/privacy"
    ```

    ## How to mend it

    Go through the statement with the people who do the work, mend what has changed, and set `updated` to that day.
    """

    code = "VER002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the latest date."""
        latest = max(dates(model), key=lambda day: day.last, default=None)
        if latest is None or not latest.paths or _later(latest.last) >= context.as_of:
            return
        yield Report(
            latest.paths[0],
            f"the statement dates from {latest.text}, more than two years ago",
            f"de verklaring is van {latest.text}, meer dan twee jaar geleden",
        )


def _later(day: date) -> date:
    """The same day some years later; 28 February for a day that does not exist then."""
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:
        return day.replace(year=day.year + YEARS, day=28)
