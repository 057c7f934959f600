"""The planted defects: mistakes that the linter must find, each in a spec that is good but for that, and their page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from privgen.dev.rule_pages import fence, link, table
from privgen.lint.catalogue import about
from privgen.lint.manual import MARK


@dataclass(frozen=True, slots=True)
class Defect:
    """A mistake.

    `spec` holds the top-level keys with it, `# <-` at the line of the finding; `right` what stands there without it.
    """

    name: str
    code: str
    spec: str
    right: str

    @property
    def line(self) -> int:
        """The line of `spec` with the mark, from 1. Raises `ValueError` unless there is exactly one."""
        (line,) = (number for number, text in enumerate(self.spec.splitlines(), 1) if MARK.search(text))
        return line

    @property
    def mended(self) -> str:
        """The same keys without the mistake."""
        lines = self.spec.splitlines()
        lines[self.line - 1 : self.line] = self.right.splitlines()
        return "\n".join(lines) + "\n"


@cache
def defects() -> tuple[Defect, ...]:
    """All of them, in the order of the page."""
    return tuple(Defect(**each) for each in _words()["defect"])


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("defects.toml").read_text(encoding="utf-8"))


def page() -> str:
    """The page that lists them, in Markdown."""
    words = _words()["page"]
    rows, parts = [], []
    for number, each in enumerate(defects(), 1):
        known = about(each.code)
        rows.append([str(number), each.name, link(each.code), f"`{known.name}`", str(known.level)])
        title = f"## {number}. {each.name[0].upper()}{each.name[1:]}"
        found = f"{words['found']} {link(each.code)} `{known.name}`:"
        parts.append("\n\n".join([title, found, fence(each.spec), words["right"], fence(each.right)]))
    return "\n\n".join([words["head"].strip(), table(words["columns"], rows), *parts]) + "\n"
