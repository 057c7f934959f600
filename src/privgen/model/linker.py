"""Linking: references looked up, short forms written out, periods and dates read; what does not fit becomes a problem.

The linker holds what linking one spec gathers, and says which reader a value goes to. How a kind of value is read
stands in the module of that subject: `references`, `conditions`, `laws`, `contacts`, `retention`, `formats`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.parties import Controller
from ..spec.references import looked_up
from ..spec.root import Spec
from . import contacts, formats, laws, references, retention
from .conditions import conditions
from .part import Part, Ref
from .shape import Field, listed
from .short_forms import REGISTERS, short_entry
from .values import BLOCK, INLINE, Choice, Flag, NoEntries, Number, Path, Problem, Words


class Linker:
    """Turns values of the shape into values of the model, and keeps what it found wrong."""

    def __init__(self, spec: Spec, language: str = "nl") -> None:
        self.spec = spec
        self.language = language
        self.problems: list[Problem] = []
        self.used: dict[tuple[str, str], list[Path]] = {}
        """Where each register entry is referred to: (register, id) to paths."""
        self.registers: dict[str, dict[str, Part]] = {
            name: {key: self._registered(name, key, value) for key, value in (getattr(spec, name) or {}).items()}
            for name in REGISTERS
        }

    def _registered(self, register: str, key: str, value: Any) -> Part:
        path: Path = (register, key)
        if isinstance(value, BaseModel):
            return Part(self, value, path)
        shape, field = short_entry(register, value)
        return Part(self, shape, path, {field: path})

    def entry(self, register: str, key: str, path: Path) -> Part | None:
        """The entry of a register that a reference at `path` names, or None; `used` keeps that it is referred to."""
        found = self.registers.get(register, {}).get(key)
        if found is not None:
            self.used.setdefault((register, key), []).append(path)
        return found

    def controllers(self) -> list[Part]:
        """The controller, or the joint ones."""
        value, path = self.spec.controller, ("controller",)
        if value is None:
            return []
        if isinstance(value, str):
            return [Part(self, Controller(name=value), path, {"name": path})]
        return [Part(self, item, where) for item, where in listed(value, path)]

    # --- values -----------------------------------------------------------------------------------------------------

    def convert(self, owner: type[BaseModel], name: str, field: Field, value: Any, path: Path) -> Any:
        """A value of the shape as a value of the model."""
        reader = _READERS.get(name)
        if reader is not None and (owner.__name__, name) not in _PLAIN:
            return reader(self, value, path)
        match field.holds:
            case "text":
                return self.words(value, path, BLOCK if name in ("text", "intro") else INLINE)
            case "texts":
                return self.texts(value, path)
            case "names":
                return formats.names(self, value, path)
            case "name":
                return Words(value.strip(), (path,))
            case "flag":
                return Flag(value, (path,))
            case "number":
                return Number(value, (path,))
            case "choice":
                return Choice(value, path)
            case "entries":
                if value == "none":
                    return NoEntries(path)
                return self.refs(value, path, looked_up(owner.__name__, name))
        return self._plain(value, path)

    def _plain(self, value: Any, path: Path) -> Any:
        if isinstance(value, BaseModel):
            return Part(self, value, path)
        if isinstance(value, list):
            return [self._plain(item, (*path, index)) for index, item in enumerate(value)]
        if isinstance(value, dict):
            return (
                self.words(value, path, INLINE)
                if value and all(isinstance(item, str) for item in value.values())
                else {key: self._plain(item, (*path, key)) for key, item in value.items()}
            )
        return Flag(value, (path,)) if isinstance(value, bool) else Words(value, (path,), INLINE)

    def words(self, value: str | dict[str, str], path: Path, kind: str = INLINE) -> Words:
        """A text in the language of the statement; if it lacks that language, in the first one given."""
        text = (value.get(self.language) or next(iter(value.values()))) if isinstance(value, dict) else value
        return Words(text.strip(), (path,), kind)

    def texts(self, value: Any, path: Path) -> list[Words]:
        """One text or several, as a list."""
        return [self.words(text, where) for text, where in listed(value, path)]

    def refs(self, value: Any, path: Path, kinds: tuple[str, ...]) -> list[Ref]:
        """The entries of a reference list."""
        return references.refs(self, value, path, kinds)

    def ref(self, text: str, details: BaseModel | None, path: Path, kinds: tuple[str, ...]) -> Ref:
        """One entry of a reference list."""
        return references.ref(self, text, details, path, kinds)

    def word_label(self, word: vocabulary.Entry) -> str:
        """What a vocabulary entry is called in the language of the statement."""
        return word.labels.get(self.language) or word.id


_READERS: Mapping[str, Callable[[Linker, Any, Path], Any]] = {
    **dict.fromkeys(("when", "unless", "only_if"), conditions),
    **dict.fromkeys(("retention", "otherwise", "longest_of", "shortest_of", "except_"), retention.rules),
    **dict.fromkeys(("keep", "within", "answer_within", "delete_within", "then"), formats.period),
    **dict.fromkeys(("effective", "published", "updated", "dated", "date"), formats.date),
    **dict.fromkeys(("country", "countries"), formats.names),
    "law": laws.laws,
    "contact": contacts.contacts,
    "us_first": contacts.us_first,
    "address": contacts.addresses,
    "service": references.services,
    "marketing": formats.object_or_flag,
}
"""How the values of a field are read, by its name, where what it holds does not say it."""
_PLAIN = frozenset({("Statement", "law")})
"""Fields with a name of `_READERS` that mean something else: the law a statement was written under is not cited."""
