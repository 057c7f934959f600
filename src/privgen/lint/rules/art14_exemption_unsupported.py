from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import source_uses

_LETTER = re.compile(
    r"(?:avg|gdpr|art\.?|artikel|article|lid|onder|uavg|sub|\(|\)|\d+|[a-d]|[,.;:]|\s)+", re.IGNORECASE
)
_FEW = 4
"""A reason is a sentence: it has more words than this."""


class Art14ExemptionUnsupported(Rule):
    """An exception is claimed from telling people, without the reason.

    ## What it checks

    The `exemption` of a source is a reason in words: more than the letter of the law, and more than a phrase.

    ## Why it matters

    The exceptions are narrow. Who is not told can only accept that when they read why, and what is done instead.

    ## Bad

    ```yaml
    sources:
      trade_register: {exemption: art. 14 lid 5 onder b}  # <-
    activities:
      leads:
        title: Als wij een markt onderzoeken
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after collection
    ```

    ## Good

    ```yaml
    sources:
      trade_register:
        exemption: >-
          Het gaat om duizenden winkels waarvan wij alleen het adres kennen. Wij vertellen het daarom hier, en in onze
          winkel.
    activities:
      leads:
        title: Als wij een markt onderzoeken
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after collection
    ```

    ## How to mend it

    Write in whole sentences why people are not told, and what you do instead; or tell them.
    """

    code = "SRC004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each exemption that gives no reason."""
        seen: set[Path] = set()
        for _, source in source_uses(model):
            for words in source.both("exemption"):
                bare = _LETTER.fullmatch(words.text) or len(words.text.split()) <= _FEW
                if bare and words.paths[0] not in seen:
                    seen.add(words.paths[0])
                    yield Report(
                        words.paths[0],
                        f"the exemption for `{source.label.text}` gives no reason",
                        f"de uitzondering voor `{source.label.text}` noemt geen reden",
                    )
