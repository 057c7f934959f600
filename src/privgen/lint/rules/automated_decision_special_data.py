from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..deciding import Decided, decisions, ground_letters
from ..look import unread

_ALLOWED = frozenset({"a", "g"})
"""The letters of AVG art. 9 lid 2 that AVG art. 22 lid 4 accepts."""


class AutomatedDecisionSpecialData(Rule):
    """A computer decides with special categories of data.

    ## What it checks

    Automated decisions that use data about health, religion, origin and the like, without explicit consent or a
    substantial public interest as `special_ground`: at the data, at the decision, or at the activity in which it is
    taken.

    ## Why it matters

    Decisions about people on such data by a computer alone are the ones the law fears most. It allows them in two
    cases only.

    ## Bad

    ```yaml
    automated_decisions: [cover]
    decisions:
      cover:
        label: beslissing over uw verzekering
        logic: Een computer vergelijkt uw antwoorden met een lijst.
        significance: De uitkomst bepaalt of u verzekerd bent.
        consequence: Bij een nee bent u niet verzekerd.
        data:
          - diagnosis: {special_ground: health_care}  # <-
        ground: [contract]
        human: email
    ```

    ## Good

    ```yaml
    automated_decisions: [cover]
    decisions:
      cover:
        label: beslissing over uw verzekering
        logic: Een computer vergelijkt uw antwoorden met een lijst.
        significance: De uitkomst bepaalt of u verzekerd bent.
        consequence: Bij een nee bent u niet verzekerd.
        data: [leeftijd]
        ground: [contract]
        human: email
    ```

    ## How to mend it

    Leave these data out of the decision, or name the ground (`special_ground: explicit_consent`) and describe the
    safeguards.
    """

    code = "ADM004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first such data of each decision."""
        for each in decisions(model):
            for item in each.data():
                if item.means("special") and not _allowed(each, item) and not unread(context, each.path, item.path):
                    name = item.label.text
                    yield Report(
                        item.path,
                        f"`{each.name}` uses `{name}`, special category data, for an automated decision",
                        f"`{each.name}` gebruikt `{name}`, bijzondere gegevens, voor een geautomatiseerd besluit",
                        on_key=True,
                    )
                    break


def _allowed(each: Decided, item: Ref) -> bool:
    grounds = [*item.both("special_ground"), each.value("special_ground")]
    grounds += [activity.resolved("special_ground") for activity in each.activities]
    return any(ground_letters(ground) & _ALLOWED for ground in grounds)
