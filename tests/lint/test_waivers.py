"""Waivers: what they cover, and that a wrong, unused or old one is a finding itself."""

from __future__ import annotations

from datetime import date

import pytest

from privgen.app.lint import LintOptions, chosen, lint_source
from privgen.findings import Finding

BASE = "privgen: 1\ncontroller: {name: A}\n"
DATES = chosen(select=["FMT", "WVR"])


def lint(text: str, **options: object) -> list[Finding]:
    def read(name: str) -> bytes:
        return b"statement: {effective: x}  # privgen: ignore[FMT001] the part\n"

    options.setdefault("as_of", date(2026, 11, 21))
    return lint_source((BASE + text).encode(), "s.yaml", LintOptions(DATES, **options), read_file=read).findings  # type: ignore[arg-type]


def seen(text: str, **options: object) -> list[tuple[str, int, str | None]]:
    return [(each.code, each.span.line, each.waived) for each in lint(text, **options)]


@pytest.mark.parametrize("rule", ["FMT001", "date-invalid", "fmt001", "FMT004, FMT001", "FMT001,period-invalid"])
def test_a_comment_covers_its_line(rule: str) -> None:
    found = seen(f"statement: {{effective: x}}  # privgen: ignore[{rule}] not known yet\n")
    assert ("FMT001", 3, "not known yet") in found


def test_a_comment_above_covers_the_next_line_and_no_other() -> None:
    text = "statement:\n  # privgen: ignore[FMT001] draft\n  effective: x\n  published: y\n"
    assert seen(text) == [("FMT001", 5, "draft"), ("FMT001", 6, None)]


def test_a_comment_above_a_text_of_several_lines_covers_all_of_it() -> None:
    text = "activities:\n  a:\n    # privgen: ignore[ID005] as the bank writes it\n    text: |\n      Kijk op\n      https://bank/x\n"
    found = lint_source(
        (BASE + text).encode(), "s.yaml", LintOptions(chosen(select=["ID005"])), read_file=lambda _: b""
    ).findings
    assert [(each.code, each.span.line, each.waived) for each in found] == [("ID005", 8, "as the bank writes it")]


@pytest.mark.parametrize("at", ["at: statement.effective, ", "at: statement, ", ""])
def test_an_entry_of_the_spec_covers_a_place_and_what_is_below(at: str) -> None:
    text = f"statement: {{effective: x}}\nlint: {{accept: [{{rule: FMT001, {at}reason: known}}]}}\n"
    assert seen(text) == [("FMT001", 3, "known")]


def test_an_entry_covers_no_other_place() -> None:
    text = "statement: {effective: x}\nlint: {accept: [{rule: FMT001, at: changes, reason: known}]}\n"
    assert seen(text) == [("FMT001", 3, None), ("WVR003", 4, None)]


def test_an_entry_may_name_an_item_by_number_or_by_name() -> None:
    assert seen("transfers: {countries: [XX, YY]}\nlint: {accept: [{rule: FMT003, at: 'transfers.countries[1]', reason: r}]}\n") == [
        ("FMT003", 3, None), ("FMT003", 3, "r"),
    ]  # fmt: skip
    assert seen("transfers: {countries: [XX, YY]}\nlint: {accept: [{rule: FMT003, at: transfers.countries.YY, reason: r}]}\n") == [
        ("FMT003", 3, None), ("FMT003", 3, "r"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        ("# privgen: ignore[FMT999] x", "WVR001"),
        ("# privgen: ignore[FMT] x", "WVR001"),
        ("# privgen: ignore[SHP003] x", "WVR001"),
        ("# privgen: ignore[WVR003] x", "WVR001"),
        ("# privgen: ignore", "WVR001"),
        ("# privgen: ignore[] x", "WVR001"),
        ("# privgen: disable[FMT001] x", "WVR001"),
        ("# privgen: ignore[FMT001]", "WVR002"),
    ],
)
def test_a_wrong_comment_covers_nothing_and_is_reported_at_its_place(waiver: str, code: str) -> None:
    assert {each[:2] for each in seen(f"statement: {{effective: x}}  {waiver}\n")} == {("FMT001", 3), (code, 3)}
    assert all(each[2] is None for each in seen(f"statement: {{effective: x}}  {waiver}\n"))


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{rule: FMT999, reason: x}", "WVR001"),
        ("{rule: FMT001}", "WVR002"),
        ("{rule: FMT001, reason: ' '}", "WVR002"),
        ("{rule: FMT001, reason: x, until: 2026-11-20}", "WVR004"),
        ("{rule: FMT001, reason: x, until: soon}", "FMT001"),
    ],
)
def test_a_wrong_entry_covers_nothing_and_is_reported(entry: str, code: str) -> None:
    found = seen(f"statement: {{effective: x}}\nlint: {{accept: [{entry}]}}\n")
    assert ("FMT001", 3, None) in found
    assert any(each[0] == code and each[1] == 4 for each in found) or code == "SHP008"


def test_a_waiver_holds_on_its_last_day() -> None:
    text = "statement: {effective: x}\nlint: {accept: [{rule: FMT001, reason: r, until: 2026-11-21}]}\n"
    assert seen(text) == [("FMT001", 3, "r")]
    assert [each[0] for each in seen(text, as_of=date(2026, 11, 22))] == ["FMT001", "WVR004"]


def test_an_unused_waiver_is_found_where_it_stands_only_if_its_rule_ran() -> None:
    assert seen("dpo: none  # privgen: ignore[FMT001] x\n") == [("WVR003", 3, None)]
    assert seen("dpo: none  # privgen: ignore[RET001] x\n") == []
    assert seen("dpo: none  # privgen: ignore[FCT001] x\n") == []


def test_without_waivers_everything_counts() -> None:
    text = "statement: {effective: x}  # privgen: ignore[FMT001] y\nlint: {accept: [{rule: FMT001, reason: r}]}\n"
    assert seen(text, waivers=False) == [("FMT001", 3, None)]


def test_a_part_file_has_its_own_comments() -> None:
    [finding] = lint("include: part.yaml\n")
    assert (finding.code, finding.waived) == ("FMT001", "the part")


def test_messages_about_waivers_come_in_dutch_too() -> None:
    [english] = lint("dpo: none  # privgen: ignore[FMT001] x\n")
    [dutch] = lint("dpo: none  # privgen: ignore[FMT001] x\n", language="nl")
    assert english.message != dutch.message
    assert english.help != dutch.help
