from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ...model.values import NoEntries
from ..base import Context, Report, Rule
from ..flows import recipient_uses
from ..look import own_activities, unread


class RecipientsNotStated(Rule):
    """The spec says nothing about who gets the data.

    ## What it checks

    There are recipients: at an activity, in `defaults`, in the register `recipients`, or as work that is given to
    others (`outsourcing.services`). Or it is said that there are none: `recipients: none`.

    ## Why it matters

    Almost every organisation has its website, mail or books kept by another. The reader may know by whom, or by what
    kind of company.

    ## Bad

    ```yaml
    activities:  # <-
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      postnl: {name: PostNL, role: controller, service: parcel_delivery, country: NL, data: [naam, adres]}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [postnl]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Name them in `recipients`; if there are really none, write `recipients: none` under the activity or the defaults.
    """

    code = "REC001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a spec without any recipient, if it has activities."""
        services = model.outsourcing.services if isinstance(model.outsourcing, Part) else None
        denied = any(isinstance(each.resolved("recipients"), NoEntries) for each in own_activities(model))
        told = model.recipients or services or denied or any(recipient_uses(model))
        if told or not any(own_activities(model)):
            return
        if not unread(context, ("recipients",), ("activities",), ("defaults", "recipients"), ("outsourcing",)):
            yield Report(
                ("activities",),
                "no activity says who gets the data",
                "geen activiteit zegt wie de gegevens krijgt",
                on_key=True,
            )
