"""Retention rules, resolved: the rule that a use of data falls under, with its period, event and state read."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.retention import RetentionRule
from . import time
from .part import Part
from .problems import no_head, no_retention, only_id, several_heads, undefined_event
from .shape import fields, listed
from .values import INLINE, Path, Words

if TYPE_CHECKING:
    from .linker import Linker

HEADS = ("keep", "while_", "until", "as_long_as", "on_request", "stated_at", "kept_by", "longest_of", "shortest_of")


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


class Rule(Part):
    """A retention rule with its head; `use` is the path at which it is used, if it stands in the register."""

    def __init__(
        self,
        link: Linker,
        shape: BaseModel,
        path: Path,
        places: dict[str, Path] | None = None,
        *,
        id: str | None = None,
        use: Path | None = None,
    ) -> None:
        super().__init__(link, shape, path, places)
        self.id = id
        self.use = use

    @classmethod
    def of_entry(cls, entry: Part, use: Path | None = None) -> Rule:
        """The rule that an entry of the register is; `use` is where it is named."""
        return cls(entry._link, entry.shape, entry.path, entry._places, id=str(entry.path[-1]), use=use)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths that put the rule in force."""
        return (self.use,) if self.use else ()

    @cached_property
    def head(self) -> str | None:
        """The key that says what kind of rule it is."""
        return next((name for name in HEADS if getattr(self.shape, name) is not None), None)

    @cached_property
    def keep_(self) -> Any:
        """The period of `keep`, with its place."""
        return self._split()[0]

    @cached_property
    def start(self) -> Event | None:
        """The event from which the period runs."""
        if self.shape.after is not None:
            return event(self._link, "events", self.shape.after, self.at("after"))
        text = self._split()[1]
        return None if text is None else event(self._link, "events", text, self.at("keep"))

    @cached_property
    def state(self) -> Event | None:
        """The state of `while`."""
        return None if self.shape.while_ is None else event(self._link, "states", self.shape.while_, self.at("while_"))

    @cached_property
    def end(self) -> Any:
        """The event or date of `until`."""
        if self.shape.until is None:
            return None
        path = self.at("until")
        if isinstance(self.shape.until, str) and (found := time.day(self.shape.until)) is not None:
            return found.at(path)
        return event(self._link, "events", self.shape.until, path)

    @cached_property
    def criterion(self) -> Event | None:
        """The criterion of `as_long_as`."""
        if self.shape.as_long_as is None:
            return None
        return event(self._link, "criteria conditions", self.shape.as_long_as, self.at("as_long_as"))

    @cached_property
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
    places = kinds.split()
    found = (vocabulary.entry(kind, words.text) or vocabulary.by_label(kind, words.text) for kind in places)
    word = next((entry for entry in found if entry is not None), None)
    if word is None and only_id(words.text):
        nearest = vocabulary.nearest(words.text, [key for kind in places for key in vocabulary.entries(kind)])
        link.problems.append(undefined_event(words.text, places, nearest, path))
    return Event(kinds, words, word)


def rules(link: Linker, value: Any, path: Path) -> list[Rule]:
    """The rules that a value of `retention` stands for, side by side."""
    return [_rule(link, item, where) for item, where in listed(value, path)]


def _rule(link: Linker, value: Any, path: Path) -> Rule:
    if isinstance(value, BaseModel):
        _check_head(link, value, path)
        return Rule(link, value, path)
    named = link.entry("retention", value, path)
    if named is not None:
        return Rule.of_entry(named, use=path)
    text, _ = time.split_after(value)
    if time.period(text) is None:
        link.problems.append(no_retention(value, vocabulary.nearest(value, link.registers["retention"]), path))
    return Rule(link, RetentionRule.model_construct(keep=value), path, {"keep": path})


def _check_head(link: Linker, shape: BaseModel, path: Path) -> None:
    """Report a rule that has no head, or several."""
    known = fields(type(shape))
    heads = [known[name].key for name in HEADS if getattr(shape, name) is not None]
    if len(heads) > 1:
        link.problems.append(several_heads(heads, path))
    elif not heads:
        link.problems.append(no_head(path))
