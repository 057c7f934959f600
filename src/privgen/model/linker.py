"""Linking: references looked up, short forms written out, periods and dates read; what does not fit becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel

from .. import law
from ..spec import vocabulary
from ..spec.activity import Details
from ..spec.parties import Authority
from ..spec.parts import Decision
from ..spec.references import looked_up
from ..spec.root import Spec
from . import time
from .conditions import Condition
from .part import Part, Ref
from .shape import Field
from .values import BLOCK, INLINE, Choice, Flag, NoEntries, Number, Path, Problem, Words, undefined

REGISTERS: Mapping[str, str] = {
    "data": "label",
    "subjects": "label",
    "purposes": "label",
    "recipients": "label",
    "sources": "label",
    "laws": "label",
    "decisions": "label",
    "authorities": "name",
    "legal_bases": "label",
    "contacts": "",
    "retention": "",
    "promises": "always",
    "definitions": "",
    "activities": "",
}
"""The registers of a spec, each with the field that a string fills."""
_ID = re.compile(r"^[a-z][a-z0-9_]*$")


@lru_cache(maxsize=4096)
def _nearest_label(text: str, kinds: tuple[str, ...], language: str) -> str | None:
    """The label of the vocabulary that a text may be a slip of."""
    return vocabulary.nearest(text, _labels(kinds, language))


@cache
def _labels(kinds: tuple[str, ...], language: str) -> tuple[str, ...]:
    words = (entry for kind in kinds for entry in vocabulary.entries(kind).values())
    return tuple(label for word in words for label in (*word.labels.values(), *word.synonyms.get(language, ())))


class Linker:
    """Turns values of the shape into values of the model, and keeps what it found wrong."""

    def __init__(self, spec: Spec, language: str = "nl") -> None:
        self.spec = spec
        self.language = language
        self.problems: list[Problem] = []
        self.used: dict[tuple[str, str], list[Path]] = {}
        """Where each register entry is referred to: (register, id) to paths."""
        self.registers: dict[str, dict[str, Part]] = {}
        for name, main in REGISTERS.items():
            self.registers[name] = {
                key: self._entry(name, main, key, value) for key, value in (getattr(spec, name) or {}).items()
            }

    def _entry(self, register: str, main: str, key: str, value: Any) -> Part:
        path: Path = (register, key)
        if isinstance(value, BaseModel):
            return Part(self, value, path)
        shape, field = short_entry(register, main, value)
        return Part(self, shape, path, {field: path})

    # --- values -----------------------------------------------------------------------------------------------------

    def convert(self, owner: type[BaseModel], name: str, field: Field, value: Any, path: Path) -> Any:
        """A value of the shape as a value of the model."""
        special = self._special(owner, name)
        if special is not None:
            return special(value, path)
        match field.holds:
            case "text":
                return self.words(value, path, BLOCK if name in ("text", "intro") else INLINE)
            case "texts":
                return self.texts(value, path)
            case "names":
                return [Words(text.strip(), (where,)) for text, where in listed(value, path)]
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

    def _special(self, owner: type[BaseModel], name: str) -> Callable[[Any, Path], Any] | None:
        table: dict[str, Callable[[Any, Path], Any]] = {
            "when": self.conditions,
            "unless": self.conditions,
            "only_if": self.conditions,
            "retention": self.rules,
            "otherwise": self.rules,
            "longest_of": self.rules,
            "shortest_of": self.rules,
            "except_": self.rules,
            "law": self.laws,
            "contact": self.contacts,
            "us_first": self.us_first,
            "keep": self.period,
            "within": self.period,
            "answer_within": self.period,
            "delete_within": self.period,
            "then": self.period,
            "effective": self.date,
            "published": self.date,
            "updated": self.date,
            "dated": self.date,
            "date": self.date,
            "country": self.countries,
            "countries": self.countries,
            "address": self.addresses,
            "service": self.services,
            "marketing": self.object_or_flag,
        }
        if name == "law" and owner.__name__ == "Statement":  # the law it was written under, not one it cites
            return None
        return table.get(name)

    def object_or_flag(self, value: Any, path: Path) -> Any:
        """An object, or a plain yes or no."""
        return Part(self, value, path) if isinstance(value, BaseModel) else Flag(value, (path,))

    # --- references -------------------------------------------------------------------------------------------------

    def refs(self, value: Any, path: Path, kinds: tuple[str, ...]) -> list[Ref]:
        """The entries of a reference list."""
        return [self.ref(text, details, where, kinds) for text, details, where in entry_values(value, path)]

    def ref(self, text: str, details: BaseModel | None, path: Path, kinds: tuple[str, ...]) -> Ref:
        """One entry: an id of the spec, an id of the vocabulary, a label of the vocabulary, or a label in place."""
        shape = details if details is not None else _EMPTY.get(kinds[0], Details)()
        for kind in kinds:
            if text in self.registers.get(kind, ()):
                self.used.setdefault((kind, text), []).append(path)
                own = self.registers[kind][text]
                return Ref(self, shape, path, kind=kind, text=text, id=text, own=own, word=vocabulary.entry(kind, text))
        for kind in kinds:
            word = vocabulary.entry(kind, text) or vocabulary.by_label(kind, text)
            if word is not None:
                own = self.registers.get(kind, {}).get(word.id)
                if own is not None:
                    self.used.setdefault((kind, word.id), []).append(path)
                return Ref(self, shape, path, kind=kind, text=text, id=word.id, own=own, word=word)
        items = getattr(shape, "items", None)
        if getattr(shape, "label", None) is None and not items:
            self._check_label(text, path, kinds)
        return Ref(self, shape, path, kind=kinds[0], text=text, id=None, own=None, word=None)

    def _check_label(self, text: str, path: Path, kinds: tuple[str, ...]) -> None:
        """Report a label that is meant as an id: with an underscore, or close to something known."""
        if _ID.match(text):
            own = [key for kind in kinds for key in self.registers.get(kind, ())]
            nearest = vocabulary.nearest(
                text.lower(), [*own, *(key for kind in kinds for key in vocabulary.entries(kind))]
            )
        else:
            nearest = _nearest_label(text.lower(), kinds, self.language)
        if "_" in text or nearest is not None:
            remedy = (
                f"define it under `{kinds[0]}`, or write it as a label without underscore",
                f"definieer het onder `{kinds[0]}`, of schrijf het als omschrijving zonder laag streepje",
            )
            self.problems.append(undefined(text, ", ".join(kinds), nearest, path, remedy))

    def word_label(self, word: vocabulary.Entry) -> str:
        """What a vocabulary entry is called in the language of the statement."""
        return word.labels.get(self.language) or word.id

    def conditions(self, value: Any, path: Path) -> list[Condition]:
        """Conditions: texts, or ids of a legal basis, an activity, a type of cookies, a promise, or the vocabulary."""
        return [self._condition(text, where) for text, where in listed(value, path)]

    def _condition(self, value: Any, path: Path) -> Condition:
        words = self.words(value, path)
        text = words.text
        for kind in ("conditions", "legal_bases", "moments", "cookie_types", "subjects"):
            if (word := vocabulary.entry(kind, text)) is not None:
                return Condition(words, kind, text, word)
        register, _, key = text.rpartition(".")
        places = [
            name
            for name in ("activities", "promises", "subjects", "recipients", "data")
            if key in self.registers.get(name, ()) and register in ("", name)
        ]
        if len(places) > 1:
            self.problems.append(
                Problem(
                    "CON001",
                    path,
                    f"`{key}` is defined under {' and '.join(places)}",
                    f"write `{places[0]}.{key}`",
                    tuple(((name, key), "defined here", "hier gedefinieerd") for name in places),
                    nl=f"`{key}` is gedefinieerd onder {' en '.join(places)}",
                    help_nl=f"schrijf `{places[0]}.{key}`",
                )
            )
        if places:
            self.used.setdefault((places[0], key), []).append(path)
            return Condition(words, places[0], key, None)
        if _ID.match(text) and "_" in text:
            known = [
                *vocabulary.entries("conditions"),
                *vocabulary.entries("legal_bases"),
                *self.registers["activities"],
            ]
            nearest = vocabulary.nearest(text, known)
            remedy = ("write the condition as a text", "schrijf de voorwaarde als tekst")
            self.problems.append(undefined(text, "conditions", nearest, path, remedy))
        return Condition(words, "text", None, None)

    def laws(self, value: Any, path: Path) -> list[Ref | Words]:
        """Laws: ids of the register or of the law data, or names in place."""
        return [self._law(text, where) for text, where in listed(value, path)]

    def _law(self, text: str, path: Path) -> Any:
        own = self.registers["laws"].get(text)
        if own is not None:
            self.used.setdefault(("laws", text), []).append(path)
            return LawRef(text, Words("", (path,)), own, None)
        known = law.law_reference(text)
        if known is None and _ID.match(text) and "_" in text:
            remedy = (
                "define it under `laws`, or write the name of the law",
                "definieer het onder `laws`, of schrijf de naam van de wet",
            )
            self.problems.append(undefined(text, "laws", None, path, remedy))
        return LawRef(text if known else None, Words(text, (path,), INLINE), None, known)

    def contacts(self, value: Any, path: Path) -> list[Any]:
        """Contacts: ids of the register, the implied ones of the controller, or addresses in place."""
        if isinstance(value, dict):
            return [ContactRef(None, self.words(value, path), None)]
        return [self.contact(text, where) for text, where in listed(value, path)]

    def contact(self, text: str, path: Path) -> Any:
        """One contact."""
        own = self.registers["contacts"].get(text)
        if own is not None:
            self.used.setdefault(("contacts", text), []).append(path)
        elif text in ("email", "phone", "post", "website", "controller"):
            controllers = self.controllers()
            own = None if not controllers else controllers[0]
        elif _ID.match(text) and not vocabulary.entry("channels", text):
            nearest = vocabulary.nearest(text, [*self.registers["contacts"], "email", "phone", "post", "website"])
            if nearest or "_" in text:
                remedy = ("define it under `contacts`", "definieer het onder `contacts`")
                self.problems.append(undefined(text, "contacts", nearest, path, remedy))
        return ContactRef(text, Words(text, (path,), INLINE), own)

    def us_first(self, value: Any, path: Path) -> Any:
        """Where to complain first: an object, or contacts."""
        if isinstance(value, BaseModel):
            return Part(self, value, path)
        from ..spec.parts import UsFirst

        return Part(self, UsFirst(contact=value), path, {"contact": path})

    def controllers(self) -> list[Part]:
        """The controller, or the joint ones."""
        from ..spec.parties import Controller

        value = self.spec.controller
        if value is None:
            return []
        if isinstance(value, str):
            return [Part(self, Controller(name=value), ("controller",), {"name": ("controller",)})]
        if isinstance(value, list):
            return [Part(self, item, ("controller", index)) for index, item in enumerate(value)]
        return [Part(self, value, ("controller",))]

    def services(self, value: Any, path: Path) -> list[Any]:
        """What a recipient does: entries of the vocabulary or infinitive phrases."""
        return [
            self.ref(text, None, where, ("services",)) if isinstance(text, str) else self.words(text, where)
            for text, where in listed(value, path)
        ]

    def addresses(self, value: Any, path: Path) -> list[Any]:
        """Addresses: objects, or one text."""
        if isinstance(value, str):
            return [Words(value, (path,), INLINE)]
        items = value if isinstance(value, list) else [value]
        return [
            Part(self, item, (*path, index) if isinstance(value, list) else path) for index, item in enumerate(items)
        ]

    # --- formats ----------------------------------------------------------------------------------------------------

    def period(self, value: Any, path: Path) -> Any:
        """A period; a text that is none stays words."""
        if isinstance(value, str) and (found := time.period(value)) is not None:
            return found.at(path)
        words = self.words(value, path)
        if re.match(r"^[\d.,]+\s*\S+$", words.text):
            self.problems.append(
                Problem("FMT004", path, f"`{words.text}` is not a period", "", nl=f"`{words.text}` is geen termijn")
            )
        return words

    def date(self, value: str, path: Path) -> Any:
        """A date with day, month or year precision."""
        found = time.day(value)
        if found is None:
            self.problems.append(Problem("FMT001", path, f"`{value}` is not a date", "", nl=f"`{value}` is geen datum"))
            return Words(value, (path,))
        return time.Day(found.year, found.month, found.day, found.text, (path,))

    def countries(self, value: Any, path: Path) -> list[Words]:
        """Country codes."""
        return [Words(text.strip(), (where,)) for text, where in listed(value, path)]

    def rules(self, value: Any, path: Path) -> list[Any]:
        """Retention rules side by side."""
        from .retention import rules

        return rules(self, value, path)


class LawRef:
    """A law that a spec names: from its register, from the law data, or in place."""

    __slots__ = ("id", "known", "own", "words")

    def __init__(self, id: str | None, words: Words, own: Part | None, known: Any) -> None:
        self.id = id
        self.words = words
        self.own = own
        self.known = known

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is named."""
        return self.words.paths


