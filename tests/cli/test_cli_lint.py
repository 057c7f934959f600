"""What `lint` reads, says and ends with."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .conftest import Run


def test_lint_finds_nothing_in_a_good_spec(privgen: Run, good: Path) -> None:
    done = privgen("lint", "shop.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no findings in 1 file\n")


def test_lint_reports_on_standard_output_and_sums_up_on_standard_error(privgen: Run, bad: Path) -> None:
    done = privgen("lint", "bad.yaml", "--output-format", "concise")
    assert done.returncode == 1
    assert re.search(r"^bad\.yaml:\d+:\d+: error ID005 contact-address-invalid: ", done.stdout, re.MULTILINE)
    assert "1 file" in done.stderr
    assert privgen("lint", "bad.yaml", "-q").stderr == ""


def test_lint_text_tells_how_readable_the_statement_is(privgen: Run, good: Path) -> None:
    done = privgen("lint", "--text", str(good))
    assert (done.returncode, done.stdout) == (0, "")
    assert re.search(r"sentences of privgen: [\d.]+ words a sentence .* Flesch-Douma \d+", done.stderr)
    assert "Flesch-Douma" not in privgen("lint", str(good)).stderr


def test_lint_without_paths_takes_the_specs_of_the_folder(privgen: Run, good: Path, bad: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("name: CI\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.yaml").write_text("privgen: 1\n")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "x.yml").write_text("privgen: 1\ncontroller: [\n")
    done = privgen("lint", "--show-files")
    assert done.stdout.splitlines() == ["bad.yaml", "shop.yaml", str(Path("deep", "er", "x.yml"))]


def test_a_file_that_is_named_is_always_read(privgen: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("name: CI\n")
    done = privgen("lint", "other.txt", "--output-format", "concise")
    assert done.returncode == 1
    assert "SHP" in done.stdout


def test_a_pattern_is_expanded(privgen: Run, good: Path, bad: Path) -> None:
    assert privgen("lint", "*.yaml", "--show-files").stdout.splitlines() == ["bad.yaml", "shop.yaml"]


def test_no_spec_at_all_is_told(privgen: Run) -> None:
    done = privgen("lint")
    assert done.returncode == 2
    assert "no spec found in this folder" in done.stderr


def test_a_missing_file_does_not_hide_the_findings_of_the_others(privgen: Run, bad: Path) -> None:
    done = privgen("lint", "gone.yaml", "bad.yaml", "--output-format", "concise")
    assert done.returncode == 2
    assert "ID005" in done.stdout


def test_standard_input_has_the_name_it_is_given(privgen: Run, bad: Path) -> None:
    done = privgen("lint", "-", "--stdin-filename", "specs/x.yaml", "--output-format", "json", given=bad.read_text())
    assert done.returncode == 1
    assert {row["file"] for row in json.loads(done.stdout)["findings"]} == {"specs/x.yaml"}


def test_levels_decide_the_exit_code(privgen: Run, good: Path, bad: Path) -> None:
    assert privgen("lint", "bad.yaml", "--exit-zero").returncode == 0
    good.write_text(good.read_text("utf-8").replace("dpo: none", "dpo: &unused none"), "utf-8")
    assert privgen("lint", "shop.yaml").returncode == 0
    assert privgen("lint", "shop.yaml", "--fail-level", "warning").returncode == 1


def test_the_output_file_holds_what_would_be_printed(privgen: Run, bad: Path, tmp_path: Path) -> None:
    printed = privgen("lint", "bad.yaml", "--output-format", "json").stdout
    done = privgen("lint", "bad.yaml", "--output-format", "json", "--output-file", "out.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert (tmp_path / "out.json").read_text() == printed
    done = privgen("lint", "bad.yaml", "--output-file", "no/out.txt")
    assert done.returncode == 2
    assert "cannot write no/out.txt" in done.stderr


def test_messages_speak_the_language_that_is_asked(privgen: Run, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("")
    assert "is empty" in privgen("lint", "s.yaml").stdout
    assert "is leeg" in privgen("lint", "s.yaml", "--lang", "nl").stdout
    assert "is leeg" in privgen("lint", "s.yaml", env={"LANG": "nl_NL.UTF-8"}).stdout
    assert "is empty" in privgen("lint", "s.yaml", "--lang", "en", env={"LANG": "nl_NL.UTF-8"}).stdout


def test_colour(privgen: Run, bad: Path) -> None:
    assert "\x1b" not in privgen("lint", "bad.yaml").stdout
    assert "\x1b[" in privgen("lint", "bad.yaml", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in privgen("lint", "bad.yaml", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b[" in privgen("lint", "bad.yaml", "--color", "always", env={"NO_COLOR": "1"}).stdout
    assert "\x1b" not in privgen("lint", "bad.yaml", "--color", "never", env={"FORCE_COLOR": "1"}).stdout


def test_a_spec_of_a_folder_may_have_its_ending_in_capitals(privgen: Run, good: Path) -> None:
    good.rename(good.with_name("SHOP.YAML"))
    assert privgen("lint", "--show-files").stdout == "SHOP.YAML\n"


def test_what_no_baseline_can_hold_is_told(privgen: Run, bad: Path) -> None:
    bad.write_text(bad.read_text("utf-8") + "onzin: 1\n", "utf-8")
    done = privgen("lint", "bad.yaml", "--baseline", "b.json", "--write-baseline")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "wrote 1 finding to b.json",
        "left out 1 finding of what no baseline can hold, such as a wrong key: mend the spec there",
    ]
    assert privgen("lint", "bad.yaml", "--baseline", "b.json", "-q").returncode == 1
