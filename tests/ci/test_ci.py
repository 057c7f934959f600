"""What other systems run: the hooks, the action and the commands of docs/ci.md, each by running what it runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from privgen.app.config import read_config

ROOT = Path(__file__).resolve().parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"```(yaml|toml|sh)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one good spec, and with `privgen` on the path."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "shop.yaml").write_bytes((ROOT / "specs" / "voorbeeld.yaml").read_bytes())
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "privgen"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m privgen "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run(project: Path, command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "INPUT_"))}
    path = f"{project / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=project, env={**clean, "PATH": path, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def break_spec(project: Path) -> None:
    spec = project / "specs" / "shop.yaml"
    spec.write_text(spec.read_text("utf-8").replace("    legal_basis: contract\n", ""), "utf-8")


def test_the_hook_passes_a_good_spec_and_fails_a_bad_one(project: Path) -> None:
    entry = shlex.split(HOOKS["privgen-lint"]["entry"])
    assert run(project, [*entry, "specs/shop.yaml"]).returncode == 0
    break_spec(project)
    failed = run(project, [*entry, "specs/shop.yaml"])
    assert failed.returncode == 1
    assert "PUR002" in failed.stdout


@pytest.mark.parametrize(
    ("path", "meant"),
    [("specs/shop.yaml", True), ("a/specs/shop.yml", True), ("specs/parts/x.yaml", False), ("config.yaml", False),
     ("myspecs/x.yaml", False), ("specs/notes.md", False)],
)  # fmt: skip
def test_the_hook_means_specs_and_not_their_parts(path: str, meant: bool) -> None:
    assert bool(re.search(HOOKS["privgen-lint"]["files"], path)) is meant


def test_the_second_hook_sees_a_statement_that_was_changed(project: Path) -> None:
    hook = HOOKS["privgen-build-check"]
    command = [*shlex.split(hook["entry"]), *hook["args"]]
    assert run(project, command).returncode == 1
    assert run(project, ["privgen", "build", "specs/shop.yaml", "-q"]).returncode == 0
    assert run(project, command).returncode == 0
    page = project / "dist" / "shop" / "lang.nl.md"
    page.write_text(page.read_text("utf-8") + "\nnog iets\n", "utf-8")
    assert run(project, command).returncode == 1


def test_every_hook_runs_the_command_that_is_installed() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert {shlex.split(hook["entry"])[0] for hook in HOOKS.values()} <= set(scripts)
    assert {hook["language"] for hook in HOOKS.values()} == {"python"}


def lint_step() -> dict[str, Any]:
    [step] = [each for each in ACTION["runs"]["steps"] if each.get("name") == "Lint"]
    return step


def act(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step as the runner does: its inputs in the environment, its script in a file for bash."""
    given = {name: inputs.get(name, each["default"]) for name, each in ACTION["inputs"].items()}
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for key, value in lint_step()["env"].items()
    }
    return run(project, ["bash", "-eo", "pipefail", "-c", lint_step()["run"]], GITHUB_ACTIONS="true", **environment)


def test_the_action_passes_and_fails_with_annotations(project: Path) -> None:
    assert act(project, paths="specs").returncode == 0
    break_spec(project)
    failed = act(project, paths="specs\n")
    assert failed.returncode == 1
    assert "::error file=specs/shop.yaml,line=" in failed.stdout
    assert "error[PUR002]" in failed.stdout, "the normal text comes too"


def test_the_action_writes_sarif_and_takes_a_level(project: Path) -> None:
    break_spec(project)
    assert act(project, **{"sarif-file": "out.sarif"}).returncode == 1
    log = json.loads((project / "out.sarif").read_text("utf-8"))
    assert "PUR002" in {result["ruleId"] for result in log["runs"][0]["results"]}
    assert act(project, **{"fail-level": "fatal"}).returncode == 2


def test_no_input_of_the_action_is_read_as_a_command(project: Path) -> None:
    act(project, paths="$(touch made)\n`touch made`; touch made", **{"fail-level": "error; touch made"})
    assert not (project / "made").exists()


def test_the_action_passes_no_expression_to_a_shell() -> None:
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]


def commands(kind: str, text: str) -> list[str]:
    """The commands of privgen in a block, in order."""
    if kind == "sh":
        return text.strip().splitlines()
    return list(re.findall(r"(?:run:|-) (privgen .+)", text))


@pytest.mark.parametrize("block", [block for block in BLOCKS if commands(*block)], ids=lambda block: block[1].split("\n")[0])
def test_the_commands_of_the_page_work(block: tuple[str, str], project: Path) -> None:
    run(project, ["privgen", "build", "specs/shop.yaml", "-q"])
    for command in commands(*block):
        done = run(project, ["bash", "-c", command])
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("text", [text for kind, text in BLOCKS if kind == "yaml"], ids=lambda text: text.split("\n")[0])
def test_the_yaml_of_the_page_can_be_read_and_names_hooks_that_exist(text: str) -> None:
    for repository in yaml.safe_load(text).get("repos", []):
        assert {hook["id"] for hook in repository["hooks"]} <= set(HOOKS)


def test_the_configuration_of_the_page_is_one(tmp_path: Path) -> None:
    [text] = [text for kind, text in BLOCKS if kind == "toml"]
    (tmp_path / "privgen.toml").write_text(text)
    config = read_config(str(tmp_path / "privgen.toml"))
    assert config.fail_level == "warning"
    assert dict(config.levels) == {"RET006": "info"}
    from privgen.app.lint import chosen

    chosen(config.select, config.ignore, config.extend_select, config.levels)
