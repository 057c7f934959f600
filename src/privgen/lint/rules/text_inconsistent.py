from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part
from ...model.retention import Rule as Retention
from ...model.values import Path, Words
from ...spec.root import FreeSection, NamedSection
from ..base import Context, Report, Rule
from ..keeping import days, period, place, told
from ..look import own_activities, texts

_WORD = re.compile(r"[A-Z][\w-]{5,}")
LEAST = 4
"""How many equal periods there must be before another one looks like a slip."""
NEAR = 0.25
"""How far such a period may differ: a slip of the pen is close to what was meant."""


class TextInconsistent(Rule):
    """Two places of the spec do not fit each other.

    ## What it checks

    Two equal headings; one period that differs a little from many equal ones in the same activity (160 days among 180
    days); and the name of the organisation or a recipient that is spelled in two ways.

    ## Why it matters

    A reader cannot tell which of the two is right, and mostly one of them is a slip.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam: {retention: 180 days after delivery}
          - adres: {retention: 180 days after delivery}
          - telefoonnummer: {retention: 160 days after delivery}  # <-
          - e-mailadres: {retention: 180 days after delivery}
          - bestellingen: {retention: 180 days after delivery}
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, telefoonnummer, e-mailadres, bestellingen]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 180 days after delivery
    ```

    ## How to mend it

    Correct one of the two places. A difference that is meant is clear with a reason of its own.
    """

    code = "CON011"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report headings, periods and names."""
        yield from _headings(model)
        for activity in own_activities(model):
            yield from _outliers(activity)
        yield from _spellings(model)


def _headings(model: Model) -> Iterator[Report]:
    seen: dict[str, Path] = {}
    found = [(activity.at("title"), activity.title.text) for activity in model.activities if activity.title is not None]
    for path, title in [*found, *_titles(model, model.spec.layout or [], ("layout",))]:
        key = title.strip(" .?!").lower()
        if key in seen:
            yield Report(
                path,
                f"the heading `{title}` stands here twice",
                f"het kopje `{title}` komt twee keer voor",
                ((seen[key], "the first", "de eerste"),),
            )
        else:
            seen[key] = path


def _titles(model: Model, layout: list[Any], path: Path) -> Iterator[tuple[Path, str]]:
    for index, item in enumerate(layout):
        where: Path = (*path, index)
        if isinstance(item, FreeSection):
            if item.title is not None:
                yield (*where, "title"), model.link.words(item.title, where).text
            yield from _titles(model, item.contains or [], (*where, "contains"))
        elif isinstance(item, dict):
            for key, value in item.items():
                if isinstance(value, str):
                    yield (*where, key), value
                elif isinstance(value, NamedSection):
                    if value.title is not None:
                        yield (*where, key, "title"), model.link.words(value.title, where).text
                    yield from _titles(model, value.contains or [], (*where, key, "contains"))


def _outliers(activity: Activity) -> Iterator[Report]:
    """A period of one item that differs a little from that of all others."""
    rules: list[Retention] = []
    for item in activity.data or []:
        own = item.retention or []
        if len(own) == 1 and not own[0].given("law", "why", "text", "when"):
            rules.append(own[0])
    found = [(rule, days(length)) for rule in rules if rule.head == "keep" and (length := period(rule)) is not None]
    if len(found) <= LEAST:
        return
    (usual, number), *_ = Counter(length for _, length in found).most_common(1)
    odd = [(rule, length) for rule, length in found if length != usual]
    if len(odd) != 1 or number < LEAST or usual == 0 or abs(odd[0][1] - usual) / usual > NEAR:
        return
    rule = odd[0][0]
    like = next(each for each, length in found if length == usual)
    one, other = period(rule), period(like)
    if one is not None and other is not None:
        yield Report(
            place(rule),
            f"{told(one, 'en')} among {number} periods of {told(other, 'en')}",
            f"{told(one, 'nl')} tussen {number} termijnen van {told(other, 'nl')}",
            ((place(like), told(other, "en"), told(other, "nl")),),
        )


def _spellings(model: Model) -> Iterator[Report]:
    """Words that are almost the name of the organisation or of a recipient."""
    names = {words.text for words in _names(model) if _WORD.fullmatch(words.text)}
    known = {word for words in _names(model) for word in re.findall(r"\w+", words.text)}
    seen: set[str] = set()
    for path, text in texts(model) if names else ():
        for word in _WORD.findall(re.sub(r"\S*(?:@|://|www\.)\S*", " ", text)):
            if word in known or word in seen:
                continue
            near = next((name for name in names if _slip(word, name)), None)
            if near is not None:
                seen.add(word)
                yield Report(path, f"`{word}` is `{near}` elsewhere", f"`{word}` is elders `{near}`", part=word)


def _names(model: Model) -> Iterator[Words]:
    parts: list[Part] = [*model.controllers, *model.recipients.values()]
    for part in parts:
        for name in ("name", "short_name", "brand_of"):
            value = getattr(part, name)
            if isinstance(value, Words):
                yield value


def _slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter added, left out, changed or swapped, other than an ending."""
    if word.lower() == name.lower() or word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    if word.startswith(name) or name.startswith(word):
        return False
    start = next(i for i in range(len(word)) if i >= len(name) or word[i] != name[i])
    rest, other = word[start:], name[start:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:] or swapped
