"""Which promise is told in which section."""

from __future__ import annotations

from ...model.activities import Activity
from ...model.part import Part
from ..layout import Section
from .base import BaseViews

SHARING = frozenset({"sell", "rent", "trade", "share"})
SEEING = frozenset({"view", "link"})


class PromiseViews(BaseViews):
    """Promises by the place where they are told."""

    def promises_of(self, activity: Activity) -> list[Part]:
        """The promises that an activity names, told once."""
        register = self.model.register("promises")
        return (
            [
                register[words.text]
                for words in (activity.promises or [])
                if words.text in register and self.page.once(register[words.text])
            ]
            if hasattr(activity.shape, "promises")
            else []
        )

    def of_activity(self, promise: Part) -> bool:
        """Whether an activity names a promise, which then is about the data of that activity."""
        return any(
            promise.path[-1] in [words.text for words in activity.promises or []] for activity in self.model.activities
        )

    def promises_for(self, place: str, section: Section) -> list[Part]:
        """The promises whose place is a section, told once."""
        found = []
        for key, promise in self.model.register("promises").items():
            if self._place(key, promise) == place and self.page.once(promise):
                found.append(promise)
        return found

    def _place(self, key: str, promise: Part) -> str:
        """The section in which a promise belongs: where the layout lists it, else where its act does."""
        if self.of_activity(promise):
            return ""
        listed = next((section for section in self.plan.walk() if section.id == "principles"), None)
        if listed is not None and "principles" in self.plan.named and (not listed.entries or key in listed.entries):
            return "principles"
        acts = {words.text for words in (promise.never or promise.only or [])}
        if acts and acts <= SHARING:
            return "recipients"
        if acts and acts <= SEEING:
            return "access"
        return "security" if listed is not None and listed.entries else "principles"
