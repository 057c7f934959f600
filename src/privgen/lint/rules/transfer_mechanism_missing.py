from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..flows import mentions_tool, transfers
from ..look import unread
from .transfer_country_missing import without_country


class TransferMechanismMissing(Rule):
    """Data go to a country outside the European Economic Area, without the ground for it.

    ## What it checks

    A `transfer` has a `mechanism`, and `transfers` has `safeguards`, or a text that names one. Where not even the
    country is known, only that is told (TRF002).

    ## Why it matters

    The ground tells what protects the data there: a decision of the European Commission, a contract, or nothing at
    all.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {guarantees: [versleuteling], copy: email}  # <-
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## Good

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: scc, version: Besluit (EU) 2021/914, copy: email}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## How to mend it

    Choose the `mechanism`: `adequacy`, `dpf`, `scc`, `bcr`, or another that privgen knows.
    """

    code = "TRF003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each transfer with a country but without a ground."""
        for transfer in transfers(model):
            part = transfer.part
            if part is None or transfer.mechanisms or not transfer.countries or without_country(transfer, model):
                continue
            texts = [
                value.text
                for value in (part.intro, part.text, part.copy_, *(part.guarantees or []))
                if value is not None
            ]
            if any(map(mentions_tool, texts)) or unread(context, transfer.path):
                continue
            name = transfer.whom
            yield Report(
                transfer.path,
                f"`{name}` gives no ground for sending data to {transfer.countries[0].text}",
                f"`{name}` noemt geen grond om gegevens naar {transfer.countries[0].text} te sturen",
                on_key=transfer.recipient is None,
            )
