"""The examples of the description of the language, and the models of the shape, for the tests that go over them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from privgen.spec import walk

PAGE = Path(__file__).parents[2] / "docs" / "spec.md"
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MINIMAL = {
    "privgen": "privgen: 1\n",
    "controller": "controller: {name: De Kaasboer, email: privacy@dekaasboer.nl}\n",
    "recipients": "recipients:\n  transip: {name: TransIP}\n",
    "activities": "activities:\n  orders: {title: Als u iets bestelt}\n  books: {title: Voor onze boekhouding}\n",
    "contacts": "contacts:\n  account: {app: uw account}\n",
}
"""What an example stands on; a top-level key of the example replaces the one here."""


def examples() -> list[Any]:
    text = PAGE.read_text(encoding="utf-8")
    found = []
    for match in EXAMPLE.finditer(text):
        heading = re.findall(r"^#+ (.+)$", text[: match.start()], re.MULTILINE)[-1]
        found.append(pytest.param(match[1], id=f"{heading} (line {text.count(chr(10), 0, match.start()) + 1})"))
    return found


def on_top(example: str) -> str:
    """The example, with what it lacks."""
    return example + "".join(part for key, part in MINIMAL.items() if not re.search(rf"^{key}:", example, re.MULTILINE))


def all_models(schema: Any, seen: set[str] | None = None) -> list[Any]:
    """The core schemas of all models below one."""
    seen = set() if seen is None else seen
    found: list[Any] = []
    if isinstance(schema, dict):
        if schema.get("type") == "definition-ref":
            return all_models(walk.definitions()[schema["schema_ref"]], seen)
        if schema.get("type") == "model":
            name = schema["cls"].__name__
            if name in seen:
                return []
            seen.add(name)
            found.append(schema)
        for key, value in schema.items():
            if key not in ("metadata", "cls", "config", "serialization"):
                found += all_models(value, seen)
    elif isinstance(schema, list):
        for value in schema:
            found += all_models(value, seen)
    return found
