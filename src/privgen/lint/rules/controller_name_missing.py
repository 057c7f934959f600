from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread


class ControllerNameMissing(Rule):
    """The spec does not say which organisation decides about the data.

    ## What it checks

    `controller` is there, and each organisation in it has a `name`.

    ## Why it matters

    A reader must know with whom they deal. Without a name nobody can be asked, or held to what the statement says.

    ## Bad

    ```yaml
    controller:  # <-
      short_name: De Kaasboer
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      kvk: 12345678
      email: privacy@dekaasboer.nl
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      short_name: De Kaasboer
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      kvk: 12345678
      email: privacy@dekaasboer.nl
    ```

    ## How to mend it

    Write the official name, as it stands in the trade register, under `controller.name`.
    """

    code = "ID001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a spec without an organisation, and each organisation without a name."""
        if not model.controllers and not unread(context, ("controller",)):
            yield Report(
                (), "the spec names no organisation (`controller`)", "de spec noemt geen organisatie (`controller`)"
            )
        for controller in model.controllers:
            if controller.name is None and not unread(context, controller.at("name")):
                yield Report(
                    controller.path, "the organisation has no name", "de organisatie heeft geen naam", on_key=True
                )
