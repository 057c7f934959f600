from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..flows import is_generic, recipients
from ..look import unread


class RecipientCategoryGeneric(Rule):
    """A recipient is called "partners" or "service providers": words that fit every company.

    ## What it checks

    A recipient without a name says what kind of company it is, or what it does. Words such as "partners", "third
    parties" and "service providers", also with "of ours" or "who work for us", do neither. Authorities are passed
    over.

    ## Why it matters

    Without a name or a kind a reader cannot know in whose hands the data are.

    ## Bad

    ```yaml
    recipients:
      partners: {label: onze partners, role: processor, agreement: true, country: NL}  # <-
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [partners]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      carriers: {label: bezorgdiensten, items: [PostNL, DHL], role: controller, service: parcel_delivery, country: NL}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [carriers]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Give the name; or say what the company does, in which trade, and where.
    """

    code = "REC002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each recipient that neither a name nor a kind tells."""
        for recipient in recipients(model):
            if (
                is_generic(recipient, model)
                and recipient.label is not None
                and not unread(context, recipient.part.path)
            ):
                text = recipient.label.text
                yield Report(
                    recipient.label.paths[0],
                    f"`{text}` does not tell who gets the data",
                    f"`{text}` zegt niet wie de gegevens krijgt",
                    on_key=not recipient.registered,
                )
