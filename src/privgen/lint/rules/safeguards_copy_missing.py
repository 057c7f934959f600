from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..flows import Transfer, tool, transfers
from ..look import unread


class SafeguardsCopyMissing(Rule):
    """Data are protected by a contract or by rules, but it is not said how to read them.

    ## What it checks

    A transfer on standard clauses, binding corporate rules, a code or another safeguard has a `copy`: a link, or how
    to get one. That of `transfers` holds for all.

    ## Why it matters

    The clauses give the reader rights in that country, which they can only use if they can read them.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: scc}  # <-
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

    Add `copy`: the address of a page, or the contact that sends a copy.
    """

    code = "TRF005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each safeguard of which no copy is offered."""
        if isinstance(model.transfers, Part) and model.transfers.given("copy_"):
            return
        for transfer in transfers(model):
            safeguard = _safeguard(transfer)
            offered = transfer.part is not None and transfer.part.given("copy_")
            if safeguard is not None and not offered and not unread(context, transfer.path, ("transfers", "copy")):
                name = transfer.whom
                yield Report(
                    transfer.path,
                    f"`{name}` does not say how to get a copy of the {safeguard[0]}",
                    f"`{name}` zegt niet hoe mensen een kopie krijgen van: {safeguard[1]}",
                    on_key=transfer.recipient is None,
                )


def _safeguard(transfer: Transfer) -> tuple[str, str] | None:
    known = [found for mechanism in transfer.mechanisms if (found := tool(mechanism)) is not None]
    return next(((each.name_en, each.name_nl) for each in known if each.needs_copy), None)
