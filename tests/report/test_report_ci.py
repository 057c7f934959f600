"""Findings for CI systems, each read back by a parser of its format, and compared with a golden file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.findings import Finding, Level, Related, Span
from privgen.report import FOR_PROGRAMS, FORMATS, Context, render
from privgen.report.fingerprint import fingerprints
from privgen.source.text import SourceText

DATA = Path(__file__).parent / "data"
TEXT = "privgen: 1\ncontroller:\n  name: De Kaasboer\n  email: info@kaas\nretention: |\n  zo lang\n  als nodig\n"
SOURCE = SourceText("./specs/mijn spec.yaml", TEXT)


def at(word: str) -> Span:
    return SOURCE.span(TEXT.index(word), TEXT.index(word) + len(word))


LAW = (("GDPR Art. 12(2)", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),)
FINDINGS = [
    Finding("ID005", "contact-address-invalid", Level.ERROR, "`info@kaas` has no domain: 100%", "write it, whole",
            "controller.email", at("info@kaas"), (Related(at("name"), "named here"),), LAW),
    Finding("RET001", "retention-missing", Level.WARNING, "no period", "say how long", "retention",
            at("zo lang\n  als nodig"), law=LAW, key="retention"),
    Finding("VER001", "date-missing", Level.INFO, "no date", "", "", SOURCE.span(0, 0)),
    Finding("RET001", "retention-missing", Level.ERROR, "none here", "say how long", "controller", at("controller"),
            waived="agreed with <the DPO> & others"),
]  # fmt: skip
CONTEXT = Context(2, {SOURCE.name: SOURCE}, names=(SOURCE.name, "specs/clean.yaml"))
WILD = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
WILD_FINDINGS = st.lists(
    st.builds(
        Finding, code=st.sampled_from(["ID005", "RET001"]), name=st.just("some-name"), level=st.sampled_from(Level), message=WILD,
        help=WILD, path=WILD, waived=st.none() | WILD, law=st.just(LAW),
        span=st.builds(Span, file=WILD.filter(bool), start=st.just(0), end=st.just(0), line=st.integers(1, 9),
                       column=st.integers(1, 9), end_line=st.integers(1, 9), end_column=st.integers(1, 9)),
    ), max_size=4,
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_writes_what_its_golden_file_holds(name: str, golden: Callable[[Path, str], None]) -> None:
    suffix = {"sarif": "sarif.json", "gitlab": "gitlab.json", "junit": "junit.xml", "json": "json"}.get(name, f"{name}.txt")
    text = render(FINDINGS, name, CONTEXT)
    golden(DATA / f"findings.{suffix}", re.sub(r'(?<="name": "privgen",\n)(\s+"version": )"[^"]+"', r'\1"VERSION"', text))


@pytest.mark.parametrize("name", sorted(FOR_PROGRAMS - {"github"}))
def test_a_format_for_programs_says_that_there_is_nothing(name: str) -> None:
    assert render([], name, Context(1, names=("a.yaml",))).strip()


def sarif_schema() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads((DATA / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))


@pytest.mark.parametrize("findings", [FINDINGS, []], ids=["some", "none"])
def test_sarif_fits_its_schema(findings: list[Finding]) -> None:
    sarif_schema().validate(json.loads(render(findings, "sarif", CONTEXT)))


def test_the_schema_of_sarif_sees_a_wrong_log() -> None:
    log = json.loads(render(FINDINGS, "sarif", CONTEXT))
    log["runs"][0]["results"][0]["level"] = "info"
    assert not sarif_schema().is_valid(log)


@given(WILD_FINDINGS)
def test_sarif_is_valid_whatever_a_spec_holds(findings: list[Finding]) -> None:
    text = render(findings, "sarif", Context())
    log = json.loads(text.encode("utf-8"))
    sarif_schema().validate(log)
    [run] = log["runs"]
    for result, finding in zip(run["results"], findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        [location] = result["locations"]
        region = location["physicalLocation"]["region"]
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_sarif_names_files_by_address_and_keeps_what_is_waived() -> None:
    [run] = json.loads(render(FINDINGS, "sarif", CONTEXT))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "specs/mijn%20spec.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 4, "startColumn": 10, "endLine": 4, "endColumn": 19}
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert run["results"][3]["suppressions"][0]["justification"] == "agreed with <the DPO> & others"
    assert "suppressions" not in run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    marks = [result["partialFingerprints"]["privgen/v1"] for result in run["results"]]
    assert len(set(marks)) == len(marks)


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: split first, then unescaped."""
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    return match[1], {key: unquote(value) for key, value in properties.items()}, unquote(match[3])


