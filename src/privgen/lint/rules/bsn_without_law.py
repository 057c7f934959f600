from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..special_data import Use, by_activity, unread_grounds, uses

GENERAL = frozenset({"avg", "uavg"})
"""Laws that say when a BSN may be used, but are not themselves the law that asks for it."""


class BsnWithoutLaw(Rule):
    """A citizen service number (BSN) is used, and no law is named that asks for it.

    ## What it checks

    Every activity with the BSN: a law stands at the data item (in the activity or in the register `data`), in
    `special_ground`, or at the legal obligation that the activity rests on. UAVG art. 46 itself does not count, since
    it only says that another law must ask for the number.

    ## Why it matters

    With a BSN many files about one person can be joined. That is why nobody may use it as a customer number or for
    convenience, and why the reader should see which law wants it.

    ## Bad

    ```yaml
    activities:
      membership:
        title: Als u lid wordt
        subjects: [customers]
        data:
          - naam
          - bsn  # <-
        purposes: [deliver_service]
        legal_basis: contract
        required: {by: contract, consequence: dan kunt u geen lid worden}
        recipients: none
        retention: 1 year after end_of_agreement
    ```

    ## Good

    ```yaml
    activities:
      care:
        title: Als u zorg van ons krijgt
        subjects: [customers]
        data:
          - naam
          - bsn: {law: wabvpz_8, required: law}
        purposes: [deliver_service]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij geen zorg geven}
        recipients: none
        retention: 1 year after end_of_agreement
    ```

    ## How to mend it

    Name the law in `law` of the item (`wabvpz_8` for care, `lb_28` for wages), or stop using the number.
    """

    code = "SPC007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at its BSN."""
        for group in by_activity(
            [use for use in uses(model) if use.bsn and not _asked(use) and not unread_grounds(context, use)]
        ):
            use = group[0]
            yield Report(
                use.item.path,
                f"names no law that asks for `{use.name}`",
                f"noemt geen wet die om `{use.name}` vraagt",
                on_key=True,
            )


def _asked(use: Use) -> bool:
    """Whether a law is named that can ask for the number."""
    if any(each.known is None or each.known.law.id not in GENERAL for each in use.laws()):
        return True
    bases = [basis for basis, _ in use.activity.bases()]
    named = [each for basis in bases for laws in basis.both("law") for each in laws]
    required = [part.required for part in (use.item, use.activity)]
    named += [each for part in required if part is not None and hasattr(part, "law") for each in part.law or []]
    return any(_about_bsn(each) for each in named)


def _about_bsn(named: Any) -> bool:
    """Whether a law named for something else deals with the number, or is one that only the spec knows."""
    known = named.known
    if known is None:
        return True
    if known.article is not None:
        return "bsn" in known.topics and known.law.id not in GENERAL
    return (
        any(each.law.id == known.law.id and "bsn" in each.topics for each in law.articles().values())
        and known.law.id not in GENERAL
    )
