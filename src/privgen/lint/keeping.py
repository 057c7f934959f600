"""How long a spec says that data are kept: what each activity keeps, the rules that hold for it, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .. import law
from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.retention import Event, Rule
from ..model.time import Period
from ..model.values import Path, Words
from ..spec.vocabulary import normalise
from .look import is_anonymous, is_heading, own_activities

_DAYS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "working_day": 1.4,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
}
"""Days in a unit of time, on average: finer than for sorting, so that 84 months are 7 years."""
_DUTCH = {
    "minute": ("minuut", "minuten"), "hour": ("uur", "uur"), "day": ("dag", "dagen"),
    "working_day": ("werkdag", "werkdagen"), "week": ("week", "weken"),
    "month": ("maand", "maanden"), "year": ("jaar", "jaar"),
}  # fmt: skip
_NESTED = ("otherwise", "longest_of", "shortest_of", "except_")
_TAX_LAWS = frozenset({"awr", "ob"})
_TAX_WORDS = re.compile(r"belasting|fiscale|fiscus", re.IGNORECASE)
_INVOICE_WORDS = re.compile(r"\bfactu(?:ur|ren)|\bfacture|\binvoice", re.IGNORECASE)
MINIMA = {"medical_file": "medical_file", "payroll_tax_data": "payroll_form"}
"""The norms that set a minimum for one kind of data, by the id of the data."""
TAX_DAYS = 7 * _DAYS["year"]
"""What AWR art. 52 lid 4 asks for tax records, in days."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is kept: a data item in an activity, or the activity as a whole if it names no data; `rules` hold for it."""

    activity: Activity
    item: Ref | None
    rules: tuple[Rule, ...]

    @property
    def path(self) -> Path:
        """Where it is named."""
        return self.activity.path if self.item is None else self.item.path

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.activity.id if self.item is None else self.item.label.text

    @property
    def vague(self) -> bool:
        """Whether all that is said is that the data are kept as long as needed."""
        return bool(self.rules) and all(is_vague(rule) for rule in self.rules)

    def is_for_tax(self) -> bool:
        """Whether it is kept for the tax authority: by its kind, or by a purpose of the activity."""
        if self.item is not None and self.item.means("tax_record"):
            return True
        return any(purpose.means("tax") for purpose in self.activity.resolved("purposes") or [])

    def is_on_invoices(self) -> bool:
        """Whether it also stands on invoices, by what the spec says it is for."""
        parts = [self.activity] if self.item is None else [self.item, self.item.own]
        words = [
            value.text
            for part in parts
            if part is not None
            for value in (part.why, part.label)
            if isinstance(value, Words)
        ]
        purposes = (
            self.activity.resolved("purposes") or []
            if self.item is None or not self.item.purposes
            else self.item.purposes
        )
        return any(_INVOICE_WORDS.search(text) for text in words) or any(each.id == "invoicing" for each in purposes)


@dataclass(slots=True)
class Said:
    """A rule of retention, once, with what it holds for; nothing if no activity uses it."""

    rule: Rule
    units: list[Unit] = field(default_factory=list)
    nested: bool = False
    """Whether it is a part of another rule: what holds otherwise, or one of which the longest counts."""


def units(model: Model) -> Iterator[Unit]:
    """Everything that the organisation keeps for itself (`_units`), worked out once for all rules about retention."""
    return iter(_all_units(model))


@lru_cache(maxsize=2)
def _all_units(model: Model) -> tuple[Unit, ...]:
    return tuple(_units(model))


def _units(model: Model) -> Iterator[Unit]:
    """Everything that the organisation keeps for itself: no activities for others, headings, or mere figures."""
    general = general_rules(model)
    for activity in own_activities(model):
        if is_heading(activity) or is_anonymous(activity):
            continue
        items = [part for use in activity.used_data() for part in _parts(use)]
        if items:
            for item in items:
                if not _is_figures(item):
                    yield Unit(activity, item, _rules_of(activity, item) or _holding(general, activity, item))
        elif any(activity.resolved(name) for name in ("purposes", "recipients", "techniques")):
            own = tuple(activity.resolved("retention") or _elsewhere(activity))
            yield Unit(activity, None, own or _holding(general, activity, None))


