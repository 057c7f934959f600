"""Where a shape error is, and what the shape expects there: a walk along the schema that pydantic validates with.

The place that pydantic gives (`loc`) holds labels of union branches between the keys, and a label can look like a key.
The schema knows which is which, so that the walk never guesses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from privgen.source.tree import Path

from .kinds import IN_LANGUAGES, LIST, MAP
from .root import Spec

Schema = Mapping[str, Any]
_WRAPPERS = frozenset(("default", "nullable", "function-before", "model"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a spec as the shape sees it.

    `schema` is what is expected there, None for a key that the shape does not know; `holder` is the object whose key
    is the last step of `path`, None where that is a list or a register. `on_key` says that the key is wrong, not its
    value.
    """

    path: Path
    schema: Schema | None
    holder: Schema | None
    on_key: bool = False


def place(loc: tuple[str | int, ...], *, unknown_key: bool = False) -> Place:
    """Follow a `loc` of pydantic from the root of a spec. `unknown_key` says that its last step is a key of the file.

    Else a last step `[key]` stands for the key before it.
    """
    schema: Schema | None = bare(root())
    holder: Schema | None = None
    path: list[str | int] = []
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        if last and unknown_key:
            return Place((*path, step), None, schema, True)
        if last and step == "[key]" and path:
            return Place(tuple(path), schema, None, True)
        kind = schema["type"]
        if kind == "tagged-union":
            schema = bare(schema["choices"][step])
            continue
        if kind not in ("model-fields", "dict", "list"):
            break  # what follows are labels of a plain union
        holder = schema if kind == "model-fields" else None
        path.append(step)
        schema = bare(_below(schema, step))
    return Place(tuple(path), schema, holder)


def keys(schema: Schema) -> dict[str, Schema]:
    """The keys of an object as they are written in YAML, each with its schema; none for anything else."""
    if schema["type"] != "model-fields":
        return {}
    return {field.get("validation_alias") or name: field["schema"] for name, field in schema["fields"].items()}


def expected(schema: Schema) -> tuple[str, ...]:
    """What may stand at a place: of `text`, `boolean`, `integer`, `word`, `list`, `map`, each once."""
    return tuple(dict.fromkeys(_expected(bare(schema))))


def words(schema: Schema) -> tuple[str, ...]:
    """The words that a place takes, if it takes a few only."""
    schema = bare(schema)
    if schema["type"] == "tagged-union":
        return tuple(word for choice in schema["choices"].values() for word in words(choice))
    return tuple(schema["expected"]) if schema["type"] == "literal" else ()


def branch(schema: Schema, tag: str) -> Schema | None:
    """The branch of a union for a kind of node, or None; a schema that is no union is its own only branch."""
    schema = bare(schema)
    if schema["type"] != "tagged-union":
        return schema
    chosen = schema["choices"].get(tag)
    return bare(chosen) if chosen is not None else None


def bare(schema: Schema) -> Schema:
    """A schema without what pydantic wraps around it."""
    while True:
        kind = schema["type"]
        if kind == "definition-ref":
            schema = definitions()[schema["schema_ref"]]
        elif kind in _WRAPPERS:
            schema = schema["schema"]
        else:
            return schema


@cache
def root() -> Schema:
    """The schema of a whole spec."""
    Spec.model_rebuild()
    schema: Schema = Spec.__pydantic_core_schema__
    return schema["schema"] if schema["type"] == "definitions" else schema


@cache
def definitions() -> Mapping[str, Schema]:
    """The schemas that others refer to."""
    root()
    return {schema["ref"]: schema for schema in Spec.__pydantic_core_schema__.get("definitions", ())}


def _below(schema: Schema, step: str | int) -> Schema:
    if schema["type"] == "list":
        return schema["items_schema"]
    if schema["type"] == "dict":
        return schema["values_schema"]
    return keys(schema)[str(step)]


def _expected(schema: Schema) -> Iterator[str]:
    names = {"str": "text", "bool": "boolean", "int": "integer", "literal": "word", "list": "list"}
    kind = schema["type"]
    if kind == "tagged-union":
        for tag, choice in schema["choices"].items():
            if tag == IN_LANGUAGES:
                yield "text"
            elif tag not in (LIST, MAP):
                yield from _expected(bare(choice))
        yield from ("list" for tag in schema["choices"] if tag == LIST)
        yield from ("map" for tag in schema["choices"] if tag == MAP)
    elif kind == "union":
        for choice in schema["choices"]:
            yield from _expected(bare(choice))
    else:
        yield names.get(kind, "map")
