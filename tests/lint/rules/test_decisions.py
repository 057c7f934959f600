"""ADM: what is said of automated decisions and of profiles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection

TOLD = "logic: Een computer telt., significance: Het telt., consequence: U betaalt vooraf., human: email"


def of_family(fragment: str, language: str = "en") -> list[Finding]:
    found = cases.findings(fragment, language=language, selection=Selection(select=("ADM",)))
    return [each for each in found if each.code.startswith("ADM")]


def found(fragment: str) -> list[tuple[str, int]]:
    """Code and line of the findings of this family."""
    return [(each.code, each.span.line) for each in of_family(fragment)]


def decision(*details: str) -> str:
    """A decision on line 3 of the fragment."""
    return "automated_decisions: [credit]\ndecisions:\n  credit: {label: beslissing, " + ", ".join(details) + "}\n"


def activity(more: str, purposes: str = "[deliver_service]") -> str:
    rows = ("data: [naam]", f"purposes: {purposes}", "legal_basis: contract")
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + more


def test_what_is_absent_is_told_in_one_finding_at_the_decision() -> None:
    (finding,) = of_family(decision("logic: Een computer telt.", "ground: [contract]", "human: email"))
    assert (finding.code, finding.span.line) == ("ADM001", 3)
    assert "`significance` and `consequence`" in finding.message
    assert "`logic`" not in finding.message


def test_a_decision_in_the_list_itself_is_looked_at_there() -> None:
    assert found(f"automated_decisions:\n  - krediet: {{{TOLD}}}\n") == [("ADM002", 2)]


def test_a_decision_that_only_an_activity_names_counts_too() -> None:
    fragment = decision(TOLD).replace("automated_decisions: [credit]", "automated_decisions: null")
    assert found(fragment + activity("    decisions: [credit]\n")) == [("ADM002", 3)]


@pytest.mark.parametrize(
    ("details", "hit"),
    [
        ("ground: [contract]", False),
        ("ground: [law]", False),
        ("ground: [explicit_consent]", False),
        ("ground: [uavg40]", False),
        ("legal_basis: contract", False),
        ("legal_basis: consent", True),
        ("ground: [legitimate_interest]", True),
        ("ground: [uavg40], profiling: true", True),
        ("ground: [contract], profiling: true", False),
    ],
)
def test_grounds(details: str, hit: bool) -> None:
    assert [code for code, _ in found(decision(TOLD, details))] == (["ADM002"] if hit else [])


def test_a_person_can_be_asked_at_the_decision_or_by_a_right_of_its_own() -> None:
    without = TOLD.replace(", human: email", "")
    assert found(decision(without, "ground: [contract]")) == [("ADM003", 3)]
    right = (
        "rights:\n  offer: [applicable, no_automated_decision: {contact: email}]\n  contact: email\n  within: 1 month\n"
    )
    assert found(decision(without, "ground: [contract]") + right) == []


@pytest.mark.parametrize(
    ("details", "hit"),
    [
        ("data: [diagnosis: {special_ground: health_care}]", True),
        ("data: [diagnosis: {special_ground: explicit_consent}]", False),
        ("data: [diagnosis], special_ground: substantial_public_interest", False),
        ("data: [leeftijd]", False),
    ],
)
def test_special_data_in_a_decision(details: str, hit: bool) -> None:
    assert [code for code, _ in found(decision(TOLD, "ground: [contract]", details))] == (["ADM004"] if hit else [])


def test_the_data_of_the_activity_count_where_the_decision_names_none() -> None:
    fragment = decision(TOLD, "ground: [contract]")
    assert found(fragment + activity("    decisions: [credit]\n").replace("[naam]", "[diagnosis]")) == [("ADM004", 6)]


@pytest.mark.parametrize(
    ("more", "purposes", "hit"),
    [
        ("", "[personalisation]", True),
        ("    techniques: [scoring]\n", "[deliver_service]", True),
        ("    techniques: [enrichment]\n", "[deliver_service]", True),
        ("    techniques: [cookies]\n", "[website_statistics]", False),
        ("    profiling: U ziet andere aanbiedingen.\n", "[personalisation]", False),
        ("    profiling: none\n", "[personalisation]", False),
        ("    text: Wij maken een profiel; daarom ziet u andere aanbiedingen.\n", "[personalisation]", False),
        ("    text: Zo krijgt u advertenties op maat.\n", "[personalisation]", False),
        ("    text: Wij kunnen u dan passend advies geven.\n", "[personalisation]", False),
        ("    text: Wij geven uw persoonlijke gegevens nooit door.\n", "[personalisation]", True),
        ("", "[personalisation: {so_that: je op andere sites geen reclame ziet waar je niets aan hebt}]", False),
        ("    text: Daardoor krijgt u minder advertenties.\n", "[personalisation]", False),
        ("    text: U ziet hier wie wij zijn.\n", "[personalisation]", True),
        ("", "[personalisation: {so_that: onze content beter is}]", True),
        ("    form: anonymous\n", "[customer_analysis]", False),
        ("    role: processor\n", "[personalisation]", False),
    ],
)
def test_profiles(more: str, purposes: str, hit: bool) -> None:
    assert [code for code, _ in found(activity(more, purposes))] == (["ADM005"] if hit else [])


def test_what_tracking_cookies_are_for_explains_the_profile_that_they_make() -> None:
    cookies = "cookies: {types: [tracking: {so_that: wij advertenties op maat kunnen tonen}], consent: {asked: first_visit}}\n"
    assert found(cookies + activity("    techniques: [surf_tracking]\n", "[personalisation]")) == []
    assert found(cookies + activity("", "[personalisation]")) == [("ADM005", 5)], "no cookies here"


def test_an_activity_with_several_signs_of_a_profile_is_reported_once() -> None:
    assert found(activity("    techniques: [scoring]\n", "[deliver_service, personalisation, segmentation]")) == [
        ("ADM005", 4)
    ]


def test_the_purpose_that_makes_the_profile_is_told_in_words() -> None:
    (finding,) = of_family(activity("", "[personalisation: {label: kazen kiezen die bij u passen}]"))
    assert "`kazen kiezen die bij u passen`" in finding.message and "neither" in finding.message


def test_silence_is_information_and_a_denial_is_enough() -> None:
    (finding,) = of_family("privgen: 1\nautomated_decisions: null\n")
    assert (finding.code, finding.level, finding.span.line) == ("ADM006", "info", 1)
    assert found("automated_decisions: none\n") == []
    assert found("automated_decisions: {none: Dat doet altijd een mens.}\n") == []
    text = "security: {measures: [een slot], text: Wij nemen geen geautomatiseerde besluiten.}\n"
    assert found("automated_decisions: null\n" + text) == []
