"""Where a spec leaves data without a period, and where "as long as needed" is all it says."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.activities import Activity
from ..model.model import Model
from ..model.retention import Rule
from .keeping import Unit, is_vague, units


def gaps(model: Model) -> Iterator[tuple[Activity, list[Unit], list[Unit]]]:
    """The activities with data that have no period: the activity, all it keeps, and what of that has none.

    Data of which is said that they are kept as long as needed count only where other data under the same rule have
    a period: else it is the rule itself that says too little (`vague_rules`).
    """
    everything = list(units(model))
    for activity, kept in _by_activity(everything):
        without = [unit for unit in kept if not unit.rules or (unit.vague and _is_fallback(unit, everything))]
        if without:
            yield activity, kept, without


def vague_rules(model: Model) -> Iterator[tuple[Rule, list[Unit]]]:
    """The rules that give no period where nothing else does either, each once with what is kept under it."""
    everything = list(units(model))
    found: dict[tuple[str | int, ...], tuple[Rule, list[Unit]]] = {}
    for unit in everything:
        if unit.vague and not _is_fallback(unit, everything):
            rule = next(rule for rule in unit.rules if is_vague(rule))
            found.setdefault(rule.path, (rule, []))[1].append(unit)
    yield from found.values()


def _by_activity(everything: list[Unit]) -> Iterator[tuple[Activity, list[Unit]]]:
    found: dict[str, list[Unit]] = {}
    for unit in everything:
        found.setdefault(unit.activity.id, []).append(unit)
    for kept in found.values():
        yield kept[0].activity, kept


def _is_fallback(unit: Unit, everything: list[Unit]) -> bool:
    """Whether a general rule is all that is said of a unit, while others under it have periods of their own."""
    rule = unit.rules[0]
    said_at = rule.use or rule.path
    if said_at[:1] == ("defaults",):
        return any(other.rules and not other.vague for other in everything)
    if said_at[:3] == (*unit.activity.path, "retention"):
        return any(other.rules and not other.vague for other in everything if other.activity is unit.activity)
    return False