def _parts(use: Ref) -> list[Ref]:
    """A data item, or its parts where these have periods of their own."""
    parts = [part for items in use.both("items") for part in items]
    return parts if any(part.retention is not None for part in parts) else [use]


def _rules_of(activity: Activity, item: Ref) -> tuple[Rule, ...]:
    return tuple(rule for rule in (*activity.retention_of(item), *_elsewhere(activity)) if covers(rule, item))


def _elsewhere(activity: Activity) -> list[Rule]:
    """The rules that stand at purposes or at groups of people."""
    entries = [*(activity.resolved("purposes") or []), *(activity.resolved("subjects") or [])]
    return [rule for entry in entries for value in entry.both("retention") for rule in value]


def general_rules(model: Model) -> list[Rule]:
    """The rules of the register that say themselves whose or which data they are about: they hold everywhere."""
    return [rule for part in model.register("retention").values() if (rule := Rule.of_entry(part)).of]


def _holding(general: list[Rule], activity: Activity, item: Ref | None) -> tuple[Rule, ...]:
    """The general rules for data about which nothing else is said: about all people of the activity, and this item."""
    people = activity.resolved("subjects") or []
    found: list[Rule] = []
    for rule in general:
        groups = [of for of in rule.of or [] if of.kind == "subjects"]
        things = [of for of in rule.of or [] if of.kind != "subjects"]
        whose = not groups or (bool(people) and all(any(is_same(of, each) for of in groups) for each in people))
        what = not things or (item is not None and any(is_same(of, item) for of in things))
        if whose and what:
            found.append(rule)
    return tuple(found)


def is_same(left: Ref, right: Ref) -> bool:
    """Whether two names are of the same data or people: by id where both have one, else by label."""
    return left.id == right.id if left.id is not None and right.id is not None else _same(left, right)


def covers(rule: Rule, item: Ref) -> bool:
    """Whether a rule is about a data item: it names no data of its own, or this item, or one that it is part of."""
    if not rule.of:
        return True
    return any((of.id is not None and (of.kind == "subjects" or of.id == item.id)) or _same(of, item) for of in rule.of)


def _same(left: Ref, right: Ref) -> bool:
    return normalise(left.label.text) == normalise(right.label.text)


def _is_figures(item: Ref) -> bool:
    return any(form.text in ("anonymous", "aggregated") for form in item.both("form"))


def said(model: Model) -> list[Said]:
    """Every rule of retention that the spec writes, each with what it holds for, in the order of their use."""
    found: dict[Path, Said] = {}
    for unit in units(model):
        for rule in unit.rules:
            _add(found, rule, unit)
    for rule in _without_data(model):
        _add(found, rule, None)
    for name, part in model.register("retention").items():
        if ("retention", name) not in model.link.used and not isinstance(part.shape.keep, dict):  # type: ignore[attr-defined]
            _add(found, Rule.of_entry(part), None)
    return list(found.values())


def _without_data(model: Model) -> Iterator[Rule]:
    """The rules of activities and defaults, also those about data that the activity does not name."""
    if model.defaults:
        yield from model.defaults.retention or []
    for activity in own_activities(model):
        for part in (activity, *(activity.data or [])):
            yield from part.retention or []


def _add(found: dict[Path, Said], rule: Rule, unit: Unit | None, *, nested: bool = False, depth: int = 0) -> None:
    here = found.setdefault(rule.path, Said(rule, nested=nested))
    if unit is not None:
        here.units.append(unit)
    for name in _NESTED if depth < 4 else ():
        for inner in getattr(rule, name) or []:
            if isinstance(inner, Rule):
                alone = name == "except_"
                _add(found, inner, None if alone else unit, nested=not alone, depth=depth + 1)


def place(rule: Rule) -> Path:
    """Where a rule says how long: the value of its head."""
    return rule.path if rule.head is None else rule.at(rule.head)


def name_of(rule: Rule, using: list[Unit]) -> str:
    """What a rule is called in a message: its id, else the data or the activity that it stands at."""
    if rule.id is not None:
        return rule.id
    if rule.path[:1] == ("defaults",) or not using:
        return "retention"
    first = using[0]
    if first.item is not None and rule.path[: len(first.item.path)] == first.item.path:
        return first.name
    return first.activity.id


