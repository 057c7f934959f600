"""From bytes to findings: what linking finds, what stays silent below a broken value, and which findings count."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.app.errors import CannotDo
from privgen.app.lint import LintOptions, chosen, lint_source
from privgen.app.reading import read_part
from privgen.findings import Finding
from privgen.lint.rules.contact_address_invalid import ContactAddressInvalid

SPEC = "privgen: 1\ncontroller: {name: A, email: a@onro.nl}\n"


FORM = chosen(select=["CON001", "FMT"])
"""The rules about form only: the spec of these tests says too little for those of law."""


def lint(text: str, **options: object) -> list[Finding]:
    options.setdefault("selection", FORM)
    return lint_source(text.encode(), "s.yaml", LintOptions(**options), read_file=read_part).findings  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "code", "text"),
    [
        ("activities: {a: {recipients: [post_nl_x]}}", "CON001", "post_nl_x"),
        ("statement: {effective: 1 november}", "FMT001", "1 november"),
        ("recipients: {a: {name: B, country: XX}}", "FMT003", "XX"),
        ("transfers: {countries: [US, UK]}", "FMT003", "UK"),
        ("rights: {within: 4 wekken}", "FMT004", "4 wekken"),
        ("layout: [whoo]", "CON001", "whoo"),
    ],
)
def test_a_problem_of_the_model_is_placed_at_its_value(line: str, code: str, text: str) -> None:
    source = SPEC + line + "\n"
    [finding] = lint(source)
    assert finding.code == code
    assert source[finding.span.start : finding.span.end] == text
    assert finding.span.line == 3
    assert finding.help


@pytest.mark.parametrize("country", ["NL", "US", "JP", "GB", "AW", "MK"])
def test_countries_of_the_world_are_known(country: str) -> None:
    assert lint(SPEC + f"recipients: {{a: {{name: B, country: {country}}}}}\n") == []


def test_a_country_that_is_nearly_right_is_told_how() -> None:
    [finding] = lint(SPEC + "recipients: {a: {name: B, country: UK}}\n")
    assert "`GB`" in finding.help


def test_nothing_is_concluded_from_what_is_broken() -> None:
    """The register cannot be read, so that nothing can be said about a reference to it."""
    text = SPEC + "recipients: [post_nl]\nactivities: {a: {recipients: [post_nl]}}\n"
    assert {finding.code[:3] for finding in lint(text)} == {"SHP"}


def test_without_rules_only_reading_and_shape_speak() -> None:
    assert lint(SPEC + "layout: [whoo]\n", rules=False) == []
    assert [finding.code for finding in lint(SPEC + "layuot: [whoo]\n", rules=False)] == ["SHP003"]


def test_findings_stand_in_the_order_of_the_file() -> None:
    found = lint(SPEC + "layout: [whoo]\nrights: {within: 4 wekken}\nstatement: {effective: x}\n")
    assert [finding.span.line for finding in found] == [3, 4, 5]


def test_a_finding_in_a_part_file_is_placed_there(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("recipients: {a: {name: B, country: XX}}\n")
    spec = tmp_path / "s.yaml"
    spec.write_text(SPEC + "include: part.yaml\n")
    linted = lint_source(spec.read_bytes(), str(spec), LintOptions(FORM), read_file=read_part)
    [finding] = linted.findings
    assert Path(finding.span.file).name == "part.yaml"
    assert finding.span.file in linted.texts


@given(st.binary(max_size=300))
def test_no_bytes_give_a_traceback(data: bytes) -> None:
    assert lint_source(data, "s.yaml", read_file=read_part).faults == []


def test_selection_by_code_name_and_prefix() -> None:
    text = SPEC + "layout: [whoo]\nrights: {within: 4 wekken}\n"

    def left(**words: list[str]) -> list[str]:
        found = [finding.code for finding in lint(text, selection=chosen(**words))]
        return [code for code in found if code in ("CON001", "FMT004")]  # and not what the law asks of so small a spec

    assert left() == ["CON001", "FMT004"]
    assert left(select=["CON"]) == ["CON001"]
    assert left(select=["period-invalid"]) == ["FMT004"]
    assert left(ignore=["fmt004"]) == ["CON001"]
    assert left(select=["CON"], extend=["FMT"]) == ["CON001", "FMT004"]
    assert left(select=["FMT004"], ignore=["FMT"]) == ["FMT004"]
    assert left(select=["FMT"], ignore=["FMT004"]) == []


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(CannotDo) as raised:
        chosen(select=["RTE001"])
    assert raised.value.help == "did you mean RET001?"
    with pytest.raises(CannotDo) as raised:
        chosen(ignore=["nothing-like-it"])
    assert "RET" in raised.value.help


def test_a_rule_that_fails_is_told_apart_from_the_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("made up")

    monkeypatch.setattr(ContactAddressInvalid, "check", fail)
    linted = lint_source((SPEC + "layout: [whoo]\n").encode(), "s.yaml", read_file=read_part)
    assert [code for code, _ in linted.faults] == ["ID005"]
    assert "CON001" in [finding.code for finding in linted.findings]