def test_github_gets_one_command_a_finding() -> None:
    commands = [read_command(line) for line in render(FINDINGS, "github", CONTEXT).splitlines()]
    assert [kind for kind, _, _ in commands] == ["error", "warning", "notice"]
    _, properties, text = commands[0]
    assert properties == {"file": "specs/mijn spec.yaml", "line": "4", "endLine": "4", "col": "10", "endColumn": "19",
                          "title": "ID005 contact-address-invalid"}  # fmt: skip
    assert text == "`info@kaas` has no domain: 100%\nwrite it, whole"
    assert "col" not in commands[1][1], "GitHub refuses columns where several lines are meant"


@given(WILD_FINDINGS)
def test_no_text_gives_github_a_command(findings: list[Finding]) -> None:
    lines = render(findings, "github", Context()).split("\n")[:-1]
    assert len(lines) == sum(finding.waived is None for finding in findings)
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert all(line.count("::") >= 2 and line.index("::") == 0 for line in lines)


def test_gitlab_gets_path_lines_and_the_code_in_the_description() -> None:
    issues = json.loads(render(FINDINGS, "gitlab", CONTEXT))
    assert len(issues) == 3
    assert issues[0]["description"] == "ID005 contact-address-invalid: `info@kaas` has no domain: 100%"
    assert issues[0]["location"]["path"] == "specs/mijn spec.yaml"
    assert issues[0]["location"]["lines"] == {"begin": 4, "end": 4}
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_junit_has_a_suite_a_file_and_a_case_that_passed_where_nothing_was_found() -> None:
    suites = ElementTree.fromstring(render(FINDINGS, "junit", CONTEXT).encode())
    shop, clean = suites.findall("testsuite")
    assert (suites.get("tests"), suites.get("failures")) == ("5", "3")
    assert (shop.get("name"), shop.get("tests"), shop.get("failures"), shop.get("skipped")) == ("specs/mijn spec.yaml", "4", "3", "1")
    failure = shop.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "`info@kaas` has no domain: 100%"
    assert "specs/mijn spec.yaml:4:10" in (failure.text or "")
    assert shop.find("testcase/skipped").get("message") == "agreed with <the DPO> & others"  # type: ignore[union-attr]
    assert [len(case) for case in clean.findall("testcase")] == [0]


@given(WILD_FINDINGS)
def test_junit_is_xml_whatever_a_spec_holds(findings: list[Finding]) -> None:
    suites = ElementTree.fromstring(render(findings, "junit", Context()).encode("utf-8"))
    assert len(suites.findall("testsuite/testcase")) == len(findings)


def test_statistics_count_what_is_not_waived() -> None:
    assert render(FINDINGS[1:] + FINDINGS[1:2], "statistics", CONTEXT).splitlines() == [
        "2  warning  RET001  retention-missing", "1  info     VER001  date-missing",
    ]  # fmt: skip


def test_a_fingerprint_stays_when_lines_and_items_move_and_differs_for_equal_findings() -> None:
    [mark] = fingerprints([FINDINGS[0]])
    span = FINDINGS[0].span
    moved = replace(FINDINGS[0], span=replace(span, file="specs/mijn spec.yaml", line=90, start=span.start + 900))
    assert list(fingerprints([moved])) == [mark]
    numbered = [replace(FINDINGS[0], path=f"data[{number}]", key="data.naam") for number in (1, 2)]
    assert next(fingerprints(numbered[:1])) == next(fingerprints(numbered[1:]))
    assert len(set(fingerprints(numbered))) == 2
