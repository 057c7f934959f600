from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..offered import CORE, missing_at, names, says_nothing, told, unclear


class CoreRightMissing(Rule):
    """A right that everyone always has is not named.

    ## What it checks

    Access, rectification, erasure and restriction are named: in `rights.offer`, by `applicable`, or in a text about
    rights. They exist on every legal basis. A spec that names no right at all gets one finding.

    ## Why it matters

    Who does not know of a right cannot use it. That is why the law wants them all in the statement, also those that
    few people use.

    ## Bad

    ```yaml
    rights:
      offer: [access, rectification, erasure, portability]  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Write `offer: applicable`: privgen then names the rights that follow from your legal bases. Or add the right to
    the list.
    """

    code = "RGT001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each missing right, or once that there is none."""
        if unclear(context):
            return
        if says_nothing(model):
            nothing = "does not tell people of any right", "noemt geen enkel recht van mensen"
            yield Report(missing_at(model), f"the spec {nothing[0]}", f"de spec {nothing[1]}", on_key=True)
            return
        found = told(model)
        for right in CORE:
            if right not in found:
                dutch = names(right)[1]
                yield Report(
                    missing_at(model),
                    f"does not name the right `{right}`",
                    f"noemt het recht `{right}` ({dutch}) niet",
                    on_key=True,
                )
