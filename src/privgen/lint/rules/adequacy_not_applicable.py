from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ... import law
from ...model.model import Model
from ...model.values import Words
from ..base import Context, Report, Rule
from ..flows import Transfer, tool, transfers


class AdequacyNotApplicable(Rule):
    """A transfer rests on an adequacy decision that does not cover it.

    ## What it checks

    For each country of a transfer with `adequacy` there is a decision of the European Commission in force on the day
    of checking. For the United States (`dpf`, or `adequacy`) the company is on the list: `certified: true`. The
    decisions for Canada and Japan do not cover public bodies.

    ## Why it matters

    Who reads that a country is safe need not look further. That must be true, and for this company.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: IN
        transfer: {mechanism: adequacy}  # <-
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
        country: GB
        transfer: {mechanism: adequacy}
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

    Choose another mechanism; for a company in the United States, look it up on the list and set `certified: true`.
    """

    code = "TRF004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each country that the decision a transfer names does not cover."""
        for transfer in transfers(model):
            for mechanism in transfer.mechanisms:
                known = tool(mechanism)
                if known is None or known.kind != "adequacy" or context.is_unknown(transfer.path):
                    continue
                for country in transfer.countries:
                    flaw = _flaw(transfer, known.id, country.text, context.as_of)
                    if flaw is not None:
                        yield _report(mechanism, *flaw)


def _flaw(transfer: Transfer, mechanism: str, country: str, on: date) -> tuple[str, str] | None:
    """What is wrong with the decision for this country, in English and in Dutch."""
    decision = law.adequacy(country, on)
    if decision is None or (mechanism == "dpf" and decision.condition != "dpf"):
        name = "the Data Privacy Framework" if mechanism == "dpf" and decision is not None else "an adequacy decision"
        naam = (
            "het Data Privacy Framework" if mechanism == "dpf" and decision is not None else "een adequaatheidsbesluit"
        )
        return f"{name} does not exist for {country}", f"{naam} bestaat niet voor {country}"
    if (
        decision.condition == "dpf"
        and transfer.recipient is not None
        and not (transfer.part and transfer.part.certified)
    ):
        return (
            f"`{transfer.whom}` is not said to be on the list of the Data Privacy Framework",
            f"van `{transfer.whom}` staat er niet dat het op de lijst van het Data Privacy Framework staat",
        )
    private = decision.condition in ("commercial_organisation", "private_sector")
    if private and transfer.recipient is not None and transfer.recipient.role == "authority":
        return (
            f"the decision for {country} does not cover public bodies",
            f"het besluit voor {country} geldt niet voor overheden",
        )
    return None


def _report(mechanism: Words, en: str, nl: str) -> Report:
    return Report(mechanism.paths[0], en, nl)
