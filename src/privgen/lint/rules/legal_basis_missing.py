from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ...spec import vocabulary
from ..base import Context, Report, Rule
from ..look import basis_uses, is_anonymous, is_heading, listing, own_activities, unread_of


class LegalBasisMissing(Rule):
    """An activity does not say why the data may be used: it has no legal basis.

    ## What it checks

    Each activity has a `legal_basis`: its own, that of the activity it is part of, or one at each of its purposes or
    data. It is one of the six of the law. Activities as a processor, those that use only anonymous figures, and those
    that hold others together are passed over, and so are parts of an activity that is reported itself: what it gets
    holds for them. A list of bases for the statement as a whole does not count.

    ## Why it matters

    On the basis depends what a reader can do: withdraw consent, object, or take the data along.

    ## Bad

    ```yaml
    activities:
      visits:  # <-
        title: Als u een afspraak maakt
        data: [naam, telefoonnummer]
        purposes: [appointments]
        required: none
        recipients: none
        retention: 1 month after visit
    rights: {offer: [applicable, objection], contact: email, within: 1 month}
    ```

    ## Good

    ```yaml
    activities:
      visits:
        title: Als u een afspraak maakt
        data: [naam, telefoonnummer]
        purposes: [appointments]
        legal_basis: contract
        required: none
        recipients: none
        retention: 1 month after visit
    ```

    ## How to mend it

    Choose the basis that fits the purpose. Where an activity has several, give each purpose its own: `purposes:
    [deliver_order: {legal_basis: contract}]`.
    """

    code = "PUR002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report activities without a basis, purposes without one beside others, and bases that the law lacks."""
        reported: set[str] = set()
        for activity in own_activities(model):
            if activity.resolved("legal_basis") or is_heading(activity) or is_anonymous(activity):
                continue
            if activity.parent is not None and activity.parent.id in reported:
                reported.add(activity.id)
            elif not unread_of(context, activity, "legal_basis", "purposes", "data"):
                found = list(_of(activity))
                reported |= {activity.id for each in found if each.path == activity.path}
                yield from found
        for _, basis, _ in basis_uses(model):
            if not basis.meanings & vocabulary.entries("legal_bases").keys():
                yield Report(
                    basis.path,
                    f"`{basis.text_}` is not one of the six legal bases",
                    f"`{basis.text_}` is niet een van de zes grondslagen",
                )


def _of(activity: Activity) -> Iterator[Report]:
    lists: list[list[Ref]] = [activity.resolved("purposes") or [], activity.data or []]
    without = [[entry for entry in entries if not entry.both("legal_basis")] for entries in lists]
    if any(entries and not left for entries, left in zip(lists, without, strict=True)):
        return
    purposes, left = lists[0], without[0]
    if len(left) < len(purposes):
        names = [purpose.label.text for purpose in left]
        yield Report(
            left[0].path,
            f"`{activity.id}` gives no legal basis for {listing(names, 'and')}",
            f"`{activity.id}` noemt geen grondslag voor {listing(names, 'en')}",
            on_key=True,
        )
    else:
        yield Report(
            activity.path, f"`{activity.id}` has no legal basis", f"`{activity.id}` noemt geen grondslag", on_key=True
        )
