from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..deciding import GROUNDS, Decided, decisions
from ..look import unread

_BY_BASIS = {"contract": "contract", "legal_obligation": "law", "public_task": "law"}
"""The legal bases of a decision that say at the same time on which ground it is allowed."""


class AutomatedDecisionGroundMissing(Rule):
    """A computer decides, and the spec names no ground on which that is allowed.

    ## What it checks

    Every automated decision has a `ground`: `contract`, `law`, `explicit_consent` or `uavg40`. The last one does
    not hold if the decision rests on a profile.

    ## Why it matters

    The starting point is that people decide about people. Only in these cases may a computer do it alone, and the
    reader should see which of them it is.

    ## Bad

    ```yaml
    automated_decisions: [credit]
    decisions:
      credit:
        label: beslissing over achteraf betalen
        logic: Een computer kijkt naar het bedrag van uw bestelling en naar rekeningen die nog open staan.
        significance: De uitkomst bepaalt of u achteraf mag betalen.
        consequence: Mag dat niet, dan betaalt u bij de bestelling.
        ground: [legitimate_interest]  # <-
        human: email
    ```

    ## Good

    ```yaml
    automated_decisions: [credit]
    decisions:
      credit:
        label: beslissing over achteraf betalen
        logic: Een computer kijkt naar het bedrag van uw bestelling en naar rekeningen die nog open staan.
        significance: De uitkomst bepaalt of u achteraf mag betalen.
        consequence: Mag dat niet, dan betaalt u bij de bestelling.
        ground: [contract]
        human: email
    ```

    ## How to mend it

    Name the right ground. If none fits, let a person decide, and take the decision out of `automated_decisions`.
    """

    code = "ADM002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the wrong ground, or the decision that has none."""
        for each in decisions(model):
            if unread(context, each.path):
                continue
            named = each.grounds()
            if not named and not _basis_says(each):
                en = f"`{each.name}` names no ground for the automated decision"
                nl = f"`{each.name}` noemt geen grond voor het geautomatiseerde besluit"
                yield Report(each.path, en, nl, on_key=True)
            elif named and not any(ground in GROUNDS for ground, _ in named):
                ground, path = named[0]
                en = f"`{ground}` is no ground for an automated decision"
                nl = f"`{ground}` is geen grond voor een geautomatiseerd besluit"
                yield Report(path, en, nl)
            elif each.value("profiling") and [ground for ground, _ in named] == ["uavg40"]:
                en = "`uavg40` does not hold for a decision that rests on a profile"
                nl = "`uavg40` geldt niet voor een besluit op grond van een profiel"
                yield Report(named[0][1], en, nl)


def _basis_says(each: Decided) -> bool:
    bases = each.value("legal_basis") or []
    return any(_BY_BASIS.get(meaning) for basis in bases for meaning in basis.meanings)
