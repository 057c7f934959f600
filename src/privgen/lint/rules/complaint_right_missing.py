from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..complaining import authorities, block, sentences, unclear


class ComplaintRightMissing(Rule):
    """Nothing says that people can complain to the supervisory authority.

    ## What it checks

    `complaint.authority` is filled, or a text of the spec says that people can complain to an authority. That an
    authority is named as the one that supervises is not enough, and a request to complain to the organisation
    itself neither.

    ## Why it matters

    The authority is the one outsider who can look at what happens to people's data for free. Who does not know
    that, has only the organisation itself to turn to.

    ## Bad

    ```yaml
    complaint:  # <-
      us_first: email
    ```

    ## Good

    ```yaml
    complaint:
      us_first: email
      authority: ap
    ```

    ## How to mend it

    Write `complaint: {authority: ap}` for the Netherlands, or the country code (`BE`, `DE`): privgen adds name and
    link.
    """

    code = "CMP001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at `complaint`, or at the spec as a whole."""
        if unclear(context) or authorities(model) or any(True for _ in sentences(model)):
            return
        complaint = block(model)
        en, nl = (
            "that people can complain to the supervisory authority",
            "dat mensen een klacht kunnen indienen bij de toezichthouder",
        )
        if complaint is None:
            yield Report((), f"the spec does not say {en}", f"de spec zegt niet {nl}", on_key=True)
        else:
            yield Report(complaint.path, f"does not say {en}", f"zegt niet {nl}", on_key=True)
