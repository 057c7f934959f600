from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..flows import Transfer, tool, transfers


class DpfNoFallback(Rule):
    """A transfer to the United States has nothing to fall back on.

    ## What it checks

    A transfer to the United States on the Data Privacy Framework, or on the adequacy decision for that country, has a
    `fallback`, or a second mechanism.

    ## Why it matters

    The decision holds today. Its two predecessors were struck down, and the court looks at this one too. With a
    fallback the statement stays true that day.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: dpf, certified: true}  # <-
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
        transfer: {mechanism: dpf, certified: true, fallback: scc, copy: email}
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

    Add `fallback: scc`, if that contract is there.
    """

    code = "TRF009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each transfer that rests on the decision for the United States alone."""
        for transfer in transfers(model):
            if transfer.recipient is not None and _alone(transfer) and not context.is_unknown(transfer.path):
                name = transfer.whom
                yield Report(
                    transfer.path,
                    f"`{name}` has no fallback for the Data Privacy Framework",
                    f"`{name}` heeft niets om op terug te vallen als het Data Privacy Framework vervalt",
                )


def _alone(transfer: Transfer) -> bool:
    tools = [tool(mechanism) for mechanism in transfer.mechanisms]
    decisions = [each is not None and each.kind == "adequacy" for each in tools]
    fallback = transfer.part is not None and transfer.part.given("fallback")
    return bool(decisions) and all(decisions) and not fallback and any(each.text == "US" for each in transfer.countries)
