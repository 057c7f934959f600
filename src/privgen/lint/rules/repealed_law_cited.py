from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..outdated import Old, old_in, repealed


class RepealedLawCited(Rule):
    """The statement rests on a law that no longer exists.

    ## What it checks

    All texts and all laws that the spec names, for the Wet bescherming persoonsgegevens (Wbp) with its decrees, the
    Wet persoonsregistraties and Directive 95/46. A sentence that speaks of the old law as something of the past is
    left alone. All places that name one law are one finding.

    ## Why it matters

    Readers look up the law that is named. One that was repealed in 2018 does not give them the rights they have now,
    and shows that nobody looked at the statement since.

    ## Bad

    ```yaml
    promises:
      tested: {always: Wij toetsen elke verwerking aan de Wet bescherming persoonsgegevens.}  # <-
    ```

    ## Good

    ```yaml
    promises:
      tested: {always: Wij toetsen elke verwerking aan de AVG.}
    ```

    ## How to mend it

    Name the AVG and the UAVG, and check whether what you say about the law is still true.
    """

    code = "OUT001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each repealed law once, with all places that name it."""
        found = old_in(model, self.code, context.as_of)
        for path, law_ in repealed(model, context.as_of):
            old = found.setdefault(law_.id, Old(law_.abbreviation_nl, "GDPR and UAVG", "AVG en UAVG"))
            if path not in [place for place, _ in old.places]:
                old.places.append((path, None))
        for old in found.values():
            (path, piece), *more = old.places
            yield Report(
                path,
                f"`{old.name}` is no longer in force: it is now `{old.new_en}`",
                f"`{old.name}` geldt niet meer: dat is nu `{old.new_nl}`",
                tuple((other, "named here too", "hier ook genoemd") for other, _ in more),
                part=piece,
            )
