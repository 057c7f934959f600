"""What a spec says of the statement as a document: its dates."""

from __future__ import annotations

from ..model.model import Model
from ..model.part import Part
from ..model.time import Day

DATES = ("effective", "updated", "published", "dated")
"""The keys of `statement` that hold a date."""


def dates(model: Model) -> list[Day]:
    """The dates of the statement and of its earlier versions, as far as they can be read."""
    statement, changes = model.statement, model.changes
    found = [getattr(statement, name) for name in DATES] if isinstance(statement, Part) else []
    if isinstance(changes, Part):
        found += [version.date for version in changes.history or []]
    return [each for each in found if isinstance(each, Day)]
