from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.retention import Event
from ...model.retention import Rule as Retention
from ..base import Context, Report, Rule
from ..keeping import Said, head_text, is_vague, place, said

_ASKED = frozenset({"erasure_request", "request"})
_ASKED_HEADS = ("until", "while_", "as_long_as")


class RetentionOnRequestOnly(Rule):
    """Data are only deleted if the person asks for it.

    ## What it checks

    Rules with `on_request` that do not say what holds `otherwise`, and ends that are a request (`until:
    erasure_request`). A rule for the same data that does set an end next to it is enough.

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

    ## How to mend it

    Add what happens if nobody asks: `otherwise: 2 years after last_contact`.
    """

    code = "RET008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each rule once."""
        for each in said(model):
            rule = each.rule
            if rule.otherwise or each.nested or not _asks(rule) or _ends_anyhow(each):
                continue
            what = ", ".join(ref.label.text for ref in rule.of or []) or rule.id
            en, nl = (f"`{what}` is", f"`{what}` wordt") if what else ("these data are", "deze gegevens worden")
            yield Report(
                place(rule),
                f"{en} only deleted if the person asks for it",
                f"{nl} alleen verwijderd als iemand daarom vraagt",
            )


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
