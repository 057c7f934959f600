"""The automated decisions of a spec (AVG art. 22), each once, with what the spec says of it in any place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from .look import own_activities
from .special_data import ground_names

GROUNDS = ("contract", "law", "explicit_consent", "uavg40")
"""The grounds on which such a decision is allowed (AVG art. 22 lid 2, UAVG art. 40)."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An automated decision: its entries, and the activities in which it is taken."""

    refs: list[Ref]
    activities: list[Activity] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.refs[0].id or self.refs[0].label.text

    @property
    def path(self) -> Path:
        """Where it is described: in the register, else at its first entry."""
        own = self.refs[0].own
        return self.refs[0].path if own is None else own.path

    def parts(self) -> Iterator[Part]:
        """Everything that describes it."""
        yield from self.refs
        if self.refs[0].own is not None:
            yield self.refs[0].own

    def value(self, name: str) -> Any:
        """A value of it, from the first entry that has one."""
        return next((value for part in self.parts() if (value := getattr(part, name)) is not None), None)

    def grounds(self) -> list[tuple[str, Path]]:
        """The grounds that it names, with their places."""
        return [(words.text, words.paths[0]) for words in self.value("ground") or []]

    def data(self) -> list[Ref]:
        """The data it rests on: its own, else those of the activities in which it is taken."""
        return self.value("data") or [use for activity in self.activities for use in activity.used_data()]


def decisions(model: Model) -> list[Decided]:
    """The automated decisions that the organisation takes."""
    found: dict[Path, Decided] = {}
    listed = model.automated_decisions if isinstance(model.automated_decisions, list) else []
    for ref in listed:
        _add(found, ref, None)
    for activity in own_activities(model):
        for ref in activity.decisions or []:
            _add(found, ref, activity)
    return list(found.values())


def _add(found: dict[Path, Decided], ref: Ref, activity: Activity | None) -> None:
    path = ref.path if ref.own is None else ref.own.path
    each = found.get(path)
    if each is None:
        each = found[path] = Decided([ref])
    elif ref is not each.refs[0]:
        each.refs.append(ref)
    if activity is not None:
        each.activities.append(activity)


def ground_letters(ground: Part | Words | None) -> set[str]:
    """The letters of AVG art. 9 lid 2 that a `special_ground` stands for."""
    return {entry.more["letter"] for _, entry in ground_names(ground) if entry is not None and "letter" in entry.more}
