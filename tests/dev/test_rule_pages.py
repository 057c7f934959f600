"""The pages about the rules: every rule has one, and what they say is covered is covered by rules that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from privgen import law
from privgen.dev import generate, rule_pages
from privgen.lint import registry
from privgen.lint.catalogue import names

ROWS = [(table, row["name"], row["rules"]) for table in ("requirements", "first_layer") for row in rule_pages.words()[table]["rows"]]


@pytest.mark.parametrize(("name", "rules"), [(name, rules) for _, name, rules in ROWS], ids=lambda value: str(value)[:40])
def test_a_requirement_is_covered_by_rules_that_exist(name: str, rules: list[str]) -> None:
    assert rules, name
    assert not [code for code in rules if code not in names()]


@pytest.mark.parametrize("element", law.coverage(), ids=lambda each: each.id)
def test_an_element_of_the_law_is_covered_by_rules_that_exist(element: law.Coverage) -> None:
    codes = (*element.rules, *element.rules_by_case_law)
    assert codes
    assert not [code for code in codes if code not in registry.codes()]


def test_the_list_of_others_is_whole() -> None:
    assert len([row for row in ROWS if row[0] == "requirements"]) == 21


def test_every_rule_has_a_page_and_no_page_is_left_over(root: Path) -> None:
    written = {path.stem for path in (root / "docs" / "rules").glob("*.md")} - {"README"}
    assert written == set(registry.codes())


def test_every_link_between_the_pages_leads_somewhere(root: Path) -> None:
    for name in generate.FILES:
        if name.startswith(("docs/rules/", "docs/coverage")):
            text = (root / name).read_text("utf-8")
            for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
                assert ((root / name).parent / target).is_file(), f"{name}: {target}"


def test_the_index_lists_every_code_under_a_family_with_a_title() -> None:
    page = rule_pages.index()
    assert not [code for code in names() if f"| {code} " not in page and f"[{code}]" not in page]
