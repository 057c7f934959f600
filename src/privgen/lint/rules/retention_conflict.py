from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...model.model import Model
from ...model.retention import Rule as Retention
from ...model.time import Period
from ...model.values import Path
from ..base import Context, Report, Rule
from ..keeping import Unit, days, period, place, told, units

_DISTINCT = (
    "when",
    "unless",
    "only_if",
    "of",
    "purposes",
    "longer_if",
    "law",
    "why",
    "text",
    "where",
    "except_",
    "otherwise",
)
"""What tells two rules apart: each then holds for another case."""


class RetentionConflict(Rule):
    """The same data have two periods, and nothing says which one holds.

    ## What it checks

    Two rules of retention for the same data in one activity, or in two activities for the same people and purposes,
    with other periods after the same event. Rules that name a case, data, a purpose or a law of their own are left alone.

    ## Why it matters

    A reader who finds two periods knows neither of them.

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
        retention:
          - 2 years after delivery
          - 3 years after delivery  # <-
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
        retention:
          - 2 years after delivery
          - {keep: 3 years, after: delivery, of: [e-mailadres]}
    ```

    ## How to mend it

    Keep one period, or say with `of`, `when` or `purposes` which rule is for what.
    """

    code = "CON003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the later rule of each pair, once."""
        seen: set[Path] = set()
        every = [unit for unit in units(model) if len([rule for rule in unit.rules if _plain(rule)]) > 0]
        for unit in every:
            for first, second in combinations([rule for rule in unit.rules if _plain(rule)], 2):
                if _conflict(first, second) and place(second) not in seen:
                    seen.add(place(second))
                    yield _report(unit, first, second)
        for one, other in combinations(every, 2):
            if not _same_use(one, other) or len(one.rules) != 1 or len(other.rules) != 1:
                continue
            first, second = one.rules[0], other.rules[0]
            if _plain(first) and _plain(second) and _conflict(first, second) and place(second) not in seen:
                seen.add(place(second))
                yield _report(other, first, second)


def _plain(rule: Retention) -> bool:
    return rule.head == "keep" and period(rule) is not None and not rule.given(*_DISTINCT)


def _conflict(first: Retention, second: Retention) -> bool:
    one, other = period(first), period(second)
    if one is None or other is None or days(one) == days(other) or first.path == second.path:
        return False
    starts = [rule.start.id or rule.start.words.text if rule.start is not None else None for rule in (first, second)]
    return starts[0] == starts[1] or None in starts


def _same_use(one: Unit, other: Unit) -> bool:
    """Whether two activities use the same data of the same people for the same purposes."""
    if one.activity is other.activity or one.item is None or other.item is None:
        return False
    if any(unit.activity.given("when", "only_if", "unless") for unit in (one, other)):
        return False
    same = one.item.id == other.item.id if one.item.id else one.item.text_ == other.item.text_
    return same and all(
        (names := _ids(one, key)) is not None and names == _ids(other, key) for key in ("subjects", "purposes")
    )


def _ids(unit: Unit, key: str) -> frozenset[str] | None:
    refs = unit.activity.resolved(key)
    return frozenset(ref.id or ref.text_ for ref in refs) if refs else None


def _report(unit: Unit, first: Retention, second: Retention) -> Report:
    one, other = period(first), period(second)
    assert isinstance(one, Period) and isinstance(other, Period)  # noqa: S101
    return Report(
        place(second),
        f"`{unit.name}` is kept {told(other, 'en')} here, and {told(one, 'en')} elsewhere",
        f"`{unit.name}` wordt hier {told(other, 'nl')} bewaard, en elders {told(one, 'nl')}",
        ((place(first), told(one, "en"), told(one, "nl")),),
    )
