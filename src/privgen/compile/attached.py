"""The facts of a statement for machines: what a format that can hold a file takes along."""

from __future__ import annotations

import json
from typing import Any

from ..findings import format_path
from ..model.model import Model
from .layout import Plan
from .untold import expected

FORMAT = "privgen-facts"
VERSION = 1


def facts_json(model: Model, plan: Plan) -> str:
    """The printed facts of a spec as JSON: a path of the spec to each value, in the order of the spec.

    Never what only the editors see: a note, a waiver, the choices for the linter and the looks are no printed facts, nor
    is what the layout leaves out.
    """
    facts = {format_path(path): _in_language(value, model.language) for path, value in expected(model, plan)}
    held = {"format": FORMAT, "version": VERSION, "language": model.language, "facts": facts}
    text = json.dumps(held, ensure_ascii=False, indent=1, default=str)
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair becomes an escape of JSON


def _in_language(value: Any, language: str) -> Any:
    """A text in several languages as the statement prints it."""
    if not isinstance(value, dict):
        return value
    return value[language] if language in value else next(iter(value.values()), "")
