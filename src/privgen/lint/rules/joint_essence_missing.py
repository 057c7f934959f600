from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread


class JointEssenceMissing(Rule):
    """Organisations decide together about the data, and the statement does not say who does what.

    ## What it checks

    A list of controllers: one of them has `arrangement`. A recipient or activity with `role: joint`: it has an
    `agreement` or a `text`, or the controller has an `arrangement`.

    ## Why it matters

    People may turn to each of the organisations. The law gives them the essence of what these agreed: who answers
    requests, who keeps the data safe, where to go.

    ## Bad

    ```yaml
    controller:  # <-
      - {name: De Kaasboer B.V., address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL},
         email: privacy@dekaasboer.nl, phone: 033-1234567}
      - {name: De Melkboer B.V., address: {street: Marktplein 5, postcode: 3811 LN, city: Amersfoort, country: NL},
         email: privacy@demelkboer.nl, phone: 033-1234568}
    ```

    ## Good

    ```yaml
    controller:
      - {name: De Kaasboer B.V., address: {street: Marktplein 3, postcode: 3811 LN, city: Amersfoort, country: NL},
         email: privacy@dekaasboer.nl, phone: 033-1234567,
         arrangement: De Kaasboer beantwoordt uw vragen. De Melkboer beheert de website.}
      - {name: De Melkboer B.V., address: {street: Marktplein 5, postcode: 3811 LN, city: Amersfoort, country: NL},
         email: privacy@demelkboer.nl, phone: 033-1234568}
    ```

    ## How to mend it

    Sum up in `controller.arrangement` who does what, and where people can go.
    """

    code = "ROL001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the controllers, each recipient and each activity once."""
        controllers = model.controllers
        if any(each.arrangement or each.text for each in controllers) or unread(context, ("controller",)):
            return
        if len(controllers) > 1:
            yield Report(
                ("controller",),
                "does not say what the joint controllers have arranged",
                "zegt niet wat de gezamenlijk verantwoordelijken hebben afgesproken",
                on_key=True,
            )
            return
        for recipient in model.recipients.values():
            if recipient.role == "joint" and not recipient.given("agreement", "text", "intro", "why"):
                name = (
                    (recipient.name or recipient.label).text
                    if recipient.name or recipient.label
                    else recipient.path[-1]
                )
                yield Report(
                    recipient.at("role"),
                    f"does not say what is arranged with `{name}`",
                    f"zegt niet wat er is afgesproken met `{name}`",
                )
        for activity in model.activities:
            if activity.role == "joint" and not activity.given("agreement", "text", "intro", "why"):
                yield Report(
                    activity.at("role"),
                    f"does not say with whom `{activity.id}` is done and who does what",
                    f"zegt niet met wie `{activity.id}` gebeurt en wie wat doet",
                )
