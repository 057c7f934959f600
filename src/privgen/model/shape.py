"""The shape as the model walks it: what the annotations say about each field, and every value with its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ..spec import kinds
from .values import Path

_TEXT = get_args(kinds.Text)[1]
_FLAG = get_args(kinds.Bool)[1]
_NUMBER = get_args(kinds.Int)[1]
_NAME = get_args(kinds.Str)[1]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a shape model: the key in YAML, what it holds, and how its leaves count."""

    key: str
    holds: str  # text | texts | names | name | flag | number | choice | entries | union | models | register | other
    fact: str  # printed | semantic | names | meta


@cache
def fields(model: type[BaseModel]) -> dict[str, Field]:
    """The fields of a shape model by attribute name."""
    found = {name: (info, info.annotation) for name, info in model.model_fields.items()}
    if any(isinstance(annotation, ForwardRef) for _, annotation in found.values()):
        hints = get_type_hints(model, include_extras=True)
        found = {name: (info, hints[name]) for name, (info, _) in found.items()}
    return {name: _field(name, info, annotation) for name, (info, annotation) in found.items()}


def _field(name: str, info: Any, annotation: Any) -> Field:
    said = (*info.metadata, *_annotations(annotation))
    fact = next((item.name for item in said if isinstance(item, kinds.FactKind)), "printed")
    return Field(info.alias or name, _holds(said), fact)


def _annotations(annotation: Any) -> Iterator[Any]:
    """Every annotation object and plain type inside an annotation, without going into list or dict arguments."""
    origin = get_origin(annotation)
    if origin is Annotated:
        first, *more = get_args(annotation)
        yield from more
        yield from _annotations(first)
    elif origin in (Union, UnionType):
        for argument in get_args(annotation):
            yield from _annotations(argument)
    else:
        yield annotation


def _holds(annotations: tuple[Any, ...]) -> str:
    for item in annotations:
        if item is _TEXT:
            return "text"
        if item is _FLAG:
            return "flag"
        if item is _NUMBER:
            return "number"
        if item is _NAME:
            return "name"
        if isinstance(item, kinds.Entries):
            return "entries"
        if isinstance(item, kinds.OneOf):
            return _union(item)
        if get_origin(item) is Literal:
            return "choice"
    return "other"


def _union(union: kinds.OneOf) -> str:
    listed = union.branches.get(kinds.LIST)
    if listed is not None and kinds.MAP not in union.branches:
        return "names" if kinds.IN_LANGUAGES not in union.branches else "texts"
    return "union"


def listed(value: Any, path: Path) -> Iterator[tuple[Any, Path]]:
    """The values of a field that holds one or a list, each with its path."""
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


def leaves(value: Any, path: Path = (), fact: str = "printed") -> Iterator[tuple[Path, str, Any]]:
    """Every fact of a shape: its path, how it counts, and the value; a text in languages counts as one."""
    if value is None or fact == "meta":
        return
    if isinstance(value, BaseModel):
        for name, field in fields(type(value)).items():
            child = getattr(value, name)
            where, kind = (*path, field.key), field.fact if fact in ("printed", "names") else fact
            if isinstance(child, dict) and field.holds == "entries":
                yield from _entry(child, where, kind)
            else:
                yield from leaves(child, where, kind)
    elif isinstance(value, dict):
        if _in_languages(value):
            yield path, fact, value
            return
        for key, child in value.items():
            yield from leaves(child, (*path, key), fact)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            if isinstance(child, dict) and not _in_languages(child):
                yield from _entry(child, (*path, index), fact)
            else:
                yield from leaves(
                    child, (*path, index), "semantic" if fact == "names" and isinstance(child, str) else fact
                )
    else:
        yield path, "printed" if fact == "names" else fact, value


def _entry(entry: dict[str, Any], path: Path, fact: str) -> Iterator[tuple[Path, str, Any]]:
    """An entry of a reference list: what it names is a fact, and so are its details."""
    for key, details in entry.items():
        yield (*path, key), "semantic" if fact == "names" else fact, key
        yield from leaves(details, (*path, key), fact)


def _in_languages(value: dict[str, Any]) -> bool:
    return bool(value) and kinds.LANGUAGES.issuperset(value) and all(isinstance(text, str) for text in value.values())
