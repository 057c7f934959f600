from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..look import listing, own_activities

_TELLS = ("when", "unless", "only_if", "why", "text")
"""What says for which part of the activity a basis holds."""


class LegalBasisStacked(Rule):
    """Several legal bases stand side by side for the same use.

    ## What it checks

    A `legal_basis` holds one basis, or each says for what it holds (`when`, `only_if`, `why`), or each purpose of the
    activity has its own. Consent beside another basis may be there for special data (`special_ground:
    explicit_consent`).

    ## Why it matters

    Each basis gives the reader other rights. With consent and another basis at once, refusing seems to make no
    difference.

    ## Bad

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: [consent, contract]  # <-
        required: none
        recipients: none
        retention: {until: unsubscription}
        marketing: {channel: email, opt_out: met de link onderaan elke nieuwsbrief}
    ```

    ## Good

    ```yaml
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {how: op onze website, withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
        marketing: {channel: email, opt_out: met de link onderaan elke nieuwsbrief}
    ```

    ## How to mend it

    Choose one basis, split the activity, or give each purpose its own basis.
    """

    code = "PUR007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each list of bases in which two or more say not for what they hold."""
        for activity in own_activities(model):
            purposes = activity.purposes or []
            split = bool(purposes) and all(purpose.legal_basis for purpose in purposes)
            places: list[Part] = [] if split else [activity]
            for place in [*places, *purposes, *(activity.data or [])]:
                bases = [basis for basis in place.legal_basis or [] if not basis.given(*_TELLS)]
                if _for_special_data(activity):
                    bases = [basis for basis in bases if "consent" not in basis.meanings]
                if len({meaning for basis in bases for meaning in basis.meanings}) > 1:
                    yield _report(activity.id, place, bases)


def _for_special_data(activity: Activity) -> bool:
    """Whether the consent may be the explicit consent that special data need."""
    places: list[Part] = [activity, *(activity.data or [])]
    places += [use.own for use in activity.data or [] if use.own is not None]
    return any("explicit_consent" in _grounds(place.special_ground) for place in places)


def _grounds(value: Any) -> list[str]:
    if isinstance(value, Part):
        return [ground.text for ground in value.ground or []]
    return [] if value is None else [value.text]


def _report(id_: str, place: Part, bases: list[Ref]) -> Report:
    names = [basis.id or basis.text_ for basis in bases]
    return Report(
        place.at("legal_basis"),
        f"`{id_}` rests on {listing(names, 'and')} at once",
        f"`{id_}` steunt op {listing(names, 'en')} tegelijk",
    )
