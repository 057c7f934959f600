from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.retention import Rule as Retention
from ...model.time import Period
from ...model.values import Words
from ..base import Context, Report, Rule
from ..keeping import (
    MINIMA,
    TAX_DAYS,
    Said,
    Unit,
    days,
    keeps_tax_records,
    law_ids,
    name_of,
    norm_days,
    period,
    place,
    said,
    told,
)
from ..look import unread

_MINIMUM = ("minimum", "both")
_UNNEEDED_ONLY = re.compile(r"nodig|noodzakelijk|bewaarplicht|wettelijk|\bde wet\b", re.IGNORECASE)
"""What stands in a limit that leaves alone what must still be kept; not "voor zover technisch mogelijk"."""


class RetentionShorterThanStatutory(Rule):
    """Data are kept shorter than the law asks for.

    ## What it checks

    Periods of data for which a law sets a minimum: invoices and other tax records (7 years), medical files (20
    years), the wage tax form, and any rule that names such a law. Data that also stand on invoices are only
    reported if no other rule of the spec keeps the tax records, and not if the `limit` of the rule leaves what is still
    needed.

    ## Why it matters

    The organisation may not delete these data so soon, and will not. Then the statement promises something that
    does not happen.

    ## Bad

    ```yaml
    activities:
      books:
        title: Voor onze boekhouding
        subjects: [customers]
        data: [naam, adres, facturen]
        purposes: [tax_records]
        legal_basis: {legal_obligation: {law: awr_52}}
        required: {by: law, consequence: dan kunnen wij niet aan u verkopen}
        recipients: none
        retention: 2 years after end_of_financial_year  # <-
    ```

    ## Good

    ```yaml
    activities:
      books:
        title: Voor onze boekhouding
        subjects: [customers]
        data: [naam, adres, facturen]
        purposes: [tax_records]
        legal_basis: {legal_obligation: {law: awr_52}}
        required: {by: law, consequence: dan kunnen wij niet aan u verkopen}
        recipients: none
        retention: {keep: 7 years, after: end_of_financial_year, law: awr_52}
    ```

    ## How to mend it

    Make an activity of its own for what the law wants kept (`books`, with `law: awr_52` and 7 years), and let the
    rest go sooner.
    """

    code = "RET005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each rule once, at the period or where an activity uses it."""
        taxed = keeps_tax_records(model) or unread(context, ("activities",), ("retention",), ("defaults",))
        for each in said(model):
            if each.nested:
                continue
            found = _by_law(each) or _by_kind(each)
            if found is not None:
                yield found
            elif not taxed:
                yield from _tax(each)


def _by_law(each: Said) -> Report | None:
    """A rule that is shorter than the law it names."""
    length = period(each.rule)
    norms = _named(each.rule)
    if length is None or not norms or any(days(length) >= norm_days(norm.amount, norm.unit) - 1 for norm in norms):
        return None
    return _report(each.rule, length, norms[0], each.units)


def _by_kind(each: Said) -> Report | None:
    """A rule for data of which a law says how long they are kept."""
    length = period(each.rule)
    for unit in each.units:
        for kind, name in MINIMA.items():
            norm = law.retention_norms()[name]
            short = length is not None and days(length) < norm_days(norm.amount, norm.unit) - 1
            if short and unit.item is not None and kind in unit.item.meanings:
                return _report(each.rule, length, norm, [unit])
    return None


def _tax(each: Said) -> Iterator[Report]:
    """A rule for tax records, or for data on invoices, in a spec that keeps no tax records long enough."""
    rule, length = each.rule, period(each.rule)
    ends = length is not None or rule.head == "while_"
    if not ends or (length is not None and days(length) >= TAX_DAYS - 1):
        return
    if isinstance(rule.limit, Words) and _UNNEEDED_ONLY.search(rule.limit.text):
        return
    unit = next((unit for unit in each.units if unit.is_for_tax()), None) or next(
        (unit for unit in each.units if unit.is_on_invoices()), None
    )
    if unit is not None:
        yield _report(rule, length, law.retention_norms()["tax_records"], [unit])


def _named(rule: Retention) -> list[law.RetentionNorm]:
    """The norms with a minimum that belong to the provisions a rule names."""
    named = law_ids(rule)
    return [
        norm
        for norm in law.retention_norms().values()
        if norm.kind in _MINIMUM and norm.statutory and named & set(norm.laws)
    ]


def _report(rule: Retention, length: Period | None, norm: law.RetentionNorm, using: list[Unit]) -> Report:
    goes, gaat = _goes(rule, using)
    en = f"after {told(length, 'en')}" if length is not None else "when this ends"
    nl = f"na {told(length, 'nl')}" if length is not None else "als dit eindigt"
    norm_en, norm_nl = _told(norm)
    return Report(
        rule.use or place(rule),
        f"{goes} {en}, before the {norm_en} of {norm.cite_en} ({norm.name_en}) are over",
        f"{gaat} {nl} weg, voordat de {norm_nl} van {norm.cite_nl} ({norm.name_nl}) om zijn",
        help_en=f"keep what the law is about for {norm_en} under a rule of its own; the rest may go sooner",
        help_nl=f"bewaar waar de wet over gaat {norm_nl} met een eigen regel; de rest mag eerder weg",
        cites=tuple(cite for cite in law.rules()["RET005"].cites_nl if norm.cite_nl.startswith(cite)),
    )


def _goes(rule: Retention, using: list[Unit]) -> tuple[str, str]:
    """What goes: the data item where it is that which the law wants kept, else data of the activity or the rule."""
    item = using[0].item if using else None
    if item is not None and (item.means("tax_record") or item.meanings & set(MINIMA) or item.retention is not None):
        return f"`{using[0].name}` goes", f"`{using[0].name}` gaat"
    if using:
        return f"data of `{using[0].activity.id}` go", f"gegevens van `{using[0].activity.id}` gaan"
    name = name_of(rule, using)
    return f"data under `{name}` go", f"gegevens onder `{name}` gaan"


def _told(norm: law.RetentionNorm) -> tuple[str, str]:
    unit = norm.unit.rstrip("s")
    value = Period(norm.amount, unit)
    return told(value, "en"), told(value, "nl")
