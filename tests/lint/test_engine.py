"""The engine: places and levels of findings, each cause once, silence where nothing is known, and rules that fail."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cases

from privgen.findings import Finding, Level
from privgen.lint import engine
from privgen.lint.base import Context, Report, Rule
from privgen.lint.selection import selection
from privgen.model.model import Model
from privgen.spec.load import load

SPEC = """\
privgen: 1
controller:
  name: De Kaasboer B.V.
  email: privacy@dekaasboer.nl
activities:
  orders:
    title: Bestellingen
    text: >
      Wij bewaren dit mogelijk
      zolang dat nodig is.
    data: [naam, adres]
"""


def made(*reports: Report, code: str = "RET001") -> type[Rule]:
    """A rule that reports these."""

    class Made(Rule):
        def check(self, model: Model, context: Context) -> Iterator[Report]:
            yield from reports

    Made.code = code
    return Made


def run(*rules: type[Rule], text: str = SPEC, language: str = "en", **options: object) -> list[Finding]:
    loaded = load(text.encode(), "s.yaml")
    assert loaded.spec is not None
    return engine.lint(loaded, Model(loaded.spec), as_of=cases.AS_OF, language=language, rules=rules, **options)  # type: ignore[arg-type]


def text_at(finding: Finding, text: str = SPEC) -> str:
    return text[finding.span.start : finding.span.end]


@pytest.mark.parametrize(
    ("report", "shown"),
    [
        (Report(("controller", "email"), "a", "b"), "privacy@dekaasboer.nl"),
        (Report(("controller", "email"), "a", "b", on_key=True), "email"),
        (Report(("controller", "email"), "a", "b", part="dekaasboer.nl"), "dekaasboer.nl"),
        (Report(("controller", "email"), "a", "b", part="not there"), "privacy@dekaasboer.nl"),
        (Report(("activities", "orders"), "a", "b"), "orders"),
        (Report(("activities", "orders", "retention"), "a", "b"), "orders"),
        (Report(("activities", "orders", "data", 1), "a", "b"), "adres"),
        (Report(("activities", "orders", "text"), "a", "b"), "text"),
        (Report(("activities", "orders", "text"), "a", "b", part="zolang dat  nodig is"), "zolang dat nodig is"),
        (Report(("activities", "orders", "text"), "a", "b", part="mogelijk zolang"), "mogelijk"),
        (Report((), "a", "b"), "privgen"),
    ],
)
def test_a_finding_stands_at_the_smallest_place_on_one_line(report: Report, shown: str) -> None:
    [finding] = run(made(report))
    assert text_at(finding) == shown
    assert finding.span.line == finding.span.end_line


def test_name_level_law_and_help_come_with_the_code_in_the_language() -> None:
    rule = made(Report(("controller",), "no period", "geen termijn"))
    [english], [dutch] = run(rule), run(rule, language="nl")
    assert (english.code, english.name, english.level) == ("RET001", "retention-missing", Level.ERROR)
    assert (english.message, dutch.message) == ("no period", "geen termijn")
    assert english.law[0][0] == "GDPR Art. 13(2)(a)"
    assert dutch.law[0][0] == "AVG art. 13 lid 2 onder a"
    assert english.law[0][1].startswith("https://")
    assert english.help == "say how long you keep these data"
    assert dutch.help == "zeg hoe lang u deze gegevens bewaart"


def test_a_report_may_have_its_own_level_help_and_places() -> None:
    report = Report(("controller",), "a", "b", level=Level.INFO, help_en="do", help_nl="doe",
                    related=((("activities", "orders"), "here", "hier"),))  # fmt: skip
    [finding] = run(made(report), language="nl")
    assert (finding.level, finding.help) == (Level.INFO, "doe")
    assert [(each.message, each.span.line) for each in finding.related] == [("hier", 6)]


def test_the_same_said_twice_of_one_place_is_one_finding() -> None:
    report = Report(("controller", "name"), "a", "b")
    assert len(run(made(report, report))) == 1
    assert len(run(made(report, Report(("controller", "name"), "other", "ander")))) == 2


def test_what_several_uses_of_an_alias_share_is_one_finding() -> None:
    text = "privgen: 1\ncontroller: A\nactivities:\n  a: &x {title: T}\n  b: *x\n"
    rule = made(*(Report(("activities", key, "title"), "a", "b") for key in "ab"))
    assert len(run(rule, text=text)) == 1


def test_a_rule_that_fails_is_one_finding_and_the_others_run() -> None:
    class Broken(Rule):
        code = "RET002"

        def check(self, model: Model, context: Context) -> Iterator[Report]:
            yield Report(("controller",), "before", "ervoor")
            raise KeyError("made up")

    faults: list[tuple[str, Exception]] = []
    found = run(Broken, made(Report(("controller",), "a", "b")), on_fault=lambda code, error: faults.append((code, error)))
    assert {finding.code for finding in found} == {"INT001", "RET001", "RET002"}
    [fault] = [finding for finding in found if finding.code == "INT001"]
    assert "`RET002`" in fault.message
    assert [code for code, _ in faults] == ["RET002"]


def test_rules_are_silent_about_what_could_not_be_read() -> None:
    text = SPEC.replace("email: privacy@dekaasboer.nl", "email: [a, b]")
    seen: list[bool] = []

    class Curious(Rule):
        code = "RET001"

        def check(self, model: Model, context: Context) -> Iterator[Report]:
            seen.append(context.is_unknown(("controller", "email")))
            yield Report(("controller", "email"), "a", "b")
            yield Report(("controller", "name"), "a", "b")

    assert [finding.path for finding in run(Curious, text=text)] == ["controller.name"]
    assert seen == [True]


def test_a_key_that_may_stand_in_what_was_not_read_is_unknown() -> None:
    loaded = load(b"privgen: 1\ncontroller: A\ninclude: lost.yaml\n", "s.yaml")
    unknown = engine.unknown_places(loaded)
    assert ("dpo",) in unknown
    assert ("controller",) not in unknown


def test_levels_can_be_chosen() -> None:
    rule = made(Report(("controller",), "a", "b"))
    [finding] = run(rule, selection=selection(levels={"retention-missing": "info"}))
    assert finding.level == Level.INFO


def test_findings_stand_in_the_order_of_the_file_whatever_the_order_of_rules() -> None:
    first, second = made(Report(("controller",), "a", "b")), made(Report(("activities", "orders"), "a", "b"), code="PUR001")
    assert run(first, second) == run(second, first)


@pytest.mark.parametrize(
    ("day", "codes"), [(date.min, {"FMT002"}), (date(1999, 1, 1), {"FMT002"}), (date.max, {"VER002"})]
)
def test_no_day_makes_a_rule_fail(day: date, codes: set[str]) -> None:
    found = cases.findings("statement: {effective: 2026-11-01, published: 2020}", as_of=day)
    assert {finding.code for finding in found} == codes
