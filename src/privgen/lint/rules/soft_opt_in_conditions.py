from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..marketing_facts import Marketing, marketing

CONDITIONS = (
    ("own_products", "own similar products only", "alleen eigen soortgelijke producten"),
    (
        "opt_out_at_collection",
        "a way to refuse when the data are collected",
        "weigeren bij het verzamelen van de gegevens",
    ),
    ("opt_out_in_message", "a way out in every message", "afmelden in elk bericht"),
)
"""What must hold to write to customers without consent (Tw art. 11.7 lid 4), with the key that confirms it."""


class SoftOptInConditions(Rule):
    """Customers get marketing messages without consent, and the conditions for that are not confirmed.

    ## What it checks

    Direct marketing by electronic message to existing customers on another basis than consent. `marketing` confirms
    that it is about own similar products only (`own_products`), that people could refuse when their data were
    collected (`opt_out_at_collection`), and that every message has a way out (`opt_out_in_message`).

    ## Why it matters

    The law allows messages to customers without consent on these conditions only. If one fails, consent was needed.

    ## Bad

    ```yaml
    activities:
      offers:
        title: Als u bij ons hebt gekocht
        subjects: [customers]
        data: [e-mailadres]
        purposes: [email_marketing]
        legal_basis: {legitimate_interest: {interest: klanten vertellen over nieuwe kazen}}
        marketing: {to: existing_customers, own_products: true, opt_out: met de link onderaan elke mail}  # <-
        required: none
        recipients: none
        retention: 2 years after purchase
    ```

    ## Good

    ```yaml
    activities:
      offers:
        title: Als u bij ons hebt gekocht
        subjects: [customers]
        data: [e-mailadres]
        purposes: [email_marketing]
        legal_basis: {legitimate_interest: {interest: klanten vertellen over nieuwe kazen}}
        marketing:
          to: existing_customers
          own_products: true
          opt_out: met de link onderaan elke mail
          opt_out_at_collection: true
          opt_out_in_message: true
        required: none
        recipients: none
        retention: 2 years after purchase
    ```

    ## How to mend it

    Set the keys that hold to `true`. If one does not hold, ask consent.
    """

    code = "MKT003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, with the conditions that nothing confirms."""
        for each in marketing(model, context):
            if each.without_consent is None or not each.by_message or not each.to_customers:
                continue
            missing = list(_missing(each, each.way_out(model)))
            if missing:
                yield Report(
                    each.place,
                    f"does not confirm for `{each.name}`: {_joined([en for en, _ in missing], 'and')}",
                    f"bevestigt voor `{each.name}` niet: {_joined([nl for _, nl in missing], 'en')}",
                    on_key=True,
                )


def _missing(each: Marketing, told: bool) -> Iterator[tuple[str, str]]:
    """The conditions without confirmation; where no way out is told at all, MKT004 says so."""
    for key, en, nl in CONDITIONS:
        if not (each.details is not None and getattr(each.details, key)) and (told or key != "opt_out_in_message"):
            yield en, nl


def _joined(items: list[str], last: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"
