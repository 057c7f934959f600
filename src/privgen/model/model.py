"""The model: a spec, linked, with the views that rules and templates share, each worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.kinds import Denial
from ..spec.root import Spec
from .activities import Activity
from .linker import Linker
from .part import Part, Ref
from .problems import part_of_itself, undefined_parent
from .shape import leaves
from .short_forms import TOP
from .values import BLOCK, Choice, Denied, Path, Problem

SPEAKING = ("activities", "recipients", "retention", "promises", "definitions", "contacts")
"""Registers whose entries are told whether or not something refers to them."""


class Model:
    """A linked spec. `problems` is what linking found wrong."""

    def __init__(self, spec: Spec, language: str = "nl") -> None:
        self.spec = spec
        self.link = Linker(spec, language)
        self.language = language
        self.activities = self._activities()

    @property
    def problems(self) -> list[Problem]:
        """What linking has found wrong so far; complete after `walk`."""
        return self.link.problems

    def top(self, name: str) -> Any:
        """A top-level object: None if the spec says nothing, `Denied` if it says `none`, else the part."""
        value = self._said(name)
        path: Path = (name,)
        if value is None or isinstance(value, Denied):
            return value
        if isinstance(value, BaseModel):
            return Part(self.link, value, path)
        model, main = TOP[name]
        return Part(self.link, model.model_construct(**{main: value}), path, {main: path})

    def _said(self, name: str) -> Any:
        """The value of a top-level key as the shape has it, a denial as `Denied`."""
        value = getattr(self.spec, name)
        if value == "none":
            return Denied(None, (name,))
        if isinstance(value, Denial):
            return Denied(self.link.words(value.none, (name, "none")), (name,))
        return value

    def __getattr__(self, name: str) -> Any:
        if name in TOP:
            value = self.__dict__[name] = self.top(name)
            return value
        raise AttributeError(name)

    # --- the document -----------------------------------------------------------------------------------------------

    @cached_property
    def address_form(self) -> str:
        """`u` or `je`."""
        return (self.statement and self.statement.address_form) or Choice("u")

    @cached_property
    def speaker(self) -> str:
        """`we`, `name` or `i`."""
        return (self.statement and self.statement.speaker) or Choice("we")

    @cached_property
    def controllers(self) -> list[Part]:
        """The controller, or the joint ones."""
        return self.link.controllers()

    @cached_property
    def automated_decisions(self) -> Any:
        """None, `Denied`, or the entries."""
        value = self._said("automated_decisions")
        if value is None or isinstance(value, Denied):
            return value
        return self.link.refs(value, ("automated_decisions",), ("decisions",))

    @cached_property
    def special_categories(self) -> Any:
        """None, `Denied`, or words."""
        value = self._said("special_categories")
        if value is None or isinstance(value, Denied):
            return value
        return self.link.words(value, ("special_categories",), BLOCK)

    def register(self, name: str) -> dict[str, Part]:
        """The entries of a register by id."""
        return self.link.registers[name]

    # --- activities -------------------------------------------------------------------------------------------------

    def _activities(self) -> list[Activity]:
        defaults = self.defaults
        made = {
            key: Activity(self.link, shape, ("activities", key), defaults)
            for key, shape in (self.spec.activities or {}).items()
        }
        for activity in made.values():
            name = activity.shape.part_of
            parent = made.get(name) if name else None
            if name and (parent is None or _within(parent, activity)):
                self.link.problems.append(_bad_parent(activity, name, parent, made))
            elif parent is not None:
                activity.parent = parent
                parent.children.append(activity)
        return list(made.values())

    @cached_property
    def roots(self) -> list[Activity]:
        """Activities that are not part of another."""
        return [activity for activity in self.activities if activity.parent is None]

    @cached_property
    def bases(self) -> dict[str, list[tuple[Ref, Part]]]:
        """The legal bases that are used, with where."""
        found: dict[str, list[tuple[Ref, Part]]] = {}
        for activity in self.activities:
            if not activity.is_processor:
                for basis, place in activity.bases():
                    found.setdefault(basis.meaning, []).append((basis, place))
        return found

    def data_uses(self) -> Iterator[tuple[Activity, Ref]]:
        """Every use of a data item, with its activity."""
        for activity in self.activities:
            for use in activity.data or []:
                yield activity, use

    # --- recipients and transfers -----------------------------------------------------------------------------------

    @cached_property
    def recipients(self) -> dict[str, Part]:
        """The recipients of the register."""
        return self.register("recipients")

    def users_of(self, recipient: str) -> list[Activity]:
        """The activities that give data to a recipient."""
        paths = self.link.used.get(("recipients", recipient), [])
        names = {path[1] for path in paths if path[0] == "activities"}
        return [activity for activity in self.activities if activity.id in names]

    @cached_property
    def unused(self) -> frozenset[tuple[str, str]]:
        """Register entries that nothing in the statement refers to, directly or through others: they say nothing."""
        self.walk()
        spoken = {(name, key) for name in SPEAKING for key in self.link.registers[name]}
        grown = True
        while grown:
            reached = {
                entry
                for entry, paths in self.link.used.items()
                if entry not in spoken and any(self._speaks(path, spoken) for path in paths)
            }
            spoken |= reached
            grown = bool(reached)
        return frozenset((name, key) for name, entries in self.link.registers.items() for key in entries) - spoken

    def _speaks(self, path: Path, spoken: set[tuple[str, str]]) -> bool:
        return path[0] not in self.link.registers or (len(path) > 1 and (path[0], path[1]) in spoken)

    # --- rights -----------------------------------------------------------------------------------------------------

    @cached_property
    def marketing(self) -> list[Activity]:
        """Activities that are direct marketing: they say so, or a purpose is, of the use or of keeping the data."""
        return [
            activity
            for activity in self.activities
            if activity.marketing
            or any(purpose.means("marketing") for purpose in [*(activity.purposes or []), *activity.kept_for()])
        ]

    def applicable_rights(self) -> dict[str, tuple[Path, ...]]:
        """The rights that follow from the bases used, each with the paths it follows from (AVG art. 7(3), 15-22)."""
        found: dict[str, tuple[Path, ...]] = dict.fromkeys(("access", "rectification", "erasure", "restriction"), ())
        for right, entry in vocabulary.entries("rights").items():
            bases = entry.more.get("bases") or ()
            paths = tuple(ref.path for basis in bases for ref, _ in self.bases.get(basis, ()))
            if right in ("portability", "objection", "withdrawal") and paths:
                found[right] = paths
        if self.marketing:
            found["objection_marketing"] = tuple(activity.path for activity in self.marketing)
        if isinstance(self.automated_decisions, list):
            found["no_automated_decision"] = (("automated_decisions",),)
        return found

    # --- completeness -----------------------------------------------------------------------------------------------

    @cached_property
    def values(self) -> list[Any]:
        """Every part and every value in it, each as the model has it, in the order of the language; read once."""
        found: list[Any] = []
        for name in TOP:
            _read(getattr(self, name), found)
        for value in (self.controllers, self.automated_decisions, self.activities):
            _read(value, found)
        for register, entries in self.link.registers.items():
            if register != "activities":
                _read(list(entries.values()), found)
        return found

    @cached_property
    def leaves(self) -> tuple[tuple[Path, str, Any], ...]:
        """Every fact of the spec as it is written, with its path and how it counts (`shape.leaves`)."""
        return tuple(leaves(self.spec))

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text that a reader can see, as written, with its path; of a text in languages that of the statement."""
        found = []
        for path, fact, value in self.leaves:
            if isinstance(value, dict):
                value = value.get(self.language) or next(iter(value.values()), None)
            if fact == "printed" and isinstance(value, str):
                found.append((path, value))
        return tuple(found)

    @cached_property
    def whole_text(self) -> str:
        """All texts in one, with a blank line between them: what does not stand here stands in none of them.

        A web address without its beginning is there with `https://` before it too.
        """
        texts = [text for _, text in self.texts]
        texts += [f"https://{text}" for text in texts if "." in text and not any(char in text for char in " \n:")]
        return "\n\n".join(texts)

    def walk(self) -> None:
        """Read every value once, so that `problems` is complete."""
        _ = self.values


def _within(part: Activity, whole: Activity) -> bool:
    """Whether `part` is `whole` or lies inside it."""
    step: Activity | None = part
    while step is not None:
        if step is whole:
            return True
        step = step.parent
    return False


def _bad_parent(activity: Activity, name: str, parent: Activity | None, made: dict[str, Activity]) -> Problem:
    path = activity.at("part_of")
    if parent is None:
        return undefined_parent(name, vocabulary.nearest(name, made), path)
    return part_of_itself(activity.id, path, parent.path)


def _read(value: Any, found: list[Any]) -> None:
    if isinstance(value, list):
        for item in value:
            _read(item, found)
    elif isinstance(value, dict):
        for item in value.values():
            _read(item, found)
    elif isinstance(value, Part):
        found.append(value)
        for _, inner in value:
            _read(inner, found)
        for name in ("keep_", "start", "state", "end", "criterion", "request"):
            if hasattr(type(value), name):
                found.append(getattr(value, name))
    elif value is not None:
        found.append(value)