class ContactRef:
    """A contact that a spec names: an entry of the register, one of the controller's own, or an address in place."""

    __slots__ = ("id", "own", "words")

    def __init__(self, id: str | None, words: Words, own: Part | None) -> None:
        self.id = id
        self.words = words
        self.own = own

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is named."""
        return self.words.paths


def short_entry(register: str, main: str, value: Any) -> tuple[BaseModel, str]:
    """The object that a string in a register stands for, and the field it fills."""
    from ..spec import parties, parts, retention

    match register:
        case "contacts":
            field = (
                "email"
                if "@" in value
                else "website"
                if re.match(r"^https?://|^www\.", value)
                else "phone"
                if re.match(r"^[+\d][\d\s()-]+$", value)
                else "post"
            )
            return parties.Contact.model_construct(**{field: value}), field
        case "retention":
            return retention.RetentionRule.model_construct(keep=value), "keep"
    model = {
        "recipients": parties.Recipient,
        "sources": parties.Source,
        "laws": parts.Law,
        "decisions": Decision,
        "authorities": Authority,
        "promises": parts.Promise,
    }.get(register, Details)
    return model.model_construct(**{main: value}), main


_EMPTY: dict[str, type[BaseModel]] = {}


def _fill_empty() -> None:
    from ..spec import kinds, parts
    from ..spec.activity import BasisDetails

    _EMPTY.update(
        {
            "legal_bases": BasisDetails,
            "authorities": Authority,
            "decisions": Decision,
            "rights": parts.Right,
            "cookie_types": parts.CookieType,
            "channels": kinds.Conditional,
            "mechanisms": kinds.Conditional,
        }
    )


_fill_empty()


def listed(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """The texts of a field that holds one or a list, each with its path."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield item, (*path, index)
    else:
        yield value, path


def entry_values(value: Any, path: Path) -> Iterator[tuple[str, BaseModel | None, Path]]:
    """The entries of a reference list: text, details or None, and path."""
    for item, where in listed(value, path):
        if isinstance(item, dict):
            for text, details in item.items():
                yield text, details, (*where, text)
        else:
            yield item, None, where
