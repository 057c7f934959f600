from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..look import own_activities

_TELLS = ("so_that", "why", "examples", "items", "text", "data", "of")


class PurposeVague(Rule):
    """A purpose is one of the phrases that say nothing: "marketing purposes", "research".

    ## What it checks

    The words of a purpose are more than such a phrase, or something beside them tells what is done: `so_that`, `why`,
    `examples`, `items`, `data` or a text, at the purpose or at its activity.

    ## Why it matters

    Under "internal purposes" everything fits. A reader cannot see what happens, and the organisation itself has no
    limit.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [interne doeleinden]  # <-
        legal_basis: contract
        required: none
        recipients: none
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [uitrekenen hoeveel kaas wij moeten inkopen]
        legal_basis: contract
        required: none
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Write what you do, and with which data, in words that would surprise nobody who sees it happen.
    """

    code = "PUR009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each purpose that is such a phrase and nothing more."""
        known = law.word_list(self.code, model.language)
        for activity in own_activities(model):
            for purpose in activity.purposes or []:
                if known.find(purpose.label.text) and not _told(activity, purpose):
                    yield Report(
                        purpose.label.paths[0],
                        f"the purpose `{purpose.label.text}` of `{activity.id}` is vague",
                        f"het doel `{purpose.label.text}` van `{activity.id}` is vaag",
                    )


def _told(activity: Activity, purpose: Ref) -> bool:
    entries = [purpose, *([purpose.own] if purpose.own is not None else [])]
    return activity.given("text", "intro", "why") or any(
        value is not None for entry in entries for name in _TELLS if (value := getattr(entry, name)) is not None
    )
