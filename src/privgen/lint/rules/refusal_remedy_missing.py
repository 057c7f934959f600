from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts
from ..offered import block

_COURT = re.compile(r"\brechter|\brechtbank|\bberoep\b|\bcourt\b", re.IGNORECASE)


class RefusalRemedyMissing(Rule):
    """A request can be refused, and nothing says what people can do then.

    ## What it checks

    Where `rights.refusal` says that requests may be refused, `remedy` or a text there points to the authority and
    the court.

    ## Why it matters

    After a refusal people have the most need of help. A request to the court has to come within six weeks, so they
    should know of it in time.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      refusal: {extent: [partly], explained: true}  # <-
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      refusal:
        extent: [partly]
        explained: true
        remedy: U kunt dan naar de Autoriteit Persoonsgegevens, of binnen zes weken naar de rechter.
    ```

    ## How to mend it

    Add one sentence in `remedy`.
    """

    code = "REQ005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at `refusal`."""
        rights = block(model)
        refusal = rights.refusal if rights is not None else None
        if refusal is None or refusal.remedy:
            return
        if any(_COURT.search(text) for path, text in texts(model) if path[0] in ("rights", "complaint")):
            return
        yield Report(
            refusal.path,
            "says that requests may be refused, but not what people can do then",
            "zegt dat verzoeken geweigerd kunnen worden, maar niet wat mensen dan kunnen doen",
            on_key=True,
        )
