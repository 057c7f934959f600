from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..layers import parts, place_of, short

_CORE = (
    (("who", "controller"), "who is responsible", "wie verantwoordelijk is"),
    (("activities", "purposes"), "what data are used for", "waarvoor gegevens worden gebruikt"),
    (("rights",), "which rights people have", "welke rechten mensen hebben"),
)
"""What a first layer tells (WP260 par. 36), with the parts of the korte versie that tell it."""


class ShortCoreMissing(Rule):
    """The korte versie lacks who is responsible, what data are used for, or which rights people have.

    ## What it checks

    `short_version` keeps `who` or `controller`, `activities` (or activities by their own ids), and `rights`. Without
    `short_version` privgen puts them all in.

    ## Why it matters

    Most people read only the korte versie. These three are what they need to know first.

    ## Bad

    ```yaml
    short_version:
      leave_out: [rights]  # <-
    ```

    ## Good

    ```yaml
    short_version:
      leave_out: [complaint]
    ```

    ## How to mend it

    Add the part to `include`, or take it out of `leave_out`.
    """

    code = "LAY001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each element that is missing."""
        if short(model) is None:
            return
        kept = parts(model)
        activities = {activity.id for activity in model.activities}
        for names, en, nl in _CORE:
            if kept & set(names) or ("activities" in names and kept & activities):
                continue
            if "rights" in names and model.rights is None:
                continue
            yield Report(
                place_of(model, *names),
                f"the korte versie does not say {en}",
                f"de korte versie zegt niet {nl}",
            )
