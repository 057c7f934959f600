from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.activities import nested_bases
from ...model.model import Model
from ...model.retention import Event
from ...model.retention import Rule as Retention
from ..base import Context, Report, Rule
from ..keeping import TAX_DAYS, Said, Unit, days, head_text, is_for_tax, is_vague, period, place, said, told
from ..look import listing

_ASKED = frozenset({"erasure_request", "request"})
_ASKED_HEADS = ("until", "while_", "as_long_as")


class RetentionOnRequestOnly(Rule):
    """Data are only deleted if the person asks for it.

    ## What it checks

    Rules with `on_request` that do not say what holds `otherwise`, and ends that are a request (`until:
    erasure_request`). A rule for the same data that does set an end next to it is enough. An `otherwise` that only
    takes over the period of the tax records is none for data that are not.

    ## Why it matters

    Most people never ask. Then their data stay forever, while the organisation should clear them up by itself.

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
          on_request: any_time  # <-
    ```

    ```yaml
    retention:
      books: {keep: 7 years, after: end_of_financial_year, law: awr_52}
      customers:
        on_request: end_of_agreement  # <-
        otherwise: books
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [telefoonnummer, wachtwoord]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: customers
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
          on_request: any_time
          otherwise: 2 years after delivery
    ```

    ```yaml
    retention:
      customers: {on_request: end_of_agreement, otherwise: 1 year after end_of_agreement}
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [telefoonnummer, wachtwoord]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: customers
    ```

    ## How to mend it

    Add what happens if nobody asks: `otherwise: 2 years after last_contact`.
    """

    code = "RET008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each rule once."""
        for each in said(model):
            rule = each.rule
            yield from _with_the_books(each)
            if rule.otherwise or each.nested or not _asks(rule) or _ends_anyhow(each):
                continue
            what = ", ".join(ref.label.text for ref in rule.of or []) or rule.id
            en, nl = (f"`{what}` is", f"`{what}` wordt") if what else ("these data are", "deze gegevens worden")
            yield Report(
                place(rule),
                f"{en} only deleted if the person asks for it",
                f"{nl} alleen verwijderd als iemand daarom vraagt",
            )


def _with_the_books(each: Said) -> Iterator[Report]:
    """Data that nobody must keep, but that stay as long as the tax records where the person does not ask."""
    otherwise = [rule for rule in each.rule.otherwise or [] if isinstance(rule, Retention)]
    if each.nested or not _asks(each.rule) or len(otherwise) != 1 or not is_for_tax(otherwise[0], []):
        return
    length = period(otherwise[0])
    free = [unit.name for unit in each.units if not _is_in_the_books(unit)]
    if length is None or days(length) < TAX_DAYS - 1 or not free:
        return
    one = len(free) == 1
    yield Report(
        place(each.rule),
        f"{listing(free, 'and')} {'stays' if one else 'stay'} {told(length, 'en')} with the tax records"
        " unless the person asks for deletion",
        f"{listing(free, 'en')} {'blijft' if one else 'blijven'} {told(length, 'nl')} bij de belastingadministratie"
        " als niemand om verwijdering vraagt",
        ((place(otherwise[0]), "this is for tax records", "dit geldt voor de belastingadministratie"),),
        help_en="give these data a period of their own: the duty to keep tax records does not cover them",
        help_nl="geef deze gegevens een eigen termijn: de fiscale bewaarplicht geldt er niet voor",
    )


def _is_in_the_books(unit: Unit) -> bool:
    bases = [*unit.activity.bases()] if unit.item is None else [*nested_bases(unit.item)]
    on_duty = any("legal_obligation" in basis.meanings for basis, _ in bases)
    return on_duty or unit.is_for_tax() or unit.is_on_invoices()


def _asks(rule: Retention) -> bool:
    if rule.head == "on_request":
        return True
    if rule.head == "until" and isinstance(rule.end, Event) and rule.end.word is not None:
        return rule.end.id in _ASKED
    said_as = head_text(rule) if rule.head in _ASKED_HEADS else None
    return said_as is not None and bool(law.word_list("RET008").find(said_as))


def _ends_anyhow(each: Said) -> bool:
    """Whether other rules set an end to everything that falls under this one."""
    if each.rule.of or not each.units:
        return False
    return all(
        any(
            rule.path != each.rule.path and not rule.of and not _asks(rule) and not is_vague(rule)
            for rule in unit.rules
        )
        for unit in each.units
    )
