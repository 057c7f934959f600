from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..deciding import decisions
from ..look import texts, unread

_SAID = re.compile(r"geautomatiseerde? (?:besluit|besliss)|automatische? besluit|automated decision", re.IGNORECASE)


class AutomatedDecisionNotMentioned(Rule):
    """The spec does not say whether a computer decides about people.

    ## What it checks

    `automated_decisions` is there: a list, or `none`. A text of the spec that speaks of automated decisions will do
    too. The law only asks for this if there are such decisions, so this is information.

    ## Why it matters

    Many people wonder whether a computer decides about them. One sentence takes that worry away.

    ## Bad

    ```yaml
    privgen: 1  # <-
    automated_decisions: null
    ```

    ## Good

    ```yaml
    automated_decisions: none
    ```

    ## How to mend it

    Write `automated_decisions: none`, or list the decisions.
    """

    code = "ADM006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at the spec as a whole."""
        if (
            model.automated_decisions is not None
            or decisions(model)
            or unread(context, ("automated_decisions",), ("decisions",))
        ):
            return
        if any(_SAID.search(text) for _, text in texts(model)):
            return
        en, nl = (
            "the spec does not say whether a computer takes decisions about people",
            "de spec zegt niet of een computer besluiten over mensen neemt",
        )
        yield Report((), en, nl, on_key=True)
