"""RET: what counts as a period, for which data it holds, and when a period is too vague, too short or too long."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding
from privgen.lint.selection import Selection


def of_family(fragment: str, language: str = "en") -> list[Finding]:
    found = cases.findings(fragment, language=language, selection=Selection(select=("RET",)))
    return [each for each in found if each.code.startswith("RET")]


def found(fragment: str) -> list[tuple[str, int]]:
    """Code and line of the findings of this family."""
    return [(each.code, each.span.line) for each in of_family(fragment)]


def activity(retention: str = "", data: str = "[naam]", more: str = "", purposes: str = "[deliver_service]") -> str:
    """An activity with data on line 3 and retention on line 4."""
    rows = [f"data: {data}", f"retention: {retention}"] if retention else [f"data: {data}"]
    rows += ["subjects: [customers]", f"purposes: {purposes}", "legal_basis: contract"]
    return "activities:\n  a:\n" + "".join(f"    {row}\n" for row in rows) + more


# --- RET001: nothing is said --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "retention",
    [
        "2 years after delivery",
        "{while: customer}",
        "{until: consent_withdrawn}",
        "{stated_at: op het formulier}",
        "{kept_by: PostNL}",
        "{longest_of: [2 years after delivery, {while: warranty}]}",
        "[{while: customer, of: [naam]}, 2 years after delivery]",
    ],
)
def test_any_period_state_or_end_will_do(retention: str) -> None:
    assert found(activity(retention)) == []


def test_a_rule_may_be_inherited_or_stand_at_the_data() -> None:
    rule = "{retention: 1 year after delivery}"
    assert found(activity() + f"defaults: {rule}\n") == []
    assert found(activity("1 year after delivery", more="  b: {part_of: a, data: [adres]}\n")) == []
    assert found(activity(data=f"[naam: {rule}]")) == []
    assert found(activity() + f"data:\n  name: {rule}\n") == []
    assert found(activity(purposes=f"[deliver_service: {rule}]")) == []


def test_data_that_a_rule_leaves_out_are_reported_one_by_one() -> None:
    assert found(activity("{keep: 1 year, after: delivery, of: [naam]}", "[naam, adres]")) == [("RET001", 3)]
    (finding,) = of_family(activity("{keep: 1 year, after: delivery, of: [naam]}", "[naam, adres]"))
    assert finding.path == "activities.a.data[1]"


def test_data_of_one_activity_without_a_period_for_one_reason_are_one_finding() -> None:
    data = "[naam: {retention: 1 year after delivery}, adres, geslacht]"
    (finding,) = of_family("defaults: {retention: {as_long_as: needed_for_purpose}}\n" + activity(data=data))
    assert finding.message == "`adres` and `geslacht` have no period of their own, only `needed_for_purpose`"
    assert [each.span.line for each in finding.related] == [4, 1]
    (finding,) = of_family(activity("{keep: 1 year, after: delivery, of: [naam]}", "[naam, adres, geslacht]"), "nl")
    assert finding.message == "geen regel zegt hoe lang `adres` en `geslacht` worden bewaard"
    two = "defaults: {retention: {as_long_as: needed_for_purpose}}\n" + activity(data=data)
    two += f"  b: {{data: {data}, subjects: [customers], purposes: [newsletter], legal_basis: contract}}\n"
    assert found(two) == [("RET001", 4), ("RET001", 8)]


def test_only_the_law_that_is_too_short_is_cited() -> None:
    books = activity("2 years after end_of_financial_year", "[facturen]", purposes="[tax_records]")
    (finding,) = (each for each in of_family(books) if each.code == "RET005")
    assert [cite for cite, _ in finding.law] == ["AWR Art. 52(4)"]
    assert "7 years" in finding.help


def test_a_rule_about_other_data_leaves_the_activity_without() -> None:
    assert found(activity("{kept_by: PostNL, of: [gesprekken via sociale media]}")) == [("RET001", 2)]


def test_a_rule_of_the_register_holds_for_the_people_and_data_it_names() -> None:
    people = "retention:\n  all: {while: customer, then: 2 years, of: [customers]}\n"
    assert found(activity() + people) == []
    assert found(activity().replace("[customers]", "[customers, prospects]") + people) == [("RET001", 2)]
    assert found(activity().replace("    subjects: [customers]\n", "") + people) == [("RET001", 2)]
    data = "retention:\n  names: {keep: 2 years, after: delivery, of: [naam]}\n"
    assert found(activity() + data) == []
    assert found(activity(data="[naam, adres]") + data) == [("RET001", 3)]
    both = "retention:\n  names: {keep: 2 years, after: delivery, of: [prospects, naam]}\n"
    assert found(activity() + both) == [("RET001", 2)]


def test_a_rule_of_the_register_about_nothing_in_particular_holds_where_it_is_named() -> None:
    assert found(activity() + "retention:\n  two: 2 years after delivery\n") == [("RET001", 2)]


def test_a_rule_of_the_register_gives_way_to_what_an_activity_says_itself() -> None:
    people = "retention:\n  all: {keep: 2 years, after: delivery, of: [customers]}\n"
    assert found(activity("{keep: 3 years, after: delivery}") + people) == []
    assert found(activity("{as_long_as: needed_for_purpose}") + people) == [("RET002", 4)]


def test_a_part_of_an_activity_that_is_reported_is_not_reported_again() -> None:
    assert found(activity(more="  b: {part_of: a, purposes: [newsletter]}\n")) == [("RET001", 2)]


def test_work_for_others_headings_and_figures_need_no_period() -> None:
    assert found(activity(more="    role: processor\n")) == []
    assert found(activity(more="    form: anonymous\n")) == []
    assert found(activity(data="[survey_answers: {form: anonymous}]")) == []
    group = "activities:\n  a: {title: Groep}\n  b: {part_of: a, data: [naam], retention: 1 year after delivery}\n"
    assert found(group) == []


def test_what_could_not_be_read_is_not_called_missing() -> None:
    fragment = activity("{keep: [1], after: delivery}")
    assert found(fragment) == []


# --- RET002: as long as needed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "retention",
    [
        "{as_long_as: needed_for_purpose}",
        "{as_long_as: needed_for_purpose, considering: [klachten]}",
        "{as_long_as: dat nodig is voor onze bedrijfsvoering}",
        "{as_long_as: de wet dat toestaat}",
        "{until: wij ze niet meer nodig hebben}",
        "{while: legal_duty}",
        "{longest_of: [2 years after delivery, {as_long_as: needed_for_purpose}]}",
    ],
)
def test_as_long_as_needed_is_no_period(retention: str) -> None:
    assert found(activity(retention)) == [("RET002", 4)]


@pytest.mark.parametrize(
    "retention",
    [
        "{as_long_as: needed_to_answer}",
        "{as_long_as: needed_for_claims}",
        "{until: blijkt dat wij ze niet nodig hebben om u te helpen}",
        "{while: legal_duty, law: awr_52}",
        "{shortest_of: [2 years after delivery, {as_long_as: needed_for_purpose}]}",
    ],
)
def test_a_criterion_that_people_can_apply_is_enough(retention: str) -> None:
    assert found(activity(retention)) == []


def test_a_vague_default_is_reported_once_for_all_activities() -> None:
    fragment = "defaults: {retention: {as_long_as: needed_for_purpose}}\n" + activity(
        more="  b: {data: [adres], purposes: [newsletter], legal_basis: contract}\n"
    )
    assert found(fragment) == [("RET002", 1)]


def test_a_vague_default_is_fine_where_periods_follow_and_what_has_none_is_reported_instead() -> None:
    head = "defaults: {retention: {as_long_as: needed_for_purpose}}\n"
    assert found(head + activity("1 year after delivery")) == []
    assert found(head + activity(data="[naam: {retention: 1 year after delivery}, geslacht]")) == [("RET001", 4)]
    other = "  b: {data: [adres], purposes: [newsletter], legal_basis: contract}\n"
    assert found(head + activity("1 year after delivery", more=other)) == [("RET001", 9)]


# --- RET003: from when --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "retention",
    [
        "{keep: 7 years, law: awr_52}",
        "{keep: 7 years, why: Dat moet van de Belastingdienst.}",
        "{while: customer, then: 1 year}",
    ],
)
def test_a_start_may_lie_in_the_law_or_in_the_state(retention: str) -> None:
    assert found(activity(retention)) == []


def test_recordings_and_logs_can_only_count_from_the_moment_they_are_made() -> None:
    assert found(activity("4 weeks", "[camera_images]")) == []
    assert found(activity("4 weeks", "[ip_address]", "    techniques: [server_logs]\n")) == []
    assert found(activity("4 weeks", "[ip_address]", "    techniques: [cookies]\n")) == [("RET003", 4)]


def test_a_rule_of_the_register_is_reported_where_it_stands_and_once() -> None:
    fragment = (
        activity("short", more="  b: {data: [adres], purposes: [contact], retention: short}\n")
        + "retention:\n  short: 30 days\n"
    )
    assert found(fragment) == [("RET003", 10)]


# --- RET004: without end ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("retention", ["{keep: permanent}", "{until: voor onbepaalde tijd}", "{keep: altijd}"])
def test_forever_is_reported(retention: str) -> None:
    assert [code for code, _ in found(activity(retention))] == ["RET004"]


@pytest.mark.parametrize(
    "retention",
    [
        "{while: u altijd klant bent}",
        "{keep: 1 year, after: delivery, text: Wij bewaren ze niet onbeperkt.}",
        "{keep: 1 year, after: delivery, text: U hoort altijd van ons als wij ze hebben verwijderd.}",
        "{keep: permanent, why: Het gaat om ons historisch archief.}",
    ],
)
def test_words_that_do_set_an_end_or_speak_of_an_archive_pass(retention: str) -> None:
    assert [code for code, _ in found(activity(retention)) if code == "RET004"] == []


def test_a_sentence_that_says_so_is_reported_at_the_word() -> None:
    (finding,) = of_family(activity("{keep: 1 year, after: delivery, text: Facturen bewaren wij onbeperkt.}"))
    assert (finding.code, finding.span.end - finding.span.start) == ("RET004", len("onbeperkt"))


# --- RET005: too short --------------------------------------------------------------------------------------------


def test_invoices_go_too_soon_unless_another_rule_keeps_the_tax_records() -> None:
    sold = activity("2 years after delivery", purposes="[deliver_order, invoicing]")
    assert found(sold) == [("RET005", 4)]
    books = "  books: {data: [invoices], purposes: [tax_records], retention: {keep: 7 years, law: awr_52}}\n"
    assert found(sold + books) == []


def test_data_kept_for_an_invoice_count_by_their_own_words() -> None:
    data = "[adres: {retention: 180 days after delivery, why: Zo klopt het adres op een factuur.}]"
    assert found(activity(data=data)) == [("RET005", 3)]


@pytest.mark.parametrize(
    ("retention", "data"),
    [("{keep: 5 years, law: awr_52}", "[naam]"), ("10 years after last_change_of_file", "[medical_file]")],
)
def test_a_law_or_a_kind_of_data_sets_a_minimum(retention: str, data: str) -> None:
    assert found(activity(retention, data)) == [("RET005", 4)]


def test_84_months_are_seven_years() -> None:
    assert found(activity("{keep: 84 months, law: awr_52}", "[invoices]", purposes="[tax_records]")) == []


# --- RET006: longer than usual ------------------------------------------------------------------------------------


def applicants(retention: str, basis: str = "contract") -> str:
    return (
        "activities:\n  a:\n    data: [cv]\n"
        f"    retention: {retention}\n    subjects: [applicants]\n"
        f"    purposes: [recruitment]\n    legal_basis: {basis}\n"
    )


@pytest.mark.parametrize(
    ("retention", "basis", "hit"),
    [
        ("4 weeks after end_of_application", "contract", False),
        ("1 month after end_of_application", "contract", False),
        ("6 weeks after end_of_application", "contract", True),
        ("1 year after end_of_application", "consent", False),
        ("2 years after end_of_application", "consent", True),
        (
            "[4 weeks after end_of_application, {keep: 1 year, after: end_of_application, when: consent}]",
            "contract",
            False,
        ),
        ("{keep: 1 year, after: end_of_application, why: Dan loopt er een geschil.}", "contract", False),
    ],
)
def test_applications(retention: str, basis: str, hit: bool) -> None:
    assert [code for code, _ in found(applicants(retention, basis))] == (["RET006"] if hit else [])


def test_camera_images() -> None:
    assert found(activity("4 weeks", "[camera_images]")) == []
    assert found(activity("3 months", "[camera_images]")) == [("RET006", 4)]
    assert found(activity("{keep: 3 months, when: incident}", "[camera_images]")) == []
    assert found(activity("{keep: 3 months, longer_if: [een aangifte]}", "[camera_images]")) == []


def test_files_of_staff_and_of_the_wwft() -> None:
    staff = "activities:\n  a:\n    data: [personnel_file]\n    retention: {}\n    subjects: [employees]\n"
    staff += "    purposes: [personnel_administration]\n    legal_basis: contract\n"
    assert found(staff.replace("{}", "5 years after end_of_employment")) == [("RET006", 4)]
    assert found(staff.replace("{}", "2 years after end_of_employment")) == []
    assert found(activity("{keep: 8 years, after: end_of_agreement, law: wwft_33}"))[:1] == [("RET006", 4)]


# --- RET007: long without reason ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("retention", "hit"),
    [
        ("10 years after end_of_agreement", True),
        ("9 years after end_of_agreement", False),
        ("{keep: 10 years, after: end_of_agreement, why: Zo lang kunt u nog schade claimen.}", False),
        ("{keep: 20 years, after: last_change_of_file, law: bw_7_454}", False),
        ("{keep: 20 years, after: last_change_of_file, law: bw_3_310}", False),
        ("{keep: 10 years, after: end_of_financial_year, law: awr_52}", True),
        ("{keep: 8 years, after: end_of_financial_year, why: Dat is verplicht voor de Belastingdienst.}", True),
        ("{keep: 12 years, after: end_of_agreement, law: een eigen wet}", False),
    ],
)
def test_long_periods(retention: str, hit: bool) -> None:
    assert [code for code, _ in found(activity(retention))] == (["RET007"] if hit else [])


# --- RET008 and RET009 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("retention", "hit"),
    [
        ("{on_request: any_time}", True),
        ("{on_request: end_of_agreement}", True),
        ("{until: erasure_request}", True),
        ("{on_request: any_time, otherwise: 1 year after delivery}", False),
        ("[{on_request: any_time}, 1 year after delivery]", False),
        ("[{on_request: any_time, of: [foto's]}, 1 year after delivery]", True),
        ("{until: consent_withdrawn}", False),
        ("{until: unsubscription}", False),
    ],
)
def test_waiting_for_a_request(retention: str, hit: bool) -> None:
    assert [code for code, _ in found(activity(retention))] == (["RET008"] if hit else [])


@pytest.mark.parametrize(
    ("bound", "hit"), [("at_least", True), ("usually", True), ("at_most", False), ("exactly", False)]
)
def test_only_a_minimum_or_the_usual_period_is_reported(bound: str, hit: bool) -> None:
    fragment = activity(f"{{keep: 1 year, after: delivery, bound: {bound}}}")
    assert [code for code, _ in found(fragment)] == (["RET009"] if hit else [])


def test_dutch_messages_write_dutch_periods() -> None:
    (finding,) = of_family(activity("1 month"), "nl")
    assert finding.message == "`a` zegt niet vanaf wanneer de termijn van 1 maand loopt"
