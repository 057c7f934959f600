"""Workflow commands of GitHub Actions, which show findings beside the lines of a change.

GitHub shows ten errors and ten warnings a step, so this goes beside another format. Everything is escaped as in its own
toolkit, so that no text of a spec can give a command. Columns are left out where several lines are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from privgen.findings import Finding
from privgen.report import Context
from privgen.report.safe import visible, visible_lines
from privgen.report.sarif import relative

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(findings: Sequence[Finding], context: Context) -> str:
    """One command for each finding that no waiver covers."""
    return "".join(_command(finding) + "\n" for finding in findings if finding.waived is None)


def _command(finding: Finding) -> str:
    span = finding.span
    properties = {"file": relative(span.file), "line": str(span.line), "endLine": str(max(span.line, span.end_line))}
    if span.end_line == span.line:
        properties |= {"col": str(span.column), "endColumn": str(max(span.column, span.end_column))}
    properties["title"] = f"{finding.code} {finding.name}"
    listed = ",".join(f"{key}={_property(visible(value))}" for key, value in properties.items())
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{_COMMANDS[finding.level]} {listed}::{_data(visible_lines(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
