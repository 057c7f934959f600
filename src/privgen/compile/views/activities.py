"""Activities, the data they use, and the overviews across them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...model.activities import Activity
from ...model.part import Ref
from ...model.retention import Rule
from ...model.values import PLAIN, Path, Words
from ...spec import vocabulary
from ..layout import Section
from .base import BaseViews

SITUATIONS = ("Als ", "Bij ", "Wanneer ")
"""How a title begins that tells a situation, and not what the data are used for."""
FACTS = (
    "subjects",
    "of",
    "data",
    "items",
    "examples",
    "form",
    "purposes",
    "so_that",
    "why",
    "legal_basis",
    "special_ground",
    "law",
    "required",
    "from_",
    "via",
    "techniques",
    "recipients",
    "retention",
    "marketing",
    "profiling",
    "decisions",
    "objection",
    "opt_out",
)
"""What an activity tells in a row with a label."""
PEOPLE = 45
"""How long the names of groups of people may be for the label of a row."""


class ActivityViews(BaseViews):
    """Activities and what cuts across them."""

    def defaults_here(self, is_defaults: bool) -> Callable[[str], bool]:
        """Whether a value of the defaults is told with the activities, and not in a section of its own."""

        def told(name: str) -> bool:
            if not is_defaults:
                return True
            if name in ("retention", "recipients"):
                return False
            return {"data": "data", "from_": "sources"}.get(name, "") not in self.plan.named

        return told

    def plain_subjects(self, refs: list[Ref] | None) -> bool:
        """Whether groups of people are no more than short names, so that they fit in the label of a row."""
        names = [self.page.label(ref).text for ref in refs or []]
        plain = all(
            not ref.detailed and (ref.own is None or {name for name, _ in ref.own} <= {"label", "is_", "note"})
            for ref in refs or []
        )
        return bool(names) and plain and len(" en ".join(names)) <= PEOPLE

    def named_by_data(self, activity: Activity) -> bool:
        """Whether the names of the data say themselves whose they are: "facturen aan klanten"."""
        people = [self.page.label(ref).text for ref in activity.subjects or []]
        data = [self.page.label(ref).text for ref in activity.data or []]
        return all(name in text for name in people for text in data)

    def begins_with_data(self, refs: list[Ref] | None) -> bool:
        """Whether the first of the data begins with the word itself: "gegevens over uw bezoek"."""
        words = self.page.label(refs[0]).text.casefold().split() if refs else []
        return words[:1] in (["gegevens"], ["persoonsgegevens"])

    def same_people(self, refs: list[Ref] | None, subjects: list[Ref] | None) -> bool:
        """Whether a list names the same groups of people as another, and nothing else."""
        return bool(refs) and {self._people(ref) for ref in refs or []} == {self._people(ref) for ref in subjects or []}

    def only_people(self, refs: list[Ref] | None) -> bool:
        """Whether a list names known groups of people and nothing else."""
        return bool(refs) and all(ref.kind == "subjects" and (ref.word or ref.own) for ref in refs or [])

    def _people(self, ref: Ref) -> str:
        return f"{ref.kind} {self.page.label(ref).text}"

    def lone_fact(self, activity: Activity) -> str:
        """What an activity tells if that is one thing, which then needs no label: `subjects`, `purposes` or `data`."""
        said = [
            name
            for name in FACTS
            if getattr(activity, name) is not None and (activity.path, name) not in self.page.told
        ]
        if said == ["subjects", "data"] and self.plain_subjects(activity.subjects):
            return "data"
        return said[0] if said in (["subjects"], ["purposes"], ["data"]) else ""

    def shared_subjects(self, activities: list[Activity]) -> list[list[Ref]]:
        """The groups of people of each activity of a section, if they are the same for all; then the section tells them."""
        family = [member for activity in activities for member in (activity, *activity.children)]
        found = [member.subjects for member in activities]
        every = [member.subjects for member in family if member.subjects]
        if len(activities) < 2 or not all(found) or any(member.is_processor for member in family):
            return []
        if not all(self.same_people(refs, found[0]) for refs in every) or not self.plain_subjects(found[0]):
            return []
        for member in family:
            self.page.once(member, "subjects")
        return every

    def untitled(self, name: str) -> list[Activity]:
        """Activities whose values an overview tells: those without a heading, and all that the layout does not name itself."""
        named = self.plan.named
        return [
            activity
            for activity in self.model.activities
            if (activity.title is None or not {"activities", activity.id} & named)
            and getattr(activity, name)
            and self.page.once(activity, name)
        ]

    def data_here(self, section: Section) -> list[dict[str, Any]]:
        """What the section on data tells: the entries it names, else the data of the defaults and of untitled activities."""
        found: list[dict[str, Any]] = []
        for key in section.entries:
            ref = self.model.link.ref(str(key), None, ("data", str(key)), ("data",))
            found.append({"heading": self.page.label(ref), "anchor": f"data-{str(key).replace('_', '-')}", "ref": ref})
        defaults = self.model.defaults
        if defaults and defaults.data and self.page.once(defaults, "data"):
            found.append({"heading": None, "data": defaults.data})
        found += [{"heading": None, "data": activity.data} for activity in self.untitled("data")]
        return found

    def purposes_of(self, ref: Ref) -> list[Any]:
        """What a data item is used for: the names of the activities; of one that is titled after a situation, its purposes."""
        found: list[Any] = []
        for activity in self.model.activities:
            if any(use.id == ref.id for use in activity.data or []):
                name = activity.label or activity.title
                situation = activity.label is None and name is not None and name.text.startswith(SITUATIONS)
                found.extend([self.page.label(purpose) for purpose in activity.purposes or []] if situation else [name])
        return [name for name in found if name is not None]

    def anchor_of(self, activity: Activity, number: int) -> str:
        """The anchor of a data item that has a heading of its own."""
        return f"{activity.id.replace('_', '-')}-{number}"

    def mark_of(self, ref: Any) -> Words | None:
        """The sign behind a data item whose own retention rule has one."""
        rule = next((rule for rule in self._rules_of(ref) if rule.shape.mark), None)
        return None if rule is None else Words(rule.shape.mark, (rule.at("mark"), *rule.paths), PLAIN)

    def _rules_of(self, ref: Any) -> list[Rule]:
        path: Path = ref.path
        activity = next((found for found in self.model.activities if path[:2] == found.path), None)
        return (
            activity.retention_of(ref) if activity is not None and isinstance(ref, Ref) and ref.kind == "data" else []
        )

    def marks_of(self, activity: Activity) -> list[Rule]:
        """The rules with a sign under which data of an activity fall, for the legend."""
        found: dict[Path, Rule] = {}
        for ref in activity.data or []:
            for rule in activity.retention_of(ref):
                if rule.shape.mark:
                    found.setdefault(rule.path, rule)
        return list(found.values())

    def activity_of(self, name: str) -> Activity | None:
        """The activity with this id."""
        return next((activity for activity in self.model.activities if activity.id == name), None)

    def objection_titles(self) -> list[Any]:
        """What the right to object is about: the titles of activities on a legitimate interest or public task."""
        found = [
            activity.title or activity.label
            for activity in self.model.activities
            if not activity.is_processor
            and any(basis.meaning in ("legitimate_interest", "public_task") for basis, _ in activity.bases())
        ]
        titles = [self.quoted(words) for words in found if words is not None]
        return titles if 0 < len(titles) < 6 else []

    def bases_here(self) -> list[dict[str, Any]]:
        """The legal bases with the activities that rest on them."""
        found = []
        own = self.model.register("legal_bases")
        for key in [
            *vocabulary.entries("legal_bases"),
            *(key for key in own if key not in vocabulary.entries("legal_bases")),
        ]:
            uses = self.model.bases.get(key, [])
            if not uses and key not in own:
                continue
            part = own.get(key)
            word = vocabulary.entry("legal_bases", key)
            title = (part.label if part is not None else None) or (
                Words(word.labels["nl"], ()) if word else self.id_words(key)
            )
            where = {
                activity.path: activity.title
                for activity in self.model.activities
                if activity.title and any(basis.meaning == key for basis, _ in activity.bases())
            }
            found.append(
                {
                    "id": key,
                    "title": title,
                    "own": part,
                    "where": list(where.values()),
                    "cause": tuple(ref.path for ref, _ in uses),
                }
            )
        return found
