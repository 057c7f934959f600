from __future__ import annotations

from collections.abc import Iterator

from ...findings import Level
from ...model.activities import Activity
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import basis_uses


class LegitimateInterestPublicBody(Rule):
    """A public body relies on a legitimate interest.

    ## What it checks

    Where `controller.kind` is `public_body`, no activity that carries out a task (a purpose or another basis says so)
    rests on a `legitimate_interest`. For another activity it is a warning, unless it is about the security of
    buildings and systems, the working of the website, or the body's own staff.

    ## Why it matters

    A citizen has not chosen the public body. What it may do with data must stand in a law, not in its own weighing.

    ## Bad

    ```yaml
    controller:
      name: Gemeente Amersfoort
      kind: public_body
      address: {street: Stadhuisplein 1, postcode: 3811 LM, city: Amersfoort, country: NL}
      email: privacy@amersfoort.nl
    dpo: {email: fg@amersfoort.nl}
    activities:
      permits:
        title: Als u een vergunning vraagt
        data: [naam, adres]
        purposes: [public_task]
        legal_basis:
          legitimate_interest:  # <-
            interest: weten wie in de stad een evenement houdt
        required: none
        recipients: none
        retention: 5 years after case_closed
    ```

    ## Good

    ```yaml
    controller:
      name: Gemeente Amersfoort
      kind: public_body
      address: {street: Stadhuisplein 1, postcode: 3811 LM, city: Amersfoort, country: NL}
      email: privacy@amersfoort.nl
    dpo: {email: fg@amersfoort.nl}
    activities:
      permits:
        title: Als u een vergunning vraagt
        data: [naam, adres]
        purposes: [public_task]
        legal_basis: {public_task: {law: de Algemene plaatselijke verordening}}
        required: none
        recipients: none
        retention: 5 years after case_closed
    ```

    ## How to mend it

    Rest the activity on `public_task` with the law that gives the task, or on another basis.
    """

    code = "PUR006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each legitimate interest of a public body."""
        if not any(controller.kind == "public_body" for controller in model.controllers):
            return
        for activity, basis, _ in basis_uses(model):
            if "legitimate_interest" not in basis.meanings or (not _is_task(activity) and _is_housekeeping(activity)):
                continue
            yield Report(
                basis.path,
                f"`{activity.id}` of a public body rests on a legitimate interest",
                f"`{activity.id}` van een overheid steunt op een gerechtvaardigd belang",
                level=None if _is_task(activity) else Level.WARNING,
                on_key=True,
            )


def _is_task(activity: Activity) -> bool:
    purposes = activity.resolved("purposes") or []
    return any("public_task" in purpose.meanings for purpose in purposes) or any(
        "public_task" in basis.meanings for basis, _ in activity.bases()
    )


def _is_housekeeping(activity: Activity) -> bool:
    """Whether it is about what every organisation does: security, its website, its staff."""
    purposes = activity.resolved("purposes") or []
    subjects = activity.resolved("subjects") or []
    meanings = ("security", "essential", "tracking", "monitoring")
    ordinary = bool(purposes) and all(any(purpose.means(each) for each in meanings) for purpose in purposes)
    return ordinary or (bool(subjects) and all(subject.means("employment") for subject in subjects))
