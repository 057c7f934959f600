from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..countries import countries

KEYS = ("country", "countries")
OUTSIDE = ("countries", "outside_eea")
"""The word for every country outside the European Economic Area, where the transfers as a whole are meant."""
_MEANT = {"UK": "GB", "EL": "GR"}
"""Codes of the European Union that ISO 3166 writes otherwise."""


class CountryUnknown(Rule):
    """A country is not written as a code of ISO 3166.

    ## What it checks

    Every `country` and `countries`: the two capitals of ISO 3166, as on the internet. The United Kingdom is `GB`, Greece is
    `GR`.

    ## Why it matters

    From the country follows whether data leave the European Economic Area, and what the statement must then tell the
    reader. A country that privgen does not know is neither printed well nor checked.

    ## Bad

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: Nederland}  # <-
      email: privacy@dekaasboer.nl
      phone: 033-1234567
    ```

    ## Good

    ```yaml
    controller:
      name: De Kaasboer B.V.
      address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL}
      email: privacy@dekaasboer.nl
      phone: 033-1234567
    ```

    ## How to mend it

    Write the code of the country in two capitals.
    """

    code = "FMT003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report every country that is not a code."""
        known = countries()
        for part in model.values:
            for key in KEYS if isinstance(part, Part) else ():
                for country in getattr(part, key) or []:
                    if country.text not in known and (key, country.text) != OUTSIDE:
                        yield _report(country.text, country.paths[0])


def _report(text: str, path: tuple[str | int, ...]) -> Report:
    code = text.upper()
    near = _MEANT.get(code) or (code if code in countries() else None)
    return Report(
        path, f"`{text}` is not a country code", f"`{text}` is geen landcode",
        help_en=f"write `{near}`" if near else None, help_nl=f"schrijf `{near}`" if near else None,
    )  # fmt: skip
