"""Contacts and addresses: where people can turn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.rights import UsFirst
from .part import Part
from .problems import is_id, undefined_contact
from .shape import listed
from .values import INLINE, Path, Words

if TYPE_CHECKING:
    from .linker import Linker

_IMPLIED = ("email", "phone", "post", "website")
"""Contacts that need no entry: what the spec says of the controller."""


@dataclass(frozen=True, slots=True, eq=False)
class ContactRef:
    """A contact that a spec names: an entry of the register, one of the controller's own, or an address in place.

    `own` is the entry or the controller. `id` is the text as written, None for one in several languages.
    """

    id: str | None
    words: Words
    own: Part | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is named."""
        return self.words.paths


def contacts(link: Linker, value: Any, path: Path) -> list[ContactRef]:
    """Contacts: ids of the register, the implied ones of the controller, or addresses in place."""
    if isinstance(value, dict):
        return [ContactRef(None, link.words(value, path), None)]
    return [_contact(link, text, where) for text, where in listed(value, path)]


def _contact(link: Linker, text: str, path: Path) -> ContactRef:
    own = link.entry("contacts", text, path)
    if own is None and text in (*_IMPLIED, "controller"):
        own = next(iter(link.controllers()), None)
    elif own is None and is_id(text) and not vocabulary.entry("channels", text):
        nearest = vocabulary.nearest(text, [*link.registers["contacts"], *_IMPLIED])
        if nearest or "_" in text:
            link.problems.append(undefined_contact(text, nearest, path))
    return ContactRef(text, Words(text, (path,), INLINE), own)


def us_first(link: Linker, value: Any, path: Path) -> Part:
    """Where to complain first: an object, or contacts."""
    if isinstance(value, BaseModel):
        return Part(link, value, path)
    return Part(link, UsFirst(contact=value), path, {"contact": path})


def addresses(link: Linker, value: Any, path: Path) -> list[Any]:
    """Addresses: objects, or one text."""
    if isinstance(value, str):
        return [Words(value, (path,), INLINE)]
    return [Part(link, item, where) for item, where in listed(value, path)]
