"""The house as it is drawn: which room may import which, what the pure rooms may not touch, and what a start may load.

The rules are read from the source with `ast`, so that a wrong import is found even where no test walks.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "privgen"

LEAVES = {"document", "findings", "law", "resources"}
LOWER = {"source", "spec", "model"} | LEAVES

# What each room may import, beside itself and the version. An arrow that is not here is not allowed.
ALLOWED = {
    "document": set(),
    "findings": set(),
    "resources": set(),
    "law": {"resources"},
    "source": {"findings"},
    "spec": {"source", *LEAVES},
    "model": {"source", "spec", *LEAVES},
    "compile": LOWER,
    "lint": LOWER,
    "report": {"source", *LEAVES},  # a format is a function of findings: it knows neither rules nor the model
    "emit": {"document", "findings", "resources"},  # a format of a statement knows nothing of privacy
    "app": {"compile", "lint", "report", "emit", *LOWER},
    "cli": {"app", "compile", "lint", "report", "emit", *LOWER, "(computed)"},  # a command is loaded by its name
    "__main__": {"cli"},
    "__init__": set(),
}
# Tools that write the generated files of the checkout may look at everything.
ALLOWED["dev"] = set(ALLOWED) - {"__main__"}

# Packages that belong to some rooms only: YAML to `source`, the shape to `spec`, templates to `compile`, and so on.
OWNERS = {
    "yaml": {"source"},
    "pydantic": {"spec", "model"},
    "pydantic_core": {"spec", "model"},
    "jinja2": {"compile"},
    "markupsafe": {"compile"},
    "markdown_it": {"compile", "emit"},
    "typer": {"cli"},
    "rich": {"cli"},
    "typst": {"emit"},
}

PURE = {"source", "spec", "model", "lint", "compile", "emit"}
IMPURE_MODULES = {
    "time", "locale", "random", "secrets", "socket", "ssl", "http", "urllib.request", "subprocess", "getpass",
    "platform", "tempfile",
}  # fmt: skip
IMPURE_CALLS = {"now", "utcnow", "today", "getenv", "cwd", "getcwd", "home", "expanduser", "uuid1", "uuid4"}
IMPURE_NAMES = {"environ", "environb"}

# An import of a module that only the running program knows; no table can say whether it is allowed.
COMPUTED = "privgen.(computed)"


def room_of(path: Path) -> str:
    """The room a file of the package stands in: its first folder, or its own name at the top."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def modules(tree: ast.AST, package: list[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that is imported, in functions and under TYPE_CHECKING too.

    `package` is that of the file, for relative imports. `from a import b` gives both `a` and `a.b`: b may be a module.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, name
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield node.lineno, fixed_start(node.args[0], package) if node.args else COMPUTED


def fixed_start(name: ast.expr, package: list[str]) -> str:
    """What is certain of a module's name that is given as a value: `privgen.emit.` of `f"{__name__}.{format}"`."""
    start = ""
    for part in name.values if isinstance(name, ast.JoinedStr) else [name]:
        value = part.value if isinstance(part, ast.FormattedValue) else part
        if isinstance(value, ast.Constant):
            start += str(value.value)
        elif isinstance(value, ast.Name) and value.id in {"__name__", "__package__"}:
            start += ".".join(package)
        else:
            break
    if start.startswith("."):
        start = ".".join(package) + start
    return start if start.count(".") >= 2 or isinstance(name, ast.Constant) else COMPUTED


