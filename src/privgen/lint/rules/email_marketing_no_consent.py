from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ..base import Context, Report, Rule
from ..marketing_facts import marketing


class EmailMarketingNoConsent(Rule):
    """Marketing is sent by e-mail, text or app to people who are not customers, on another basis than consent.

    ## What it checks

    Direct marketing through an electronic message (`marketing.channel`, or a purpose such as `newsletter`) whose
    legal basis is named and is not `consent`, unless it goes to existing customers only (`marketing.to`, or
    `subjects` that are all customers). To businesses it is a warning: addresses published for this use are an
    exception. An activity without a legal basis is reported by PUR002 alone.

    ## Why it matters

    The telecommunications law asks consent before the first message, whatever the interest of the sender. A statement
    that names another basis tells people that they have no choice.

    ## Bad

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief krijgt
        subjects: [prospects]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {legitimate_interest: {interest: vertellen welke kazen er nieuw zijn}}  # <-
        marketing: {opt_out: met de link onderaan elke nieuwsbrief}
        required: none
        recipients: none
        retention: 1 year after last_contact
    ```

    ## Good

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief krijgt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Ask consent and name it as the basis. If you write to your own customers only, say so with `marketing: {to:
    existing_customers, own_products: true, …}`.
    """

    code = "MKT001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at the basis that it names instead."""
        for each in marketing(model, context):
            basis = each.without_consent
            if basis is None or not each.by_message or each.to_customers:
                continue
            yield Report(
                basis.path,
                f"`{each.name}` goes out by electronic message without consent",
                f"`{each.name}` gaat uit als elektronisch bericht zonder toestemming",
                ((each.place, "this is sent", "dit wordt gestuurd"),),
                level=Level.WARNING if each.to == "businesses" else None,
                on_key=True,
            )
