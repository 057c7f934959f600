from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import own_activities, unread


class ProvisionConsequenceMissing(Rule):
    """Data must be given, but it is not said what happens otherwise.

    ## What it checks

    Each `required` by law or for a contract has a `consequence`. That of an activity also holds for its data.

    ## Why it matters

    "Required" without a consequence sounds like a threat. Mostly it is simple: without an address nothing can be
    delivered.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract}  # <-
        recipients: none
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Add `consequence`: a clause that begins with `dan`.
    """

    code = "PRV002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each `required` without a consequence, once."""
        seen: set[Path] = set()
        for place, told in _places(model):
            value = place.required
            if _is_duty(value) and not told:
                path = place.at("required")
                if path not in seen and not unread(context, path):
                    seen.add(path)
                    name = place.path[-1]
                    yield Report(
                        path,
                        f"`{name}` does not say what happens without the data",
                        f"`{name}` zegt niet wat er gebeurt zonder de gegevens",
                    )


def _places(model: Model) -> Iterator[tuple[Part, bool]]:
    """Whatever can have `required`, with whether a consequence is told: its own, or that of the activity around it."""
    for place in [model.defaults] if isinstance(model.defaults, Part) else []:
        yield place, _has_consequence(place.required)
    for activity in own_activities(model):
        around = _has_consequence(activity.resolved("required"))
        yield activity, _has_consequence(activity.required)
        for use in activity.data or []:
            for part in (use, use.own, *(use.items or [])):
                if part is not None and part.required is not None:
                    yield part, around or _has_consequence(part.required)


def _has_consequence(value: Any) -> bool:
    return isinstance(value, Part) and value.given("consequence", "text")


def _is_duty(value: Any) -> bool:
    if isinstance(value, Part):
        return value.by is not None
    return value is not None and value.text != "none"
