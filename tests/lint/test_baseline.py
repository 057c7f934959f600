"""Baselines: findings that were there before do not count, wherever they have moved to; new ones do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.app.baseline import load_baseline, save_baseline
from privgen.app.errors import CannotDo
from privgen.app.lint import LintOptions, chosen, lint_source
from privgen.findings import Finding, format_path
from privgen.lint.baseline import BaselineError, baseline_of, read_baseline, write_baseline
from privgen.lint.symbolic import parse_path, symbolic

FORM = chosen(select=["FMT"])
SPEC = "privgen: 1\ncontroller: {name: A}\ntransfers: {countries: [XX, YY]}\nstatement: {effective: x}\n"


def lint(text: str, name: str = "s.yaml", **options: object) -> list[Finding]:
    return lint_source(text.encode(), name, LintOptions(FORM, **options), read_file=lambda _: b"").findings  # type: ignore[arg-type]


def open_ones(findings: list[Finding]) -> list[str]:
    return [finding.path for finding in findings if finding.waived is None]


def test_known_findings_stay_known_when_lines_and_items_move(tmp_path: Path) -> None:
    path = str(tmp_path / "baseline.json")
    assert save_baseline(path, lint(SPEC)) == 3
    kept = load_baseline(path)
    moved = SPEC.replace("[XX, YY]", "[NL, ZZ, YY, XX]").replace("controller", "# a remark\n\ncontroller")
    found = lint(moved, baseline=kept)
    assert open_ones(found) == ["transfers.countries[1]"]
    assert sum(finding.waived is not None for finding in found) == 3


def test_a_second_one_of_the_same_counts() -> None:
    twice = SPEC.replace("[XX, YY]", "[XX, XX, YY]")
    known = baseline_of(lint(SPEC), str)
    assert open_ones(known.apply(lint(twice), str)) == ["transfers.countries[1]"]


def test_files_are_named_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "specs").mkdir()
    save_baseline(str(tmp_path / "b.json"), lint(SPEC, str(tmp_path / "specs" / "s.yaml")))
    assert {row["file"] for row in json.loads((tmp_path / "b.json").read_text())["findings"]} == {"specs/s.yaml"}
    monkeypatch.chdir(tmp_path / "specs")
    assert open_ones(lint(SPEC, "s.yaml", baseline=load_baseline("../b.json"))) == []


def test_what_cannot_be_waived_is_in_no_baseline() -> None:
    found = lint("privgen: 1\ncontroler: {name: A}\n")
    assert [finding.code for finding in found] == ["SHP003"]
    assert baseline_of(found, str).known.total() == 0


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1}', '{"version": 1, "findings": [{"file": "a"}]}',
     '{"version": 1, "findings": [{"file": "a", "code": "b", "path": "c", "count": "x"}]}', '{"version": 1, "findings": [3]}'],
)  # fmt: skip
def test_another_version_or_form_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(BaselineError):
        read_baseline(text)
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(CannotDo) as raised:
        load_baseline(str(tmp_path / "b.json"))
    assert "--write-baseline" in raised.value.help


def test_a_missing_baseline_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="no such file"):
        load_baseline(str(tmp_path / "none.json"))


def test_it_is_written_sorted_and_the_same_each_time() -> None:
    found = lint(SPEC)
    text = write_baseline(baseline_of(found, str))
    assert text == write_baseline(baseline_of(reversed(found), str))
    assert read_baseline(text).known == baseline_of(found, str).known


KEYS = st.text(min_size=1, max_size=8).filter(lambda key: not key.isdigit())


@given(st.lists(st.one_of(KEYS, st.integers(0, 99)), min_size=1, max_size=5).filter(lambda path: isinstance(path[0], str)))
def test_a_path_is_read_back_as_it_was_written(path: list[str | int]) -> None:
    assert parse_path(format_path(path)) == tuple(path)


def test_a_symbolic_path_names_items() -> None:
    data = {"a": ["x", {"label": "y", "b": 1}, {"naam": {"c": 1}}, [1]]}
    assert symbolic(("a", 0), data) == "a.x"
    assert symbolic(("a", 1, "b"), data) == "a.y.b"
    assert symbolic(("a", 2, "naam", "c"), data) == "a.naam.c"
    assert symbolic(("a", 3, 0), data) == "a[3][0]"
    assert symbolic(("a", 9), data) == "a[9]"
