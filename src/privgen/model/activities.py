"""Processing activities with what they inherit: entry > activity > parent > defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .part import Part, Ref
from .retention import Rule
from .values import Path

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .linker import Linker

OWN_ONLY = frozenset({"title", "part_of", "text", "intro", "note", "label", "purposes", "legal_basis", "highlight"})
"""What an activity does not inherit from the defaults."""


class Activity(Part):
    """A processing activity. Attributes are its own values; `resolved` also looks at its parent and the defaults."""

    def __init__(self, link: Linker, shape: BaseModel, path: Path, defaults: Part | None) -> None:
        super().__init__(link, shape, path)
        self.id = str(path[-1])
        self.parent: Activity | None = None
        self.children: list[Activity] = []
        self.defaults = defaults

    def resolved(self, name: str) -> Any:
        """A value of its own, of its parent, or of the defaults."""
        value = getattr(self, name)
        if value is not None or name in ("title", "label", "text", "intro"):
            return value
        if self.parent is not None:
            return self.parent.resolved(name)
        if (
            self.defaults is None
            or self.shape.role == "processor"
            or name in OWN_ONLY
            or not hasattr(self.defaults.shape, name)
        ):
            return None
        return getattr(self.defaults, name)

    def used_data(self) -> list[Ref]:
        """The data it uses, its own or inherited."""
        return self.resolved("data") or []

    def retention_of(self, use: Ref) -> list[Rule]:
        """The rules for one use of a data item: the item's here, the activity's, the item's in its register, the default."""
        if use.retention is not None:
            return use.retention
        if use.own is not None and use.own.retention is not None:
            return use.own.retention
        return self.resolved("retention") or []

    def kept_for(self) -> list[Ref]:
        """The purposes for which it or its data are kept, as its own rules of retention say."""
        rules = [rule for part in (self, *(self.data or [])) for rule in part.retention or []]
        return [purpose for rule in rules for purpose in rule.purposes or []]

    def bases(self) -> Iterator[tuple[Ref, Part]]:
        """Every legal basis it rests on with the part it belongs to: the activity, a purpose or a data item."""
        for basis in self.resolved("legal_basis") or []:
            yield basis, self
        for entry in [*(self.purposes or []), *(self.data or [])]:
            yield from nested_bases(entry)

    @property
    def is_processor(self) -> bool:
        """Whether the organisation acts for another here."""
        return self.resolved("role") == "processor"


def nested_bases(entry: Ref) -> Iterator[tuple[Ref, Part]]:
    """The legal bases of an entry and of the entries in it."""
    for basis in entry.legal_basis or []:
        yield basis, entry
    for inner in [*(entry.purposes or []), *(entry.items or []), *(entry.data or [])]:
        yield from nested_bases(inner)
