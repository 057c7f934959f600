from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..outdated import old_in


class OutdatedTerm(Rule):
    """A word of the old privacy law, or the old name of a product, is used.

    ## What it checks

    Texts with terms of the Wbp ("bewerker", "bewerkersovereenkomst") or of a rough translation ("gegevensbeheerder"),
    and products that have another name now (Google AdWords, G Suite). The name of an agreement is left as it is.

    ## Why it matters

    Readers who look the word up find the old law, or nothing. One word for one thing also keeps a statement readable.

    ## Bad

    ```yaml
    recipients:
      transip:
        name: TransIP
        role: processor
        service: hosting
        country: NL
        agreement: true
        text: Met elke bewerker hebben wij afspraken.  # <-
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [transip]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      transip:
        name: TransIP
        role: processor
        service: hosting
        country: NL
        agreement: true
        text: Met elke verwerker hebben wij afspraken.
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [transip]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Use the word of today, or explain in plain words what the company does.
    """

    code = "OUT003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each term once, with all places that use it."""
        for old in old_in(model, self.code, context.as_of).values():
            places = [(path, piece) for path, piece in old.places if path[-2:] != ("agreement", "name")]
            if not places:
                continue
            (path, piece), *more = places
            yield Report(
                path,
                f"`{piece}` is now called `{old.new_en}`",
                f"`{piece}` heet nu `{old.new_nl}`",
                tuple((other, "used here too", "hier ook gebruikt") for other, _ in more),
                part=piece,
                help_en=f"write `{old.new_en}`" if old.product else None,
                help_nl=f"schrijf `{old.new_nl}`" if old.product else None,
                cites=() if old.product else None,
            )
