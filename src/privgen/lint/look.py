"""What several rules look for in a spec: its values with their paths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path
from .base import Context


def values(model: Model) -> Iterator[tuple[Path, Any]]:
    """Every value of the spec that says something by itself (a text, a date, a period, a choice …), with its path."""
    for value in model.values:
        paths = getattr(value, "paths", None)
        if paths:
            yield paths[0], value


def texts(model: Model) -> Iterator[tuple[Path, str]]:
    """Every text that a reader can see, as written, with its path; of a text in languages that of the statement."""
    yield from model.texts


def own_activities(model: Model) -> Iterator[Activity]:
    """The activities in which the organisation decides itself; what a processor does is for another to explain."""
    return (activity for activity in model.activities if not activity.is_processor)


def is_heading(activity: Activity) -> bool:
    """Whether an activity only holds others together: it has parts, but no data, purposes or bases of its own."""
    return bool(activity.children) and not activity.given("data", "purposes", "legal_basis")


def is_anonymous(activity: Activity) -> bool:
    """Whether it uses figures only, not data about people: it, or all its data, are anonymous or aggregated."""
    uses = activity.data or []
    parts = [[activity]] if activity.form is not None else [[use, use.own] for use in uses]
    return bool(parts) and all(any(_is_figures(part) for part in each) for each in parts)


def _is_figures(part: Part | None) -> bool:
    return part is not None and part.form is not None and part.form.text in ("anonymous", "aggregated")


def uses_of(activity: Activity) -> list[Ref]:
    """The data it uses, wherever it says so: its own, inherited, of its purposes, or what its recipients get."""
    found = list(activity.used_data())
    for entry in [*(activity.resolved("purposes") or []), *(activity.recipients or [])]:
        for data in entry.both("data"):
            found += data
    return found


def basis_uses(model: Model) -> Iterator[tuple[Activity, Ref, Part]]:
    """Every legal basis as written, once: the first activity that rests on it, the basis, what it belongs to."""
    seen: set[Path] = set()
    for activity in own_activities(model):
        entries = [*(activity.purposes or []), *(activity.data or [])]
        owners = [each.own for each in entries if each.own is not None]
        registered = [(basis, own) for own in owners for basis in own.legal_basis or []]
        for basis, place in [*activity.bases(), *registered]:
            if basis.path not in seen:
                seen.add(basis.path)
                yield activity, basis, place


def unread(context: Context, *paths: Path) -> bool:
    """Whether something at, above or below one of the places could not be read: it may be what seems to be missing."""
    below = (place for place in context.unknown if place)
    return any(context.is_unknown(path) for path in paths) or any(
        place[: len(path)] == path for place in below for path in paths
    )


def unread_of(context: Context, activity: Activity, *names: str) -> bool:
    """The same for values of an activity, which may also stand at its parents or in the defaults."""
    step: Activity | None = activity
    places: list[Path] = [("defaults", name) for name in names]
    while step is not None:
        places += [(*step.path, name) for name in names]
        step = step.parent
    return unread(context, *places)


def listing(names: list[str], word: str, most: int = 3) -> str:
    """Names in backticks as in a sentence, joined by `and` or `en`, cut after a few: "`a`, `b` and 4 more"."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        shown.append(f"{len(names) - most} {'more' if word == 'and' else 'andere'}")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"
