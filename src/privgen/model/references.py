"""References: what an entry of a reference list names in the spec or the vocabulary; else it is a label itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..spec import vocabulary
from ..spec.activity import BasisDetails, Details
from ..spec.cookies import CookieType
from ..spec.kinds import Conditional
from ..spec.parties import Authority
from ..spec.registers import Decision
from ..spec.rights import Right
from .part import Ref
from .problems import is_id, undefined_entry
from .shape import entry_values, listed
from .values import Path

if TYPE_CHECKING:
    from .linker import Linker

_DETAILS: Mapping[str, type[BaseModel]] = {
    "legal_bases": BasisDetails,
    "authorities": Authority,
    "decisions": Decision,
    "rights": Right,
    "cookie_types": CookieType,
    "channels": Conditional,
    "mechanisms": Conditional,
}
"""The details that an entry of a kind can carry, where they are not `Details`."""


@cache
def _no_details(kind: str) -> BaseModel:
    """The details of all entries that carry none; not validated, since that takes 30 ms for the first of each class."""
    return _DETAILS.get(kind, Details).model_construct()


def refs(link: Linker, value: Any, path: Path, kinds: tuple[str, ...]) -> list[Ref]:
    """The entries of a reference list."""
    return [ref(link, text, details, where, kinds) for text, details, where in entry_values(value, path)]


def ref(link: Linker, text: str, details: BaseModel | None, path: Path, kinds: tuple[str, ...]) -> Ref:
    """One entry: an id of the spec, an id of the vocabulary, a label of the vocabulary, or a label in place."""
    shape = details if details is not None else _no_details(kinds[0])
    for kind in kinds:
        own = link.entry(kind, text, path)
        if own is not None:
            word = vocabulary.entry(kind, text)
            return Ref(link, shape, path, kind=kind, text=text, id=text, own=own, word=word)
    for kind in kinds:
        word = vocabulary.entry(kind, text) or vocabulary.by_label(kind, text)
        if word is not None:
            own = link.entry(kind, word.id, path)
            return Ref(link, shape, path, kind=kind, text=text, id=word.id, own=own, word=word)
    if getattr(shape, "label", None) is None and not getattr(shape, "items", None):
        _check_label(link, text, path, kinds)
    return Ref(link, shape, path, kind=kinds[0], text=text, id=None, own=None, word=None)


def services(link: Linker, value: Any, path: Path) -> list[Any]:
    """What a recipient does: entries of the vocabulary or infinitive phrases."""
    return [
        ref(link, text, None, where, ("services",)) if isinstance(text, str) else link.words(text, where)
        for text, where in listed(value, path)
    ]


def _check_label(link: Linker, text: str, path: Path, kinds: tuple[str, ...]) -> None:
    """Report a label that is meant as an id: with an underscore, or close to something known."""
    if is_id(text):
        own = [key for kind in kinds for key in link.registers.get(kind, ())]
        known = [*own, *(key for kind in kinds for key in vocabulary.entries(kind))]
        nearest = vocabulary.nearest(text.lower(), known)
    else:
        nearest = _nearest_label(text.lower(), kinds, link.language)
    if "_" in text or nearest is not None:
        link.problems.append(undefined_entry(text, kinds, nearest, path))


@lru_cache(maxsize=4096)
def _nearest_label(text: str, kinds: tuple[str, ...], language: str) -> str | None:
    """The label of the vocabulary that a text may be a slip of."""
    return vocabulary.nearest(text, _labels(kinds, language))


@cache
def _labels(kinds: tuple[str, ...], language: str) -> tuple[str, ...]:
    words = (entry for kind in kinds for entry in vocabulary.entries(kind).values())
    return tuple(label for word in words for label in (*word.labels.values(), *word.synonyms.get(language, ())))
