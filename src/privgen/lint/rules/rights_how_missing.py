from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..look import unread
from ..offered import block, entries, prose, says_nothing, unclear

_DIRECT = ("email", "website", "form", "app")
"""Contacts by which a request can be made from behind a screen, as people may expect (AVG overweging 59)."""
_WAY = re.compile(
    r"@|https?://|\bmail|\bbel\b|\bbelt\b|\bstuur|\bschrijf|\bcontact|\bformulier|\btelefo", re.IGNORECASE
)


class RightsHowMissing(Rule):
    """Nothing says how people make a request.

    ## What it checks

    A spec that names rights also says how to use them: `rights.contact`, a contact or way at a right, a place where
    people can do it themselves, an e-mail address or form of the organisation or its data protection officer, or a
    text about it. If nobody can be reached at all, ID002 says so.

    ## Why it matters

    The organisation must make it easy to use a right. Who has to search for the way often gives up.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer B.V.
      short_name: De Kaasboer
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      kvk: 12345678
      phone: 033-1234567
    rights:  # <-
      offer: applicable
      within: 1 month
    complaint: {authority: ap}
    changes: {notice: [post], when: before_effect}
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      short_name: De Kaasboer
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      kvk: 12345678
      phone: 033-1234567
    rights:
      offer: applicable
      contact: phone
      within: 1 month
    complaint: {authority: ap}
    changes: {notice: [post], when: before_effect}
    ```

    ## How to mend it

    Name a contact in `rights.contact`: `email`, `phone`, an id of `contacts`, or an address.
    """

    code = "RGT008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at `rights`."""
        rights = block(model)
        if (
            rights is None
            or says_nothing(model)
            or unclear(context)
            or unread(context, ("contacts",), ("controller",), ("dpo",))
        ):
            return
        ways = [ref for ref in entries(model) if ref.given("contact", "how")]
        if rights.given("contact", "self_service") or ways or _reachable(model):
            return
        if any(_WAY.search(text) for _, text in prose(model)) or not _anybody(model):
            return
        yield Report(
            rights.path, "does not say how people make a request", "zegt niet hoe mensen een verzoek doen", on_key=True
        )


def _parties(model: Model) -> list[Part]:
    """Everybody whom the spec gives contacts of."""
    dpo = [model.dpo] if isinstance(model.dpo, Part) else []
    return [*model.controllers, *model.register("contacts").values(), *dpo]


def _reachable(model: Model) -> bool:
    """Whether there is an address on the web or for mail."""
    return any(party.given(*_DIRECT, "contact") for party in _parties(model))


def _anybody(model: Model) -> bool:
    """Whether there is any contact at all."""
    return any(party.given("address", "phone", "post") for party in _parties(model))
