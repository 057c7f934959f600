from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread
from ..marketing_facts import marketing


class OptOutMissing(Rule):
    """There is direct marketing, and the statement does not say how to stop it.

    ## What it checks

    Every activity that is direct marketing sent to people, or keeps data for it (`retention.purposes: [win_back]`): it
    says how to refuse, in `marketing.opt_out`, `opt_out`, `objection`, the withdrawal of consent, or a text. For mail,
    messages and calls a right to object in general is not enough; for other marketing it is. Advertisements on
    websites are not sent, so the rules on cookies deal with them.

    ## Why it matters

    Everyone may stop direct marketing at any time, free and without a reason. People need to know the way: the link,
    the setting, the sentence on the phone.

    ## Bad

    ```yaml
    activities:
      offers:
        title: Als u bij ons hebt gekocht
        subjects: [customers]
        data: [e-mailadres]
        purposes: [email_marketing]
        legal_basis: {legitimate_interest: {interest: klanten vertellen over nieuwe kazen}}
        marketing: {to: existing_customers, own_products: true, opt_out_at_collection: true}  # <-
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
          opt_out_at_collection: true
          opt_out_in_message: true
          opt_out: met de link onderaan elke mail
        required: none
        recipients: none
        retention: 2 years after purchase
    ```

    ## How to mend it

    Describe the link or setting in `marketing.opt_out`, or in `withdraw` where the marketing rests on consent.
    """

    code = "MKT004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once."""
        for each in marketing(model, context):
            if unread(context, ("rights",)) or each.way_out(model):
                continue
            yield Report(
                each.place,
                f"does not say how to stop `{each.name}`",
                f"zegt niet hoe mensen `{each.name}` kunnen stoppen",
                on_key=True,
            )
