"""LAY: what the korte versie of a spec leaves out, and what is written in it by hand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cases import check, findings, only


def activity(
    retention: str = "2 years after delivery", data: str = "[naam, adres]", more: str = "", name: str = "orders"
) -> str:
    return f"""\
  {name}:
    title: Bij {name}
    subjects: [customers]
    data: {data}
    purposes: [deliver_order]
    legal_basis: contract
    required: {{by: contract, consequence: dan kunnen wij niet leveren}}
    recipients: none
    retention: {retention}
{more}"""


def test_what_privgen_chooses_itself_has_no_findings() -> None:
    assert [code for code, _ in check("short_version: {leave_out: [recipients]}\n") if code.startswith("LAY")] == []


def test_activities_by_their_own_ids_tell_what_for() -> None:
    assert only("short_version: {include: [controller, orders, rights]}\n", "LAY001") == []
    assert only("short_version: {include: [orders]}\n", "LAY001") == [("LAY001", 1), ("LAY001", 1)]


def test_a_surprise_that_an_included_activity_tells_is_named() -> None:
    sources = "sources:\n  register: {label: het handelsregister, public: true, notice: first_contact}\n"
    used = "activities:\n" + activity(more="    from: [register]\n")
    assert only("short_version: {include: [who, activities, rights]}\n" + sources + used, "LAY002") == [("LAY002", 1)]
    assert only("short_version: {include: [who, orders, rights]}\n" + sources + used, "LAY002") == []


def test_a_source_that_is_named_tells_that_others_add_data() -> None:
    sources = "sources:\n  register: {label: het handelsregister, public: true, notice: first_contact}\n"
    short = "short_version: {include: [who, activities, rights]}\n"
    used = "activities:\n" + activity(more="    techniques: [enrichment]\n")
    (alone,) = (each for each in findings(short + used) if each.code == "LAY002")
    (beside,) = (each for each in findings(short + sources + used + "    from: [register]\n") if each.code == "LAY002")
    assert len(alone.related) == len(beside.related) == 1
    assert "handelsregister" in beside.message


def test_cookies_that_follow_people_are_a_surprise() -> None:
    short = "short_version: {include: [who, activities, rights]}\n"
    cookies = "cookies: {types: [functional, advertising: {purposes: [targeted_advertising]}], consent: {how: in de balk}}\n"
    assert only(short + cookies, "LAY002") == [("LAY002", 1)]
    assert only(short + cookies.replace("advertising: {purposes: [targeted_advertising]}", "analytical"), "LAY002") == []
    assert only("short_version: {include: [who, activities, cookies, rights]}\n" + cookies, "LAY002") == []


def test_addresses_and_periods_by_hand_must_be_those_of_the_spec() -> None:
    assert only("short_version:\n  text: Mail naar prive@dekaasboer.nl.\n", "LAY004") == [("LAY004", 2)]
    assert only("short_version:\n  text: Mail naar privacy@dekaasboer.nl.\n", "LAY004") == []
    assert only("short_version:\n  text: Wij bewaren alles 24 maanden.\n", "LAY004") == []
    assert only("short_version:\n  text: U krijgt binnen 5 dagen antwoord.\n", "LAY004") == [], "no period of retention"
