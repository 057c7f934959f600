from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..flows import Recipient, is_generic, is_people, recipients
from ..look import unread


class RecipientNotNamed(Rule):
    """A recipient is told by its kind, without its name.

    ## What it checks

    A recipient has a `name`, or parts or examples that are names. It needs none when it depends on the reader
    (`varies`), when `why` says why it cannot be named, or when it is an authority or people, such as other members.
    Work that is given to others without names (`outsourcing.services`) counts once.

    ## Why it matters

    With a name the reader can look the company up, and ask it directly. A kind is allowed, but a name is the rule.

    ## Bad

    ```yaml
    recipients:
      collection:
        label: een incassobureau  # <-
        role: controller
        country: NL
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [collection]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      collection: {name: Incassobureau De Lek, role: controller, service: debt_collection, country: NL}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [collection]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Add `name`, or say under `why` why there can be no name.
    """

    code = "REC003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each recipient that only a kind tells, and a list of outsourced work without any name."""
        for recipient in recipients(model):
            if _nameless(recipient) and not is_generic(recipient, model) and not unread(context, recipient.part.path):
                path = recipient.label.paths[0] if recipient.label is not None else recipient.part.path
                name = recipient.label.text if recipient.label is not None else recipient.id
                yield Report(
                    path,
                    f"`{name}` is not named",
                    f"`{name}` is niet bij naam genoemd",
                    on_key=recipient.label is None or not recipient.registered,
                )
        outsourcing = model.outsourcing
        if (
            isinstance(outsourcing, Part)
            and outsourcing.services
            and not any(each.recipients for each in outsourcing.services)
        ) or (isinstance(outsourcing, Part) and outsourcing.services and not _named_processors(model)):
            yield _outsourced(outsourcing)


def _named_processors(model: Model) -> bool:
    return any(recipient.name is not None and recipient.role == "processor" for recipient in recipients(model))


def _outsourced(outsourcing: Part) -> Report:
    return Report(
        outsourcing.at("services"),
        "the companies that do this work are not named",
        "de bedrijven die dit werk doen, zijn niet bij naam genoemd",
        on_key=True,
    )


def _nameless(recipient: Recipient) -> bool:
    part = recipient.part
    if recipient.name is not None or recipient.named_parts or not recipient.is_company:
        return False
    if part.varies or part.why is not None:
        return False
    return recipient.label is None or not is_people(recipient.label.text)
