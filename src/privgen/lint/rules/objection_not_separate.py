from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..offered import OBJECTING, asks_applicable, entry, on_basis, without_basis

_LIMITS = ("against", "when", "only_if")
"""Details that keep the right in the list: the block would say more than the spec does."""


class ObjectionNotSeparate(Rule):
    """The right to object is kept inside the list of rights.

    ## What it checks

    privgen prints the right to object in a block of its own. It cannot do so if the entry narrows the right with
    `against`, `when` or `only_if`: then the right stays a line in the list.

    ## Why it matters

    The law wants this right to stand apart from all other information, so that people see it without searching.

    ## Bad

    ```yaml
    activities:
      statistics:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [pages_viewed]
        purposes: [improve_website]
        legal_basis: {legitimate_interest: {interest: weten welke pagina's niet werken}}
        required: none
        recipients: none
        retention: 1 month after last_visit
    rights:
      offer:
        - applicable
        - objection: {against: [legitimate_interest]}  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    activities:
      statistics:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [pages_viewed]
        purposes: [improve_website]
        legal_basis: {legitimate_interest: {interest: weten welke pagina's niet werken}}
        required: none
        recipients: none
        retention: 1 month after last_visit
    rights:
      offer: applicable
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Leave the details out: the block names the activities against which people can object by itself.
    """

    code = "RGT005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the detail that keeps the right in the list."""
        found = entry(model, "objection")
        exists = bool(on_basis(model, *OBJECTING)) or bool(model.marketing) or without_basis(model)
        limit = next((name for name in _LIMITS if found is not None and found.given(name)), None)
        if found is None or limit is None or not exists or _marketing_block(model):
            return
        yield Report(
            found.at(limit),
            f"`{limit}` keeps the right to object inside the list of rights",
            f"`{limit}` houdt het recht van bezwaar in de lijst met rechten",
            on_key=True,
            help_en=f"leave `{limit}` out: privgen then prints a block of its own that names the activities",
            help_nl=f"laat `{limit}` weg: privgen maakt dan een eigen blok dat de activiteiten noemt",
        )


def _marketing_block(model: Model) -> bool:
    """Whether marketing is all that people can object to, and a block about that is printed."""
    shown = entry(model, "objection_marketing") is not None or asks_applicable(model)
    return shown and bool(model.marketing) and not on_basis(model, *OBJECTING)
