from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread
from ..organisation import channels


class ControllerContactMissing(Rule):
    """The statement gives no way to reach the organisation.

    ## What it checks

    There is an address, an e-mail address, a telephone number or a form: under `controller`, in `contacts`, or in
    place at `rights.contact`. Of joint controllers one contact point is enough. The address of a website alone does
    not count.

    ## Why it matters

    Every right begins with a question to the organisation. Who finds no address cannot ask anything.

    ## Bad

    ```yaml
    controller:  # <-
      name: De Kaasboer B.V.
      website: https://www.dekaasboer.nl
    rights: {offer: applicable, contact: website, within: 1 month}
    complaint: {authority: ap}
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      website: https://www.dekaasboer.nl
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
    ```

    ## How to mend it

    Add at least `email` and `address` to `controller`.
    """

    code = "ID002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a spec with an organisation but no way to reach it."""
        if (
            not model.controllers
            or channels(model)
            or unread(context, ("controller",), ("contacts",), ("rights", "contact"))
        ):
            return
        yield Report(
            ("controller",),
            "there is no way to reach the organisation",
            "de organisatie is niet te bereiken",
            on_key=True,
        )
