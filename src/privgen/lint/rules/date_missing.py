from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread
from ..statement_facts import DATES, dates


class DateMissing(Rule):
    """The statement has no date.

    ## What it checks

    `statement` says `effective`, `updated`, `published` or `dated`, or `changes.history` has a dated version. A draft
    needs no date. No law asks for one: this is advice.

    ## Why it matters

    Without a date nobody can tell which version they read, and the organisation cannot show which text people saw.

    ## Bad

    ```yaml
    statement: {language: nl, address_form: u, url: "https://www.dekaasboer.nl/privacy"}  # <-
    ```

    ## Good

    ```yaml
    statement: {language: nl, address_form: u, effective: 2026-11-01, url: "https://www.dekaasboer.nl/privacy"}
    ```

    ## How to mend it

    Write `effective:` with the day from which the statement holds, or `updated:` with that of the last change.
    """

    code = "VER001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the statement."""
        statement = model.statement
        if statement is not None and (statement.draft or statement.given(*DATES)):
            return
        if dates(model) or unread(context, ("statement",), ("changes", "history")):
            return
        yield Report(
            () if statement is None else ("statement",),
            "the statement has no date",
            "de verklaring heeft geen datum",
            on_key=True,
        )
