from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..keeping import Unit, has_law, is_for_tax, name_of, period, place, said, told

MOMENTARY = frozenset(
    {"camera", "body_camera", "call_recording", "video_recording", "session_recording", "server_logs"}
)
"""Techniques that make their data at one moment: their period can only run from there."""
RECORDED = frozenset(
    "camera_images call_recording video_call_recordings audio_recordings session_recordings voicemails log_data".split()
)
"""The data that these make."""


class RetentionStartMissing(Rule):
    """A period does not say from when it runs.

    ## What it checks

    Every `keep` has an `after`, or its short form (`2 years after delivery`). It may be absent where the law that
    asks for the period says from when it runs (`law: awr_52`), and for recordings and logs, which can only count
    from the moment they are made.

    ## Why it matters

    "180 days" means nothing to a reader who does not know which day is the first. After the last visit, the last
    order or the end of the contract are quite different things.

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
        retention: 180 days  # <-
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
        retention: 180 days after delivery
    ```

    ## How to mend it

    Write the event behind the period (`180 days after delivery`), or in `after`. `privgen vocabulary events` lists
    the events that have words ready.
    """

    code = "RET003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each period without a start, once."""
        for each in said(model):
            rule, length = each.rule, period(each.rule)
            if length is None or rule.head != "keep" or rule.start is not None:
                continue
            if has_law(rule, each.units) or is_for_tax(rule, each.units) or _made_at_once(each.units):
                continue
            name = name_of(rule, each.units)
            yield Report(
                place(rule),
                f"`{name}` does not say from when the {told(length, 'en')} run" + ("s" if length.number == 1 else ""),
                f"`{name}` zegt niet vanaf wanneer de termijn van {told(length, 'nl')} loopt",
            )


def _made_at_once(using: list[Unit]) -> bool:
    """Whether everything under a rule comes into being at one moment."""
    return bool(using) and all(_is_momentary(unit) for unit in using)


def _is_momentary(unit: Unit) -> bool:
    if unit.item is not None and unit.item.meanings & RECORDED:
        return True
    techniques = {meaning for each in unit.activity.resolved("techniques") or [] for meaning in each.meanings}
    return bool(techniques) and techniques <= MOMENTARY
