"""The description of the language: every example loads, and everything the shape holds is named."""

from __future__ import annotations

import re

import pytest

from privgen.model.model import Model
from privgen.spec import walk
from privgen.spec.load import load

from .examples import PAGE, all_models, examples, on_top


@pytest.mark.parametrize("example", examples())
def test_every_example_loads_without_a_finding(example: str) -> None:
    loaded = load(on_top(example).encode(), "example.yaml", read_file=lambda _: b"dpo: none\n")
    assert loaded.findings == []
    assert loaded.spec is not None
    model = Model(loaded.spec)
    model.walk()
    assert [(one.path, one.message) for one in model.problems] == []


def test_every_key_is_explained() -> None:
    """A key that the page does not name cannot be found by an editor."""
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_]+", text))
    missing = {}
    for schema in [walk.root(), *all_models(walk.root())]:
        lacking = sorted(key for key in walk.keys(walk.bare(schema)) if key not in named)
        if lacking:
            missing[schema["cls"].__name__] = lacking
    assert missing == {}
