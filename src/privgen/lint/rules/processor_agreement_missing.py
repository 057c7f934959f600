from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ...model.part import Part
from ...model.values import Flag
from ..base import Context, Report, Rule
from ..look import unread

_AGREEMENT = re.compile(r"overeenkomst|agreement|\bDPA\b|afspraken", re.IGNORECASE)


class ProcessorAgreementMissing(Rule):
    """A company works for the organisation as a processor, without a processing agreement as far as the spec says.

    ## What it checks

    Recipients with `role: processor`: `agreement: false` is a warning; where nothing is said, of the recipient, of a
    text about it or under `outsourcing.agreement`, it is information. The statement itself need not speak of
    agreements.

    ## Why it matters

    A processor may only work with the data under an agreement. The spec is where an organisation keeps track of its
    processors, so a gap here is mostly a gap in the files.

    ## Bad

    ```yaml
    recipients:
      transip: {name: TransIP, role: processor, service: hosting, country: NL, agreement: false}  # <-
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [transip]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      transip: {name: TransIP, role: processor, service: hosting, country: NL, agreement: true}
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [transip]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Sign an agreement with the processor and set `agreement: true`, or say once under `outsourcing.agreement` that you
    have one with all of them.
    """

    code = "ROL002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each processor once."""
        general = model.outsourcing is not None and model.outsourcing.given("agreement")
        for recipient in model.recipients.values():
            if recipient.role != "processor" or unread(context, recipient.path):
                continue
            name = (recipient.name or recipient.label).text if recipient.name or recipient.label else recipient.path[-1]
            agreement = recipient.agreement
            if isinstance(agreement, Flag) and not agreement:
                yield Report(
                    recipient.at("agreement"),
                    f"has no processing agreement with `{name}`",
                    f"heeft geen verwerkersovereenkomst met `{name}`",
                )
            elif agreement is None and not general and not _told(recipient) and not unread(context, ("outsourcing",)):
                yield Report(
                    recipient.path,
                    f"does not say whether there is a processing agreement with `{name}`",
                    f"zegt niet of er een verwerkersovereenkomst is met `{name}`",
                    level=Level.INFO,
                    on_key=True,
                )


def _told(recipient: Part) -> bool:
    return any(
        text is not None and _AGREEMENT.search(text.text) for text in (recipient.text, recipient.intro, recipient.why)
    )
