"""How many findings of each rule there are, the most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from privgen.findings import Finding
from privgen.report import Context
from privgen.report.colour import paint


def report(findings: Sequence[Finding], context: Context) -> str:
    """A line for each rule with findings that no waiver covers: number, level, code and name."""
    counted = Counter((each.code, each.name, each.level) for each in findings if each.waived is None)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0][2].rank, row[0][0]))
    width = len(str(max(counted.values(), default=0)))
    longest = max((len(level) for _, _, level in counted), default=0)
    return "".join(
        f"{number:>{width}}  {paint(level.ljust(longest), level, context.colour)}  {code:<6}  {name}\n"
        for (code, name, level), number in rows
    )
