from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..deciding import decisions
from ..look import unread
from ..offered import entry


class HumanInterventionMissing(Rule):
    """A computer decides, and nothing says how to get a person to look at it.

    ## What it checks

    Every automated decision has `human`: a contact, or sentences about having it looked at by a person, giving
    one's view and contesting it. An entry of its own for `no_automated_decision` in `rights.offer` will do too.

    ## Why it matters

    A computer makes mistakes that a person sees at once. The right to a second look is only worth something if
    people know where to ask.

    ## Bad

    ```yaml
    automated_decisions: [credit]
    decisions:
      credit:  # <-
        label: beslissing over achteraf betalen
        logic: Een computer kijkt naar het bedrag van uw bestelling en naar rekeningen die nog open staan.
        significance: De uitkomst bepaalt of u achteraf mag betalen.
        consequence: Mag dat niet, dan betaalt u bij de bestelling.
        ground: [contract]
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
        human: Een medewerker kijkt ernaar als u dat vraagt. U kunt uw kant vertellen en het besluit aanvechten.
    ```

    ## How to mend it

    Describe in `human` how people ask for a person.
    """

    code = "ADM003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each decision once."""
        right = entry(model, "no_automated_decision")
        if right is not None and right.given("how", "contact", "text", "effect"):
            return
        for each in decisions(model):
            if each.value("human") is None and not unread(context, each.path):
                yield Report(
                    each.path,
                    f"`{each.name}` does not say how a person can look at the decision",
                    f"`{each.name}` zegt niet hoe een mens naar het besluit kan kijken",
                    on_key=True,
                )
