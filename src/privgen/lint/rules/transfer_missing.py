from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ... import law
from ...findings import Level
from ...model.model import Denied, Model
from ...model.part import Part
from ...model.values import Words
from ..base import Context, Report, Rule
from ..flows import Recipient, is_people, outside, recipients
from ..look import listing, unread


class TransferMissing(Rule):
    """A recipient is outside the European Economic Area, and the spec does not say on what ground data go there.

    ## What it checks

    Each country of a recipient that lies outside the EEA is covered: by a `transfer` of that recipient, or by
    `transfers` with that country or that recipient. Where no recipient is known to be outside the EEA and the spec is
    silent, it is advice to say whether data leave it; named recipients without a country are for another rule.

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
        if model.transfers is None and all(map(law.in_eea, inside)) and not unread(context, ("recipients",), ("outsourcing",)):
            yield from _silent(model, found)


def _silent(model: Model, found: list[Recipient]) -> Iterator[Report]:
    """A spec without a word on transfers, whose recipients are all in the EEA, or some nobody knows where."""
    if found and all(each.part.country for each in found):
        yield Report(
            ("recipients",) if model.recipients else ("activities",),
            "all recipients are in the EEA, but the spec does not say so",
            "alle ontvangers zitten in de EER, maar de spec zegt dat niet",
            level=Level.INFO,
            on_key=True,
            help_en="write `transfers: none`",
            help_nl="schrijf `transfers: none`",
        )
        return
    unknown = {each.part.path: each.label.text for each in found if each.label is not None and _nowhere(each)}
    outsourcing = model.outsourcing
    for service in (outsourcing.services or []) if isinstance(outsourcing, Part) else []:
        if not service.recipients:
            unknown[service.path] = service.label.text
    if unknown:
        names = list(unknown.values())
        yield Report(
            next(iter(unknown)),
            f"does not say whether data leave the EEA, and gives no country for {listing(names, 'and')}",
            f"zegt niet of gegevens buiten de EER komen, en geeft geen land bij {listing(names, 'en')}",
            level=Level.INFO,
            on_key=True,
            help_en="write `transfers: none` if all data stay in the EEA, or say under `transfers` where they go",
            help_nl="schrijf `transfers: none` als alles in de EER blijft, of zeg bij `transfers` waar gegevens heen gaan",
        )


def _nowhere(recipient: Recipient) -> bool:
    """Whether it is a company without a name and without a country."""
    if recipient.name is not None or recipient.named_parts or recipient.country_known() or recipient.part.varies:
        return False
    return recipient.label is None or not is_people(recipient.label.text)


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
