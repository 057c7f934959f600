from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..keeping import Unit, head_text, place
from ..retention_gaps import vague_rules


class RetentionVague(Rule):
    """All that is said is that data are kept as long as needed.

    ## What it checks

    Rules of retention that give neither a period nor an end that people can recognise: `needed_for_purpose`, a
    reasonable period, as long as the law allows, or these in other words. Such a sentence is no problem where
    periods for the separate data follow; the data that are then left without are reported by RET001.

    ## Why it matters

    "As long as needed" tells a reader nothing: the organisation decides by itself what is needed. A period, an
    event or a state ("as long as you are a customer, and then one year") can be checked by anyone.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: {as_long_as: needed_for_purpose}  # <-
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: {while: customer, then: 1 year}
    ```

    ## How to mend it

    Give a period (`keep`), an end (`until`) or a state with what follows it (`while`, `then`). If the period really
    differs from case to case, say with `longest_of` or `shortest_of` on which events it depends.
    """

    code = "RET002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each rule once, at the words that give no period."""
        for rule, kept in vague_rules(model):
            event = rule.criterion or rule.state or rule.end
            said = head_text(rule) or (event.id if event is not None else None) or rule.id or "retention"
            more = tuple((unit.activity.path, "kept under this rule", "valt hieronder") for unit in _one_each(kept)[:5])
            yield Report(
                place(rule),
                f"`{said}` gives no period, and nothing else says how long these data are kept",
                f"`{said}` is geen termijn, en nergens anders staat hoe lang deze gegevens blijven",
                more if len(_one_each(kept)) > 1 else (),
            )


def _one_each(kept: list[Unit]) -> list[Unit]:
    """The first unit of each activity."""
    return list({unit.activity.id: unit for unit in reversed(kept)}.values())[::-1]
