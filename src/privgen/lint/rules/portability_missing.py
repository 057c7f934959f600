from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..offered import missing_at, names, on_basis, says_nothing, told, unclear

_BASES = ("consent", "contract")


class PortabilityMissing(Rule):
    """The right to take data along is not named, while it exists.

    ## What it checks

    If an activity rests on consent or a contract, data portability is named: in `rights.offer`, by `applicable`, or
    in a text about rights. Without such a basis the right does not exist, and the rule is silent.

    ## Why it matters

    People may get the data they gave in a usable form and take them to another provider. That helps them to change
    without starting all over.

    ## Bad

    ```yaml
    rights:
      offer: [access, rectification, erasure, restriction]  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    rights:
      offer: [access, rectification, erasure, restriction, portability]
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Add `portability` to `rights.offer`, or use `applicable`.
    """

    code = "RGT002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at the list, with the first activity for which the right exists."""
        if unclear(context) or says_nothing(model) or "portability" in told(model):
            return
        uses = [ref for ref, _ in on_basis(model, *_BASES)]
        if uses:
            dutch = names("portability")[1]
            yield Report(
                missing_at(model),
                f"does not name the right `portability`, which exists with the basis `{uses[0].id}`",
                f"noemt het recht `portability` ({dutch}) niet, dat geldt bij de grondslag `{uses[0].id}`",
                ((uses[0].path, "the right follows from this", "het recht volgt hieruit"),),
                on_key=True,
            )
