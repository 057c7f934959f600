from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread
from ..offered import consents, told, unclear


class WithdrawalMissing(Rule):
    """Consent is asked, and nothing says that it can be withdrawn.

    ## What it checks

    If an activity, special category data or cookies rest on consent, the right to withdraw it is named: in
    `rights.offer`, by `applicable`, in a text about rights, or at the consent itself (`withdraw`).

    ## Why it matters

    Consent only counts if people can take it back as easily as they gave it. They must know that before they say yes.

    ## Bad

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis:
          consent: {how: op onze website}  # <-
        marketing: {opt_out_in_message: true, opt_out_at_collection: true}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    rights:
      offer: [access, rectification, erasure, restriction, portability]
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis:
          consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Say in `withdraw` how people take their consent back, and add `withdrawal` to `rights.offer` or use `applicable`.
    """

    code = "RGT006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first consent of which this is not said, with the others."""
        if unclear(context) or "withdrawal" in told(model):
            return
        places = [path for path, way in consents(model) if not way and not unread(context, path)]
        if places:
            yield Report(
                places[0],
                "asks for consent, and nothing says that it can be withdrawn",
                "vraagt toestemming, en nergens staat dat die in te trekken is",
                tuple((path, "and here", "en hier") for path in places[1:]),
                on_key=True,
            )
