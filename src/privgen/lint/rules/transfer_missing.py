from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ... import law
from ...findings import Level
from ...model.model import Denied, Model
from ...model.part import Part
from ...model.values import Words
from ..base import Context, Report, Rule
from ..flows import Recipient, outside, recipients
from ..look import unread


class TransferMissing(Rule):
    """A recipient is outside the European Economic Area, and the spec does not say on what ground data go there.

    ## What it checks

    Each country of a recipient that lies outside the EEA is covered: by a `transfer` of that recipient, or by
    `transfers` with that country or that recipient. Where all recipients are inside the EEA and the spec is silent,
    it is advice to say so.

    ## Why it matters

    Outside the EEA other rules hold. A reader may know that the data go there, and what protects them.

    ## Bad

    ```yaml
    recipients:
      mailchimp: {name: Mailchimp, role: processor, service: newsletter, country: US, agreement: true}  # <-
    transfers: null
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailchimp]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      mailchimp:
        name: Mailchimp
        role: processor
        service: newsletter
        country: US
        agreement: true
        transfer: {mechanism: dpf, certified: true, fallback: scc, copy: email}
    transfers: null
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailchimp]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Add `transfer` with its `mechanism` to the recipient.
    """

    code = "TRF001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each country outside the EEA that nothing covers; or that all stay inside and nothing is said."""
        if unread(context, ("transfers",)):
            return
        found = [each for each in recipients(model) if each.is_company]
        for recipient in found:
            for country in recipient.part.country or []:
                if (
                    outside(country)
                    and not _covered(recipient, country, model)
                    and not unread(context, recipient.part.path)
                ):
                    yield _report(recipient, country, model, context.as_of)
        inside = [country.text for each in found for country in each.part.country or []]
        complete = all(each.part.country for each in found)
        if (
            model.transfers is None
            and found
            and complete
            and all(map(law.in_eea, inside))
            and not unread(context, ("recipients",))
        ):
            yield Report(
                ("recipients",) if model.recipients else ("activities",),
                "all recipients are in the EEA, but the spec does not say so",
                "alle ontvangers zitten in de EER, maar de spec zegt dat niet",
                level=Level.INFO,
                on_key=True,
                help_en="write `transfers: none`",
                help_nl="schrijf `transfers: none`",
            )


def _covered(recipient: Recipient, country: Words, model: Model) -> bool:
    value = recipient.part.transfer
    for given in value if isinstance(value, list) else [] if value is None else [value]:
        own = given.country if isinstance(given, Part) else None
        if not own or country.text in [each.text for each in own]:
            return True
    policy = model.transfers
    if not isinstance(policy, Part):
        return False
    named = [each.text for each in policy.countries or []]
    return country.text in named or any(each.id == recipient.id for each in policy.by or [])


def _report(recipient: Recipient, country: Words, model: Model, as_of: date) -> Report:
    name = recipient.name or recipient.id
    decision = law.adequacy(country.text, as_of)
    simple = decision is not None and decision.condition is None
    help_en = (
        "add `transfer: adequacy` to the recipient: there is an adequacy decision for this country" if simple else None
    )
    help_nl = (
        "zet `transfer: adequacy` bij de ontvanger: voor dit land is er een adequaatheidsbesluit" if simple else None
    )
    if isinstance(model.transfers, Denied):
        return Report(
            country.paths[0],
            f"`{name}` is in {country.text}, but `transfers` says that no data leave the EEA",
            f"`{name}` zit in {country.text}, maar volgens `transfers` blijven alle gegevens in de EER",
            related=((("transfers",), "denied here", "hier ontkend"),),
            help_en=help_en,
            help_nl=help_nl,
        )
    return Report(
        country.paths[0],
        f"`{name}` is in {country.text}, without a ground for sending data there",
        f"`{name}` zit in {country.text}, zonder grond om daar gegevens heen te sturen",
        help_en=help_en,
        help_nl=help_nl,
    )
