from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.model import Model
from ..base import Context, Report, Rule
from ..marketing_facts import marketing

CALLS_ASK = date(2026, 7, 1)
"""From this day sales calls to people need consent, also to customers (Tw art. 11.7 lid 2)."""


class PhoneMarketingNoConsent(Rule):
    """People are called for sales on another basis than consent.

    ## What it checks

    Direct marketing by phone (`marketing.channel: phone`, or the purpose `phone_marketing`) whose legal basis is
    named and is not `consent`, also when only customers are called. Calls to businesses (`marketing.to: businesses`)
    and calls to raise funds are left alone.

    ## Why it matters

    Since 1 July 2026 a sales call to a person needs consent; being a customer is no longer enough. Many statements
    still say that customers may be called.

    ## Bad

    ```yaml
    activities:
      calls:
        title: Als wij u bellen met een aanbod
        subjects: [customers]
        data: [telefoonnummer]
        purposes: [phone_marketing]
        legal_basis: {legitimate_interest: {interest: klanten vertellen over nieuwe kazen}}  # <-
        marketing: {to: existing_customers, opt_out: tijdens het gesprek}
        required: none
        recipients: none
        retention: 1 year after last_contact
    ```

    ## Good

    ```yaml
    activities:
      calls:
        title: Als wij u bellen met een aanbod
        subjects: [customers]
        data: [telefoonnummer]
        purposes: [phone_marketing]
        legal_basis: {consent: {how: op het bestelformulier, withdraw: tijdens elk gesprek}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Ask consent before you call, or stop calling.
    """

    code = "MKT002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at the basis that it names instead."""
        if context.as_of < CALLS_ASK:
            return
        for each in marketing(model, context):
            basis = each.without_consent
            charity = any("fundraising" in purpose.meanings for purpose in each.purposes)
            if basis is None or not each.by_phone or charity or each.to == "businesses":
                continue
            yield Report(
                basis.path,
                f"`{each.name}` is done by phone without consent",
                f"`{each.name}` gebeurt per telefoon zonder toestemming",
                ((each.place, "people are called", "mensen worden gebeld"),),
                on_key=True,
            )
