from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..look import unread

_WAYS = ("email", "phone", "address", "website", "contact")


class DpoContactMissing(Rule):
    """There is a data protection officer, but no way to reach them.

    ## What it checks

    `dpo` has an `email`, a `phone`, an `address`, a `website` or a `contact`. A name is not asked for.

    ## Why it matters

    The officer is there for the people whose data are used: they may ask them anything about it, in confidence.

    ## Bad

    ```yaml
    dpo: {name: Mieke Jansen}  # <-
    ```

    ## Good

    ```yaml
    dpo: {email: fg@dekaasboer.nl}
    ```

    ## How to mend it

    Add an e-mail address. That of a shared mailbox of the officer will do.
    """

    code = "ID006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report an officer without contact details."""
        if isinstance(model.dpo, Part) and not model.dpo.given(*_WAYS) and not unread(context, ("dpo",)):
            yield Report(
                ("dpo",),
                "the data protection officer has no contact details",
                "de functionaris gegevensbescherming heeft geen contactgegevens",
                on_key=True,
            )
