from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Denied, Model
from ..base import Context, Report, Rule
from ..flows import Recipient, provider, recipients
from ..look import unread


class RecipientCountryMissing(Rule):
    """A company is named, but not in which country it processes the data.

    ## What it checks

    A recipient that is named has a `country`. Where the spec says that data stay in the EEA (`transfers: none`) that
    is enough, but not for a well-known company from outside it. Authorities are passed over. Of a recipient without a
    name the country is part of what is missing there already (`REC002`, `REC003`); whether data leave the EEA is then
    for `TRF001` and `TRF002`.

    ## Why it matters

    From the country follows whether the data leave the European Economic Area, and what must then be told.

    ## Bad

    ```yaml
    recipients:
      mailchimp:  # <-
        name: Mailchimp
        role: processor
        service: newsletter
        agreement: true
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
      laposta: {name: Laposta, role: processor, service: newsletter, country: NL, agreement: true}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [laposta]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Fill `country` with the code of the country where the data are, and add a `transfer` if it lies outside the EEA.
    """

    code = "REC004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each named recipient without a country."""
        stays = isinstance(model.transfers, Denied)
        for recipient in recipients(model):
            names = [recipient.name] if recipient.name is not None else recipient.named_parts
            if (
                not names
                or not recipient.is_company
                or recipient.country_known()
                or unread(context, recipient.part.path)
            ):
                continue
            abroad = _outside(names)
            if abroad is not None or (recipient.name is not None and not stays):
                yield _report(recipient, abroad)


def _outside(names: list[str]) -> law.Provider | None:
    known = [found for name in names if (found := provider(name)) is not None]
    return next((each for each in known if not law.in_eea(each.country)), None)


def _report(recipient: Recipient, abroad: law.Provider | None) -> Report:
    name = recipient.name or recipient.id
    en, nl = f"`{name}` has no country", f"bij `{name}` staat geen land"
    if abroad is not None:
        en += f"; {abroad.company} sits in `{abroad.country}`, outside the EEA"
        nl += f"; {abroad.company} zit in `{abroad.country}`, buiten de EER"
    return Report(recipient.part.path, en, nl, on_key=True)
