from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...model.model import Model
from ...model.part import Part
from ...model.values import Path, Words
from ...spec.root import FreeSection
from ..base import Context, Report, Rule
from ..look import texts, unread
from ..wording import sentences

_HAS: Mapping[str, Callable[[Model], Any]] = {
    "security": lambda model: model.security,
    "rights": lambda model: model.rights,
    "complaint": lambda model: model.complaint,
    "changes": lambda model: model.changes,
    "cookies": lambda model: model.cookies or any("cookies" in ref.meanings for ref in _all(model, "techniques")),
    "children": lambda model: model.children,
    "special_categories": lambda model: (
        model.special_categories or any(ref.means("special") for ref in _all(model, "data"))
    ),
    "automated_decisions": lambda model: model.automated_decisions or _all(model, "decisions"),
    "access": lambda model: model.access,
    "transfers": lambda model: model.transfers or any(part.transfer for part in model.recipients.values()),
    "outsourcing": lambda model: (
        model.outsourcing or any(part.role == "processor" for part in model.recipients.values())
    ),
    "recipients": lambda model: model.recipients or model.outsourcing or _all(model, "recipients"),
    "retention": lambda model: model.register("retention") or _all(model, "retention"),
    "legal_bases": lambda model: model.bases or model.register("legal_bases"),
    "sources": lambda model: _all(model, "from_") or model.register("sources"),
    "data": lambda model: _all(model, "data"),
    "purposes": lambda model: _all(model, "purposes"),
    "principles": lambda model: model.register("promises"),
    "definitions": lambda model: model.register("definitions"),
    "disclosure": lambda model: any(part.role == "authority" for part in model.recipients.values()),
}
"""Whether the spec has something for a section, by the id of the section."""
_ANNOUNCES = re.compile(r"\b(?:leest|lees|vindt|vind|vertellen|leggen)\b", re.IGNORECASE)
_TOPICS = {
    "security": re.compile(r"\bbeveilig|\bbeveiliging\b", re.IGNORECASE),
    "rights": re.compile(r"\bwelke rechten\b|\b(?:uw|je|jouw) rechten\b", re.IGNORECASE),
    "retention": re.compile(r"\bhoe\s?lang\b[^.]*\bbewa", re.IGNORECASE),
    "recipients": re.compile(r"\bmet wie\b[^.]*\bdelen\b", re.IGNORECASE),
    "cookies": re.compile(r"\bwelke cookies\b", re.IGNORECASE),
}
_INTRODUCTIONS = (("statement", "text"), ("statement", "intro"), ("statement", "scope"))


class PromisedSectionMissing(Rule):
    """Something is announced that does not follow.

    ## What it checks

    The sections that `statement.about` announces, those that its introduction announces ("u leest hoe wij ze
    beveiligen"), and headings of one's own in the layout with nothing below them.

    ## Why it matters

    Who is promised an answer looks for it. When it is not there, the statement looks unfinished, and mostly it is.

    ## Bad

    ```yaml
    statement: {language: nl, address_form: u, effective: 2026-11-01, about: [rights, children]}  # <-
    ```

    ## Good

    ```yaml
    statement: {language: nl, address_form: u, effective: 2026-11-01, about: [rights, complaint]}
    ```

    ## How to mend it

    Add what was announced, or leave the announcement out.
    """

    code = "CON009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each announcement without what it announces."""
        about = model.statement.about if isinstance(model.statement, Part) else None
        for words in about or []:
            if _lacks(model, words.text) and not unread(context, (words.text,)):
                yield _report(words.paths[0], words.text)
        for path, text in texts(model) if not about else ():
            if path in _INTRODUCTIONS:
                yield from _announced(model, context, path, text)
        yield from _empty(model, model.spec.layout or [], ("layout",))


def _announced(model: Model, context: Context, path: Path, text: str) -> Iterator[Report]:
    for sentence in sentences(text):
        for topic, pattern in _TOPICS.items() if _ANNOUNCES.search(sentence) else ():
            match = pattern.search(sentence)
            if match is not None and _lacks(model, topic) and not unread(context, (topic,)):
                yield _report(path, topic, match[0])


def _empty(model: Model, layout: list[Any], path: Path) -> Iterator[Report]:
    """Headings of one's own with nothing below them."""
    for index, item in enumerate(layout):
        if not isinstance(item, FreeSection):
            continue
        where = (*path, index)
        if item.title is not None and not (item.text or item.intro or item.contains):
            title = model.link.words(item.title, (*where, "title")).text
            yield Report(
                (*where, "title"),
                f"nothing follows below the heading `{title}`",
                f"onder het kopje `{title}` staat niets",
            )
        yield from _empty(model, item.contains or [], (*where, "contains"))


def _lacks(model: Model, section: str) -> bool:
    return section in _HAS and not _HAS[section](model)


def _report(path: Path, section: str, part: str | None = None) -> Report:
    return Report(
        path,
        f"`{section}` is announced, but the spec says nothing about it",
        f"`{section}` wordt aangekondigd, maar de spec zegt er niets over",
        part=part,
    )


def _all(model: Model, name: str) -> list[Any]:
    """The values of a field at all activities, their entries, and the defaults."""
    places: list[Part] = [model.defaults] if isinstance(model.defaults, Part) else []
    for activity in model.activities:
        places += [activity, *(activity.data or []), *(activity.purposes or [])]
    found: list[Any] = []
    for place in places:
        value = getattr(place, name)
        found += value if isinstance(value, list) else [] if value is None or isinstance(value, Words) else [value]
    return found
