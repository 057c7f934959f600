"""CMP: whether people are told that they can complain, to whom, and under which name and link."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection


def of_family(fragment: str, as_of: date = cases.AS_OF, language: str = "en") -> list[Finding]:
    found = cases.findings(fragment, as_of=as_of, language=language, selection=Selection(select=("CMP",)))
    return [each for each in found if each.code.startswith("CMP")]


def found(fragment: str, as_of: date = cases.AS_OF) -> list[tuple[str, int]]:
    """Code and line of the findings of this family."""
    return [(each.code, each.span.line) for each in of_family(fragment, as_of)]


# --- CMP001, CMP002 -----------------------------------------------------------------------------------------------


def test_a_spec_that_says_nothing_of_complaints_gets_one_finding() -> None:
    assert found("privgen: 1\ncomplaint: null\n") == [("CMP001", 1)]
    assert found("complaint: {us_first: email, choice: own_country}\n") == [("CMP001", 1)]


def test_naming_the_authority_as_supervisor_only_is_not_enough() -> None:
    story = "De Autoriteit Persoonsgegevens houdt toezicht op ons."
    assert found(f"complaint: null\nlayout: [{{title: De wet, text: {story}}}, rest]\n")[0][0] == "CMP001"


def test_the_right_may_be_told_in_a_text_elsewhere() -> None:
    text = "Je mag altijd een klacht indienen bij de Autoriteit Persoonsgegevens."
    assert (
        found(f"complaint: null\nrights: {{offer: applicable, contact: email, within: 1 month, text: {text}}}\n") == []
    )


def test_what_could_not_be_read_is_not_called_missing() -> None:
    assert found("complaint: {authority: {x: 1, y: 2}}\n") == []


@pytest.mark.parametrize(
    ("authority", "codes"),
    [
        ("ap", []),
        ("NL", []),
        ("[ap, BE]", []),
        ("Autoriteit Persoonsgegevens", []),
        ("[ap, NO: {name: Datatilsynet, website: www.datatilsynet.no}]", []),
        ("[ap, NO: {name: Datatilsynet}]", [("CMP002", "info")]),
        ("[ap, NO: {label: de toezichthouder in Noorwegen}]", [("CMP002", "warning")]),
    ],
)
def test_an_authority_has_a_name_and_a_link(authority: str, codes: list[tuple[str, str]]) -> None:
    assert [(each.code, each.level) for each in of_family(f"complaint: {{authority: {authority}}}\n")] == codes


# --- CMP003 -------------------------------------------------------------------------------------------------------

SWEDEN = "complaint:\n  authority:\n    - ap\n    - SE: {name: Datainspektionen, website: www.datainspektionen.se}\n"
BRITAIN = (
    "complaint:\n  authority:\n    - ap\n    - GB:\n"
    "        name: Information Commissioner’s Office (ICO)\n        website: ico.org.uk\n"
    "        text: Deze gaat over Brits recht.\n"
)


def test_name_and_site_of_one_authority_are_one_finding_at_the_name() -> None:
    (finding,) = of_family(SWEDEN)
    assert (finding.code, finding.span.line, len(finding.related)) == ("CMP003", 4, 1)
    assert finding.span.end - finding.span.start == len("Datainspektionen")
    assert finding.related[0].message == "now `imy.se`"


def test_a_new_name_cites_what_changed_it_and_not_what_changed_another() -> None:
    (finding,) = of_family(SWEDEN)
    assert [name for name, _ in finding.law] == ["GDPR Art. 13(2)(d)", "IMY, change of name 1-1-2021"]
    (moved,) = of_family("complaint:\n  authority:\n    - ap\n    - LT: {name: VDAI, website: ada.lt}\n")
    assert [name for name, _ in moved.law] == ["GDPR Art. 13(2)(d)"]


def test_the_british_office_has_its_new_name_since_30_september_2026() -> None:
    assert found(BRITAIN, date(2026, 9, 29)) == []
    assert found(BRITAIN, date(2026, 9, 30)) == [("CMP003", 5)]


@pytest.mark.parametrize(
    ("site", "hit"), [("ada.lt", True), ("https://www.ada.lt", True), ("vdai.lrv.lt", False), ("canada.lt", False)]
)
def test_old_sites(site: str, hit: bool) -> None:
    fragment = f"complaint:\n  authority:\n    - ap\n    - LT: {{name: VDAI, website: {site}}}\n"
    assert found(fragment) == ([("CMP003", 4)] if hit else [])


def test_an_old_name_in_any_text_is_found_but_not_in_one_that_calls_it_old() -> None:
    head = "security:\n  measures: [een slot]\n"
    assert found(head + "  text: Wij melden lekken bij het CBP.\n") == [("CMP003", 3)]
    assert found(head + "  text: Wij melden lekken bij de Autoriteit Persoonsgegevens, voorheen het CBP.\n") == []
    assert found(head + "  text: Wij gebruiken cbp als afkorting van iets anders.\n") == []


# --- CMP004 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Een klacht indienen kan [via deze link](#).", True),
        ("Een klacht indienen kan [op de site]().", True),
        ("Een klacht indienen kan via deze link.", True),
        ("Een klacht indienen kan [hier](http://autoriteitpersoonsgegevens.nl).", True),
        ("Een klacht indienen kan [hier](https://autoriteitpersoonsgegevens.nl/klacht).", False),
        ("Een klacht indienen kan via [deze link](https://autoriteitpersoonsgegevens.nl/klacht).", False),
    ],
)
def test_links_in_a_text_about_complaints(text: str, hit: bool) -> None:
    assert found(f"complaint:\n  authority: ap\n  text: '{text}'\n") == ([("CMP004", 3)] if hit else [])


def test_addresses_of_authorities() -> None:
    head = "complaint:\n  authority:\n    - ap\n    - CY: {name: Commissioner, website: "
    assert found(head + "'http://www.dataprotection.gov.cy'}\n") == []
    assert found(head + "'http://www.example-authority.cy'}\n") == [("CMP004", 4)]
    assert found(head + "'https://www.example-authority.cy'}\n") == []
    assert found(head.replace("CY", "SE") + "'http://www.datainspektionen.se'}\n") == [("CMP003", 4)]


# --- CMP005 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Pas nadat u bij ons hebt geklaagd, kunt u naar de toezichthouder.", True),
        ("Blijft u ontevreden, dan mag u naar de Autoriteit Persoonsgegevens.", True),
        ("Bent u ontevreden? Laat het ons weten. U hebt altijd het recht om naar de toezichthouder te gaan.", False),
        ("Komen wij er samen niet uit? U mag ook direct naar de toezichthouder.", True),
        ("Blijft u ontevreden, dan mag u ook direct naar de toezichthouder.", False),
        ("Komen wij er samen niet uit, dan vragen wij een mediator.", False),
    ],
)
def test_complaining_to_the_organisation_first_is_no_condition(text: str, hit: bool) -> None:
    assert found(f"complaint:\n  authority: ap\n  us_first: email\n  text: '{text}'\n") == (
        [("CMP005", 4)] if hit else []
    )


def test_a_friendly_request_to_come_to_us_first_is_fine() -> None:
    assert found("complaint: {us_first: {contact: email, when: als u twijfelt}, authority: ap}\n") == []


# --- CMP006 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authority", "hit"),
    [
        ("[ap, GB]", True),
        ("[ap, CH]", True),
        ("[ap, GB: {text: Deze toezichthouder werkt onder de Britse wet.}]", False),
        ("[ap, DE]", True),
        ("[ap, de_by]", False),
        ("[ap, NO]", False),
        ("BE", True),
    ],
)
def test_authorities_outside_the_law_a_land_that_is_absent_and_the_wrong_country(authority: str, hit: bool) -> None:
    assert [(each.code, each.level) for each in of_family(f"complaint: {{authority: {authority}}}\n")] == (
        [("CMP006", "info")] if hit else []
    )


def test_an_organisation_without_a_country_is_not_told_where_it_sits() -> None:
    assert found("controller: {name: X B.V., email: info@kaasboer.nl}\ncomplaint: {authority: BE}\n") == []
