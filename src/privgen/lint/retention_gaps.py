"""Where a spec leaves data without a period, and where "as long as needed" is all it says."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Ref
from ..model.retention import Rule
from .keeping import Unit, general_rules, is_same, is_vague, units


def gaps(model: Model) -> Iterator[tuple[Activity, list[Unit], list[Unit]]]:
    """The activities with data that have no period: the activity, all it keeps, and what of that has none.

    Data of which is said that they are kept as long as needed count only where other data under the same rule have
    a period: else it is the rule itself that says too little (`vague_rules`).
    """
    everything = list(units(model))
    for activity, kept in _by_activity(everything):
        people = activity.resolved("subjects") or []
        told = bool(people) and not _unnamed(model, people)
        without = [
            unit for unit in kept if (not unit.rules and not told) or (unit.vague and _is_fallback(unit, everything))
        ]
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


def left_out(model: Model, activity: Activity) -> list[Ref]:
    """The people of an activity whom no general rule names, where such rules name others of them."""
    people = activity.resolved("subjects") or []
    others = _unnamed(model, people)
    return others if len(others) < len(people) else []


def _unnamed(model: Model, people: list[Ref]) -> list[Ref]:
    """The people whom no rule of the register names that is about people only."""
    named = [rule.of or [] for rule in general_rules(model)]
    whole = [of for each in named if all(of.kind == "subjects" for of in each) for of in each]
    return [each for each in people if not any(is_same(of, each) for of in whole)]


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
