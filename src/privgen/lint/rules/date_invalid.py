from __future__ import annotations

from ..linked import LinkedRule


class DateInvalid(LinkedRule):
    """A date is not a day, month or year of the calendar.

    ## What it checks

    Every date: the statement's, that of a change, of an authority's letter. A day (`2026-11-01`), a month (`2026-11`) or a
    year (`2026`) will do.

    ## Why it matters

    A statement prints its dates in words. One that does not exist, or whose day and month could be swapped, tells the reader
    nothing.

    ## Bad

    ```yaml
    statement: {language: nl, effective: 2026-02-30}  # <-
    ```

    ## Good

    ```yaml
    statement: {language: nl, effective: 2026-02-28}
    ```

    ## How to mend it

    Write the date as year-month-day, or leave the day out.
    """

    code = "FMT001"
