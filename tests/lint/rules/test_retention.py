"""RET: what counts as a period, for which data it holds, from when, and whether there is an end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import cases

from privgen.findings import Finding


def of_family(fragment: str, language: str = "en") -> list[Finding]:
    return cases.of_family(fragment, "RET", language=language)


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


def test_only_the_people_whom_a_general_rule_leaves_out_are_named() -> None:
    people = "retention:\n  all: {while: customer, then: 2 years, of: [customers]}\n"
    (some,) = of_family(activity().replace("[customers]", "[customers, prospects]") + people)
    assert some.message == "`a` does not say how long data of `mogelijke klanten` are kept"
    both = people + "  rest: {keep: 1 year, after: last_contact, of: [prospects]}\n"
    assert found(activity().replace("[customers]", "[customers, prospects]") + both) == []
    (every,) = of_family(activity().replace("[customers]", "[prospects]") + people)
    assert every.message == "`a` does not say how long the data are kept"


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


# --- RET008 and RET009 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("retention", "hit"),
    [
        ("{on_request: any_time}", True),
        ("{on_request: end_of_agreement}", True),
        ("{until: erasure_request}", True),
        ("{on_request: any_time, otherwise: 1 year after delivery}", False),
        ("{on_request: any_time, otherwise: {keep: 7 years, after: end_of_agreement, why: Daarna kunt u niets meer claimen.}}", False),
        ("[{on_request: any_time}, 1 year after delivery]", False),
        ("[{on_request: any_time, of: [foto's]}, 1 year after delivery]", True),
        ("{until: consent_withdrawn}", False),
        ("{until: unsubscription}", False),
    ],
)
def test_waiting_for_a_request(retention: str, hit: bool) -> None:
    assert [code for code, _ in found(activity(retention))] == (["RET008"] if hit else [])


BOOKS = "{keep: 7 years, after: end_of_agreement, why: Dat eist de Belastingdienst.}"


def test_waiting_for_a_request_until_the_books_go_too() -> None:
    rule = f"{{on_request: end_of_agreement, otherwise: {BOOKS}}}"
    (finding,) = of_family(activity(rule, "[naam, betaalgegevens: {purposes: [tax_records], legal_basis: legal_obligation}]"))
    assert (finding.code, finding.span.line) == ("RET008", 4)
    assert "`naam` stays 7 years" in finding.message
    assert found(activity(rule, "[naam]", purposes="[tax_records]")) == [], "the books themselves"
    assert found(activity(rule, "[e-mailadres: {purposes: [invoicing]}]")) == [], "it stands on the invoices"
    assert found(activity(f"[{BOOKS}]")) == [], "a period that everything has"


@pytest.mark.parametrize(
    ("bound", "hit"), [("at_least", True), ("usually", True), ("at_most", False), ("exactly", False)]
)
def test_only_a_minimum_or_the_usual_period_is_reported(bound: str, hit: bool) -> None:
    fragment = activity(f"{{keep: 1 year, after: delivery, bound: {bound}}}")
    assert [code for code, _ in found(fragment)] == (["RET009"] if hit else [])


def test_dutch_messages_write_dutch_periods() -> None:
    (finding,) = of_family(activity("1 month"), "nl")
    assert finding.message == "`a` zegt niet vanaf wanneer de termijn van 1 maand loopt"
