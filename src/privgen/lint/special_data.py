"""Special categories, criminal data and the BSN in a spec: where they are used, and what is named to allow it.

What a spec says as a processor is left out: there the customer is the one who needs an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from ..spec import vocabulary
from .base import Context
from .look import listing, own_activities, unread, unread_of

_ARTICLE = re.compile(r"\bart(?:ikel|\.)?\s*9\b|\bU?AVG\b|toestemming|uitzondering", re.IGNORECASE)
"""What a text of one's own about special categories says when it names the exception."""


@dataclass(frozen=True, slots=True)
class Use:
    """A data item used in an activity; `within` are the entries that it is a part of, the innermost first."""

    activity: Activity
    item: Ref
    within: tuple[Ref, ...] = ()

    @property
    def name(self) -> str:
        """What the item is called here."""
        return self.item.label.text

    @property
    def special(self) -> str | None:
        """The kind of special category it is (AVG art. 9), by its meaning in the vocabulary."""
        return self.item.means("special")

    @property
    def criminal(self) -> bool:
        """Whether it is about crimes or suspicions (AVG art. 10)."""
        return bool(self.item.means("criminal"))

    @property
    def bsn(self) -> bool:
        """Whether it is a citizen service number (UAVG art. 46)."""
        return bool(self.item.means("bsn"))

    def parts(self) -> Iterator[Part]:
        """What can hold its exception or law, the nearest first: the item, its entry, and what it is part of."""
        for entry in (self.item, *self.within):
            yield entry
            if entry.own is not None:
                yield entry.own

    def ground(self) -> Part | Words | None:
        """The exception that the spec names for it, of its own or inherited."""
        for part in self.parts():
            if part.special_ground is not None:
                return part.special_ground
        return self.activity.resolved("special_ground")

    def laws(self) -> list[Any]:
        """The laws that the spec names at the item, at its exception, or for the activity as a whole."""
        found = [law for part in self.parts() for law in part.law or []]
        found += self.activity.resolved("law") or []
        return found + ground_laws(self.ground())


def uses(model: Model) -> Iterator[Use]:
    """Every data item that the organisation itself uses, with parts of items and data of purposes.

    In each activity a place counts once; what several activities inherit or name counts for each of them.
    """
    for activity in own_activities(model):
        seen: set[Path] = set()
        for use in _of_activity(activity):
            if use.item.path not in seen:
                seen.add(use.item.path)
                yield use


def _of_activity(activity: Activity) -> Iterator[Use]:
    for item in activity.used_data():
        yield from _nested(Use(activity, item))
    for purpose in activity.purposes or []:
        for item in purpose.data or []:
            yield from _nested(Use(activity, item, (purpose,)))


def _nested(use: Use) -> Iterator[Use]:
    yield use
    above = (use.item, *use.within)
    if any(entry.own is not None and entry.own is use.item.own for entry in use.within):
        return
    for holder in (use.item, use.item.own):
        for item in (holder.items if holder is not None else None) or []:
            yield from _nested(Use(use.activity, item, above))


def ground_names(ground: Part | Words | None) -> list[tuple[Words, vocabulary.Entry | None]]:
    """The exceptions of a `special_ground`, each with its entry in the vocabulary."""
    words = [ground] if isinstance(ground, Words) else (ground.ground or [] if ground is not None else [])
    return [
        (each, vocabulary.entry("special_grounds", each.text) or vocabulary.by_label("special_grounds", each.text))
        for each in words
    ]


def ground_laws(ground: Part | Words | None) -> list[Any]:
    """The laws of a `special_ground`."""
    return [] if ground is None or isinstance(ground, Words) else list(ground.law or [])


def told_in_text(model: Model) -> bool:
    """Whether the spec explains its special categories in a text of its own that names an exception."""
    words = model.special_categories
    return isinstance(words, Words) and _ARTICLE.search(words.text) is not None


def by_activity(found: list[Use]) -> Iterator[list[Use]]:
    """The uses of one activity together: one thing that is missing, one finding."""
    groups: dict[str, list[Use]] = {}
    for use in found:
        groups.setdefault(use.activity.id, []).append(use)
    yield from groups.values()


def named(found: list[Use], word: str) -> str:
    """The items by name, as a list in a sentence with `and` or `en` as `word`."""
    return listing(list(dict.fromkeys(use.name for use in found)), word)


def unread_grounds(context: Context, use: Use) -> bool:
    """Whether something that could hold an exception or a law for a use could not be read."""
    paths = [part.path for part in use.parts()]
    return unread(context, ("special_categories",), *paths) or unread_of(
        context, use.activity, "special_ground", "law", "legal_basis", "required"
    )
