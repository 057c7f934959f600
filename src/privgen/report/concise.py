"""One line a finding: `FILE:LINE:COLUMN: LEVEL CODE name: message`, which editors and `grep` understand."""

from __future__ import annotations

from collections.abc import Sequence

from privgen.findings import Finding
from privgen.report import Context
from privgen.report.colour import paint
from privgen.report.safe import visible


def report(findings: Sequence[Finding], context: Context) -> str:
    """The findings that no waiver covers, one a line."""
    return "".join(line(finding, colour=context.colour) + "\n" for finding in findings if finding.waived is None)


def line(finding: Finding, *, colour: bool = False) -> str:
    """One finding as one line, without line break."""
    span = finding.span
    place = paint(visible(span.file), "place", colour) + f":{span.line}:{span.column}"
    level = paint(finding.level, finding.level, colour)
    return f"{place}: {level} {finding.code} {finding.name}: {visible(finding.message)}"
