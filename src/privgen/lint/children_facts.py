"""What a spec says about people under 16: whether it is for them, and where they are asked for consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import law
from ..model.activities import Activity
from ..model.model import Denied, Model
from ..model.part import Part, Ref

ADULT_ENOUGH = 16
"""From this age the Dutch law asks for no parent (UAVG art. 5)."""


def section(model: Model) -> Part | None:
    """What the spec says under `children`, unless it denies them."""
    children = model.children
    return None if children is None or isinstance(children, Denied) else children


def intended(model: Model) -> bool:
    """Whether children under 16 are an audience, as the spec says itself."""
    children = section(model)
    if children is None or not children.intended:
        return False
    return children.minimum_age is None or children.minimum_age.value < ADULT_ENOUGH


def minors(activity: Activity) -> list[Ref]:
    """The groups of children and pupils whose data an activity uses."""
    return [] if activity.is_processor else [ref for ref in activity.resolved("subjects") or [] if ref.means("minor")]


def asked_of_children(model: Model) -> Iterator[tuple[Activity, Ref]]:
    """The activities that ask children for consent, with that basis: those about them, or all where they are meant."""
    meant = intended(model)
    for activity in model.activities:
        if activity.is_processor:
            continue
        groups = activity.resolved("subjects") or []
        staff = bool(groups) and all(ref.means("employment") for ref in groups)
        if minors(activity) or (meant and not staff):
            for basis, _ in activity.bases():
                if "consent" in basis.meanings:
                    yield activity, basis
                    break


def countries(model: Model) -> list[str]:
    """The countries where the organisation sits, as far as the spec says; the Netherlands where it does not."""
    found: list[str] = []
    for controller in model.controllers:
        places: list[Any] = controller.address or []
        codes = [place.country for place in places if isinstance(place, Part) and place.country]
        found += [code.text for words in codes for code in (words if isinstance(words, list) else [words])]
    return [code for code in dict.fromkeys(found) if law.child_age(code)] or ["NL"]
