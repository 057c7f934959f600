"""The JSON Schema of a spec, draft-07, for editors: keys and words to choose from, and a line of help at each.

It is made from the schema that pydantic validates with, so that it cannot say something else than the shape does. It
accepts what the shape accepts, and knows less: what depends on several values together is left to the linter.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from . import kinds, vocabulary, walk
from .references import looked_up
from .root import Spec

_PLAIN = ["string", "number", "boolean"]
"""What an unquoted text can look like to an editor: `61948748`, `1.10`, `true`."""
_TEXT: dict[str, Any] = {"type": _PLAIN, "pattern": r"\S"}
_SUGGESTED: Mapping[tuple[str, str], str] = {
    ("Recipient", "service"): "services",
    ("Transfer", "mechanism"): "mechanisms",
    ("Transfer", "fallback"): "mechanisms",
    ("Promise", "never"): "acts",
    ("Promise", "only"): "acts",
    ("Ground", "ground"): "special_grounds",
    ("RetentionRule", "while_"): "states",
    ("RetentionRule", "until"): "events",
    ("RetentionRule", "after"): "events",
    ("Security", "against"): "threats",
    ("SelfService", "for_"): "subjects",
}
"""Fields outside reference lists whose texts can be ids of the vocabulary."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a spec, as plain data."""
    maker = _Maker()
    root = maker.model(walk.root())
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "privgen spec",
        **maker.definitions.pop(root["$ref"].rpartition("/")[2]),
        "definitions": dict(sorted(maker.definitions.items())),
    }


class _Maker:
    """Turns core schemas into JSON Schema; every model and every list of words becomes a definition."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def make(self, schema: walk.Schema, words: str = "") -> dict[str, Any]:
        """The JSON Schema of a core schema; `words` names the definition of the texts to suggest."""
        kind = schema["type"]
        if kind == "definition-ref":
            return self.make(walk.definitions()[schema["schema_ref"]], words)
        if kind in ("default", "function-before"):
            return self.make(schema["schema"], words)
        if kind == "nullable":
            return _or_null(self.make(schema["schema"], words))
        if kind == "model":
            return self.model(schema)
        return getattr(self, f"_{kind.replace('-', '_')}")(schema, words)

    def model(self, schema: walk.Schema) -> dict[str, Any]:
        """A reference to the definition of a model."""
        model: type[BaseModel] = schema["cls"]
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # holds the place for models that refer to themselves
            self.definitions[name] = self._object(model, walk.bare(schema))
        return {"$ref": f"#/definitions/{name}"}

    def _object(self, model: type[BaseModel], schema: walk.Schema) -> dict[str, Any]:
        texts = docstrings(model)
        properties, required = {}, []
        for name, field in schema["fields"].items():
            key = field.get("validation_alias") or name
            made = self.make(field["schema"], self._words(model, name))
            if (model, name) == (Spec, "privgen"):
                made = {"enum": [1, "1"]}
            properties[key] = described(made, texts.get(name, ""))
            if field["schema"]["type"] != "default":
                required.append(key)
        made = {"type": "object", "description": inspect.getdoc(model) or "", "properties": properties}
        return {**made, **({"required": required} if required else {}), "additionalProperties": False}

    def _words(self, model: type[BaseModel], field: str) -> str:
        owner = model.__name__
        if (owner, field) in _SUGGESTED:
            return self.words((_SUGGESTED[owner, field],))
        return self.words(looked_up(owner, field)) if _has_entries(model.model_fields[field].annotation) else ""

    def words(self, names: tuple[str, ...]) -> str:
        """The name of the definition that suggests the ids and Dutch labels of some kinds; empty if they have none."""
        entries = [entry for name in names for entry in vocabulary.entries(name).values()]
        if not entries:
            return ""
        name = "words_" + "_".join(names)
        known = dict.fromkeys([*(entry.id for entry in entries), *(entry.labels["nl"] for entry in entries)])
        self.definitions.setdefault(name, {"anyOf": [{"enum": list(known)}, self.shared("text", _TEXT)]})
        return name

    def _str(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        if "pattern" in schema:
            return {"type": "string", "pattern": schema["pattern"]}
        return self.shared(words) if words else self.shared("text", _TEXT)

    def shared(self, name: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
        """A reference to a definition, which is made from `schema` if it is not there yet."""
        if schema is not None:
            self.definitions.setdefault(name, schema)
        return {"$ref": f"#/definitions/{name}"}

    def _bool(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        return {"type": "boolean"}

    def _int(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        return {"type": "integer"}

    def _literal(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        return {"enum": list(schema["expected"])}

    def _list(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        return {"type": "array", "items": self.make(schema["items_schema"], words)}

    def _dict(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "object", "additionalProperties": self.make(schema["values_schema"])}
        keys = walk.bare(schema["keys_schema"])
        if keys.get("pattern") == kinds.LANGUAGE:
            made |= {"description": "A text in several languages.", "propertyNames": {"enum": sorted(kinds.LANGUAGES)}}
            return self.shared("languages", made)
        if "pattern" in keys:
            made["propertyNames"] = {"pattern": keys["pattern"]}
        if "max_length" in schema:
            made |= {"minProperties": schema["min_length"], "maxProperties": schema["max_length"]}
        return made

    def _tagged_union(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        made = _any([self.make(choice, words) for choice in schema["choices"].values()])
        details = _details(schema)
        return self.shared(f"list_{details}_{words.removeprefix('words_') or 'text'}", made) if details else made

    def _union(self, schema: walk.Schema, words: str) -> dict[str, Any]:
        return _any([self.make(choice, words) for choice in schema["choices"]])


def described(schema: dict[str, Any], text: str) -> dict[str, Any]:
    """A schema with a description; draft-07 ignores everything beside a `$ref`, so that one is wrapped."""
    if not text:
        return schema
    return {"description": text, **({"allOf": [schema]} if "$ref" in schema else schema)}


def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The strings below the fields of a model and of what it inherits from, by attribute."""
    found: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if not (issubclass(owner, BaseModel) and owner is not BaseModel):
            continue
        body = ast.parse(inspect.getsource(owner)).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, text in pairwise(statements):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
                found[field.target.id] = inspect.cleandoc(ast.literal_eval(text.value))
    return found


def _details(schema: walk.Schema) -> str:
    """The name of the model that the entries of a reference list carry; empty for any other union."""
    entries = walk.branch(schema, kinds.LIST)
    entry = walk.branch(entries["items_schema"], kinds.MAP) if entries and entries["type"] == "list" else None
    if entry is None or "max_length" not in entry:
        return ""
    details = entry["values_schema"]
    model = walk.definitions()[details["schema_ref"]] if details["type"] == "definition-ref" else details
    return str(model["cls"].__name__)


def _has_entries(annotation: Any) -> bool:
    """Whether an annotation is a reference list, or one of several things of which one is."""
    if any(isinstance(item, kinds.Entries) for item in getattr(annotation, "__metadata__", ())):
        return True
    return any(_has_entries(inner) for inner in get_args(annotation))


def _any(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """One of several; choices inside choices are written side by side, and each once."""
    flat: list[dict[str, Any]] = []
    for choice in choices:
        for one in choice["anyOf"] if set(choice) == {"anyOf"} else [choice]:
            if one not in flat:
                flat.append(one)
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A key without a value says nothing, and an editor shows one while it is being typed."""
    return _any([schema, {"type": "null"}])
