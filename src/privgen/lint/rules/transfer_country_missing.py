from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..flows import Transfer, outside, transfers
from ..look import unread

_DENIES = ("geen", "niet", "nooit", "binnen", "blijven")
_COUNTRY = re.compile(r"\b(?:in|naar|uit)\s+(?:de\s+|het\s+)?(?!E(?:ER|U|urop\w*)\b)[A-Z][a-zé]+")


class TransferCountryMissing(Rule):
    """Data leave the European Economic Area, but the country is not named.

    ## What it checks

    A `transfer` has a country, its own or that of its recipient. `transfers` names `countries`, and not only "outside
    the EEA", unless the recipients it is about (`by`) name theirs.

    ## Why it matters

    Protection differs from country to country. Without the country a reader cannot know what it is worth.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        transfer: {mechanism: scc, copy: email}  # <-
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

    Fill `country` of the recipient, or `countries` of `transfers`, with codes such as `US`.
    """

    code = "TRF002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each transfer without a country."""
        for transfer in transfers(model):
            if without_country(transfer, model) and not unread(context, transfer.path):
                name = transfer.whom
                yield Report(
                    transfer.path,
                    f"the transfer of `{name}` names no country"
                    if transfer.recipient
                    else "`transfers` names no country",
                    f"bij de doorgifte van `{name}` staat geen land"
                    if transfer.recipient
                    else "`transfers` noemt geen land",
                    on_key=transfer.recipient is None,
                )


def without_country(transfer: Transfer, model: Model) -> bool:
    """Whether it is not told where the data go; a policy may leave that to the recipients it is about."""
    if transfer.recipient is not None:
        return not transfer.countries and not transfer.recipient.part.country
    part = transfer.part
    if part is None or transfer.countries or not part.given("countries", "by", "safeguards", "text"):
        return False
    by = part.by or []
    about = [each.own for each in by] if by else list(model.recipients.values())
    named = [each for each in about if each is not None and any(map(outside, each.country or []))]
    if named and (len(named) == len(about) or not by):
        return False
    return part.given("countries", "by", "safeguards") or not _told_in_text(part)


def _told_in_text(part: Part) -> bool:
    """Whether the text of a policy names a country, or says that no data leave the EEA."""
    text = " ".join(value.text for value in (part.intro, part.text) if value is not None)
    return bool(_COUNTRY.search(text) or law.find(text, _DENIES))
