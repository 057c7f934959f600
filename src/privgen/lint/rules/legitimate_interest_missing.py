from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import basis_uses, unread


class LegitimateInterestMissing(Rule):
    """An activity rests on a legitimate interest, but does not say which.

    ## What it checks

    Each `legitimate_interest` has an `interest`. A `balancing` alone does not tell it.

    ## Why it matters

    Without the interest a reader can neither weigh it against their own nor object with reasons. An interest that was
    not told when the data were collected does not count afterwards.

    ## Bad

    ```yaml
    activities:
      visits:
        title: Als u onze winkel bezoekt
        data: [camerabeelden]
        purposes: [camera_surveillance]
        legal_basis: legitimate_interest  # <-
        required: none
        recipients: none
        retention: 4 weeks after recording
    ```

    ## Good

    ```yaml
    activities:
      visits:
        title: Als u onze winkel bezoekt
        data: [camerabeelden]
        purposes: [camera_surveillance]
        legal_basis: {legitimate_interest: {interest: diefstal en overvallen voorkomen}}
        required: none
        recipients: none
        retention: 4 weeks after recording
    ```

    ## How to mend it

    Write what you want to achieve, beginning with its object: `interest: weten welke pagina's niet werken`.
    """

    code = "PUR004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each legitimate interest that is not told."""
        for activity, basis, _ in basis_uses(model):
            if "legitimate_interest" in basis.meanings and not basis.interest and not unread(context, basis.path):
                yield Report(
                    basis.path,
                    f"`{activity.id}` does not say which legitimate interest it serves",
                    f"`{activity.id}` zegt niet om welk gerechtvaardigd belang het gaat",
                    on_key=True,
                )
