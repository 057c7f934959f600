from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..keeping import head_text, name_of, place, said


class RetentionMinimumOnly(Rule):
    """Only the shortest or the usual period is given.

    ## What it checks

    Periods with `bound: at_least` or `bound: usually`, and words that mean the same (`minimaal`, `ten minste`, `in
    het algemeen`) where a rule says how long in words of its own.

    ## Why it matters

    "At least two years" says when data are still there, not when they are gone. The reader wants to know the latter.

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
          keep: 2 years
          after: delivery
          bound: at_least  # <-
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
          keep: 2 years
          after: delivery
          bound: at_most
    ```

    ## How to mend it

    Give the exact period (leave `bound` out) or the longest (`bound: at_most`). Say with `longer_if` in which cases
    the data stay longer.
    """

    code = "RET009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the bound, or the words."""
        for each in said(model):
            rule = each.rule
            name = name_of(rule, each.units)
            if rule.bound in ("at_least", "usually"):
                which_en, which_nl = ("shortest", "kortste") if rule.bound == "at_least" else ("usual", "gebruikelijke")
                yield Report(
                    rule.at("bound"),
                    f"`{name}` gives only the {which_en} period, not when the data are gone",
                    f"`{name}` noemt alleen de {which_nl} termijn, niet wanneer de gegevens weg zijn",
                )
                continue
            words = head_text(rule)
            piece = law.word_list("RET009").first(words) if words is not None else None
            if piece is not None:
                yield Report(
                    place(rule),
                    f"`{piece}` does not say when the data are gone",
                    f"`{piece}` zegt niet wanneer de gegevens weg zijn",
                    part=piece,
                )
