from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Denied, Model
from ...model.values import Path
from ...spec.kinds import Denial
from ..base import Context, Report, Rule
from ..look import own_activities, unread, uses_of


class DpoLikelyRequired(Rule):
    """There is no data protection officer, though the spec describes work for which there must be one.

    ## What it checks

    Without `dpo`, or with `dpo: none`, the organisation is not a public body, and no activity that is `large_scale`
    uses special categories or criminal data, or monitors people systematically (`monitoring: systematic`). Who writes
    down why there is none, in words or in a `note` (`dpo: {none: …, note: …}`), is believed.

    ## Why it matters

    Where much is known of many people, the law wants somebody inside who looks after their interest, and whom they
    can reach.

    ## Bad

    ```yaml
    controller:
      name: Gemeente Amersfoort
      kind: public_body
      address: {street: Stadhuisplein 1, postcode: 3811 LM, city: Amersfoort, country: NL}
      email: privacy@amersfoort.nl
    dpo: none  # <-
    ```

    ## Good

    ```yaml
    controller:
      name: Gemeente Amersfoort
      kind: public_body
      address: {street: Stadhuisplein 1, postcode: 3811 LM, city: Amersfoort, country: NL}
      email: privacy@amersfoort.nl
    dpo: {email: fg@amersfoort.nl}
    ```

    ## How to mend it

    Appoint an officer and give the contact details, or write down why there need not be one.
    """

    code = "ID007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report a missing officer once, at the denial or at what calls for one."""
        if not (model.dpo is None or isinstance(model.dpo, Denied)) or unread(context, ("dpo",)) or _explained(model):
            return
        cause = next(_causes(model), None)
        if cause is None:
            return
        place, en, nl = cause
        denied = model.dpo is not None
        yield Report(
            ("dpo",) if denied else place,
            f"there is no data protection officer, though {en}",
            f"er is geen functionaris gegevensbescherming, terwijl {nl}",
            related=((place, "this calls for one", "hiervoor is er een nodig"),) if denied else (),
        )


def _explained(model: Model) -> bool:
    value = model.spec.dpo
    return isinstance(value, Denial)


def _causes(model: Model) -> Iterator[tuple[Path, str, str]]:
    for controller in model.controllers:
        if controller.kind == "public_body":
            yield controller.at("kind"), "the organisation is a public body", "de organisatie een overheid is"
    for activity in own_activities(model):
        if not activity.resolved("large_scale"):
            continue
        place = activity.at("large_scale") if activity.given("large_scale") else activity.path
        if _special(activity):
            yield (
                place,
                f"`{activity.id}` uses sensitive data on a large scale",
                f"`{activity.id}` op grote schaal gevoelige gegevens gebruikt",
            )
        elif activity.resolved("monitoring") == "systematic":
            yield (
                place,
                f"`{activity.id}` monitors people systematically and on a large scale",
                f"`{activity.id}` mensen stelselmatig en op grote schaal volgt",
            )


def _special(activity: Activity) -> bool:
    if activity.resolved("special_ground") is not None:
        return True
    uses = uses_of(activity)
    uses += [item for use in uses for items in use.both("items") for item in items]
    return any(use.means("special") or use.means("criminal") for use in uses)
