from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..look import own_activities, unread
from ..offered import OBJECTING, missing_at, names, on_basis, says_nothing, told, unclear, without_basis


class ObjectionMissing(Rule):
    """The right to object is not named, while it exists.

    ## What it checks

    If an activity rests on a legitimate interest or a public task, the right to object is named: in `rights.offer`,
    by `applicable`, in a text about rights, or at each of these activities (`objection`, `opt_out`). If activities
    lack a legal basis, so that nobody can tell whether the right exists, it is a warning.

    ## Why it matters

    With these bases the organisation decides by itself that its interest weighs more. Objecting is the way in which
    people can make it look again at their own case.

    ## Bad

    ```yaml
    activities:
      statistics:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [pages_viewed]
        purposes: [improve_website]
        legal_basis: {legitimate_interest: {interest: weten welke pagina's niet werken}}
        required: none
        recipients: none
        retention: 1 month after last_visit
    rights:
      offer: [access, rectification, erasure, restriction]  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    activities:
      statistics:
        title: Als u onze website bezoekt
        subjects: [website_visitors]
        data: [pages_viewed]
        purposes: [improve_website]
        legal_basis: {legitimate_interest: {interest: weten welke pagina's niet werken}}
        required: none
        recipients: none
        retention: 1 month after last_visit
    rights:
      offer: [access, rectification, erasure, restriction, objection]
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Add `objection` to `rights.offer`, or use `applicable`.
    """

    code = "RGT003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report at the list, with the first activity for which the right exists."""
        if unclear(context) or says_nothing(model) or "objection" in told(model):
            return
        uses = [(ref, part) for ref, part in on_basis(model, *OBJECTING) if not _told_there(part)]
        if uses:
            yield _report(model, uses[0][0])
        elif unread(context, ("activities",), ("defaults",), ("legal_bases",)):
            return
        elif without_basis(model) and not on_basis(model, *OBJECTING):
            yield _doubt(model)


def _told_there(part: Part) -> bool:
    """Whether what rests on the basis says itself how to object."""
    look = getattr(part, "resolved", None)
    return any((look(name) if look is not None else getattr(part, name)) for name in ("objection", "opt_out"))


def _report(model: Model, ref: Ref) -> Report:
    return Report(
        missing_at(model),
        f"does not name the right `objection`, which exists with the basis `{ref.id}`",
        f"noemt het recht `objection` ({names('objection')[1]}) niet, dat geldt bij de grondslag `{ref.id}`",
        ((ref.path, "the right follows from this", "het recht volgt hieruit"),),
        on_key=True,
    )


def _doubt(model: Model) -> Report:
    """Nobody can tell whether the right exists; what one activity says of objecting is shown."""
    one = next((activity for activity in own_activities(model) if activity.objection), None)
    where = (
        ()
        if one is None
        else ((one.at("objection"), "this is about one activity only", "dit gaat over één activiteit"),)
    )
    dutch = names("objection")[1]
    return Report(
        missing_at(model),
        "does not name the right `objection`, and not all activities have a legal basis that excludes it",
        f"noemt het recht `objection` ({dutch}) niet, en niet elke activiteit heeft een grondslag die het uitsluit",
        where,
        level=Level.WARNING,
        on_key=True,
    )
