"""A fragment of a spec on top of a complete one without findings, linted: which codes, on which lines of the fragment.

A top-level key of the fragment takes the place of that of `base.yaml`; `key: null` takes it away. The lines are those of the
fragment; a finding in what the base says has line 0.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date
from functools import cache
from pathlib import Path

from privgen.findings import Finding
from privgen.lint import engine
from privgen.lint.selection import Selection
from privgen.model.model import Model
from privgen.spec.load import load

BASE = Path(__file__).with_name("base.yaml")
AS_OF = date(2026, 11, 21)
_KEY = re.compile(r"^([A-Za-z_]+):(.*)$")
_NOTHING = re.compile(r"\s*(null|~)\s*(#.*)?")
_MARK = re.compile(r"#\s*<-\s*$")
_ALSO = re.compile(r"#\s*also\s+([A-Z]{2,3}\d{3}(?:\s*,\s*[A-Z]{2,3}\d{3})*)\s*$")


@cache
def _base() -> dict[str, str]:
    """The top-level keys of the base, each with its lines."""
    blocks: dict[str, str] = {}
    key = ""
    for line in BASE.read_text(encoding="utf-8").splitlines(keepends=True):
        found = _KEY.match(line)
        key = found[1] if found else key
        blocks[key] = blocks.get(key, "") + line
    return blocks


def whole(fragment: str) -> str:
    """The fragment with the rest of the base below it; its own lines keep their numbers."""
    lines, given = [], set()
    for line in textwrap.dedent(fragment).strip("\n").splitlines():
        found = _KEY.match(line)
        if found:
            given.add(found[1])
        removed = found and found[2].strip() and _NOTHING.fullmatch(found[2])
        lines.append(f"# {line}" if removed else line)
    return "\n".join(lines) + "\n" + "".join(text for key, text in _base().items() if key not in given)


def findings(fragment: str, *, language: str = "en", as_of: date = AS_OF, selection: Selection | None = None) -> list[Finding]:
    """All findings of reading, shape and rules; a rule that fails fails the test."""
    loaded = load(whole(fragment).encode(), "spec.yaml", language=language)
    found = list(loaded.findings)
    if loaded.spec is not None:
        model = Model(loaded.spec)
        found += engine.lint(loaded, model, as_of=as_of, language=language, selection=selection, on_fault=_raise)
    return found


def check(fragment: str, *, as_of: date = AS_OF) -> list[tuple[str, int]]:
    """Code and line of every finding, in order."""
    count = len(textwrap.dedent(fragment).strip("\n").splitlines())
    return [(each.code, each.span.line if each.span.line <= count else 0) for each in findings(fragment, as_of=as_of)]


def only(fragment: str, code: str, *, as_of: date = AS_OF) -> list[tuple[str, int]]:
    """Code and line of the findings with this code."""
    return [found for found in check(fragment, as_of=as_of) if found[0] == code]


def levels(code: str, fragment: str) -> list[str]:
    """The levels of the findings with this code."""
    return [each.level.value for each in findings(fragment) if each.code == code]


def of_family(fragment: str, *families: str, language: str = "en", as_of: date = AS_OF) -> list[Finding]:
    """The findings of some families of rules, such as RGT."""
    found = findings(fragment, language=language, as_of=as_of, selection=Selection(select=families))
    return [each for each in found if each.code.startswith(families)]


def recipient(entry: str, rest: str = "transfers: null") -> str:
    """A spec with the recipient `x` (line 2) that the activity names."""
    return (
        f"recipients:\n  x: {entry}\n{rest}\nactivities:\n  a:\n    data: [naam]\n    purposes: [contact]\n"
        "    legal_basis: contract\n    recipients: [x]\n"
    )


def expected(code: str, fragment: str) -> list[tuple[str, int]]:
    """What the marks of a fragment promise: `# <-` stands for the code, `# also XYZ001` for another one."""
    found = []
    for number, line in enumerate(textwrap.dedent(fragment).strip("\n").splitlines(), 1):
        also = _ALSO.search(line)
        if also:
            found += [(each.strip(), number) for each in also[1].split(",")]
            line = line[: also.start()].rstrip()
        if _MARK.search(line):
            found.append((code, number))
    return found


def _raise(code: str, error: Exception) -> None:
    raise AssertionError(f"{code} failed") from error
