"""ROL: joint controllers, processors, companies of the group, and responsibility that is turned away."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection


def of_family(fragment: str) -> list[Finding]:
    return cases.findings(fragment, selection=Selection(select=("ROL",)))


def found(fragment: str) -> list[tuple[str, int]]:
    return [(each.code, each.span.line) for each in of_family(fragment) if each.code.startswith("ROL")]


def recipient(details: str, more: str = "    purposes: [deliver_service]\n") -> str:
    """A recipient on line 2, used by one activity."""
    return f"recipients:\n  other: {{{details}}}\nactivities:\n  a:\n    data: [naam]\n    recipients: [other]\n{more}"


# --- ROL001 -------------------------------------------------------------------------------------------------------


def test_joint_controllers_tell_what_they_arranged() -> None:
    two = "controller:\n  - {{name: A B.V.{}}}\n  - {{name: B B.V.}}\n"
    assert found(two.format("")) == [("ROL001", 1)]
    assert found(two.format(", arrangement: A beantwoordt uw vragen.")) == []
    assert found("controller: [{name: A B.V.}]\n") == []


def test_a_joint_recipient_or_activity_tells_it_too() -> None:
    assert found(recipient("name: B, role: joint")) == [("ROL001", 2)]
    assert found(recipient("name: B, role: joint, agreement: {about: wie uw vragen beantwoordt}")) == []
    assert found(recipient("name: B, role: joint, text: B beantwoordt uw vragen.")) == []
    assert found("activities:\n  a:\n    role: joint\n    data: [naam]\n") == [("ROL001", 3)]
    assert found("activities:\n  a:\n    role: joint\n    data: [naam]\n    text: B beantwoordt uw vragen.\n") == []


# --- ROL002 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("details", "level"),
    [
        ("role: processor, agreement: false", "warning"),
        ("role: processor", "info"),
        ("role: processor, agreement: true", None),
        ("role: processor, agreement: verwerkersovereenkomst", None),
        ("role: processor, text: Wij hebben afspraken op papier.", None),
        ("role: controller", None),
        ("country: NL", None),
    ],
)
def test_processors_and_their_agreements(details: str, level: str | None) -> None:
    assert [each.level for each in of_family(recipient(f"name: TransIP, {details}"))] == ([level] if level else [])


def test_one_agreement_may_hold_for_all() -> None:
    assert found(recipient("name: TransIP, role: processor") + "outsourcing: {agreement: true}\n") == []


# --- ROL003 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("details", "missing"),
    [
        ("name: H, relation: parent", "role"),
        ("name: H, relation: group, purposes: [management_reports]", "role"),
        ("label: ons moederbedrijf", "role"),
    ],
)
def test_a_company_of_the_group_has_a_role(details: str, missing: str) -> None:
    (finding,) = of_family(recipient(details))
    assert (finding.code, finding.span.line) == ("ROL003", 2)
    assert finding.message.startswith(f"names no {missing} for")


def test_it_has_a_purpose_of_its_own_or_of_the_activity() -> None:
    (finding,) = of_family(recipient("name: H, relation: parent, role: controller", ""))
    assert finding.message == "names no purpose for `H`, a company of the group"
    assert found(recipient("name: H, relation: parent, role: controller")) == []
    assert found(recipient("name: H, relation: parent, role: controller, purposes: [management_reports]", "")) == []


def test_a_condition_that_means_anything_is_reported_where_it_stands() -> None:
    fragment = (
        "recipients:\n  other:\n    name: H\n    relation: parent\n    role: controller\n    purposes: [statistics]\n"
    )
    assert found(fragment + "    only_if: er een goede reden voor is\n") == [("ROL003", 7)]
    assert found(fragment + "    text: Wij bekijken dat van geval tot geval.\n") == [("ROL003", 7)]
    assert found(fragment + "    only_if: u een rekening op naam van de holding hebt\n") == []


def test_partners_and_others_are_not_the_group() -> None:
    assert found(recipient("name: P, relation: partner")) == []
    assert found(recipient("label: onze groep vrijwilligers")) == []


# --- ROL004 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Wij zijn niet verantwoordelijk voor wat u op het forum zet.", True),
        ("Wij zijn niet aansprakelijk voor wat je hier deelt.", True),
        ("Wij zijn niet verantwoordelijk voor de privacyverklaring van andere websites.", False),
        ("Wij zijn verantwoordelijk voor wat u op het forum zet.", False),
    ],
)
def test_responsibility_that_is_turned_away(text: str, reported: bool) -> None:
    fragment = f"activities:\n  a:\n    data: [naam]\n    text: {text}\n"
    assert found(fragment) == ([("ROL004", 4)] if reported else [])
    assert found(fragment + "    role: processor\n") == []


def test_who_has_subprocessors_says_for_which_data_it_is_a_processor() -> None:
    named = "outsourcing:\n  subprocessors: {list: {in: onze overeenkomst}}\n"
    own = "activities:\n  a:\n    data: [naam]\n"
    assert found(named + own) == [("ROL004", 2)]
    assert found(named + own + "  b:\n    data: [naam]\n    role: processor\n") == []
    assert found(named + own + "    text: Voor wat u in ons programma zet, is onze klant verantwoordelijk.\n") == []
    assert found("outsourcing: {text: Wij kiezen deze bedrijven goed.}\n" + own) == []


def test_a_broken_recipient_says_nothing() -> None:
    assert found(recipient("name: H, relation: parent, role: boss")) == []
