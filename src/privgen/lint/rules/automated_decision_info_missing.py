from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..deciding import decisions
from ..look import listing, unread

_FIELDS = ("logic", "significance", "consequence")


class AutomatedDecisionInfoMissing(Rule):
    """A computer decides, and the spec does not explain how or with what effect.

    ## What it checks

    Every decision under `automated_decisions`, and every one that an activity names in `decisions`, has `logic`
    (how it works), `significance` (what it means) and `consequence` (what follows for the person).

    ## Why it matters

    People must be able to understand why the computer said no, and what that costs them. Otherwise they cannot
    contest it.

    ## Bad

    ```yaml
    automated_decisions: [credit]
    decisions:
      credit:  # <-
        label: beslissing over achteraf betalen
        ground: [contract]
        human: email
    ```

    ## Good

    ```yaml
    automated_decisions: [credit]
    decisions:
      credit:
        label: beslissing over achteraf betalen
        logic: Een computer kijkt naar het bedrag van uw bestelling en naar rekeningen die nog open staan.
        significance: De uitkomst bepaalt of u achteraf mag betalen.
        consequence: Mag dat niet, dan betaalt u bij de bestelling.
        ground: [contract]
        human: email
    ```

    ## How to mend it

    Fill `logic`, `significance` and `consequence` in plain words. No formulas are needed, but the data and the main
    rule are.
    """

    code = "ADM001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each decision once, with all that is absent."""
        for each in decisions(model):
            if unread(context, each.path):
                continue
            missing = [name for name in _FIELDS if each.value(name) is None]
            if missing:
                yield Report(
                    each.path,
                    f"`{each.name}` does not give {listing(missing, 'and')} of the automated decision",
                    f"`{each.name}` geeft {listing(missing, 'en')} van het geautomatiseerde besluit niet",
                    on_key=True,
                )