def is_vague(rule: Rule) -> bool:
    """Whether a rule gives no period and no criterion: `needed_for_purpose`, or "zo lang als nodig" in other words."""
    match rule.head:
        case "as_long_as":
            return _vague_event(rule.criterion) and not rule.law
        case "while_":
            state = rule.state
            return (
                state is not None
                and not rule.law
                and not rule.then
                and (state.id == "legal_duty" or _vague_event(state))
            )
        case "until":
            return isinstance(rule.end, Event) and _vague_event(rule.end)
        case "longest_of":
            return any(is_vague(each) for each in rule.longest_of if isinstance(each, Rule))
        case "shortest_of":
            return all(is_vague(each) for each in rule.shortest_of if isinstance(each, Rule))
    return False


def _vague_event(event: Event | None) -> bool:
    if event is None:
        return False
    if event.word is not None:
        return bool(event.word.more.get("vague")) or event.id == "legal_obligation"
    return bool(law.word_list("RET002").find(event.words.text))


def head_text(rule: Rule) -> str | None:
    """The words in which a rule says how long, if it says so in words of its own."""
    for value in (rule.criterion, rule.state, rule.end, rule.keep_, rule.stated_at):
        if isinstance(value, Event):
            return None if value.word is not None else value.words.text
        if isinstance(value, Words):
            return value.text
    return None


def period(rule: Rule) -> Period | None:
    """The period after which the data go: that of `keep`, or the one after a state has ended."""
    found: Any = (
        rule.keep_ if rule.head == "keep" else rule.then or rule.delete_within if rule.head == "while_" else None
    )
    return found if isinstance(found, Period) else None


def days(value: Period) -> float:
    """The length of a period in days, on average."""
    return value.number * _DAYS[value.unit]


def norm_days(amount: int, unit: str) -> float:
    """The length of a period of the norms, whose units are `years` and `weeks`."""
    return amount * _DAYS[unit.rstrip("s")]


def told(value: Period, language: str) -> str:
    """A period as it stands in a message: `36 months`, `36 maanden`."""
    if language == "nl":
        return f"{value.number} {_DUTCH[value.unit][value.number != 1]}"
    return f"{value.number} {value.unit.replace('_', ' ')}{'s' if value.number != 1 else ''}"


def law_ids(rule: Rule) -> set[str]:
    """The laws and provisions that a rule names, by id: `awr_52` and `awr`."""
    found: set[str] = set()
    for ref in rule.law or []:
        found |= {ref.id} if ref.id else set()
        found |= {ref.known.law.id} if ref.known is not None else set()
        if (
            ref.own is not None
            and ref.own.label is not None
            and (known := law.law_reference(ref.own.label.text)) is not None
        ):
            found.add(known.law.id)
    return found


def has_law(rule: Rule, using: list[Unit]) -> bool:
    """Whether a law is named for the period: at the rule, or at the legal obligation that all under it rests on."""
    if rule.law:
        return True
    bases = [[basis for basis, _ in unit.activity.bases()] for unit in using]
    return bool(bases) and all(
        any("legal_obligation" in basis.meanings and basis.both("law") for basis in each) for each in bases
    )


def is_for_tax(rule: Rule, using: list[Unit]) -> bool:
    """Whether a rule keeps tax records: by its law, its words, or what it is used for."""
    if law_ids(rule) & _TAX_LAWS or any(unit.is_for_tax() for unit in using):
        return True
    words = [value.text for value in (rule.why, rule.text) if isinstance(value, Words)]
    words += [ref.words.text for ref in rule.law or [] if ref.known is None]
    return any(_TAX_WORDS.search(text) for text in words)


def keeps_tax_records(model: Model) -> bool:
    """Whether the spec has a rule that keeps tax records as long as the law wants: then the rest may go sooner."""
    for each in said(model):
        length = period(each.rule)
        if length is not None and days(length) >= TAX_DAYS - 1 and is_for_tax(each.rule, each.units):
            return True
    return False


def words_of(part: Part, *names: str) -> list[Words]:
    """The texts of a part under some of its keys."""
    found: list[Words] = []
    for name in names:
        value = getattr(part, name)
        found += value if isinstance(value, list) else [value] if value is not None else []
    return [each for each in found if isinstance(each, Words)]
