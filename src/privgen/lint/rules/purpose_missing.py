from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..look import is_heading, listing, own_activities, unread, unread_of


class PurposeMissing(Rule):
    """An activity does not say what the data are used for.

    ## What it checks

    There is at least one activity, and each has `purposes`: its own, those of the activity it is part of, or one at
    each of its data. What the law asks is a purpose of its own: an activity that rests on a duty or task in a law
    that is named needs no other. Activities as a processor, and those that only hold others together, are passed
    over.

    ## Why it matters

    The purpose is what a reader weighs the rest by: whether the data are needed, and whether the period is
    reasonable.

    ## Bad

    ```yaml
    activities:
      visits:  # <-
        title: Als u onze winkel bezoekt
        data: [naam, telefoonnummer]
        legal_basis: contract
        required: none
        recipients: none
        retention: 1 month after visit
    ```

    ## Good

    ```yaml
    activities:
      visits:
        title: Als u onze winkel bezoekt
        data: [naam, telefoonnummer]
        purposes: [appointments]
        legal_basis: contract
        required: none
        recipients: none
        retention: 1 month after visit
    ```

    ## How to mend it

    Add `purposes` to the activity, or to each of its data: an id of the vocabulary, or what you do in your own words.
    """

    code = "PUR001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a spec without activities, activities without purposes, and data that have none where others do."""
        if not model.activities and not unread(context, ("activities",)):
            en, nl = (
                "the spec has no activities: it does not say what data are used for",
                "de spec noemt geen activiteiten",
            )
            yield Report(("activities",) if model.spec.activities is not None else (), en, nl)
        for activity in own_activities(model):
            if activity.resolved("purposes") or is_heading(activity) or _duty(activity):
                continue
            uses: list[Ref] = activity.data or []
            without = [use for use in uses if not use.purposes]
            told = bool(uses) and not without
            if not told and not unread_of(context, activity, "purposes", "legal_basis", "data"):
                yield _of_data(activity, without) if len(without) < len(uses) else _of_all(activity)


def _duty(activity: Activity) -> bool:
    """Whether a law that is named says what the data are for."""
    bases = activity.resolved("legal_basis") or []
    return bool(bases) and all(
        basis.meanings & {"legal_obligation", "public_task"} and basis.both("law") for basis in bases
    )


def _of_all(activity: Activity) -> Report:
    return Report(
        activity.path,
        f"`{activity.id}` does not say what the data are used for",
        f"`{activity.id}` zegt niet waarvoor de gegevens worden gebruikt",
        on_key=True,
    )


def _of_data(activity: Activity, without: list[Ref]) -> Report:
    names = [use.label.text for use in without]
    return Report(
        without[0].path,
        f"`{activity.id}` does not say what it uses {listing(names, 'and')} for",
        f"`{activity.id}` zegt niet waarvoor het {listing(names, 'en')} gebruikt",
        on_key=True,
    )
