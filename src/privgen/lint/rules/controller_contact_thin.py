from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import listing, unread
from ..organisation import addresses, channels, lacks

_NAMES = {
    "email": ("an e-mail address", "een e-mailadres"),
    "phone": ("a telephone number", "een telefoonnummer"),
    "post": ("an address", "een adres"),
    "form": ("a form", "een formulier"),
    "app": ("an app", "een app"),
}
_KEYS = {"street": "straat", "postcode": "postcode", "city": "plaats"}


class ControllerContactThin(Rule):
    """The contact details are incomplete, or there is only one way to reach the organisation.

    ## What it checks

    Of each organisation at least one address has street (or post office box), postcode and town, and there is a
    second way to reach it. An address written as one text is not looked into. A postcode is asked for in the EEA
    only.

    ## Why it matters

    Not everybody can mail, and not everybody dares to call. A letter with half an address does not arrive.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, city: Amersfoort}  # <-
      email: privacy@dekaasboer.nl
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
    ```

    ## How to mend it

    Complete the address, and add a telephone number or another second way.
    """

    code = "ID003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report an address that is incomplete, and a single way to reach the organisation."""
        for controller in model.controllers:
            found = addresses(controller)
            if found and all(map(lacks, found)) and not unread(context, controller.at("address")):
                yield _incomplete(found[0])
        ways = channels(model)
        if len(ways) == 1 and not unread(context, ("controller",), ("contacts",), ("rights", "contact")):
            yield _single(("controller",), *_NAMES[next(iter(ways))])


def _incomplete(address: Any) -> Report:
    missing = lacks(address)
    path = address.path if isinstance(address, Part) else address.paths[0]
    dutch = [_KEYS[key] for key in missing]
    return Report(
        path, f"the address has no {listing(missing, 'or')}", f"in het adres staat geen {listing(dutch, 'of')}"
    )


def _single(path: Path, en: str, nl: str) -> Report:
    return Report(
        path,
        f"the organisation can be reached in one way only: {en}",
        f"de organisatie is alleen te bereiken met {nl}",
        on_key=True,
    )
