"""`lint` in CI, `explain` and `rules`: formats, baselines, statistics, waivers, and what each ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privgen.cli.main import main

BAD = "privgen: 1\ncontroller: {name: A}\nstatement: {effective: x}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text(BAD)
    (tmp_path / "privgen.toml").write_text('[lint]\nselect = ["FMT", "WVR"]\n')
    return tmp_path


def test_a_baseline_makes_known_findings_count_no_more(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "s.yaml"]) == 1
    assert main(["lint", "s.yaml", "--baseline", "b.json", "--write-baseline"]) == 0
    assert main(["lint", "s.yaml", "--baseline", "b.json"]) == 0
    assert "1 waived" in capsys.readouterr().err
    (folder / "s.yaml").write_text(BAD + "changes: {updated: y}\nrights: {within: 4 wekken}\n")
    assert main(["lint", "s.yaml", "--baseline", "b.json"]) == 1
    (folder / "b.json").write_text('{"version": 9, "findings": []}')
    assert main(["lint", "s.yaml", "--baseline", "b.json"]) == 2
    assert main(["lint", "s.yaml", "--write-baseline"]) == 2


def test_a_build_uses_the_baseline_waivers_and_levels_of_the_configuration(folder: Path) -> None:
    assert main(["build", "s.yaml", "-q"]) == 1
    main(["lint", "s.yaml", "--baseline", "b.json", "--write-baseline"])
    config = folder / "privgen.toml"
    config.write_text(config.read_text() + 'baseline = "b.json"\n')
    assert main(["build", "s.yaml", "-q"]) == 0
    config.write_text('[lint]\nselect = ["FMT"]\n[lint.levels]\ndate-invalid = "warning"\n')
    assert main(["build", "s.yaml", "-q"]) == 0
    assert main(["lint", "s.yaml", "-q", "--fail-level", "warning"]) == 1
    config.write_text('[lint]\nselect = ["FMT"]\n[lint.levels]\ndate-invalid = "fatal"\n')
    assert main(["lint", "s.yaml"]) == 2


def test_waivers_count_unless_they_are_left_out(folder: Path) -> None:
    (folder / "s.yaml").write_text(BAD.replace("x}", "x}  # privgen: ignore[FMT001] not known yet"))
    assert main(["lint", "s.yaml"]) == 0
    assert main(["lint", "s.yaml", "--no-waivers"]) == 1


def test_github_comes_beside_the_text_in_github_actions_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["lint", "s.yaml"])
    assert "::error" not in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["lint", "s.yaml"])
    out = capsys.readouterr().out
    assert "error[FMT001]" in out
    assert "\n::error file=s.yaml,line=3," in out
    main(["lint", "s.yaml", "--output-format", "concise"])
    assert "::error" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "junit", "github", "full", "concise"])
def test_a_format_can_go_to_a_file(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "s.yaml", "--output-format", name, "--output-file", "out", "-q"]) == 1
    assert capsys.readouterr().out == ""
    assert "FMT001" in (folder / "out").read_text("utf-8")


def test_statistics_stand_in_the_place_of_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "s.yaml", "--statistics"]) == 1
    assert capsys.readouterr().out == "1  error  FMT001  date-invalid\n"


def test_a_rule_is_explained_by_code_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "FMT001"]) == 0
    by_code = capsys.readouterr().out
    assert main(["explain", "date-invalid"]) == 0
    assert capsys.readouterr().out == by_code
    assert "# <- here" in by_code
    assert main(["explain", "WVR002", "--lang", "nl"]) == 0
    assert "reden" in capsys.readouterr().out
    assert main(["explain", "FMT"]) == 2
    assert main(["explain", "date-invalit"]) == 2
    assert "did you mean date-invalid?" in capsys.readouterr().err


def test_the_rules_are_listed_as_table_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    table = capsys.readouterr().out
    assert main(["rules", "--output-format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    assert [row["code"] for row in data["rules"]] == [line.split()[0] for line in table.splitlines() if line]
    assert all(row["summary"] and row["level"] in ("error", "warning", "info") for row in data["rules"])


def test_every_rule_can_be_explained_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    from privgen.app.rules import page
    from privgen.lint.catalogue import names

    for code in names():
        for language in ("en", "nl"):
            assert page(code, language).startswith(code)


def test_without_a_spec_formats_for_programs_are_not_a_success(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").unlink()
    assert main(["lint", ".", "--output-format", "sarif"]) == 2
