from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ...model.values import Words
from ..base import Context, Report, Rule
from ..countries import countries
from ..look import unread
from ..organisation import addresses, country_of


class EuRepresentativeMissing(Rule):
    """An organisation outside the European Union names no representative inside it.

    ## What it checks

    When all addresses of the organisation lie outside the European Economic Area, and it has no subsidiary there, the
    spec has a `representative` with contact details. Public bodies need none. Who needs none because the processing
    is occasional and of low risk says so under `representative.text`.

    ## Why it matters

    A reader in the European Union must be able to turn to somebody near, in their own language and under their own
    law.

    ## Bad

    ```yaml
    controller:
      name: Cheese Traders Ltd
      address: {street: 1 High Street, postcode: SW1A 1AA, city: London, country: GB}  # <-
      email: privacy@cheesetraders.co.uk
    ```

    ## Good

    ```yaml
    controller:
      name: Cheese Traders Ltd
      address: {street: 1 High Street, postcode: SW1A 1AA, city: London, country: GB}
      email: privacy@cheesetraders.co.uk
    representative:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: eu@cheesetraders.co.uk
    ```

    ## How to mend it

    Name the representative with an address or an e-mail address.
    """

    code = "ID008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the lack of a representative, or of a way to reach it."""
        outside = [each for each in model.controllers if _outside(each)]
        if (
            len(outside) != len(model.controllers)
            or not outside
            or unread(context, ("representative",), ("controller",))
        ):
            return
        country, representative = country_of(outside[0]), model.representative
        if representative is None:
            place = next(each for each in addresses(outside[0]) if isinstance(each, Part))
            yield Report(
                place.path,
                f"the organisation sits in {country} and names no representative in the EU",
                f"de organisatie zit in {country} en noemt geen vertegenwoordiger in de EU",
            )
        elif isinstance(model.spec.representative, str) or representative.given(
            "email", "phone", "address", "website", "contact", "text"
        ):
            return
        else:
            name: Words | None = representative.name
            whom = f" `{name.text}`" if name is not None else ""
            yield Report(
                ("representative",),
                f"the representative{whom} has no contact details",
                f"de vertegenwoordiger{whom} heeft geen contactgegevens",
                on_key=True,
            )


def _outside(controller: Part) -> bool:
    country = country_of(controller)
    if country not in countries() or law.in_eea(country) or controller.kind == "public_body":
        return False
    return not any(law.in_eea(code) for code in _subsidiaries(controller))


def _subsidiaries(controller: Part) -> Iterator[str]:
    for each in controller.shape.subsidiaries or []:
        code = each if isinstance(each, str) else each.country
        if code is not None:
            yield code
