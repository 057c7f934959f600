"""What no template told: facts of a spec that stand where no sentence expects them.

A spec may nest any detail anywhere. The templates tell what people write; this module finds the rest, so that the lange versie can
tell it at its end, each fact with the name of what it belongs to. So nothing is ever lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..model.model import Model
from ..model.short_forms import REGISTERS
from ..model.time import period
from ..model.values import INLINE, PLAIN, Path, Words
from ..spec import vocabulary
from ..spec.references import BY_FIELD
from .dutch import period_words
from .holes import Hole, pieces
from .layout import Plan
from .page import Page

_NO_NAMES = frozenset({"data", "purposes", "recipients", "items", "from", "of", "to", "subjects", "techniques"})


@dataclass(frozen=True, slots=True)
class Untold:
    """A fact that is told nowhere yet: what it belongs to, the key it stands at, and its value."""

    owner: Words
    key: str
    value: Words


def expected(model: Model, plan: Plan) -> Iterator[tuple[Path, Any]]:
    """The facts that the lange versie must tell: all that count as printed, but what the layout leaves out and what nothing refers to."""
    for path, fact, value in model.leaves:
        if fact == "printed" and tuple(path[:2]) not in model.unused and not plan.leaves_out(path):
            yield path, value


def untold(model: Model, plan: Plan, page: Page, output: str) -> list[Untold]:
    """The facts that no hole of a template's output rests on."""
    told = {path for piece in pieces(output) if isinstance(piece, Hole) for path in piece.paths}
    found = []
    for path, value in expected(model, plan):
        if path not in told:
            found.append(Untold(_owner(model, page, path), _key(path, value), _words(model, page, path, value)))
    return found


def _key(path: Path, value: Any) -> str:
    """The key that says what a value is."""
    steps = [step for step in path if isinstance(step, str)]
    return steps[-2] if len(steps) > 1 and steps[-1] == value else steps[-1]


def _owner(model: Model, page: Page, path: Path) -> Words:
    """The name of the nearest thing that has one: an entry, a register entry, or the top-level key."""
    for length in range(len(path) - 1, 1, -1):
        name, before = path[length - 1], path[length - 2]
        if length == 2 and path[0] in REGISTERS:
            part = model.link.registers[str(path[0])].get(str(name))
            label = _named(part) if part is not None else None
            return label.with_text(label.text) if label is not None else Words(str(name).replace("_", " "), (), PLAIN)
        if isinstance(name, str) and (isinstance(before, int) or before in _NO_NAMES):
            return _label(model, page, path[: length - 1], name)
    return Words("", (), PLAIN)


def _named(part: Any) -> Words | None:
    for name in ("title", "name", "label", "term"):
        value = getattr(part, name)
        if isinstance(value, Words):
            return Words(value.text, (), value.kind)
    return None


def _label(model: Model, page: Page, path: Path, text: str) -> Words:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    kinds = BY_FIELD.get({"from": "from_"}.get(key, key), ("data",))
    known = len(model.link.problems)
    ref = model.link.ref(text, None, (*path, text), kinds)
    del model.link.problems[known:]
    return Words(page.label(ref).text, (), INLINE)


def _words(model: Model, page: Page, path: Path, value: Any) -> Words:
    """A value as words that rest on its path."""
    if isinstance(value, bool):
        return Words("ja" if value else "nee", (path,), PLAIN)
    if isinstance(value, dict):
        return model.link.words(value, path, INLINE)
    text = str(value)
    if (found := period(text)) is not None:
        return Words(period_words(found).text, (path,), PLAIN)
    if isinstance(path[-1], int) or path[-1] == value:
        return Words(_label(model, page, path[:-1], text).text, (path,), INLINE)
    word = next(
        (
            entry
            for kind in ("mechanisms", "conditions", "moments", "special_grounds", "legal_bases", "channels")
            if (entry := vocabulary.entry(kind, text)) is not None
        ),
        None,
    )
    return Words(word.labels[model.language] if word else "geen" if text == "none" else text, (path,), INLINE)
