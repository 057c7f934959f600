from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..look import unread
from ..organisation import country_of, holds_legal_form


class ControllerTradeNameOnly(Rule):
    """The organisation is named by a brand, not as the legal person behind it.

    ## What it checks

    A Dutch organisation has a legal form, in its name or in `legal_form`, or a number in the trade register (`kvk`).
    With `brand_of` the name behind the brand may hold the legal form. Public bodies and associations are known by
    their `kind`, a sole trader by `person`.

    ## Why it matters

    A brand cannot be asked, and cannot be taken to court. The reader must be able to find who answers for it.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer  # <-
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer
      brand_of: Zuivelhandel Jansen B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
      kvk: 12345678
    ```

    ## How to mend it

    Add the legal form or the number in the trade register; write a brand under `short_name`, or name its owner in
    `brand_of`.
    """

    code = "ID004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each Dutch organisation of which only a brand is known."""
        for controller in model.controllers:
            if controller.name is None or not _only_a_brand(controller):
                continue
            if unread(context, *(controller.at(name) for name in ("legal_form", "kvk", "kind", "brand_of", "person"))):
                continue
            yield _report(controller)


def _only_a_brand(controller: Part) -> bool:
    if controller.given("legal_form", "kvk") or controller.kind in ("public_body", "association"):
        return False
    if controller.kind == "sole_trader" and controller.given("person"):
        return False
    if country_of(controller) not in (None, "NL"):
        return False
    names = [name.text for name in (controller.name, controller.brand_of) if name is not None]
    return not any(map(holds_legal_form, names))


def _report(controller: Part) -> Report:
    name, owner = controller.name.text, controller.brand_of
    if owner is not None:
        en = f"of `{owner.text}`, behind the brand `{name}`, the statement tells no legal form and no `kvk`"
        nl = f"van `{owner.text}`, achter het merk `{name}`, staan er geen rechtsvorm en geen KvK-nummer"
        return Report(
            controller.at("name"),
            en,
            nl,
            help_en="write the full name with the legal form in `brand_of`, or the trade register number in `kvk`",
            help_nl="schrijf de volledige naam met rechtsvorm in `brand_of`, of het KvK-nummer in `kvk`",
        )
    en, nl = f"`{name}` has no legal form and no `kvk`", f"bij `{name}` staan geen rechtsvorm en geen KvK-nummer"
    return Report(controller.at("name"), en, nl)
