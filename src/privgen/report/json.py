"""Findings as JSON, version 1. Keys are only ever added."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from privgen.findings import Finding, Level
from privgen.report import Context
from privgen.report.fingerprint import fingerprints
from privgen.report.safe import json_safe

VERSION = 1


def report(findings: Sequence[Finding], context: Context) -> str:
    """All findings, those that are waived too, and how many there are."""
    prints = fingerprints(findings)
    rows = [_row(finding, print_) for finding, print_ in zip(findings, prints, strict=True)]
    data = {"version": VERSION, "findings": rows, "summary": summary(findings, context.files)}
    return json_safe(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def summary(findings: Sequence[Finding], files: int) -> dict[str, int]:
    """The number of files, of findings that count by level, and of waived ones."""
    counted = Counter(str(finding.level) for finding in findings if finding.waived is None)
    waived = sum(finding.waived is not None for finding in findings)
    return {"files": files, **{str(level): counted[str(level)] for level in Level}, "waived": waived}


def _row(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "level": str(finding.level),
        "message": finding.message,
        "help": finding.help,
        "law": [{"cite": cite, "url": url} for cite, url in finding.law],
        "path": finding.path,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "related": [
            {"file": each.span.file, "line": each.span.line, "column": each.span.column, "message": each.message}
            for each in finding.related
        ],
        "fingerprint": fingerprint,
        "waived": finding.waived,
    }
