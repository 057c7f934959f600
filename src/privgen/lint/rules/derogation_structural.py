from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ...model.values import Words
from ..base import Context, Report, Rule
from ..flows import Transfer, tool, transfers


class DerogationStructural(Rule):
    """A regular service rests on an exception for single cases.

    ## What it checks

    A transfer on one of the exceptions of the law (explicit consent, contract, legal claims …) is not to a company
    that works for the organisation all the time: a `processor`, or one with a `service`. For explicit consent the
    risks are told (`guarantees` or `text`), for compelling interests the interest: without it this is an error.

    ## Why it matters

    The exceptions protect nothing: the data go where no law guards them. That may happen once, not every day.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: contract}  # <-
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

    Use a decision or a safeguard: `adequacy`, `dpf`, `scc`. Else tell the risks, or the interest, in `text`.
    """

    code = "TRF007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each exception that carries a regular service, or lacks what must be told with it."""
        for transfer in transfers(model):
            for mechanism in transfer.mechanisms:
                known = tool(mechanism)
                if known is not None and known.kind == "derogation" and not context.is_unknown(transfer.path):
                    yield from _of(transfer, mechanism, known.id)


def _of(transfer: Transfer, mechanism: Words, id_: str) -> Iterator[Report]:
    path, name = mechanism.paths[0], transfer.whom
    told = transfer.part is not None and transfer.part.given("text", "guarantees", "intro")
    if id_ == "compelling_interests" and not told:
        yield Report(
            path,
            f"`{name}` does not say which compelling interest it serves",
            f"`{name}` zegt niet om welk dwingend belang het gaat",
            level=Level.ERROR,
        )
    elif id_ == "explicit_consent" and not told:
        yield Report(
            path,
            f"`{name}` does not tell the risks of the transfer",
            f"`{name}` noemt de risico's van de doorgifte niet",
        )
    elif transfer.recipient is not None and (transfer.recipient.role == "processor" or transfer.recipient.part.service):
        yield Report(
            path,
            f"`{name}` is a regular service on an exception for single cases",
            f"`{name}` is een vaste dienst op een uitzondering voor losse gevallen",
        )
