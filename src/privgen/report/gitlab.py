"""The code quality report of GitLab. It shows the description only, so the code stands in it; waived findings are left out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from privgen.findings import Finding
from privgen.report import Context
from privgen.report.fingerprint import fingerprints
from privgen.report.safe import json_safe
from privgen.report.sarif import relative

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(findings: Sequence[Finding], context: Context) -> str:
    """A list with an issue for each finding that no waiver covers."""
    issues = [
        {
            "type": "issue",
            "check_name": finding.code,
            "description": f"{finding.code} {finding.name}: {finding.message}",
            "content": {"body": finding.help},
            "categories": ["Compatibility"],
            "severity": SEVERITIES[finding.level],
            "fingerprint": fingerprint,
            "location": {
                "path": relative(finding.span.file),
                "positions": {
                    "begin": {"line": finding.span.line, "column": finding.span.column},
                    "end": {"line": finding.span.end_line, "column": finding.span.end_column},
                },
                "lines": {"begin": finding.span.line, "end": max(finding.span.line, finding.span.end_line)},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
        if finding.waived is None
    ]
    return json_safe(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"
