"""RGT and REQ: which rights must be named with which legal basis, where, and how requests are handled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding

CORE = "access, rectification, erasure, restriction"
ALL = f"{CORE}, portability"


def of_family(fragment: str, language: str = "en") -> list[Finding]:
    return cases.of_family(fragment, "RGT", "REQ", language=language)


def found(fragment: str) -> list[tuple[str, int]]:
    """Code and line of the findings of these families."""
    return [(each.code, each.span.line) for each in of_family(fragment)]


def rights(offer: str, *more: str) -> str:
    """Rights with the offer on line 2."""
    return "".join(
        f"{row}\n" for row in ("rights:", f"  offer: {offer}", "  contact: email", "  within: 1 month", *more)
    )


def activity(basis: str, more: str = "", purposes: str = "[deliver_service]") -> str:
    rows = ("data: [naam]", "subjects: [customers]", f"purposes: {purposes}", f"legal_basis: {basis}")
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + more


INTEREST = "{legitimate_interest: {interest: weten wat er mis gaat}}"


# --- RGT001 -------------------------------------------------------------------------------------------------------


def test_each_core_right_that_is_absent_is_reported() -> None:
    assert found(rights("[access, portability]")) == [("RGT001", 2)] * 3
    assert len({each.message for each in of_family(rights("[access, portability]"))}) == 3


def test_a_spec_without_any_right_gets_one_finding() -> None:
    (finding,) = of_family("privgen: 1\nrights: null\n")
    assert (finding.code, finding.span.line) == ("RGT001", 1)


def test_what_to_do_names_the_rights_that_follow_from_the_bases() -> None:
    (finding,) = (each for each in of_family(activity("contract") + "rights: null\n") if each.code == "RGT001")
    assert "restriction and portability" in finding.help
    (dutch,) = of_family(activity("vital_interests") + "rights: null\n", "nl")
    assert dutch.help.endswith("inzage, verbetering, verwijdering en beperking")


def test_a_right_that_is_absent_rests_on_its_own_article() -> None:
    (finding,) = of_family(activity("vital_interests") + rights("[access, rectification, restriction]"))
    assert [cite for cite, _ in finding.law] == ["GDPR Art. 13(2)(b)", "GDPR Art. 14(2)(c)", "GDPR Art. 17"]


def test_rights_may_be_named_in_words_of_ones_own() -> None:
    text = (
        "Je hebt recht op inzage, verbetering, verwijdering, beperking van de verwerking en gegevensoverdraagbaarheid."
    )
    assert found(f"rights:\n  text: {text}\n  contact: email\n  within: 1 month\n") == []
    assert found(f"rights: null\nlayout: [{{title: Uw rechten, text: '{text}'}}, rest]\n") == []


def test_a_story_about_rights_in_general_names_none() -> None:
    story = "Mensen hebben recht op privacy. Veel klanten zouden bezwaar maken tegen inzage door anderen."
    assert found(f"rights: null\nlayout: [{{title: Privacy, text: '{story}'}}, rest]\n")[0][0] == "RGT001"


def test_rights_that_could_not_be_read_are_not_called_missing() -> None:
    assert found("rights: {offer: 7: 3}\n") == []
    assert found("rights:\n  offer: {access: {nonsense: true}}\n  contact: email\n  within: 1 month\n") == []


# --- RGT002, RGT003: rights that follow from the basis ------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "hit"),
    [
        ("contract", True),
        ("{consent: {withdraw: met een e-mail}}", True),
        ("{legal_obligation: {law: awr_52}}", False),
        ("vital_interests", False),
    ],
)
def test_portability_follows_from_consent_and_contract(basis: str, hit: bool) -> None:
    fragment = activity(basis) + rights("[access, rectification, erasure, restriction, objection: {when: soms}]")
    assert [code for code, _ in found(fragment) if code == "RGT002"] == (["RGT002"] if hit else [])


def test_a_basis_under_a_name_of_its_own_counts_by_its_meaning() -> None:
    own = "legal_bases: {dienst: {label: nodig voor onze dienst, is: contract}}\n"
    assert ("RGT002", 7) not in found(own + activity("[dienst]") + rights(f"[{ALL}]"))
    fragment = own + activity("[dienst]") + rights(f"[{CORE}]")
    assert [code for code, _ in found(fragment)] == ["RGT002"]


def test_objection_follows_from_a_legitimate_interest_and_a_public_task() -> None:
    for basis in (INTEREST, "{public_task: {law: uavg}}"):
        assert found(activity(basis) + rights(f"[{CORE}]")) == [("RGT003", 8)]
    assert found(activity("contract") + rights(f"[{ALL}]")) == []


def test_objection_may_be_told_at_the_activity() -> None:
    told = activity(INTEREST, "    objection: {how: met een e-mail}\n")
    assert found(told + rights(f"[{CORE}]")) == []


def test_without_a_legal_basis_objection_is_a_warning_and_portability_silent() -> None:
    fragment = "activities:\n  a: {data: [naam], purposes: [contact]}\n" + rights(f"[{ALL}]")
    assert [(each.code, each.level) for each in of_family(fragment)] == [("RGT003", "warning")]


def test_applicable_names_them_all() -> None:
    assert found(activity(INTEREST) + rights("applicable")) == []


def test_what_the_organisation_does_for_others_gives_no_rights() -> None:
    fragment = activity(
        INTEREST, "    role: processor\n  b: {data: [naam], purposes: [contact], legal_basis: vital_interests}\n"
    )
    assert found(fragment + rights(f"[{CORE}]")) == []


# --- RGT004, RGT005: objection to marketing, and apart ------------------------------------------------------------

NO_WAY = rights(f"[{CORE}, objection]")


@pytest.mark.parametrize(
    "way",
    [
        "    marketing: {opt_out: met een e-mail}\n",
        "    marketing: {opt_out_in_message: true}\n",
        "    opt_out: met een e-mail\n",
        "    objection: {how: met een e-mail}\n",
    ],
)
def test_a_way_out_of_marketing_may_stand_at_the_activity(way: str) -> None:
    assert found(activity(INTEREST, way, "[newsletter]") + NO_WAY) == []


def test_marketing_without_a_way_out() -> None:
    assert found(activity(INTEREST, purposes="[newsletter]") + NO_WAY) == [("RGT004", 8)], (
        "at the right that leaves it out"
    )
    assert found(activity(INTEREST, "    marketing: {opt_out: none}\n", "[newsletter]") + NO_WAY) == [("RGT004", 9)]
    silent = [
        line
        for code, line in found(activity("contract", purposes="[newsletter]") + rights(f"[{CORE}]"))
        if code == "RGT004"
    ]
    assert silent == [5], "without that right at the marketing"


def test_the_right_to_object_is_one_finding_for_all_marketing() -> None:
    letters = activity(INTEREST, purposes="[post_marketing]").partition("\n")[2].replace("a:", "b:", 1)
    two = activity(INTEREST, purposes="[newsletter]") + letters
    (finding,) = (each for each in of_family(two + NO_WAY) if each.code == "RGT004")
    assert [each.span.line for each in finding.related] == [5, 10]
    assert "`a` and `b`" in finding.message


def test_keeping_data_to_win_people_back_is_marketing() -> None:
    kept = activity("contract") + "    retention: {while: customer, then: 2 years, purposes: [win_back]}\n"
    (finding,) = (each for each in of_family(kept + rights(f"[{CORE}]")) if each.code == "RGT004")
    assert (finding.span.line, finding.message[:25]) == (7, "`oud-klanten terugwinnen`")
    assert "RGT004" not in [code for code, _ in found(kept + rights("applicable"))]
    dispute = kept.replace("win_back", "dispute")
    assert "RGT004" not in [code for code, _ in found(dispute + NO_WAY)]


def test_a_way_out_at_the_purpose_or_the_consent_is_enough() -> None:
    assert found(activity("contract", purposes="[newsletter: {opt_out: met een e-mail}]") + rights(f"[{ALL}]")) == []
    assert found(activity("{consent: {withdraw: met de link}}", purposes="[newsletter]") + rights(f"[{ALL}]")) == []


def test_an_objection_that_names_marketing_is_enough_but_stays_in_the_list() -> None:
    fragment = activity(INTEREST, purposes="[newsletter]") + rights(
        f"[{CORE}, objection: {{against: [direct_marketing]}}]"
    )
    assert found(fragment) == [("RGT005", 8)]


def test_the_block_of_privgen_is_never_reported() -> None:
    assert found(activity(INTEREST) + rights("[applicable, objection: {effect: Wij stoppen dan.}]")) == []


# --- RGT006, RGT007: taking consent back --------------------------------------------------------------------------


def test_consent_for_cookies_and_special_data_must_be_withdrawable_too() -> None:
    cookies = "cookies: {types: [advertising], consent: {asked: first_visit}}\n"
    assert found(cookies + rights(f"[{ALL}]")) == [("RGT006", 1)]
    assert (
        found(cookies.replace("first_visit}", "first_visit, withdraw: onderaan elke pagina}") + rights(f"[{ALL}]"))
        == []
    )
    assert found(activity("contract", "    special_ground: explicit_consent\n") + rights(f"[{ALL}]")) == [("RGT006", 7)]
    data = "activities:\n  a:\n    data: [allergies: {special_ground: explicit_consent}]\n    legal_basis: contract\n"
    assert found(data + rights(f"[{ALL}]")) == [("RGT006", 3)]


def test_several_consents_are_one_finding() -> None:
    fragment = activity("consent", "  b: {data: [adres], legal_basis: consent}\n") + rights(f"[{ALL}]")
    (finding,) = of_family(fragment)
    assert (finding.code, finding.span.line, len(finding.related)) == ("RGT006", 6, 1)


def test_own_words_about_withdrawing_say_that_earlier_use_was_allowed() -> None:
    consent = "{consent: {effect: Na het intrekken verwijderen wij alles.}}"
    assert found(activity(consent) + rights("applicable")) == [("RGT007", 6)]
    assert (
        found(
            activity(consent.replace("alles.", "alles. Wat wij eerder deden blijft toegestaan.")) + rights("applicable")
        )
        == []
    )
    assert found(activity("{consent: {withdraw: met een e-mail}}") + rights("applicable")) == []


# --- RGT008: how --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "more",
    [
        "  contact: phone\n",
        "  text: Schrijf ons een brief.\n",
        "  self_service: [{label: uw account, can: view}]\n",
    ],
)
def test_a_way_to_make_a_request(more: str) -> None:
    controller = "controller: {name: X B.V., address: Straat 1, phone: 033-1234567}\n"
    fragment = controller + "complaint: {authority: ap}\nrights:\n  offer: applicable\n  within: 1 month\n"
    assert found(fragment) == [("RGT008", 3)]
    assert found(fragment + more) == []


def test_one_address_for_everything_is_a_way_and_no_contact_at_all_is_for_another_rule() -> None:
    fragment = "complaint: {authority: ap}\nrights:\n  offer: applicable\n  within: 1 month\n"
    assert found("controller: {name: X B.V., email: info@kaasboer.nl}\n" + fragment) == []
    assert found("controller: {name: X B.V.}\n" + fragment) == []


# --- RGT009, RGT010: too much and too little ----------------------------------------------------------------------


def test_rights_that_do_not_exist_here() -> None:
    fragment = activity("vital_interests") + rights(f"[{ALL}, objection, withdrawal]")
    assert [code for code, _ in found(fragment)] == ["RGT009"] * 3


def test_a_condition_or_an_unknown_basis_keeps_it_silent() -> None:
    conditional = "withdrawal: {when: als u toestemming gaf}"
    assert found(activity("contract") + rights(f"[{ALL}, {conditional}]")) == []
    unknown = "activities:\n  a: {data: [naam], purposes: [contact]}\n"
    assert found(unknown + rights(f"[{ALL}, objection, withdrawal]")) == []


@pytest.mark.parametrize(
    ("entry", "hit"),
    [
        ("erasure: {when: als ze onjuist zijn}", True),
        ("erasure: {only_if: uw gegevens niet kloppen}", True),
        ("erasure: {when: als wij ze niet meer hoeven te bewaren}", True),
        ("erasure: {when: als ze niet langer nodig zijn}", True),
        ("erasure: {when: als wij ze volgens de wet niet meer hoeven te bewaren}", False),
        ("erasure: {when: [als ze niet meer nodig zijn, als u uw toestemming intrekt]}", False),
        ("erasure: {when: als ze niet meer nodig zijn, text: Ook onjuiste gegevens verwijderen wij.}", False),
        ("erasure: {text: Gegevens die niet meer nodig zijn verwijderen wij ook zonder verzoek.}", False),
        ("restriction: {when: als wij ze niet meer nodig hebben}", False),
        ("erasure: {when: als ze onjuist zijn of niet meer nodig zijn}", False),
        ("restriction: {when: als er een geschil is over de juistheid}", True),
        ("restriction: {when: [als er een geschil is, als u bezwaar hebt gemaakt]}", False),
        ("rectification: {when: als ze onjuist zijn}", False),
        ("restriction: {text: U kunt onjuiste gegevens ook laten afschermen.}", False),
        ("erasure: {text: Ook dat kan. Het kan alleen bij onjuiste gegevens.}", True),
    ],
)
def test_rights_that_are_narrower_than_in_law(entry: str, hit: bool) -> None:
    assert [code for code, _ in found(rights(f"[applicable, {entry}]"))] == (["RGT010"] if hit else [])


def test_objection_against_one_recipient_only() -> None:
    fragment = "recipients: {coblue: {name: Coblue}}\n" + activity(INTEREST)
    fragment += rights(f"[{ALL}, objection: {{against: [marketinganalyses door Coblue]}}]")
    assert "RGT010" in [code for code, _ in found(fragment)]


def test_a_legal_basis_that_could_not_be_read_leaves_no_doubt_to_report() -> None:
    broken = "activities:\n  a:\n    data: [naam]\n    legal_basis: {contract: {nonsense: 1}}\n"
    assert found(broken + rights(f"[{ALL}]")) == []
