"""Retention rules, resolved: the rule that a use of data falls under, with its period, event and state read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.retention import RetentionRule
from . import time
from .part import Part
from .values import INLINE, Path, Problem, Words, undefined

if TYPE_CHECKING:
    from .linker import Linker

T = TypeVar("T")

HEADS = ("keep", "while_", "until", "as_long_as", "on_request", "stated_at", "kept_by", "longest_of", "shortest_of")
_ID = re.compile(r"^[a-z][a-z0-9_]*$")


class Event:
    """An event or state that a period hangs on: an entry of the vocabulary, or a text."""

    __slots__ = ("id", "kind", "word", "words")

    def __init__(self, kind: str, words: Words, word: vocabulary.Entry | None) -> None:
        self.kind = kind
        self.words = words
        self.word = word
        self.id = word.id if word else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is said."""
        return self.words.paths


def _once(method: Callable[[Any], T]) -> T:
    """A property that is worked out once: reading an event is a search, and reports what it does not find."""
    name = f"{method.__name__}()"

    def read(self: Rule) -> Any:
        seen = self._seen
        if name not in seen:
            seen[name] = method(self)
        return seen[name]

    read.__doc__ = method.__doc__
    return cast(T, property(read))


class Rule(Part):
    """A retention rule with its head; `use` is the path at which it is used, if it stands in the register."""

    __slots__ = ("id", "use")

    def __init__(
        self,
        link: Linker,
        shape: RetentionRule,
        path: Path,
        places: dict[str, Path] | None = None,
        *,
        id: str | None = None,
        use: Path | None = None,
    ) -> None:
        super().__init__(link, shape, path, places)
        self.id = id
        self.use = use

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths that put the rule in force."""
        return (self.use,) if self.use else ()

    @_once
    def head(self) -> str | None:
        """The key that says what kind of rule it is."""
        return next((name for name in HEADS if getattr(self.shape, name) is not None), None)

    @_once
    def keep_(self) -> Any:
        """The period of `keep`, with its place."""
        return self._split()[0]

    @_once
    def start(self) -> Event | None:
        """The event from which the period runs."""
        if self.shape.after is not None:
            return event(self._link, "events", self.shape.after, self.at("after"))
        text = self._split()[1]
        return None if text is None else event(self._link, "events", text, self.at("keep"))

    @_once
    def state(self) -> Event | None:
        """The state of `while`."""
        return None if self.shape.while_ is None else event(self._link, "states", self.shape.while_, self.at("while_"))

    @_once
    def end(self) -> Any:
        """The event or date of `until`."""
        if self.shape.until is None:
            return None
        path = self.at("until")
        if isinstance(self.shape.until, str) and (found := time.day(self.shape.until)) is not None:
            return time.Day(found.year, found.month, found.day, found.text, (path,))
        return event(self._link, "events", self.shape.until, path)

    @_once
    def criterion(self) -> Event | None:
        """The criterion of `as_long_as`."""
        if self.shape.as_long_as is None:
            return None
        return event(self._link, "criteria conditions", self.shape.as_long_as, self.at("as_long_as"))

    @_once
    def request(self) -> Event | None:
        """The event from which people can ask for deletion."""
        if self.shape.on_request is None:
            return None
        return event(self._link, "events moments", self.shape.on_request, self.at("on_request"))

    def _split(self) -> tuple[Any, str | None]:
        if self.shape.keep is None:
            return None, None
        path = self.at("keep")
        text, after = time.split_after(self.shape.keep)
        found = time.period(text)
        return (found.at(path) if found else Words(text, (path,), INLINE)), after


def event(link: Linker, kinds: str, value: Any, path: Path) -> Event:
    """The event, state or criterion that a value names; `kinds` are the kinds to look in, separated by spaces."""
    words = link.words(value, path)
    found = (vocabulary.entry(kind, words.text) or vocabulary.by_label(kind, words.text) for kind in kinds.split())
    word = next((entry for entry in found if entry is not None), None)
    if word is None and _ID.match(words.text) and "_" in words.text:
        nearest = vocabulary.nearest(words.text, [key for kind in kinds.split() for key in vocabulary.entries(kind)])
        remedy = ("write it as a text", "schrijf het als tekst")
        link.problems.append(undefined(words.text, kinds.replace(" ", ", "), nearest, path, remedy))
    return Event(kinds, words, word)


def rules(link: Linker, value: Any, path: Path) -> list[Rule]:
    """The rules that a value of `retention` stands for."""
    items = value if isinstance(value, list) else [value]
    places = [(*path, index) for index in range(len(items))] if isinstance(value, list) else [path]
    return [found for item, place in zip(items, places, strict=True) if (found := _rule(link, item, place)) is not None]


def _rule(link: Linker, value: Any, path: Path) -> Rule | None:
    if isinstance(value, BaseModel):
        _check_head(link, value, path)
        return Rule(link, value, path)
    named = link.registers["retention"].get(value)
    if named is not None:
        link.used.setdefault(("retention", value), []).append(path)
        return Rule(link, named.shape, named.path, named._places, id=value, use=path)
    text, _ = time.split_after(value)
    if time.period(text) is None:
        nearest = vocabulary.nearest(value, list(link.registers["retention"]))
        help_ = (
            f"write `{nearest}`"
            if nearest
            else "write a period (`7 years`), an id of `retention`, or a rule such as `{until: …}`"
        )
        help_nl = (
            f"schrijf `{nearest}`"
            if nearest
            else "schrijf een termijn (`7 years`), een id van `retention`, of een regel zoals `{until: …}`"
        )
        code = "CON001" if _ID.match(value) else "FMT004"
        link.problems.append(
            Problem(
                code,
                path,
                f"`{value}` is not a period and not a rule of `retention`",
                help_,
                nl=f"`{value}` is geen termijn en geen regel van `retention`",
                help_nl=help_nl,
            )
        )
    return Rule(link, RetentionRule.model_construct(keep=value), path, {"keep": path})


def _check_head(link: Linker, shape: Any, path: Path) -> None:
    heads = [name.rstrip("_") for name in HEADS if getattr(shape, name) is not None]
    if len(heads) > 1:
        link.problems.append(
            Problem(
                "SHP010",
                path,
                f"a retention rule has one of {', '.join(heads)}, not several",
                "make them two rules in a list",
                nl=f"een bewaarregel heeft een van {', '.join(heads)}, niet meer",
                help_nl="maak er twee regels in een lijst van",
            )
        )
    elif not heads:
        link.problems.append(
            Problem(
                "SHP010",
                path,
                "a retention rule needs a head",
                "add one of keep, while, until, as_long_as, on_request, stated_at, kept_by",
                nl="een bewaarregel zegt niet hoe lang",
                help_nl="voeg een van keep, while, until, as_long_as, on_request, stated_at, kept_by toe",
            )
        )
