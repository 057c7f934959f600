"""JUnit XML: a suite for each file, a failed case for each finding, and one that passed for a file without findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from privgen.findings import Finding
from privgen.report import Context
from privgen.report.safe import visible_lines
from privgen.report.sarif import relative

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def report(findings: Sequence[Finding], context: Context) -> str:
    """The suites, by file; a waived finding is a case that was skipped, with the reason."""
    by_file: dict[str, list[Finding]] = {name: [] for name in context.names}
    for finding in findings:
        by_file.setdefault(finding.span.file, []).append(finding)
    failed = sum(finding.waived is None for finding in findings)
    cases = sum(max(1, len(found)) for found in by_file.values())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="privgen" tests="{cases}" failures="{failed}">')
    for file, found in by_file.items():
        lines += _suite(relative(file), found)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(file: str, findings: list[Finding]) -> Iterator[str]:
    failed = sum(finding.waived is None for finding in findings)
    skipped = len(findings) - failed
    yield (
        f'  <testsuite name={_attribute(file)} tests="{max(1, len(findings))}" failures="{failed}" errors="0"'
        f' skipped="{skipped}">'
    )
    if not findings:
        yield f'    <testcase name="no findings" classname={_attribute(file)} file={_attribute(file)}/>'
    for finding in findings:
        yield from _case(file, finding)
    yield "  </testsuite>"


def _case(file: str, finding: Finding) -> Iterator[str]:
    place = f"{file}:{finding.span.line}:{finding.span.column}"
    name = f"{finding.code} {finding.name} ({finding.path or place})"
    yield (
        f"    <testcase name={_attribute(name)} classname={_attribute(file)} file={_attribute(file)}"
        f' line="{finding.span.line}">'
    )
    if finding.waived is not None:
        yield f"      <skipped message={_attribute(finding.waived)}/>"
    else:
        law = [cite + (f" <{url}>" if url else "") for cite, url in finding.law]
        text = "\n".join([f"{place}: {finding.level}: {finding.message}", finding.help, *law]).strip()
        yield (
            f"      <failure type={_attribute(finding.level)} message={_attribute(finding.message)}>"
            f"{escape(_clean(text))}</failure>"
        )
    yield "    </testcase>"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible_lines(text))


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
