"""What the errors of pydantic mean for whoever wrote the spec: each becomes a slip, judged by its type alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from privgen.source.tree import Node, Path, Plain

from . import vocabulary, walk
from .kinds import IN_LANGUAGES, LANGUAGES, MAP
from .messages import Kinds, Listed, Piece, Slip, quoted
from .walk import Place

_YES = frozenset(("yes", "ja", "on", "true", "y", "j", "1"))
_NO = frozenset(("no", "nee", "off", "false", "n", "0", "none", "geen"))
_EVERYWHERE = ("when", "unless", "only_if", "intro", "text", "note")


def slip(error: ErrorDetails, root: Node, written: Callable[[Path], Path]) -> Slip:
    """What an error means, and where.

    `root` is the tree of the files, `written` turns a path of the checked data into a path of that tree.
    """
    kind = error["type"]
    place = walk.place(error["loc"], unknown_key=kind == "extra_forbidden")
    case = _Case(place, written(place.path), root, error.get("ctx") or {})
    if kind == "union_tag_invalid" or kind.endswith("_type"):
        return case.wrong_type()
    return _TYPES.get(kind, _Case.other)(case)


class _Case:
    """One error: where it is, the node that the file has there, and the values pydantic gives with it."""

    def __init__(self, place: Place, path: Path, root: Node, ctx: Mapping[str, Any]) -> None:
        self.place, self.path, self.ctx = place, path, ctx
        self.node: Node | None = root
        self.parent: Node | None = None
        for step in path:
            self.parent, self.node = self.node, self.node.child(step) if self.node is not None else None

    @property
    def value(self) -> Any:
        return self.node.value if self.node is not None else None

    @property
    def schema(self) -> walk.Schema:
        return self.place.schema or walk.root()

    def subject(self, path: Path | None = None) -> Piece | str:
        """How a sentence about the value begins."""
        path = self.path if path is None else path
        if not path:
            return Piece("whole")
        return quoted(path[-1]) if isinstance(path[-1], str) else Piece("item", _last_key(path))

    def made(self, situation: str, *, at: Path | None = None, on_key: bool = False, **values: Any) -> Slip:
        subject = values.pop("subject", None) or self.subject()
        return Slip(situation, self.path, self.path if at is None else at, on_key, {"subject": subject, **values})

    # Keys

    def unknown_key(self) -> Slip:
        key = str(self.path[-1])
        common: dict[str, Any] = {"key": quoted(key), "where": _where(self.path[:-1])}
        holder = self.place.holder or walk.bare(walk.root())
        if self.node is not None and self.node.flow and self.value is None and self.node.start == self.node.end:
            return self.made("key-from-comma", on_key=True, **common)
        present = self.parent.value if self.parent is not None else {}
        names = list(walk.keys(holder))
        near = nearest_key(key, [name for name in names if name not in present]) or nearest_key(key, names)
        if near:
            return self.made("key-near", on_key=True, near=near, **common)
        top = walk.keys(walk.bare(walk.root()))
        if len(self.path) > 1 and key in top:
            return self.made("key-of-root", on_key=True, **common)
        homes = tuple(f"{name}" for name in top if len(self.path) == 1 and key in _keys_below(top[name]))
        if homes:
            return self.made("key-elsewhere", on_key=True, places=Listed(homes), **common)
        names.sort(key=lambda name: name in _EVERYWHERE)
        return self.made("key-unknown", on_key=True, keys=Listed(tuple(names)), **common)

    def missing_key(self) -> Slip:
        missing = str(self.path[-1])
        parent = self.path[:-1]
        return self.made("key-missing", at=parent, on_key=True, subject=self.subject(parent),
                         missing=Listed((missing,), "and"))

    def bad_id(self) -> Slip:
        value = str(self.path[-1]) if self.place.on_key else str(self.value)
        return self.made("id-key", on_key=self.place.on_key, value=quoted(value), near=as_id(value))

    # Values

    def wrong_type(self) -> Slip:
        expected = walk.expected(self.schema)
        value = self.value
        if value is None:
            return self.made("value-empty", expected=Kinds(expected))
        if isinstance(value, str):
            return self._scalar(value, expected)
        if isinstance(value, dict):
            return self._map(value, expected)
        if expected == ("map",):
            if self.schema["type"] == "dict":
                return self.made("type-list-for-register")
            return self._needs_keys("list")
        return self._plainly("list", expected)

    def _scalar(self, value: str, expected: tuple[str, ...]) -> Slip:
        if "boolean" in expected:
            word = value.strip().lower()
            situation = "boolean-yes" if word in _YES else "boolean-no" if word in _NO else "boolean"
            return self.made(situation, value=quoted(value))
        if "integer" in expected:
            return self.made("integer", value=quoted(value))
        found = "number" if isinstance(value, Plain) else "text"
        if expected == ("map",):
            return self._needs_keys(found)
        if expected == ("list",):
            return self.made("type-needs-list", found=Piece(found))
        return self._plainly(found, expected)

    def _map(self, value: dict[str, Any], expected: tuple[str, ...]) -> Slip:
        if IN_LANGUAGES in self.schema.get("choices", ()) and not LANGUAGES.isdisjoint(value):
            others = tuple(quoted(key).strip("`") for key in value if key not in LANGUAGES) or tuple(value)
            return self.made("type-languages", keys=Listed(others, "and"))
        first = next(iter(value), None)
        if "text" in expected and len(value) == 1 and isinstance(value[first], str) and not self.node.flow:
            return self.made("entry-text", key=quoted(first))
        if expected == ("list",):
            return self.made("type-needs-list", found=Piece("map"))
        return self._plainly("map", expected)

    def _plainly(self, found: str, expected: tuple[str, ...]) -> Slip:
        return self.made("type-wrong", found=Piece(found), expected=Kinds(expected))

    def _needs_keys(self, found: str) -> Slip:
        names = [name for name in walk.keys(self.schema) if name not in _EVERYWHERE] or ["id"]
        return self.made("type-needs-keys", found=Piece(found), keys=Listed(tuple(names[:3]), "and"))

    def wrong_word(self) -> Slip:
        words = walk.words(self.schema)
        value = self.value
        if value is None:
            return self.made("value-empty", expected=Listed(words))
        if not isinstance(value, str):
            return self.wrong_type()
        near = nearest_key(str(value), list(words))
        if near:
            return self.made("word-near", value=quoted(value), near=near)
        return self.made("word-unknown", value=quoted(value), words=Listed(words))

    def wrong_version(self) -> Slip:
        if isinstance(self.value, str):
            return self.made("version-unknown", value=quoted(self.value))
        return self.made("type-wrong", found=Piece("map" if isinstance(self.value, dict) else "list"),
                         expected=Kinds(("integer",)))

    def blank(self) -> Slip:
        return self.made("text-blank", on_key=self.place.on_key)

    # Entries of reference lists

    def entry_text(self) -> Slip:
        return self.made("entry-text", key=quoted(self.ctx["key"]))

    def entry_empty(self) -> Slip:
        key = self.ctx["key"]
        return self.made("entry-empty", at=(*self.path, key), on_key=True, key=quoted(key))

    def entry_indent(self) -> Slip:
        key, other = self.ctx["key"], self.ctx["other"]
        flow = self.node is not None and self.node.flow
        return self.made("entry-indent-flow" if flow else "entry-indent", at=(*self.path, other), on_key=True,
                         key=quoted(key), other=quoted(other), key_plain=_plain(key), other_plain=_plain(other))

    def entry_keys(self) -> Slip:
        keys = list(self.value) if isinstance(self.value, dict) else []
        if len(keys) < 2:
            return self.made("entry-nothing")
        shown = tuple(_plain(key) for key in keys)
        return self.made("entry-keys", at=(*self.path, keys[1]), on_key=True, keys=Listed(shown, "and"))

    def other(self) -> Slip:
        return self.made("other", key_plain=_plain(_last_key(self.path)))


_TYPES: dict[str, Callable[[_Case], Slip]] = {
    "extra_forbidden": _Case.unknown_key,
    "missing": _Case.missing_key,
    "string_pattern_mismatch": _Case.bad_id,
    "literal_error": _Case.wrong_word,
    "language_version": _Case.wrong_version,
    "text_blank": _Case.blank,
    "entry_text": _Case.entry_text,
    "entry_empty": _Case.entry_empty,
    "entry_indent": _Case.entry_indent,
    "entry_keys": _Case.entry_keys,
}


def merge(slips: list[Slip]) -> list[Slip]:
    """One slip for one cause.

    The branches of a union, an unknown key with the missing one it stands for, all keys that one object lacks, and all
    commas of one text become one.
    """
    near = {(*slip.path[:-1], slip.values["near"]) for slip in slips if slip.situation == "key-near"}
    kept: dict[tuple[Any, ...], Slip] = {}
    for slip in slips:
        if slip.situation == "key-missing" and slip.path in near:
            continue
        shared = slip.situation in ("key-missing", "key-from-comma")
        first = kept.setdefault((slip.path[:-1], slip.situation) if shared else (slip.path, slip.on_key), slip)
        if slip.situation == "key-missing" and first is not slip:
            missing = first.values["missing"]
            first.values["missing"] = Listed((*missing.words, str(slip.path[-1])), missing.joint)
    return list(kept.values())


def nearest_key(word: str, candidates: list[str]) -> str | None:
    """The key or fixed word that is meant: the same but for case and hyphens, or a slip of the pen away."""
    plain = re.sub(r"[^a-z0-9]", "", word.lower())
    same = [name for name in candidates if name.replace("_", "") == plain]
    return same[0] if same else vocabulary.nearest(word.lower().replace("-", "_"), candidates)


def as_id(text: str) -> str:
    """An id that comes close to a text: `De Kaasboer` gives `de_kaasboer`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].rstrip("_")
    return found if found[:1].isalpha() else f"x_{found}".rstrip("_")


def _keys_below(schema: walk.Schema) -> dict[str, Any]:
    """The keys of the object that a top-level key takes; none for a register or a list."""
    below = walk.branch(schema, MAP)
    if below is None or below["type"] == "dict":
        return {}
    return {name: one for name, one in walk.keys(below).items() if name not in _EVERYWHERE}


def _where(holder: Path) -> Piece:
    if not holder:
        return Piece("in-root")
    return Piece("in-key" if isinstance(holder[-1], str) else "in-item", _last_key(holder))


def _last_key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _plain(key: object) -> str:
    return quoted(key).strip("`")


__all__ = ["as_id", "merge", "nearest_key", "slip"]
