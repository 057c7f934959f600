"""A baseline: the findings that a project had when it began with privgen, so that only new ones count.

A finding is known by file, code and symbolic path, never by its line; of equal ones the baseline keeps the number.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..findings import Finding
from .catalogue import waivable

VERSION = 1
Key = tuple[str, str, str]
"""File, code and symbolic path."""
NameOf = Callable[[str], str]
"""Gives the name of a file as the baseline writes it, from that in a span."""
REASON = {"en": "in the baseline", "nl": "in de nulmeting"}


class BaselineError(ValueError):
    """A text that is no baseline of this version; the argument says why."""


@dataclass(slots=True)
class Baseline:
    """The known findings with their number."""

    known: Counter[Key] = field(default_factory=Counter)

    def apply(self, findings: Iterable[Finding], name_of: NameOf, language: str = "en") -> list[Finding]:
        """The findings, those that the baseline knows as waived."""
        left = self.known.copy()
        kept = []
        for finding in findings:
            key = _key(finding, name_of)
            if finding.waived is None and waivable(finding.code) and left[key] > 0:
                left[key] -= 1
                finding = replace(finding, waived=REASON.get(language, REASON["en"]))
            kept.append(finding)
        return kept


def baseline_of(findings: Iterable[Finding], name_of: NameOf) -> Baseline:
    """The baseline that holds these findings: those that are not waived otherwise and can be."""
    known = (finding for finding in findings if waivable(finding.code) and finding.waived in (None, *REASON.values()))
    return Baseline(Counter(_key(finding, name_of) for finding in known))


def write_baseline(baseline: Baseline) -> str:
    """The baseline as JSON, one finding a line, sorted, so that a change of it reads well in version control."""
    rows = [
        json.dumps({"file": file, "code": code, "path": path, "count": count}, ensure_ascii=False)
        for (file, code, path), count in sorted(baseline.known.items())
    ]
    joint = ",\n    "
    body = f"\n    {joint.join(rows)}\n  " if rows else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{body}]\n}}\n'


def read_baseline(text: str) -> Baseline:
    """The baseline that a text holds. Raises `BaselineError` for another version or form."""
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        raise BaselineError("it is not JSON") from error
    if not isinstance(data, dict) or "version" not in data:
        raise BaselineError("it is no baseline")
    if data["version"] != VERSION:
        raise BaselineError(f"it has version {data['version']}, and this privgen reads version {VERSION}")
    known: Counter[Key] = Counter()
    rows = data.get("findings")
    for row in rows if isinstance(rows, list) else [None]:
        known[_row(row)] += row.get("count", 1)
    return Baseline(known)


def _row(row: Any) -> Key:
    fields = [row.get(key) for key in ("file", "code", "path")] if isinstance(row, dict) else [None]
    count = row.get("count", 1) if isinstance(row, dict) else None
    if not all(isinstance(value, str) for value in fields) or not isinstance(count, int) or isinstance(count, bool):
        raise BaselineError("a finding in it lacks its file, code or path")
    return (fields[0], fields[1], fields[2])


def _key(finding: Finding, name_of: NameOf) -> Key:
    return (name_of(finding.span.file), finding.code, finding.key or finding.path)
