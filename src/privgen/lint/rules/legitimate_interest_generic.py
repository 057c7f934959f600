from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import basis_uses

_BEFORE = re.compile(r"^(?:(?:een|het|de|ons|onze|eigen|mijn|haar|zijn|puur|zuiver)\s+)+", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:dienen|behartigen|nastreven|hebben|beschermen|bevorderen|realiseren|te dienen)\.?$", re.IGNORECASE
)


class LegitimateInterestGeneric(Rule):
    """A legitimate interest is named in words that fit every organisation.

    ## What it checks

    The `interest` says more than "business interest", "commercial interest" or the like. One concrete interest in the
    list is enough. That an interest is commercial is no fault: it must only be clear which.

    ## Why it matters

    A reader can agree with a concrete aim or object to it. To "our business interest" there is nothing to say.

    ## Bad

    ```yaml
    activities:
      visits:
        title: Als u onze website bezoekt
        from: [observed]
        data: [IP-adres]
        purposes: [security]
        legal_basis: {legitimate_interest: {interest: een commercieel belang dienen}}  # <-
        recipients: none
        retention: 4 weeks after visit
    ```

    ## Good

    ```yaml
    activities:
      visits:
        title: Als u onze website bezoekt
        from: [observed]
        data: [IP-adres]
        purposes: [security]
        legal_basis: {legitimate_interest: {interest: aanvallen op onze webwinkel afweren}}
        recipients: none
        retention: 4 weeks after visit
    ```

    ## How to mend it

    Write in plain words what you want to achieve, and for whom.
    """

    code = "PUR005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each legitimate interest of which every wording is generic."""
        known = law.word_list(self.code, model.language)
        for activity, basis, _ in basis_uses(model):
            interests = (basis.interest or []) if "legitimate_interest" in basis.meanings else []
            if interests and all(known.find(text.text) or known.find(_bare(text.text)) for text in interests):
                text = interests[0]
                yield Report(
                    text.paths[0],
                    f'the interest of `{activity.id}` says nothing concrete: "{text.text}"',
                    f"het belang van `{activity.id}` zegt niets concreets: '{text.text}'",
                )


def _bare(text: str) -> str:
    """The noun of an interest: `commercieel belang` of `een commercieel belang dienen`."""
    return _AFTER.sub("", _BEFORE.sub("", text.strip()))
