from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.retention import Rule as Retention
from ...model.values import Words
from ..base import Context, Report, Rule
from ..keeping import (
    MINIMA,
    TAX_DAYS,
    Said,
    Unit,
    days,
    has_law,
    law_ids,
    name_of,
    norm_days,
    period,
    place,
    said,
    told,
)

LONG = 10 * 365.25 - 3
"""Ten years in days: from here on a period needs a reason."""
_DUTY = re.compile(r"wettelijk verplicht|verplicht|belastingdienst|fiscale", re.IGNORECASE)


class RetentionLongWithoutReason(Rule):
    """Data are kept for ten years or more, and no reason is given.

    ## What it checks

    Periods of ten years and more: they name a law (`law`) that asks for so long, or say why (`why`, `purposes`).
    Periods over seven years that appeal to the tax authority are looked at too, since its own period is seven
    years.

    ## Why it matters

    Data that are kept for so long are often kept out of habit. A reader who sees the reason, such as a claim that
    can still come, can accept it or ask.

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
        retention: 15 years after delivery  # <-
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
        retention: {keep: 20 years, after: delivery, law: bw_3_310, why: Zo lang kan schade nog blijken.}
    ```

    ## How to mend it

    Name the law in `law`, give the reason in `why`, or shorten the period.
    """

    code = "RET007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each period once."""
        for each in said(model):
            length = period(each.rule)
            if length is None:
                continue
            shorter = _shorter_law(each)
            name, path = name_of(each.rule, each.units), place(each.rule)
            if shorter is not None and days(length) > TAX_DAYS + 31:
                yield Report(
                    path,
                    f"`{name}` keeps data for {told(length, 'en')}, longer than its law ({shorter.cite_en})",
                    f"`{name}` bewaart gegevens {told(length, 'nl')}, langer dan de wet erbij ({shorter.cite_nl})",
                )
            elif shorter is None and days(length) >= LONG and not _explained(each):
                yield Report(
                    path,
                    f"`{name}` keeps data for {told(length, 'en')} and gives no reason",
                    f"`{name}` bewaart gegevens {told(length, 'nl')} en zegt niet waarom",
                )


def _explained(each: Said) -> bool:
    rule = each.rule
    if rule.why or rule.purposes or rule.considering or has_law(rule, each.units):
        return True
    if any(_must_be_kept(unit, rule) for unit in each.units):
        return True
    return any(unit.item is not None and unit.item.why for unit in each.units) and not _tax_words(each)


def _must_be_kept(unit: Unit, rule: Retention) -> bool:
    """Whether a law wants this kind of data kept as long as the rule says."""
    length = period(rule)
    kinds = unit.item.meanings & MINIMA.keys() if unit.item is not None else ()
    norms = [law.retention_norms()[MINIMA[kind]] for kind in kinds]
    return length is not None and any(days(length) <= norm_days(norm.amount, norm.unit) + 31 for norm in norms)


def _tax_words(each: Said) -> bool:
    return any(isinstance(words, Words) and _DUTY.search(words.text) for words in (each.rule.why, each.rule.text))


def _shorter_law(each: Said) -> law.RetentionNorm | None:
    """The norm that a rule appeals to, if every norm it appeals to ends sooner."""
    length = period(each.rule)
    named = {name for name in law_ids(each.rule) if "_" in name}
    norms = [norm for norm in law.retention_norms().values() if norm.statutory and named & set(norm.laws)]
    if not named and _tax_words(each) and not each.rule.law:
        norms = [law.retention_norms()["tax_records"]]
    if length is None or not norms or len({name for norm in norms for name in norm.laws} & named) < len(named):
        return None
    ends = max(norm_days(norm.longest_amount or norm.amount, norm.longest_unit or norm.unit) for norm in norms)
    return norms[0] if days(length) > ends + 31 else None
