"""The korte versie as a spec asks for it: which parts it has, and what it leaves out."""

from __future__ import annotations

from ..model.model import Model
from ..model.part import Part
from ..model.values import Path

DEFAULT = ("who", "activities", "surprises", "recipients", "rights", "complaint")
"""The parts that privgen gives it by itself."""


def short(model: Model) -> Part | None:
    """What the spec says about the korte versie, where that changes its parts."""
    part = model.short_version
    return part if isinstance(part, Part) and part.given("include", "leave_out") else None


def parts(model: Model) -> frozenset[str]:
    """The parts of the korte versie: sections, and activities that it names."""
    said = short(model)
    if said is None:
        return frozenset(DEFAULT)
    wanted = {words.text for words in said.include} if said.include else set(DEFAULT)
    return frozenset(wanted - {words.text for words in said.leave_out or []})


def place_of(model: Model, *names: str) -> Path:
    """Where the spec takes a part away: at its name in `leave_out`, else at `include`."""
    said = short(model)
    assert said is not None  # noqa: S101
    for words in said.leave_out or []:
        if words.text in names:
            return words.paths[0]
    return said.at("include") if said.include else said.path
