"""CHD: consent of parents, the age, the check of the age, and who uses the rights of children."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection

NEWSLETTER = """
activities:
  a:
    subjects: [{subjects}]
    data: [naam]
    purposes: [newsletter]
    legal_basis: {basis}
"""


def of_family(fragment: str) -> list[Finding]:
    return cases.findings(fragment, selection=Selection(select=("CHD",)))


def found(fragment: str) -> list[tuple[str, int]]:
    return [(each.code, each.span.line) for each in of_family(fragment) if each.code.startswith("CHD")]


def newsletter(subjects: str = "subscribers", basis: str = "consent") -> str:
    return NEWSLETTER.format(subjects=subjects, basis=basis).lstrip()


MEANT = "children: {intended: true, rights_by: parent_or_child%s}\n"


# --- CHD001 -------------------------------------------------------------------------------------------------------


def test_consent_of_children_needs_a_parent() -> None:
    assert found(MEANT % "" + newsletter()) == [("CHD001", 1)]
    assert found(MEANT % ", parental_consent: per mail" + newsletter()) == []
    assert found(MEANT % ", text: Een ouder geeft toestemming op het formulier." + newsletter()) == []


def test_no_parent_is_needed_without_consent_without_children_or_from_16() -> None:
    assert found(MEANT % "" + newsletter(basis="contract")) == []
    assert found("children: {intended: false}\n" + newsletter()) == []
    assert found("children: {minimum_age: 13}\n" + newsletter()) == []
    assert found(MEANT % ", minimum_age: 16" + newsletter()) == []
    assert found(MEANT % "" + newsletter("employees")) == []


def test_groups_of_children_count_without_the_key() -> None:
    assert found(newsletter("children")) == [("CHD004", 3), ("CHD001", 6)]
    assert found(newsletter("pupils", "contract")) == [("CHD004", 3)]
    assert found(newsletter("parents")) == []


def test_a_broken_key_says_nothing() -> None:
    assert found("children: {intended: true, parental_consent: [a]}\n" + newsletter("children")) == []


# --- CHD002 -------------------------------------------------------------------------------------------------------

BASE = "controller: {{name: A B.V., email: a@dekaasboer.nl, phone: 033-1234567, address: {{country: {}}}}}\n"


@pytest.mark.parametrize(
    ("country", "age", "reported"),
    [
        ("NL", 16, False),
        ("NL", 12, True),
        ("NL", 18, True),
        ("BE", 13, False),
        ("BE", 14, False),
        ("DK", 13, False),
        ("BE", 12, True),
    ],
)
def test_the_age_is_that_of_the_country(country: str, age: int, reported: bool) -> None:
    fragment = BASE.format(country) + f"children:\n  intended: false\n  consent_age: {age}\n"
    assert found(fragment) == ([("CHD002", 4)] if reported else [])


def test_without_a_country_it_is_the_netherlands() -> None:
    fragment = "controller: {name: A B.V., email: a@dekaasboer.nl}\nchildren:\n  intended: false\n  consent_age: 13\n"
    assert found(fragment) == [("CHD002", 4)]


def test_an_age_from_which_the_service_may_be_used_is_another_thing() -> None:
    assert found("children: {intended: false, minimum_age: 12}\n") == []


# --- CHD003 -------------------------------------------------------------------------------------------------------


def test_an_age_that_is_not_checked_is_told_and_for_children_a_warning() -> None:
    levels = [
        each.level
        for intended in ("false", "true")
        for each in of_family(f"children: {{intended: {intended}, verification: none, rights_by: parent}}\n")
    ]
    assert levels == ["info", "warning"]


def test_the_sentence_is_found_in_texts_and_told_once() -> None:
    assert found("children:\n  intended: false\n  text: Wij kunnen de leeftijd niet controleren.\n") == [("CHD003", 3)]
    assert found("children: {intended: false, verification: Wij vragen naar uw geboortedatum.}\n") == []
    assert found("children: {intended: false, text: Onze dienst is niet voor kinderen onder de 16.}\n") == []
    both = "children:\n  intended: false\n  verification: none\n  text: Wij kunnen de leeftijd niet controleren.\n"
    assert found(both) == [("CHD003", 3)]


# --- CHD004 -------------------------------------------------------------------------------------------------------


def test_who_uses_the_rights_is_asked_once() -> None:
    assert found("children: {intended: true}\n" + newsletter("children", "contract")) == [("CHD004", 1)]
    assert found("children: {intended: true, rights_by: parent}\n" + newsletter("children", "contract")) == []
    assert found("children: {intended: true, minimum_age: 16}\n") == []
