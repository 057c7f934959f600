from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..keeping import Unit
from ..look import listing, unread_of
from ..retention_gaps import gaps, left_out


class RetentionMissing(Rule):
    """Nothing says how long data are kept.

    ## What it checks

    Every activity of the organisation itself has a `retention`: its own, that of the activity it is part of, or
    that of `defaults`. A rule of the register `retention` that names people or data under `of` holds for them in
    all activities that say nothing else; where an activity is also about others, the finding names those. A rule that
    is about some of the data (`of`, or a rule at one item) leaves the others without. Where other data have a period
    of their own, "as long as needed" does not count as one for the rest.
    Figures that are about nobody (`form: anonymous`) need none.

    ## Why it matters

    People want to know when their data are gone. The law asks for a period for all data, or for a rule from which
    people can work it out themselves.

    ## Bad

    ```yaml
    activities:
      orders:  # <-
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
    ```

    ```yaml
    defaults:
      retention: {as_long_as: needed_for_purpose}
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam: {retention: 2 years after delivery}
          - geslacht  # <-
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
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
        retention: 2 years after delivery
    ```

    ## How to mend it

    Add a period with its start (`2 years after delivery`), an end (`{until: consent_withdrawn}`) or a state with
    what follows it (`{while: customer, then: 1 year}`). One rule under `defaults` holds for all activities without
    their own.
    """

    code = "RET001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report an activity of which nothing has a period, and otherwise its data without one, once for each cause."""
        reported: set[str] = set()
        for activity, every, without in gaps(model):
            if unread_of(context, activity, "retention", "data"):
                continue
            if len(without) < len(every):
                yield from (_items(same) for same in _by_cause(without))
                continue
            reported.add(activity.id)
            if activity.parent is None or activity.parent.id not in reported:
                yield _activity(model, without[0])


def _activity(model: Model, unit: Unit) -> Report:
    name = unit.activity.id
    if unit.vague:
        return Report(
            unit.activity.path,
            f"`{name}` has no period of its own, only `{_said(unit)}`",
            f"`{name}` heeft geen eigen termijn, alleen `{_said(unit)}`",
            ((unit.rules[0].path, "this is all that is said", "meer staat er niet"),),
            on_key=True,
        )
    people = [each.label.text for each in left_out(model, unit.activity)]
    en = f"data of {listing(people, 'and')}" if people else "the data"
    nl = f"gegevens van {listing(people, 'en')}" if people else "de gegevens"
    return Report(
        _place(unit),
        f"`{name}` does not say how long {en} are kept",
        f"`{name}` zegt niet hoe lang {nl} worden bewaard",
        on_key=True,
    )


def _place(unit: Unit) -> Path:
    """The activity; where it has a key `retention` with nothing behind it, that key."""
    blank = "retention" in unit.activity.shape.model_fields_set and not unit.activity.given("retention")
    return unit.activity.at("retention") if blank else unit.activity.path


def _by_cause(without: list[Unit]) -> list[list[Unit]]:
    """Data without a period, together where one general rule is all that is said of them, or nothing is."""
    found: dict[Path, list[Unit]] = {}
    for unit in without:
        found.setdefault(unit.rules[0].path if unit.vague else (), []).append(unit)
    return list(found.values())


def _items(same: list[Unit]) -> Report:
    """One finding for data of one activity, at the first of them."""
    unit, *others = same
    names = [each.name for each in same]
    related = [(each.path, "this too", "dit ook") for each in others]
    if not unit.vague:
        are, zijn = ("is", "wordt") if len(names) == 1 else ("are", "worden")
        en = f"no rule says how long {listing(names, 'and')} {are} kept"
        nl = f"geen regel zegt hoe lang {listing(names, 'en')} {zijn} bewaard"
        return Report(unit.path, en, nl, tuple(related), on_key=True)
    has, heeft = ("has", "heeft") if len(names) == 1 else ("have", "hebben")
    own = "its own" if len(names) == 1 else "their own"
    return Report(
        unit.path,
        f"{listing(names, 'and')} {has} no period of {own}, only `{_said(unit)}`",
        f"{listing(names, 'en')} {heeft} geen eigen termijn, alleen `{_said(unit)}`",
        (*related, (unit.rules[0].path, "this is all that is said", "meer staat er niet")),
        on_key=True,
    )


def _said(unit: Unit) -> str:
    rule = unit.rules[0]
    event = rule.criterion or rule.state or rule.end
    return event.words.text if event is not None else rule.id or "retention"
