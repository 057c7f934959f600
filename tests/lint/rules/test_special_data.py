"""SPC: special categories, criminal data and the BSN: which uses need an exception or a law, and where it may stand."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection

BEFORE = date(2026, 8, 31)


def of_family(fragment: str, language: str = "en", as_of: date = cases.AS_OF) -> list[Finding]:
    return cases.findings(fragment, language=language, as_of=as_of, selection=Selection(select=("SPC",)))


def found(fragment: str, as_of: date = cases.AS_OF) -> list[tuple[str, int]]:
    """Code and line of the findings of this family."""
    return [(each.code, each.span.line) for each in of_family(fragment, as_of=as_of) if each.code.startswith("SPC")]


def activity(data: str, more: str = "", basis: str = "contract") -> str:
    """An activity with this data on line 3."""
    rows = (f"data: {data}", "subjects: [customers]", "purposes: [deliver_service]", f"legal_basis: {basis}")
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + more


def messages(fragment: str, code: str, language: str = "en") -> list[str]:
    return [each.message for each in of_family(fragment, language) if each.code == code]


# --- SPC001: the exception ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "[allergies: {special_ground: explicit_consent}]",
        "[allergies: {special_ground: {ground: health_care, law: uavg_30_3a}}]",
        "[allergies: {special_ground: {law: uavg_30_3a}}]",
        "[lichaam: {items: [allergies], special_ground: explicit_consent}]",
        "[naam, geslacht, foto's]",
    ],
)
def test_data_with_an_exception_or_without_need_of_one_pass(data: str) -> None:
    assert found(activity(data)) == []


def test_an_exception_may_stand_at_the_activity_the_parent_the_register_or_the_defaults() -> None:
    own = "    special_ground: explicit_consent\n"
    assert found(activity("[allergies]", own)) == []
    assert found(activity("[naam]", own) + "  b: {part_of: a, data: [allergies]}\n") == []
    assert found(activity("[allergies]") + "data:\n  allergies: {special_ground: explicit_consent}\n") == []
    assert found(activity("[allergies]") + "defaults: {special_ground: explicit_consent}\n") == []


def test_an_activity_is_reported_once_with_the_other_items_beside_it() -> None:
    fragment = activity("[naam, allergies, religion]")
    assert found(fragment) == [("SPC001", 3)]
    (finding,) = [each for each in of_family(fragment) if each.code == "SPC001"]
    assert (
        finding.message
        == "names no exception for `allergieën` and `geloof of levensovertuiging`, special category data"
    )
    assert len(finding.related) == 1


def test_parts_of_a_data_item_and_data_of_a_purpose_count_too() -> None:
    assert found(activity("[inschrijving: {items: [naam, allergies]}]")) == [("SPC001", 3)]
    assert found(activity("[signup]") + "data:\n  signup: {label: inschrijving, items: [naam, allergies]}\n") == [
        ("SPC001", 8)
    ]
    assert found("activities:\n  a:\n    purposes: [deliver_service: {data: [allergies]}]\n") == [("SPC001", 3)]


def test_an_item_that_is_part_of_itself_ends() -> None:
    assert found(activity("[signup]") + "data:\n  signup: {label: inschrijving, items: [signup, allergies]}\n") == [
        ("SPC001", 8)
    ]


def test_inherited_data_are_reported_where_they_are_said() -> None:
    fragment = (
        "defaults: {data: [allergies]}\nactivities:\n  a: {purposes: [deliver_service]}\n  b: {purposes: [invoicing]}\n"
    )
    assert {line for _, line in found(fragment)} == {1}


def test_what_one_activity_explains_another_may_still_lack() -> None:
    shared = "defaults: {data: [allergies]}\nactivities:\n  a: {purposes: [deliver_service]}\n"
    explained = "  b: {purposes: [invoicing], special_ground: explicit_consent}\n"
    assert found(shared + explained) == [("SPC001", 1)]
    assert found(shared.replace("a: {", "a: {special_ground: explicit_consent, ") + explained) == []


def test_what_a_processor_does_is_for_its_customer() -> None:
    assert found(activity("[allergies, bsn, criminal_offences]", "    role: processor\n")) == []


def test_a_text_of_ones_own_that_names_the_exception_passes() -> None:
    told = "special_categories: U geeft ons uitdrukkelijk toestemming voor gegevens over uw gezondheid.\n"
    assert found(told + activity("[allergies]")) == []
    assert found("special_categories: Wij gaan daar zorgvuldig mee om.\n" + activity("[allergies]")) == [("SPC001", 4)]


def test_a_broken_exception_is_no_missing_one() -> None:
    assert found(activity("[allergies]", "    special_ground: [explicit_consent]\n")) == []


# --- SPC002: the law beside it ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ground", "reported"),
    [
        ("health_care", True),
        ("zorg of behandeling", True),
        ("AVG art. 9 lid 2 onder g", True),
        ("{ground: substantial_public_interest, law: uavg_29}", False),
        ("{ground: health_care, law: Wet op de zorg}", False),
        ("care_provider", False),
        ("explicit_consent", False),
        ("AVG art. 9 lid 2 onder a", False),
        ("AVG art. 9 lid 2 onder h en UAVG art. 30 lid 3", False),
    ],
)
def test_some_exceptions_need_a_law(ground: str, reported: bool) -> None:
    assert found(activity("[allergies]", f"    special_ground: {ground}\n")) == ([("SPC002", 7)] if reported else [])


def test_an_exception_that_serves_many_items_is_reported_once() -> None:
    assert found(activity("[allergies, diagnosis]", "    special_ground: health_care\n")) == [("SPC002", 7)]


# --- SPC003: names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["medische bijzonderheden", "uw geloof", "dieet wegens geloof", "seksuele voorkeuren", "irisscan"]
)
def test_a_name_that_sounds_like_a_special_category_is_reported(label: str) -> None:
    assert found(activity(f"[naam, {label}]")) == [("SPC003", 3)]


@pytest.mark.parametrize(
    "label", ["geslacht", "foto", "terras", "naam van de ziektekostenverzekering", "geen medische gegevens"]
)
def test_other_names_pass(label: str) -> None:
    assert found(activity(f"[{label}]")) == []


def test_a_name_is_reported_where_it_is_written_and_once() -> None:
    register = "data:\n  notes: {label: aantekeningen over uw gezondheid}\n"
    fragment = register + activity("[notes]") + "  b: {data: [notes], purposes: [invoicing]}\n"
    assert found(fragment) == [("SPC003", 2)]
    assert found(activity("[aantekeningen: {examples: [wensen, een ziekte]}]")) == [("SPC003", 3)]


def test_a_marked_item_or_one_with_an_exception_passes() -> None:
    assert (
        found(activity("[bijzonderheden over uw gezondheid: {is: health_data, special_ground: explicit_consent}]"))
        == []
    )
    assert found(activity("[bijzonderheden over uw gezondheid: {special_ground: explicit_consent}]")) == []


# --- SPC004: denials ----------------------------------------------------------------------------------------------

GROUND = "    special_ground: explicit_consent\n"


def test_a_denial_next_to_special_data_is_an_error_and_next_to_a_bsn_a_warning() -> None:
    denied = "special_categories: none\n"
    assert found(denied + activity("[allergies]", GROUND)) == [("SPC004", 1)]
    levels = [
        each.level
        for data in ("[allergies]", "[bsn: {law: wabvpz_8}]")
        for each in of_family(denied + activity(data, GROUND))
        if each.code == "SPC004"
    ]
    assert levels == ["error", "warning"]


def test_a_denial_in_a_text_is_found_and_an_exception_in_it_heard() -> None:
    said = "security: {{text: {}}}\n"
    denial = said.format("Wij gebruiken geen bijzondere persoonsgegevens.")
    assert found(denial + activity("[allergies]", GROUND)) == [("SPC004", 1)]
    assert found(denial + activity("[naam]")) == []
    partial = said.format("'Wij gebruiken geen bijzondere persoonsgegevens, behalve uw allergieën.'")
    assert found(partial + activity("[allergies]", GROUND)) == []


# --- SPC005: biometrics -------------------------------------------------------------------------------------------


def test_security_alone_is_too_little_since_september_2026() -> None:
    fragment = activity("[fingerprint]", "    special_ground: {ground: biometric_security, law: uavg_29}\n")
    assert found(fragment) == [("SPC005", 7)]
    assert found(fragment, BEFORE) == []
    both = "    special_ground: {ground: [biometric_security, substantial_public_interest], law: uavg_29}\n"
    assert found(activity("[fingerprint]", both)) == []


def test_consent_of_staff_for_biometrics_is_doubtful_and_of_customers_not() -> None:
    consent = "    special_ground: explicit_consent\n"
    staff = activity("[fingerprint]", consent).replace("customers", "employees")
    assert found(staff) == [("SPC005", 7)]
    assert found(activity("[fingerprint]", consent)) == []
    assert found(staff.replace("fingerprint", "allergies")) == []


# --- SPC006: crimes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("details", "reported"),
    [
        ("{why: Dat moet.}", True),
        ("{special_ground: health_care, why: Dat moet.}", True),
        ("{special_ground: {law: avg_9_2_a}}", True),
        ("{special_ground: legal_claims}", False),
        ("{special_ground: {law: uavg_33_2b}}", False),
        ("{law: uavg_33}", False),
        ("{law: Wet politiegegevens}", False),
    ],
)
def test_criminal_data_need_an_article(details: str, reported: bool) -> None:
    assert found(activity(f"[criminal_offences: {details}]")) == ([("SPC006", 3)] if reported else [])


def test_a_certificate_of_conduct_is_not_criminal_data() -> None:
    assert found(activity("[vog]")) == []


# --- SPC007: the BSN ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "basis", "reported"),
    [
        ("[bsn]", "contract", True),
        ("[burgerservicenummer]", "contract", True),
        ("[bsn: {law: uavg_46}]", "contract", True),
        ("[bsn]", "{legal_obligation: {law: awr_52}}", True),
        ("[bsn: {law: wabvpz_8}]", "contract", False),
        ("[bsn: {law: Jeugdwet}]", "contract", False),
        ("[bsn]", "{legal_obligation: {law: lb_28}}", False),
        ("[bsn]", "{legal_obligation: {law: wabvpz}}", False),
        ("[bsn]", "{legal_obligation: {law: Jeugdwet}}", False),
        ("[bsn: {required: {by: law, law: lb_28}}]", "contract", False),
    ],
)
def test_a_bsn_needs_a_law_that_asks_for_it(data: str, basis: str, reported: bool) -> None:
    assert found(activity(data, basis=basis)) == ([("SPC007", 3)] if reported else [])


def test_a_law_in_the_register_holds_for_every_use() -> None:
    assert found(activity("[bsn]") + "data:\n  bsn: {law: wabvpz_8}\n") == []


# --- SPC008: terms ------------------------------------------------------------------------------------------------


def test_a_wrong_term_is_reported_only_where_special_data_are_spoken_of() -> None:
    assert found("special_categories: Wij gebruiken geen specifieke categorieën van gegevens.\n") == [("SPC008", 1)]
    assert found("security: {text: Wij letten op specifieke categorieën van fouten.}\n") == []


def test_children_under_a_heading_about_special_data_are_reported() -> None:
    children = "children: {consent_age: 16, intended: false}\n"
    assert found(children + "layout:\n  - special_categories: {contains: [children]}\n") == [("SPC008", 3)]
    assert found(children + "layout:\n  - children: Bijzondere en/of gevoelige persoonsgegevens\n") == [("SPC008", 3)]
    free = "layout:\n  - title: Gevoelige persoonsgegevens\n    contains:\n      - children\n"
    assert found(children + free) == [("SPC008", 5)]
    assert found(children + "layout:\n  - children: Over kinderen\n  - special_categories\n") == []


def test_messages_are_about_this_spec_in_both_languages() -> None:
    fragment = activity("[bsn]")
    assert messages(fragment, "SPC007") == ["names no law that asks for `BSN (burgerservicenummer)`"]
    assert messages(fragment, "SPC007", "nl") == ["noemt geen wet die om `BSN (burgerservicenummer)` vraagt"]