def called(node: ast.Call) -> str:
    """The last part of the name that is called: `now` for `datetime.now()`."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def without_type_checking(tree: ast.Module) -> ast.Module:
    """The tree without the bodies of `if TYPE_CHECKING:`, which no interpreter ever runs."""

    class Drop(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
            self.generic_visit(node)
            name = node.test.attr if isinstance(node.test, ast.Attribute) else getattr(node.test, "id", "")
            return node.orelse if name == "TYPE_CHECKING" else node

    return Drop().visit(tree)


def wrong_directions(text: str, room: str, package: list[str]) -> list[str]:
    """The imports in `text` that `room` may not have. Knowing a room for its types only is knowing it all the same."""
    found = []
    for line, name in modules(ast.parse(text), package):
        parts = name.split(".")
        if parts[0] != "privgen" or len(parts) < 2:
            continue
        known = parts[1] in ALLOWED or name == COMPUTED
        if known and parts[1] != room and parts[1] not in ALLOWED[room]:
            found.append(f"line {line}: {room} imports {parts[1]}")
    return found


def foreign_packages(text: str, room: str) -> list[str]:
    """The packages in `text` that belong to another room; a type alone does not count."""
    tree = without_type_checking(ast.parse(text))
    found = {(line, name.split(".")[0]) for line, name in modules(tree, ["privgen", room])}
    strange = [(line, name) for line, name in sorted(found) if room not in OWNERS.get(name, {room})]
    return [f"line {line}: {room} imports {name}" for line, name in strange]


def impurities(text: str) -> list[str]:
    """The places where `text` asks the machine for something: clock, locale, environment, network, chance."""
    tree = without_type_checking(ast.parse(text))
    imported = list(modules(tree, ["privgen"]))
    found = {(line, bad) for line, name in imported for bad in IMPURE_MODULES if f"{name}.".startswith(f"{bad}.")}
    babel: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "babel":
            babel |= {alias.asname or alias.name for alias in node.names if alias.name[0].islower()}
        if isinstance(node, ast.ImportFrom) and node.module == "os":
            found |= {(node.lineno, alias.name) for alias in node.names if alias.name in IMPURE_NAMES | IMPURE_CALLS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in IMPURE_NAMES:
            found.add((node.lineno, node.attr))
        if not isinstance(node, ast.Call):
            continue
        name = called(node)
        if isinstance(node.func, ast.Attribute) and name in IMPURE_CALLS:
            found.add((node.lineno, f"{name}()"))
        # Without a locale, Babel takes that of the machine.
        if name in babel and not any(keyword.arg == "locale" for keyword in node.keywords):
            found.add((node.lineno, f"{name}() without locale"))
    return [f"line {line}: {name}" for line, name in sorted(found)]


SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_every_room_is_in_the_table() -> None:
    rooms = {room_of(path) for path in SOURCES}
    assert rooms <= set(ALLOWED), f"a room without rules: {rooms - set(ALLOWED)}"
    assert {"__init__", "__main__", "resources"} <= rooms


def test_imports_go_one_way() -> None:
    wrong = []
    for path in SOURCES:
        package = ["privgen", *path.relative_to(PACKAGE).parent.parts]
        found = wrong_directions(path.read_text("utf-8"), room_of(path), package)
        wrong += [f"{path.relative_to(ROOT)}: {each}" for each in found]
    assert not wrong, "\n".join(wrong)


def test_the_table_has_no_circle() -> None:
    left = dict(ALLOWED)
    while left:
        free = {room for room, below in left.items() if not (below & set(left))}
        assert free, f"these rooms depend on each other: {sorted(left)}"
        left = {room: below for room, below in left.items() if room not in free}


def test_a_package_stays_in_its_room() -> None:
    wrong = []
    for path in SOURCES:
        if room_of(path) != "dev":
            found = foreign_packages(path.read_text("utf-8"), room_of(path))
            wrong += [f"{path.relative_to(ROOT)}: {each}" for each in found]
    assert not wrong, "\n".join(wrong)


def test_the_core_is_pure() -> None:
    wrong = []
    for path in SOURCES:
        if room_of(path) in PURE:
            wrong += [f"{path.relative_to(ROOT)}: {each}" for each in impurities(path.read_text("utf-8"))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("room", "package", "text"),
    [
        ("spec", ["privgen", "spec"], "import privgen.lint.engine"),
        ("spec", ["privgen", "spec"], "from privgen import model"),
        ("spec", ["privgen", "spec"], "from ..model import link"),
        ("lint", ["privgen", "lint", "rules"], "from ...report import text"),
        ("lint", ["privgen", "lint", "rules"], "def run():\n    from privgen.compile import build"),
        ("emit", ["privgen", "emit"], "if TYPE_CHECKING:\n    from privgen.model import Model"),
        ("app", ["privgen"], "from .cli import main"),
        ("findings", ["privgen"], "import importlib\nimportlib.import_module('privgen.source')"),
        ("emit", ["privgen", "emit"], "import_module(f'privgen.{name}')"),
        ("emit", ["privgen", "emit"], "import_module(name)"),
    ],
)
def test_a_wrong_direction_is_seen(room: str, package: list[str], text: str) -> None:
    assert len(wrong_directions(text, room, package)) >= 1


@pytest.mark.parametrize(
    ("room", "package", "text"),
    [
        ("lint", ["privgen", "lint", "rules"], "from .. import engine\nfrom ...model import Model\nimport privgen.law"),
        ("cli", ["privgen", "cli"], "from privgen import __version__\nfrom privgen.app import build\nimport json"),
        ("emit", ["privgen", "emit"], "import_module(f'{__name__}.{name}')"),
        ("law", ["privgen", "law"], "import_module(f'.{name}', __name__)"),
    ],
)
def test_a_right_direction_passes(room: str, package: list[str], text: str) -> None:
    assert wrong_directions(text, room, package) == []


def test_a_package_in_the_wrong_room_is_seen() -> None:
    assert foreign_packages("def f():\n    import yaml", "lint") == ["line 2: lint imports yaml"]
    assert foreign_packages("import yaml\nfrom pathlib import Path", "source") == []
    assert foreign_packages("if TYPE_CHECKING:\n    from rich.progress import Progress", "app") == []


@pytest.mark.parametrize(
    "text",
    [
        "import time",
        "from locale import getlocale",
        "import urllib.request",
        "import os\nx = os.environ['A']",
        "from os import environ",
        "import os\nx = os.getenv('A')",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.date.today()",
        "from pathlib import Path\nx = Path.cwd()",
        "from babel.dates import format_date\nx = format_date(day)",
    ],
)
def test_an_impurity_is_seen(text: str) -> None:
    assert len(impurities(text)) == 1


def test_a_pure_module_passes() -> None:
    text = "from datetime import date, time\nfrom babel.dates import format_date\nx = format_date(today, locale='nl')"
    assert impurities(text) == []


# What a start may load. Each runs in an interpreter of its own, because this one has everything already.

PROBE = """
import json, sys
target = sys.argv.pop(1)
from privgen.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
with open(target, "w") as file:
    json.dump([code, sorted({name.partition(".")[0] for name in sys.modules})], file)
