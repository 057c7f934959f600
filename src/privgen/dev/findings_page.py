"""The page of the documentation that counts what the linter finds in the specs of five real statements."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

from privgen.app.lint import LintOptions, lint_source
from privgen.dev.rule_pages import link, table
from privgen.findings import Level
from privgen.lint.catalogue import about
from privgen.resources import package_dir

SPECS = ("storro", "superoffice", "directcode", "klantenscoren", "onro")
"""The names of the specs, without `.yaml`."""
AS_OF = date(2026, 11, 21)
"""The day that counts as today, so that the page is the same on every day."""

Counts = Counter[tuple[str, Level]]
"""How many findings there are, by code and level."""


def counts(path: Path) -> Counts:
    """What the linter finds in a spec, without what the spec accepts."""
    linted = lint_source(
        path.read_bytes(), str(path), LintOptions(as_of=AS_OF), read_file=lambda name: Path(name).read_bytes()
    )
    return Counter((each.code, each.level) for each in linted.findings if each.waived is None)


def page() -> str:
    """The whole page, in Markdown."""
    words = tomllib.loads(Path(__file__).with_name("findings_page.toml").read_text(encoding="utf-8"))["page"]
    folder = package_dir().parents[1] / "specs"
    found = [counts(folder / f"{name}.yaml") for name in SPECS]
    columns = [*words["columns"], *(f"[{name}](../specs/{name}.yaml)" for name in SPECS), words["total"]]
    rows = [
        [link(code), f"`{about(code).name}`", str(level), *_cells([each[code, level] for each in found])]
        for code, level in sorted(set().union(*found), key=lambda key: (key[0], key[1].rank))
    ]
    sums = [
        [
            words["total"],
            "",
            str(level),
            *_cells([sum(n for key, n in each.items() if key[1] is level) for each in found]),
        ]
        for level in Level
    ]
    return f"{words['head'].strip().format(day=AS_OF)}\n\n{table(columns, [*rows, *sums])}\n"


def _cells(numbers: list[int]) -> list[str]:
    """The numbers and their sum; nothing stands for none."""
    return [str(number) if number else "" for number in (*numbers, sum(numbers))]
