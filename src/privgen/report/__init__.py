"""Reports: findings as text for people and as data for programs.

A format is one module with one pure function, and one line in `FORMATS`. No format knows a rule: what it prints stands
in the finding. An item of `Finding.law` is a pair: the citation, and the address where it can be read or None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privgen.findings import Finding
    from privgen.source.text import SourceText

__all__ = ["FORMATS", "FOR_PROGRAMS", "Context", "render"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a report may show beside the findings.

    files: how many files were read.
    texts: the text of the files by the name that spans carry; a file that is missing is reported without its lines.
    colour: whether terminal colours are wanted; formats for programs never use them.
    names: the files that were read, for a format that also lists those without findings.
    """

    files: int = 0
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    colour: bool = False
    names: tuple[str, ...] = ()


FORMATS: Mapping[str, str] = MappingProxyType(
    {name: name for name in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "statistics")}
)
"""The formats by name on the command line (`--statistics` for the last), each with its module."""
FOR_PROGRAMS = frozenset({"json", "sarif", "github", "gitlab", "junit"})
"""The formats that are written in full when there is no finding, always in UTF-8."""


def render(findings: Sequence[Finding], format: str, context: Context) -> str:
    """The findings in a format of `FORMATS`, with a line break at the end unless there is nothing to say."""
    report: Callable[[Sequence[Finding], Context], str] = import_module(f"privgen.report.{FORMATS[format]}").report
    return report(findings, context)
