"""TRF: which data leave the European Economic Area, to where, and on what ground."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import check, findings, levels, recipient


def lines(code: str, fragment: str) -> list[int]:
    """The lines of the findings with this code."""
    return [line for found, line in check(fragment) if found == code]


@pytest.mark.parametrize(
    ("code", "fragment", "expected"),
    [
        ("TRF001", recipient("{name: X, country: US}", "transfers: none"), [2]),
        ("TRF001", recipient("{name: X, country: US}", "transfers: {countries: [US], safeguards: [dpf]}"), []),
        ("TRF001", recipient("{name: X, country: US}", "transfers: {by: [x], safeguards: [dpf]}"), []),
        (
            "TRF001",
            recipient("{name: X, country: [NL, IN], transfer: {country: US, mechanism: scc, copy: email}}"),
            [2],
        ),
        ("TRF001", recipient("{name: X, country: NO}", "transfers: none"), []),
        ("TRF001", recipient("{name: X, country: US, transfer: 3}"), []),
        (
            "TRF002",
            recipient("{name: X, country: US, transfer: dpf}", "transfers: {countries: outside_eea, by: [x]}"),
            [],
        ),
        ("TRF002", recipient("{name: X}", "transfers: {countries: outside_eea, by: [x]}"), [3]),
        ("TRF002", recipient("{name: X}", "transfers: Wij geven geen gegevens door aan landen buiten de EER."), []),
        ("TRF002", recipient("{name: X}", "transfers: Gegevens gaan naar de Verenigde Staten."), []),
        ("TRF002", recipient("{name: X}", "transfers: Gegevens gaan naar landen buiten de EER."), [3]),
        ("TRF003", recipient("{name: X, country: US, transfer: {text: Wij sloten modelcontracten.}}"), []),
        ("TRF003", recipient("{name: X, transfer: {copy: email}}"), []),  # TRF002 says it
        ("TRF003", recipient("{name: X}", "transfers: {countries: [US]}"), [3]),
        ("TRF004", recipient("{name: X, country: US, transfer: dpf}"), [2]),
        ("TRF004", recipient("{name: X, country: US, transfer: {mechanism: adequacy, certified: false}}"), [2]),
        ("TRF004", recipient("{name: X, country: US, transfer: {mechanism: dpf, certified: true}}"), []),
        ("TRF004", recipient("{name: X, country: GB, transfer: dpf}"), [2]),
        ("TRF004", recipient("{name: X, country: BR, transfer: adequacy}"), []),
        ("TRF004", recipient("{name: X, country: [NL, GB], transfer: adequacy}"), []),
        ("TRF004", recipient("{name: X, country: JP, role: authority, transfer: adequacy}"), [2]),
        ("TRF004", recipient("{name: X}", "transfers: {countries: [GB, IN], safeguards: [adequacy]}"), [3]),
        ("TRF005", recipient("{name: X, country: IN, transfer: bcr}"), [2]),
        ("TRF005", recipient("{name: X, country: IN, transfer: scc}", "transfers: {copy: email, by: [x]}"), []),
        ("TRF005", recipient("{name: X, country: US, transfer: {mechanism: dpf, certified: true}}"), []),
        ("TRF005", recipient("{name: X, country: IN, transfer: {mechanism: scc, copy: 3}}"), []),
        ("TRF006", "statement: {language: nl, intro: Onze partners vallen onder Safe Harbor.}", [1]),
        ("TRF006", "statement: {language: nl, intro: Het Privacy Shield geldt niet meer.}", []),
        ("TRF007", recipient("{name: X, country: US, service: hosting, transfer: legal_claims}"), [2]),
        ("TRF007", recipient("{name: X, country: US, role: authority, transfer: legal_claims}"), []),
        ("TRF007", recipient("{name: X, country: US, transfer: explicit_consent}"), [2]),
        (
            "TRF007",
            recipient(
                "{name: X, country: US, transfer: {mechanism: explicit_consent, text: Dat land beschermt minder.}}"
            ),
            [],
        ),
        (
            "TRF008",
            recipient("{name: X}", "transfers: {countries: [US], safeguards: [scc], copy: email, when: sometimes}"),
            [3],
        ),
        (
            "TRF008",
            recipient("{name: X}", "transfers: {countries: [US], safeguards: [scc, eventueel een ander contract]}"),
            [3],
        ),
        (
            "TRF008",
            recipient("{name: X, country: US, transfer: {mechanism: scc, text: Mensen kunnen een kopie vragen.}}"),
            [],
        ),
        (
            "TRF009",
            recipient("{name: X, country: US, transfer: {mechanism: [dpf, scc], certified: true, copy: email}}"),
            [],
        ),
        ("TRF009", recipient("{name: X, country: GB, transfer: adequacy}"), []),
    ],
)
def test_finding_stands_where_the_cause_is(code: str, fragment: str, expected: list[int]) -> None:
    assert lines(code, fragment) == expected


def test_all_inside_the_eea_and_nothing_said_is_advice() -> None:
    assert levels("TRF001", recipient("{name: PostNL, country: NL}")) == ["info"]
    assert levels("TRF001", recipient("{name: PostNL, country: NL}", "transfers: none")) == []
    assert levels("TRF001", recipient("{name: PostNL}")) == []  # it is not known where


def test_silence_on_transfers_is_told_where_nobody_knows_who_gets_the_data() -> None:
    (found,) = (each for each in findings(recipient("{label: een accountant}")) if each.code == "TRF001")
    assert (found.level.value, found.span.line) == ("info", 2)
    assert "`een accountant`" in found.message
    work = "outsourcing:\n  services: [hosting]\ntransfers: null\n"
    assert lines("TRF001", work) == [2]
    assert levels("TRF001", recipient("{label: een accountant}", "transfers: none")) == []
    assert levels("TRF001", recipient("{label: een accountant}", "transfers: {countries: outside_eea, by: [x]}")) == []
    assert levels("TRF001", recipient("{label: andere leden}")) == [], "people have no country"
    assert levels("TRF001", recipient("{label: de politie, role: authority}")) == []
    assert levels("TRF001", recipient("{label: bezorgdiensten, examples: [PostNL]}")) == [], "a country is asked for by name"


def test_country_with_a_decision_for_everybody_gets_the_short_help() -> None:
    (found,) = [each for each in findings(recipient("{name: X, country: CH}")) if each.code == "TRF001"]
    assert "transfer: adequacy" in found.help


def test_decision_that_has_ended_covers_nothing() -> None:
    fragment = recipient("{name: X, country: GB, transfer: adequacy}")
    found = [code for code, _ in check(fragment, as_of=date(2032, 1, 1))]
    assert "TRF004" in found
    assert "TRF004" not in [code for code, _ in check(fragment)]


@pytest.mark.parametrize(
    ("text", "levels_"),
    [("het EU-kader voor privacy", ["warning"]), ("Privacy Shield", ["error"]), ("Besluit 2010/87/EU", ["error"])],
)
def test_old_arrangement_is_an_error_and_an_unnamed_one_a_warning(text: str, levels_: list[str]) -> None:
    fragment = recipient("{name: X}", f"transfers: {{countries: [US], safeguards: [{text!r}]}}")
    assert levels("TRF006", fragment) == levels_


def test_an_old_arrangement_cites_what_ended_it_and_an_unnamed_one_no_judgment() -> None:
    def cited(text: str) -> str:
        fragment = recipient("{name: X}", f"transfers: {{countries: [US], safeguards: [{text!r}]}}")
        return " ".join(name for each in findings(fragment) if each.code == "TRF006" for name, _ in each.law)

    assert "C-311/18" in cited("Privacy Shield") and "C-362/14" not in cited("Privacy Shield")
    assert "C-362/14" in cited("Safe Harbor")
    assert "2021/914" in cited("Besluit 2010/87/EU")
    assert cited("het EU-kader voor privacy") == "GDPR Art. 13(1)(f)"


def test_a_ground_that_may_be_any_leaves_the_transfer_open() -> None:
    policy = "transfers: {{{}countries: [US], safeguards: [scc, een andere wettelijke basis], copy: email}}"
    (alone,) = (each for each in findings(recipient("{name: X}", policy.format(""))) if each.code == "TRF008")
    assert "on what ground" in alone.message
    (beside,) = (
        each for each in findings(recipient("{name: X}", policy.format("when: possible, "))) if each.code == "TRF008"
    )
    assert "whether" in beside.message and len(beside.related) == 1
    named = policy.format("").replace("een andere wettelijke basis", "dpf")
    assert lines("TRF008", recipient("{name: X}", named)) == []


def test_compelling_interest_must_be_told() -> None:
    assert levels("TRF007", recipient("{name: X, country: US, transfer: compelling_interests}")) == ["error"]
