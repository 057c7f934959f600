"""privgen works from a wheel, from an sdist and from an editable install, in any folder, with its templates and data.

The slow tests build the packages and install them in environments of their own, as a user does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import privgen
from privgen import resources

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "privgen"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# Printed by the interpreter of an environment in which privgen was installed.
WHERE = """
import privgen
from pathlib import Path
from privgen import resources
from importlib.metadata import version
print(Path(privgen.__file__).resolve().parent)
print(resources.templates_dir())
print(version("privgen"))
"""


def run(*command: str | Path, cwd: Path) -> str:
    """The standard output of a command that must succeed, without the checkout on the path."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=environment, capture_output=True, text=True, timeout=600, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, f"{command} gave {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


DOWNLOADED = re.compile(r"^results/|(?:^|/)node_modules/")
"""What a run of the benchmark or of the web checks leaves behind: ignored by git, and no part of a release."""


def files_below(folder: Path) -> set[str]:
    """The files in a folder, relative, without what Python and editors leave behind."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if not re.search(r"(^|/)__pycache__/|\.py[cod]$|~$|\.sw[po]$|\.DS_Store$", name)}


def environment_with(requirement: list[str | Path], folder: Path) -> Path:
    """A new virtual environment with `requirement` in it; the answer is its folder of programs."""
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirement, cwd=folder)
    return programs


def copied_checkout(target: Path) -> Path:
    """The files of the project that a clone would have, so that a test neither sees nor changes a working tree."""
    ignore = shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "results", "*.egg-info")
    shutil.copytree(ROOT, target, ignore=ignore)
    shutil.copy(ROOT / ".gitignore", target)
    return target


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist. The wheel is built from the sdist, so one with a file missing is found out here."""
    folder = tmp_path_factory.mktemp("packages")
    run(sys.executable, "-m", "build", "--outdir", folder, copied_checkout(folder / "clone"), cwd=folder)
    [wheel] = folder.glob("*.whl")
    [sdist] = folder.glob("*.tar.gz")
    return wheel, sdist


def assert_builds_a_statement(programs: Path, folder: Path) -> None:
    """The console script lints and builds a spec in a folder that is no checkout."""
    folder.mkdir()
    shutil.copy(ROOT / "specs" / "voorbeeld.yaml", folder / "winkel.yaml")
    assert run(programs / "privgen", "--version", cwd=folder).split()[-1] == privgen.__version__
    run(programs / "privgen", "build", "winkel.yaml", cwd=folder)
    statements = {path.name: path.read_text("utf-8") for path in (folder / "dist" / "winkel").iterdir()}
    assert {"kort.nl.md", "lang.nl.md", "kort.nl.html", "lang.nl.html", "kort.nl.txt", "lang.nl.txt"} <= set(statements)
    assert "<html" in statements["lang.nl.html"]
    assert all(text.strip() for text in statements.values())
    assert "RET001" in run(programs / "python", "-m", "privgen", "explain", "RET001", cwd=folder)


@pytest.mark.slow
def test_the_wheel_holds_the_code_the_data_and_the_templates(packages: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(packages[0]) as archive:
        names = set(archive.namelist())
    expected = {f"privgen/{name}" for name in files_below(PACKAGE)}
    expected |= {f"privgen/templates/{name}" for name in files_below(ROOT / "templates")}
    held = {name for name in names if name.startswith("privgen/")}
    assert held == expected
    others = {name.split("/")[0] for name in names - held}
    assert others == {f"privgen-{privgen.__version__}.dist-info"}


@pytest.mark.slow
def test_the_sdist_holds_what_its_tests_need(packages: tuple[Path, Path]) -> None:
    with tarfile.open(packages[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("src", "templates", "specs", "tests", "bench"):
        expected = {f"{folder}/{name}" for name in files_below(ROOT / folder) if not DOWNLOADED.search(name)}
        assert expected <= names, sorted(expected - names)
    assert {"pyproject.toml", "LICENSE", "Makefile", "CHANGELOG.md"} <= names


@pytest.mark.slow
def test_an_installed_wheel_builds_a_statement(packages: tuple[Path, Path], tmp_path: Path) -> None:
    programs = environment_with([packages[0]], tmp_path / "venv")
    package, templates, version = run(programs / "python", "-c", WHERE, cwd=tmp_path).splitlines()
    assert Path(package).is_relative_to(tmp_path / "venv")
    assert Path(templates) == Path(package) / "templates"
    assert version == privgen.__version__
    assert_builds_a_statement(programs, tmp_path / "elsewhere")


@pytest.mark.slow
def test_an_editable_install_builds_a_statement_from_the_checkout(tmp_path: Path) -> None:
    clone = copied_checkout(tmp_path / "clone")
    programs = environment_with(["--editable", clone], tmp_path / "venv")
    package, templates, version = run(programs / "python", "-c", WHERE, cwd=tmp_path).splitlines()
    assert Path(package) == clone / "src" / "privgen"
    assert Path(templates) == clone / "templates"
    assert version == privgen.__version__
    assert_builds_a_statement(programs, tmp_path / "elsewhere")


def test_the_checkout_uses_the_templates_that_an_editor_changes() -> None:
    assert resources.templates_dir() == ROOT / "templates"


def test_templates_inside_the_package_come_first(tmp_path: Path) -> None:
    package = tmp_path / "src" / "privgen"
    (package / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert resources.locate("templates", package) == package / "templates"


def test_a_strange_folder_beside_an_installation_is_not_taken_for_ours(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "site-packages" / "privgen"
    package.mkdir(parents=True)
    (tmp_path / "lib" / "templates").mkdir()
    (tmp_path / "lib" / "pyproject.toml").touch()
    with pytest.raises(resources.ResourceError, match="templates are missing"):
        resources.locate("templates", package)


def test_a_missing_data_file_is_named() -> None:
    assert resources.package_file("__init__.py") == PACKAGE / "__init__.py"
    with pytest.raises(resources.ResourceError, match=r"law/none\.json is missing"):
        resources.package_file("law", "none.json")


def test_the_two_lists_of_what_the_tests_need_agree() -> None:
    """pip of Python 3.11 knows extras only, newer tools prefer groups: the same packages stand in both."""
    extra = PROJECT["project"]["optional-dependencies"]
    group = PROJECT["dependency-groups"]
    assert extra["test"] == group["test"]
    assert extra["dev"] == ["privgen[test]", *group["dev"][1:]]
    assert group["dev"][0] == {"include-group": "test"}


def test_every_dependency_is_used() -> None:
    """A dependency that nothing imports costs every user time and trust."""
    imports = {"pyyaml": "yaml", "markdown-it-py": "markdown_it"}
    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.split(r"[<>=!~ \[]", requirement)[0]
        assert re.search(rf"(?m)^\s*(?:import|from) {imports.get(name, name)}\b", text), f"nothing imports {name}"