"""


def loaded_by(arguments: list[str], tmp_path: Path) -> tuple[int, set[str]]:
    """The exit code of privgen and the top-level packages that were loaded when it ended."""
    target = tmp_path / "modules.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", PROBE, str(target), *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert target.is_file(), done.stderr
    code, names = json.loads(target.read_text())
    return code or 0, set(names)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], []], ids=["version", "help", "nothing"])
def test_a_start_loads_no_library(arguments: list[str], tmp_path: Path) -> None:
    code, names = loaded_by(arguments, tmp_path)
    assert code == 0 or not arguments
    assert not names & {"pydantic", "pydantic_core", "yaml", "jinja2", "rich", "markdown_it", "babel"}


def test_the_help_of_a_command_loads_neither_rich_nor_pydantic(tmp_path: Path) -> None:
    code, names = loaded_by(["lint", "--help"], tmp_path)
    assert code == 0
    assert not names & {"pydantic", "yaml", "jinja2", "rich", "markdown_it"}


def test_lint_loads_nothing_that_only_build_needs(tmp_path: Path) -> None:
    code, names = loaded_by(["lint", "--isolated", "specs/voorbeeld.yaml"], tmp_path)
    assert code == 0
    assert {"yaml", "pydantic"} <= names, "the probe must see what is loaded"
    assert not names & {"jinja2", "markdown_it", "rich", "typst"}


def test_the_machine_does_not_show_in_a_statement(tmp_path: Path) -> None:
    """Same spec, same version, same date: same bytes, whatever the time zone, language, hash seed and folder."""
    places = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/"},
    ]
    spec = str(ROOT / "specs" / "voorbeeld.yaml")
    outputs = []
    for number, place in enumerate(places):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-m", "privgen", "build", spec, "-f", "all", "-o", "out", "--as-of", "2026-11-21"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **place}
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        files = sorted((folder / "out").rglob("*.*"))
        outputs.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert outputs[0]
    assert outputs[0] == outputs[1]
