from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..outdated import old_in

_GDPR = ("AVG", "UAVG")
_CITES: dict[str, tuple[str, ...]] = {"bel_me_niet": ("Tw",), "cookiewet": ("Tw",)}
"""What a claim rests on, by its id, where that is not the GDPR that came instead."""


class OutdatedClaim(Rule):
    """A sentence that was right once no longer fits the law.

    ## What it checks

    Sentences that the processing is notified to the authority or exempt from that, that the AVG will come "binnenkort",
    that name the Bel-me-niet Register, or that speak of a "cookiewet". The same claim is one finding.

    ## Why it matters

    The duty to notify ended in 2018 and the Bel-me-niet Register in 2021. Who reads such a sentence is sent to
    something that is not there, and doubts the rest.

    ## Bad

    ```yaml
    complaint:
      authority: ap
      text: Onze verwerking is aangemeld bij de Autoriteit Persoonsgegevens.  # <-
    ```

    ## Good

    ```yaml
    complaint:
      authority: ap
      text: De Autoriteit Persoonsgegevens houdt toezicht op ons.
    ```

    ## How to mend it

    Take the sentence away, or write what holds today.
    """

    code = "OUT002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each claim once, with all places that make it."""
        for name, old in old_in(model, self.code, context.as_of).items():
            (path, piece), *more = old.places
            yield Report(
                path,
                f"`{piece}` no longer fits the rules: {old.new_en}",
                f"`{piece}` past niet meer bij de regels: {old.new_nl}",
                tuple((other, "said here too", "hier ook") for other, _ in more),
                part=piece,
                cites=_CITES.get(name, _GDPR),
            )
