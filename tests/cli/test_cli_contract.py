"""Exit codes, streams and messages: what scripts and people depend on."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

import privgen as package

from .conftest import PRIVGEN, Run, environment


def test_version(privgen: Run) -> None:
    done = privgen("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"privgen {package.__version__}\n", "")


def test_without_a_command_it_shows_the_help(privgen: Run) -> None:
    done = privgen()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Commands:" in done.stderr
    for command in ("init", "build", "lint", "trace", "words", "schema"):
        assert re.search(rf"^  {command} +\w", done.stderr, re.MULTILINE)


# --- wrong usage: one clear line, a remedy, exit 2, nothing on standard output ----------------------------------------

WRONG = [
    (["lnit"], "there is no command lnit", "privgen lint"),
    (["shop.yaml"], "there is no command shop.yaml", "privgen lint shop.yaml"),
    (["--verison"], "no option --verison", "--version"),
    (["lint", "--outputfile"], "no option --outputfile", "--output-file"),
    (["lint", "--output-format", "xml"], "'xml' is not one of", "privgen lint --help"),
    (["lint", "--config"], "requires an argument", "privgen lint --help"),
    (["lint", "nope.yaml"], "cannot read nope.yaml: there is no such file", "check the name"),
    (["lint", "no*.yaml"], "no file matches no*.yaml", "check the pattern"),
    (["lint", "--select", "RTE001"], "there is no rule RTE001", "RET001"),
    (["lint", "--config", "no.toml"], "cannot read no.toml", "check the name"),
    (["lint", "--as-of", "gisteren"], "gisteren is not a date", "2026-11-01"),
    (["build"], "privgen build needs SPEC", "privgen build --help"),
    (["build", "nope.yaml"], "there is no such file", "check the name"),
    (["build", "-"], "not standard input", "save the spec"),
    (["build", "shop.yaml", "-f", "docx"], "there is no format docx", "md, html, txt"),
    (["build", "shop.yaml", "-j", "0"], "-j 0", "1 or more"),
    (["build", "shop.yaml", "-j", "x"], "'x' is not a whole number", "privgen build --help"),
    (["build", "shop.yaml", "--language", "xx"], "no templates for the language xx", "nl"),
    (["build", "shop.yaml", "--templates", "no"], "folder with templates no is not there", "--templates"),
    (["build", "shop.yaml", "-o", "-"], "prints one output", "--only"),
    (["build", "shop.yaml", "--only", "short"], "'short' is not one of", "privgen build --help"),
    (["build", "shop.yaml", "-o", "shop.yaml"], "a file has that name", "another place"),
    (["init", "shop.yaml", "--yes"], "shop.yaml is there already", "--force"),
    (["init"], "nobody is there to answer", "--yes"),
    (["trace"], "privgen trace needs SPEC", "privgen trace --help"),
    (["trace", "a", "b"], "takes fewer arguments: b is too much", "privgen trace --help"),
    (["trace", "-"], "not standard input", "save the spec"),
    (["lint", ""], "a file without a name", "variable may be empty"),
    (["lint", "shop.yaml", "--output-file", ""], "a file without a name", "variable may be empty"),
    (["words", "--kind"], "no option --kind", "privgen words --help"),
    (["schema", "x"], "takes fewer arguments", "privgen schema --help"),
]


@pytest.mark.parametrize(("arguments", "message", "remedy"), WRONG, ids=[" ".join(each[0]) for each in WRONG])
def test_wrong_usage_is_one_line_and_a_remedy(
    arguments: list[str], message: str, remedy: str, privgen: Run, good: Path
) -> None:
    done = privgen(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    error, help_ = done.stderr.splitlines()
    assert error.startswith("error: ")
    assert message in error
    assert help_.startswith("  help: ")
    assert remedy in help_


@pytest.mark.parametrize("command", ["lint", "build", "trace"])
def test_a_file_that_looks_like_an_option_is_told_apart(command: str, privgen: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "-shop.yaml").write_bytes(good.read_bytes())
    done = privgen(command, "-shop.yaml")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: privgen {command} takes -shop.yaml for an option",
        "  help: write ./-shop.yaml for the file of that name",
    ]
    assert privgen(command, "./-shop.yaml").returncode == 0


# --- configuration ----------------------------------------------------------------------------------------------------


def test_the_nearest_configuration_counts_alone(privgen: Run, bad: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.privgen.lint]\nignore = ["ID005"]\n')
    assert privgen("lint", "bad.yaml").returncode == 0
    assert privgen("lint", "bad.yaml", "--isolated").returncode == 1
    (tmp_path / "privgen.toml").write_text('lang = "en"\n')
    assert privgen("lint", "bad.yaml").returncode == 1
    assert privgen("lint", "bad.yaml", "--config", "pyproject.toml").returncode == 0


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("[lint]\nignroe = []\n", "there is no key lint.ignroe", "ignore"),
        ("lang = 3\n", "lang has a wrong value", '"nl" or "en"'),
        ('[lint]\nignore = "ID005"\n', "lint.ignore has a wrong value", "list"),
        ("lint = 1\n", "lint must be a table", "[lint]"),
        ("lang = \n", "is not valid TOML", "--isolated"),
        ('paths = "specs"\n', "paths has a wrong value", '["specs"]'),
        ('[lint]\nignore = ["RET0O1"]\n', "privgen.toml: lint.ignore: there is no rule RET0O1", "RET001"),
        ('[lint.levels]\nRET999 = "info"\n', "privgen.toml: lint.levels: there is no rule RET999", "RET009"),
        ('[build]\nformat = ["docx"]\n', "privgen.toml: build.format: there is no format docx", "md, html, txt"),
    ],
)
def test_a_wrong_configuration_is_told(
    text: str, message: str, remedy: str, privgen: Run, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "privgen.toml").write_text(text)
    done = privgen("lint", "shop.yaml")
    assert done.returncode == 2
    assert message in done.stderr
    assert remedy in done.stderr


def test_paths_of_a_configuration_are_relative_to_it(privgen: Run, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "a.yaml").write_text("privgen: 1\n")
    (tmp_path / "privgen.toml").write_text('paths = ["specs"]\n')
    (tmp_path / "sub").mkdir()
    done = subprocess.run(
        [*PRIVGEN, "lint", "--show-files"], cwd=tmp_path / "sub", env=environment(), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == [str(Path("..", "specs", "a.yaml"))]


# --- build ------------------------------------------------------------------------------------------------------------


def test_build_writes_where_the_contract_says(privgen: Run, good: Path, tmp_path: Path) -> None:
    done = privgen("build", "shop.yaml", "-f", "md,html", "-f", "txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    names = {path.name for path in (tmp_path / "dist" / "shop").iterdir()}
    assert names == {f"{version}.nl.{ext}" for version in ("kort", "lang", "samen") for ext in ("md", "html", "txt")}


def test_build_prints_one_output(privgen: Run, good: Path, tmp_path: Path) -> None:
    done = privgen("build", "shop.yaml", "-o", "-", "--only", "lang", "-f", "md", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# ")
    assert not (tmp_path / "-").exists()


def test_an_error_stops_the_build_and_leaves_the_earlier_output(privgen: Run, good: Path, tmp_path: Path) -> None:
    assert privgen("build", "shop.yaml").returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "dist" / "shop").iterdir()}
    good.write_text(good.read_text("utf-8").replace("privacy@dekaasboer.nl", "privacy@dekaasboer"), "utf-8")
    done = privgen("build", "shop.yaml")
    assert done.returncode == 1
    assert "ID005" in done.stderr
    assert "not built: 1 error" in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "dist" / "shop").iterdir()} == before
    assert privgen("build", "shop.yaml", "--no-lint").returncode == 0


def test_check_names_what_differs_and_writes_nothing(privgen: Run, good: Path, tmp_path: Path) -> None:
    missing = privgen("build", "shop.yaml", "--check", "-f", "md")
    assert missing.returncode == 1
    assert missing.stdout.splitlines()[0] == "dist/shop/kort.nl.md: missing"
    assert not (tmp_path / "dist").exists()
    assert privgen("build", "shop.yaml", "-f", "md").returncode == 0
    assert privgen("build", "shop.yaml", "--check", "-f", "md").returncode == 0
    (tmp_path / "dist" / "shop" / "lang.nl.md").write_text("changed")
    done = privgen("build", "shop.yaml", "--check", "-f", "md")
    assert (done.returncode, done.stdout) == (1, "dist/shop/lang.nl.md: differs\n")


def test_two_specs_for_one_folder_are_an_error(privgen: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "shop.yaml").write_bytes(good.read_bytes())
    done = privgen("build", "shop.yaml", "b/shop.yaml")
    assert done.returncode == 2
    assert "would write to the same folder" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_many_specs_give_a_line_for_each_that_failed_and_a_summary(
    privgen: Run, good: Path, bad: Path, tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / f"s{number}.yaml").write_bytes(good.read_bytes())
    done = privgen("build", ".", "-f", "md", "-j", "2")
    assert done.returncode == 1
    first, summary = done.stderr.splitlines()[:2]
    assert first.startswith("bad.yaml:")
    assert "ID005" in first
    assert summary == "5 specs: 4 built in dist, 1 failed"
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == ["s0", "s1", "s2", "shop"]


def test_a_hostile_file_name_steers_nothing(privgen: Run, good: Path, tmp_path: Path) -> None:
    name = "\x1b]0;x\x07\n::error::[red]x.yaml"
    (tmp_path / name).write_bytes(good.read_bytes() + b"unknown_key: 1\n")
    for done in (privgen("lint", name), privgen("build", name), privgen("build", name, "shop.yaml", "-f", "md")):
        printed = done.stdout + done.stderr
        assert "\x1b" not in printed
        assert not re.search(r"^::", printed, re.MULTILINE)
        assert r"\x1b]0;x\x07\n::error::[red]x.yaml" in printed
    (tmp_path / "...yaml").write_bytes(good.read_bytes())
    done = privgen("build", "...yaml", "-o", "out/deep")
    assert done.returncode == 2
    assert not (tmp_path / "out").exists()


# --- the others -------------------------------------------------------------------------------------------------------


def test_init_writes_a_spec_that_lints_and_builds_as_it_stands(privgen: Run, tmp_path: Path) -> None:
    done = privgen("init", "mine.yaml", "--yes")
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "mine.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=privgen.schema.json\n")
    assert json.loads((tmp_path / "privgen.schema.json").read_text())["$schema"].startswith(
        "http://json-schema.org/draft-07"
    )
    lint = privgen("lint", "mine.yaml")
    assert (lint.returncode, lint.stdout) == (0, ""), lint.stdout
    assert privgen("build", "mine.yaml", "--strict").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="other shells, other quotes")
@pytest.mark.parametrize("name", ["onze spec.yaml", "-spec.yaml", "it's.yaml", "$HOME.yaml", "é.yaml"])
def test_the_next_command_that_init_names_can_be_typed(name: str, privgen: Run, tmp_path: Path) -> None:
    done = privgen("init", "--yes", "--", name)
    command = done.stderr.splitlines()[-1].removeprefix("next: privgen ")
    assert privgen(*shlex.split(command)).returncode == 0
    assert f"privgen {command} " in (tmp_path / name).read_text("utf-8")


def test_init_replaces_only_when_told(privgen: Run, good: Path) -> None:
    before = good.read_bytes()
    assert privgen("init", "shop.yaml", "--yes").returncode == 2
    assert good.read_bytes() == before
    assert privgen("init", "shop.yaml", "--yes", "--force").returncode == 0
    assert good.read_bytes() != before


def test_schema_is_json(privgen: Run) -> None:
    done = privgen("schema")
    assert done.returncode == 0
    assert "activities" in json.loads(done.stdout)["properties"]


def test_words(privgen: Run) -> None:
    done = privgen("words", "delivery")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split()[:2] == ["events", "delivery"]
    data = json.loads(privgen("words", "rights", "--output-format", "json").stdout)
    assert "access" in [word["id"] for word in data["words"]]
    none = privgen("words", "qqqqqqq")
    assert (none.returncode, none.stdout) == (1, "")


def test_trace_shows_the_line_behind_a_sentence(privgen: Run, good: Path) -> None:
    line = next(number for number, text in enumerate(good.read_text("utf-8").splitlines(), 1) if "kvk:" in text)
    done = privgen("trace", "shop.yaml")
    assert done.returncode == 0
    assert re.search(rf"12345678\n(    <- .*\n)*    <- shop\.yaml:{line} controller\.kvk\n", done.stdout)
    data = json.loads(privgen("trace", "shop.yaml", "--output-format", "json").stdout)
    assert data["version"] == 1
    assert data["unprinted"] == []
    caused = [each for each in data["sentences"] if any(cause["path"] == "controller.kvk" for cause in each["causes"])]
    assert any("12345678" in each["text"] for each in caused)
    assert all(not data["sentences"][number]["causes"] for number in data["law_only"])


def test_trace_of_a_broken_spec_tells_why(privgen: Run, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("privgen: 1\ncontroller: [\n")
    done = privgen("trace", "s.yaml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "YML" in done.stderr
