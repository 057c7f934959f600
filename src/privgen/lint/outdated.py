"""What a spec says that was right once: acts, claims and words, each with all the places that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from .. import law
from ..model.model import Model
from ..model.values import Path
from .look import texts
from .wording import current_uses


@dataclass(slots=True)
class Old:
    """Something outdated with the places that say it, each with the words there (None: the place names it by an id)."""

    name: str
    new_en: str
    new_nl: str
    places: list[tuple[Path, str | None]] = field(default_factory=list)
    verified: bool = True
    product: bool = False
    """Whether it is the name of a product, about which no law says anything."""


def old_in(model: Model, rule: str, as_of: date) -> dict[str, Old]:
    """What the texts say that was outdated on a day, by what it is called; only what a rule looks for."""
    names = [name for name in law.outdated_names() if name.rule == rule and name.outdated(as_of)]
    names = [name for name in names if name.find(model.whole_text)]
    found: dict[str, Old] = {}
    for path, text in texts(model):
        for name in names:
            piece = current_uses(name, text)
            if piece is None:
                continue
            key = name.id.removesuffix("_short")
            old = found.setdefault(key, Old(piece, name.new_en, name.new_nl, [], name.verified, name.kind == "product"))
            if path not in [place for place, _ in old.places]:
                old.places.append((path, piece))
    return found


def repealed(model: Model, as_of: date) -> Iterator[tuple[Path, law.Law]]:
    """The laws that are no longer in force among those that the spec names by their id."""
    said: list[tuple[Path, str]] = [
        (path, value) for path, _, value in model.leaves if isinstance(value, str) and "law" in path[-2:]
    ]
    for path, value in said:
        own = model.register("laws").get(value)
        known = law.law_reference(value if own is None or own.label is None else own.label.text)
        if known is not None and known.law.valid_to is not None and known.law.valid_to < as_of:
            yield path, known.law
