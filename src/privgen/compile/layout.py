"""The plan of a lange versie: which sections, in what order, and which entries stand in which. No entry is left without a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part
from ..model.values import INLINE, Path, Problem, Words
from ..spec import vocabulary
from ..spec.root import FreeSection, NamedSection

DEFAULT = (
    "who",
    "scope",
    "definitions",
    "principles",
    "activities",
    "recipients",
    "disclosure",
    "outsourcing",
    "transfers",
    "retention",
    "cookies",
    "automated_decisions",
    "special_categories",
    "children",
    "access",
    "security",
    "rights",
    "complaint",
    "changes",
)
"""Sections in the order in which a reader meets them if the spec says nothing."""
OWN_KEYS = {"controller": "who", "dpo": "who", "representative": "who", "contacts": "who", "promises": "principles"}
"""Top-level keys that are told in a section of another name."""
VIEWS = ("data", "purposes", "legal_bases", "subjects", "sources")
"""Overviews of what is told elsewhere; they appear only where the layout names them."""
SECTIONS = (*DEFAULT, *VIEWS)
_COUNTED = ("activities", "recipients")


@dataclass(slots=True)
class Section:
    """A section of a document. `part` is the activity or recipient that it is about; `entries` limits what it lists."""

    id: str
    kind: str  # builtin | activity | recipient | free
    level: int
    anchor: str
    title: Words | None = None
    intro: Words | None = None
    text: Words | None = None
    view: str | None = None
    columns: list[str] | None = None
    entries: list[Any] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    part: Part | None = None


class Plan:
    """The sections of the lange versie."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.problems: list[Problem] = []
        self._activities = {activity.id: activity for activity in model.activities}
        self._placed: set[tuple[str, str]] = set()
        self._left_out: set[str] = set()
        self._anchors: set[str] = set()
        layout = model.spec.layout or []
        self.named = set(self._names(layout))
        self._claim(layout)
        self.sections = self._sections(layout, ("layout",), 2)
        self._add_rest()

    def _names(self, layout: list[Any]) -> Iterator[str]:
        """The ids that the layout names, at any depth."""
        for item in layout:
            if isinstance(item, str):
                yield item
            elif isinstance(item, dict):
                ((key, value),) = item.items()
                if key == "leave_out":
                    self._left_out.update(value if isinstance(value, list) else [value])
                else:
                    yield key
                    if isinstance(value, NamedSection):
                        yield from self._names(value.contains or [])
            elif isinstance(item, FreeSection):
                yield from self._names(item.contains or [])

    def _claim(self, layout: list[Any]) -> None:
        """Give every entry that is named its place, before the lists of all the others are made."""
        for name in self.named:
            if name in self._activities:
                self._placed.add(("activities", name))
            elif name in self.model.recipients:
                self._placed.add(("recipients", name))
        for kind, names in self._uses(layout):
            self._placed.update((kind, name) for name in names)

    def _uses(self, layout: list[Any]) -> Iterator[tuple[str, list[str]]]:
        for item in layout:
            if isinstance(item, dict):
                ((key, value),) = item.items()
                if isinstance(value, NamedSection):
                    if value.use:
                        yield key, [value.use] if isinstance(value.use, str) else list(value.use)
                    yield from self._uses(value.contains or [])
            elif isinstance(item, FreeSection):
                yield from self._uses(item.contains or [])

    # --- sections ---------------------------------------------------------------------------------------------------

    def _sections(self, layout: list[Any], path: Path, level: int) -> list[Section]:
        found = []
        for index, item in enumerate(layout):
            where = (*path, index)
            if isinstance(item, str):
                found.append(self._named(item, None, where, level))
            elif isinstance(item, dict):
                ((key, value),) = item.items()
                if key != "leave_out":
                    found.append(self._named(key, value, (*where, key), level))
            else:
                found.append(self._free(item, where, level))
        return [section for section in found if section is not None]

    def _free(self, item: FreeSection, path: Path, level: int) -> Section:
        part = Part(self.model.link, item, path)
        anchor = self._anchor("sectie")
        children = self._sections(item.contains or [], (*path, "contains"), level + 1 if part.title else level)
        return Section("free", "free", level, anchor, part.title, part.intro, part.text, children=children)

    def _named(self, name: str, value: Any, path: Path, level: int) -> Section | None:
        if name == "rest":
            return Section("rest", "rest", level, "")
        kind = (
            "builtin"
            if name in SECTIONS
            else "activity"
            if name in self._activities
            else "recipient"
            if name in self.model.recipients
            else ""
        )
        if not kind:
            self._unknown(name, path)
            return None
        section = Section(name, kind, level, self._anchor(name))
        if kind != "builtin":
            section.part = self._activities.get(name) or self.model.recipients[name]
        if isinstance(value, NamedSection):
            part = Part(self.model.link, value, path)
            section.title, section.intro, section.text, section.view, section.columns = (
                part.title,
                part.intro,
                part.text,
                value.view,
                value.columns,
            )
            section.children = self._sections(value.contains or [], (*path, "contains"), level + 1)
            names = [value.use] if isinstance(value.use, str) else value.use
            section.entries = self._entries(name, names)
        else:
            if isinstance(value, str | dict):
                section.title = self.model.link.words(value, path, INLINE)
            elif isinstance(value, list):
                section.children = self._sections(value, path, level + 1)
            section.entries = self._entries(name, None)
        return section

    def _entries(self, name: str, use: list[str] | None) -> list[Any]:
        if name not in _COUNTED:
            return list(use or [])
        pool = {activity.id: activity for activity in self.model.roots} if name == "activities" else self._recipients()
        every = self._activities if name == "activities" else self.model.recipients
        if use is not None:
            return [every[key] for key in use if key in every]
        return [entry for key, entry in pool.items() if (name, key) not in self._placed and key not in self._left_out]

    def _recipients(self) -> dict[str, Part]:
        """Recipients but authorities, which have a section of their own."""
        return {key: part for key, part in self.model.recipients.items() if part.shape.role != "authority"}

    def _add_rest(self) -> None:
        """Put what the layout does not name where it says `rest`, or at the end."""
        missing = [name for name in DEFAULT if name not in self.named and name not in self._left_out]
        if "activities" in self.named and not self._covers_all("activities"):
            missing.insert(0, "activities")
        level = next((section.level for section in self.sections if section.kind == "rest"), 2)
        rest = [section for name in missing if (section := self._named(name, None, ("layout",), level)) is not None]
        place = next(
            (index for index, section in enumerate(self.sections) if section.kind == "rest"), len(self.sections)
        )
        self.sections[place : place + 1] = rest

    def _covers_all(self, name: str) -> bool:
        listed = {
            entry.path[-1]
            for section in self.walk()
            for entry in section.entries
            if section.id == name and isinstance(entry, Part)
        }
        placed = {key for kind, key in self._placed if kind == name}
        return all(activity.id in listed | placed for activity in self.model.roots)

    def walk(self) -> Iterator[Section]:
        """Every section at any depth."""
        stack = list(reversed(self.sections))
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.children))

    def leaves_out(self, path: Path) -> bool:
        """Whether a place of the spec belongs to a section, an activity or a recipient that the layout leaves out."""
        names = {OWN_KEYS.get(str(path[0]), path[0]), *(path[1:2] if path[0] in ("activities", "recipients") else ())}
        return bool(names & self._left_out)

    def is_elsewhere(self, activity: Activity) -> bool:
        """Whether the layout gives an activity a place of its own, away from its parent."""
        return ("activities", activity.id) in self._placed

    def _anchor(self, name: str) -> str:
        base = str(name).replace("_", "-")
        anchor, number = base, 2
        while anchor in self._anchors or (base == "sectie" and anchor == "sectie"):
            anchor, number = f"{base}-{number if base != 'sectie' else number - 1}", number + 1
        self._anchors.add(anchor)
        return anchor

    def _unknown(self, name: str, path: Path) -> None:
        known = [*SECTIONS, "rest", "leave_out", *self._activities, *self.model.recipients]
        nearest = vocabulary.nearest(name, known)
        self.problems.append(
            Problem(
                "CON001",
                path,
                f"`{name}` is not a section, an activity or a recipient",
                f"write `{nearest}`" if nearest else f"use one of {', '.join(sorted(SECTIONS))}",
            )
        )
