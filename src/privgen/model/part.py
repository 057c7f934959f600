"""Parts of the model: a view of the shape in which every value is linked and knows its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..spec import kinds, vocabulary
from .shape import fields
from .values import PLAIN, Path, Words

if TYPE_CHECKING:
    from pydantic import BaseModel

    from .linker import Linker


@cache
def every_field() -> frozenset[str]:
    """The names of all fields of all objects of the language."""
    classes, names = [kinds.Part], set[str]()
    while classes:
        model = classes.pop()
        names.update(model.model_fields)
        classes.extend(model.__subclasses__())
    return frozenset(names)


class Part:
    """An object of the spec. Attributes have the names of the shape; a missing value is None, a misspelt name an error.

    A value that only other kinds of objects can have is missing too, so that views can treat all entries alike.

    Values are converted when they are first read, and then stay as plain attributes: a text becomes `Words`, a reference list
    a list of `Ref`, an object a `Part`.
    `places` holds the paths of values that a short form put in place of the object.
    """

    def __init__(self, link: Linker, shape: BaseModel, path: Path, places: dict[str, Path] | None = None) -> None:
        self._link = link
        self.shape: Any = shape
        self._fields = fields(type(shape))
        self.path = path
        self._places = places or {}

    @property
    def paths(self) -> tuple[Path, ...]:
        """The path of the object itself."""
        return (self.path,)

    def at(self, name: str) -> Path:
        """The path of one of its values."""
        return self._places.get(name) or (*self.path, self._fields[name].key)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        field = self._fields.get(name)
        if field is None and name not in every_field():
            raise AttributeError(f"no object of a spec has a field {name}")
        value = None if field is None else getattr(self.shape, name)
        if value is not None:
            value = self._link.convert(type(self.shape), name, field, value, self.at(name))
        self.__dict__[name] = value
        return value

    def given(self, *names: str) -> bool:
        """Whether any of these values is there."""
        return any(getattr(self.shape, name, None) is not None for name in names)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Every value that is there, by name."""
        for name in self._fields:
            if getattr(self.shape, name) is not None:
                yield name, getattr(self, name)


class Ref(Part):
    """An entry of a reference list: what it names, and the details it carries.

    `own` is the register entry of the spec, `word` the entry of the vocabulary; `label` is what it is called here.
    """

    def __init__(
        self,
        link: Linker,
        shape: BaseModel,
        path: Path,
        *,
        kind: str,
        text: str,
        id: str | None,
        own: Part | None,
        word: vocabulary.Entry | None,
    ) -> None:
        super().__init__(link, shape, path)
        self.kind = kind
        self.text_ = text
        self.id = id
        self.own = own
        self.word = word
        self.label = self._label()

    @property
    def detailed(self) -> bool:
        """Whether it carries details of its own here."""
        return any(getattr(self.shape, name) is not None for name in self._fields if name != "note")

    @property
    def meanings(self) -> frozenset[str]:
        """The ids of the vocabulary whose meaning it has."""
        found = {self.id} if self.word else set()
        for part in (self, self.own):
            if part is not None and getattr(part.shape, "is_", None):
                found.add(part.shape.is_)
        return frozenset(found)

    @property
    def calls_it(self) -> bool:
        """Whether the entry uses the vocabulary's own name or id; a synonym is the editor's word and stays as it is."""
        word = self.word
        if word is None:
            return False
        names = (word.labels.get(self._link.language, ""), *word.labels.values())
        return self.text_ == word.id or vocabulary.normalise(self.text_) in map(vocabulary.normalise, names)

    @property
    def meaning(self) -> str:
        """The one entry of the vocabulary that it stands for: its own id, or what `is` says; empty for neither."""
        if self.word is not None:
            return self.word.id
        return next(iter(sorted(self.meanings)), "")

    def means(self, key: str) -> Any:
        """A piece of meaning from the vocabulary (`special`, `marketing` …), or None."""
        for meaning in self.meanings:
            entry = vocabulary.entry(self.kind, meaning)
            if entry is not None and key in entry.more:
                return entry.more[key]
        return None

    def both(self, name: str) -> list[Any]:
        """A value at the entry and the one in its register, as far as they are there."""
        found = [getattr(part, name) for part in (self, self.own) if part is not None and hasattr(part.shape, name)]
        return [value for value in found if value is not None]

    def _label(self) -> Words:
        for part, names in ((self, ("label",)), (self.own, ("name", "label", "title", "term"))):
            for name in names if part is not None else ():
                value = getattr(part, name) if hasattr(part.shape, name) else None
                if value is not None:
                    return value.also(self.path)
        if self.word is not None and self.calls_it:
            return Words(self._link.word_label(self.word), (self.path,), PLAIN)
        return Words(self.text_, (self.path,), "inline")
