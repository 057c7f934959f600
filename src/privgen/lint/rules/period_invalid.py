from __future__ import annotations

from ..linked import LinkedRule


class PeriodInvalid(LinkedRule):
    """A period is not a whole number with a unit.

    ## What it checks

    Every period: how long data are kept, within which time you answer. English, Dutch and ISO 8601 are read: `7 years`,
    `7 jaar`, `P7Y`.

    ## Why it matters

    privgen prints a period in words, and compares it with what the law asks. What it cannot read, it can neither print well
    nor check.

    ## Bad

    ```yaml
    rights: {offer: applicable, contact: email, within: 1 mnth}  # <-
    ```

    ## Good

    ```yaml
    rights: {offer: applicable, contact: email, within: 1 month}
    ```

    ## How to mend it

    Write a whole number and one of minute, hour, day, working day, week, month and year.
    """

    code = "FMT004"
