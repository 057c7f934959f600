"""RET: periods against what laws and supervisory authorities say: too short, too long, and long without a reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

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


# --- RET005: too short --------------------------------------------------------------------------------------------


def test_invoices_go_too_soon_unless_another_rule_keeps_the_tax_records() -> None:
    sold = activity("2 years after delivery", purposes="[deliver_order, invoicing]")
    assert found(sold) == [("RET005", 4)]
    books = "  books: {data: [invoices], purposes: [tax_records], retention: {keep: 7 years, law: awr_52}}\n"
    assert found(sold + books) == []


def test_a_rule_that_leaves_what_is_still_needed_throws_no_invoices_away() -> None:
    rule = "{{keep: 2 years, after: delivery, limit: {}}}"
    limited = activity(rule.format("voor zover wij ze niet meer nodig hebben"), purposes="[deliver_order, invoicing]")
    assert found(limited) == []
    technical = activity(rule.format("voor zover technisch mogelijk"), purposes="[deliver_order, invoicing]")
    assert found(technical) == [("RET005", 4)]
    named = activity("{keep: 5 years, law: awr_52, limit: voor zover wij ze niet meer nodig hebben}", "[naam]")
    assert found(named) == [("RET005", 4)], "the law itself asks for more"


def test_it_is_said_what_goes_too_soon() -> None:
    (data,) = of_family(activity("2 years after delivery", purposes="[deliver_order, invoicing]"), "nl")
    assert data.message.startswith("gegevens van `a` gaan na 2 jaar weg, voordat de 7 jaar")
    (item,) = of_family(activity("2 years after delivery", "[facturen]"))
    assert item.message.startswith("`facturen` goes after 2 years")


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


def test_only_the_law_that_is_too_short_is_cited() -> None:
    books = activity("2 years after end_of_financial_year", "[facturen]", purposes="[tax_records]")
    (finding,) = (each for each in of_family(books) if each.code == "RET005")
    assert [cite for cite, _ in finding.law] == ["AWR Art. 52(4)"]
    assert "7 years" in finding.help
