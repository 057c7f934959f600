"""What a spec says of who the organisation is and how it can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from .. import law, resources
from ..model.contacts import ContactRef
from ..model.model import Model
from ..model.part import Part
from ..model.values import Words

CHANNELS = ("email", "phone", "post", "form", "app")
"""The fields of a contact by which a reader can send something."""


@cache
def _legal_forms() -> tuple[str, ...]:
    return tuple(resources.package_file("lint", "legal_forms.txt").read_text(encoding="utf-8").split())


def holds_legal_form(name: str) -> bool:
    """Whether a name tells what kind of legal person bears it: `De Kaasboer B.V.`, `Stichting Het Park`."""
    return bool(law.find(name, _legal_forms(), match_case=True))


def addresses(part: Part) -> list[Any]:
    """The addresses of an organisation: objects, or one text."""
    return part.address or []


def lacks(address: Any) -> list[str]:
    """The keys without which no letter arrives there; nothing is known of an address that is one text."""
    if not isinstance(address, Part):
        return []
    # Many countries outside the EEA have no postcodes.
    postcode = address.country is None or any(law.in_eea(country.text) for country in address.country)
    missing = [] if address.given("street", "po_box") else ["street"]
    missing += ["postcode"] if postcode and not address.given("postcode") else []
    return missing + ([] if address.given("city") else ["city"])


def country_of(controller: Part) -> str | None:
    """The country of the organisation, by its addresses; one in the EEA counts first."""
    found = [country.text for each in addresses(controller) if isinstance(each, Part) for country in each.country or []]
    return next((code for code in found if law.in_eea(code)), found[0] if found else None)


def channels(model: Model) -> frozenset[str]:
    """The ways in which the organisation can be reached: `email`, `phone`, `post`, `form`, `app`."""
    found: set[str] = set()
    for controller in model.controllers:
        found |= _person_channels(controller)
        if isinstance(controller.person, Part):
            found |= _person_channels(controller.person)
    for contact in model.register("contacts").values():
        found |= {name for name in CHANNELS if contact.given(name)}
    if isinstance(model.rights, Part):
        found |= {kind for each in model.rights.contact or [] if (kind := _in_place(each)) is not None}
    return frozenset(found)


def _person_channels(person: Part) -> set[str]:
    found = {name for name in ("email", "phone") if person.given(name)}
    found |= {"post"} if person.given("address") else set()
    return found | {kind for each in person.contact or [] if (kind := _in_place(each)) is not None}


def _in_place(contact: Any) -> str | None:
    if not isinstance(contact, ContactRef) or contact.own is not None:
        return None
    text = contact.words.text
    return "email" if "@" in text else "form" if re.match(r"https?://", text) else None


def emails(model: Model) -> Iterator[Words]:
    """The addresses at which the organisation wants to be reached, those of the data protection officer apart."""
    parts = [*model.controllers, *model.register("contacts").values()]
    parts += [controller.person for controller in model.controllers if isinstance(controller.person, Part)]
    yield from (part.email for part in parts if part.email is not None)
    for part in (model.rights, *model.controllers):
        contacts = (part.contact or []) if isinstance(part, Part) else []
        yield from (each.words for each in contacts if _in_place(each) == "email")
