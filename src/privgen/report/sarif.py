"""SARIF 2.1.0, which code hosts show beside the lines of a change.

GitHub refuses a whole file for one bad place, so every result has a physical place with lines and columns from 1, and file
names are relative addresses. Waived findings are results that are suppressed, not left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from privgen import __version__
from privgen.findings import Finding, Span
from privgen.report import Context
from privgen.report.fingerprint import fingerprints
from privgen.report.safe import json_safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_BASE = "%SRCROOT%"


def report(findings: Sequence[Finding], context: Context) -> str:
    """One run with a result for each finding."""
    codes = list(dict.fromkeys(finding.code for finding in sorted(findings, key=lambda each: each.code)))
    first = {finding.code: finding for finding in reversed(findings)}
    index = {code: number for number, code in enumerate(codes)}
    prints = fingerprints(findings)
    run = {
        "tool": {"driver": {
            "name": "privgen", "version": __version__, "rules": [_rule(first[code]) for code in codes],
        }},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder in which privgen ran."}}},
        "results": [_result(each, index[each.code], mark) for each, mark in zip(findings, prints, strict=True)],
    }  # fmt: skip
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_safe(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    """What is known of a rule from one of its findings: a report knows no rules."""
    law = [f"[{cite}]({url})" if url else cite for cite, url in finding.law]
    explain = f"`privgen explain {finding.code}`"
    page = next((url for _, url in finding.law if url), None)
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": f"{finding.code} {finding.name}"},
        "fullDescription": {"text": finding.help or finding.name},
        "help": {
            "text": "\n".join([finding.help, *(cite for cite, _ in finding.law), explain.replace("`", "")]).strip(),
            "markdown": "\n\n".join(part for part in (finding.help, ", ".join(law), explain) if part),
        },
        **({"helpUri": page} if page else {}),
        "defaultConfiguration": {"level": LEVELS[finding.level]},
        "properties": {"tags": ["privacy", "gdpr"]},
    }


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.level],
        "message": {"text": text},
        "locations": [_location(finding.span, finding.path)],
        "partialFingerprints": {"privgen/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(each.span), "message": {"text": each.message}}
            for number, each in enumerate(finding.related)
        ]
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    return result


def _location(span: Span, path: str = "") -> dict[str, Any]:
    line, column = max(1, span.line), max(1, span.column)
    end_line = max(line, span.end_line)
    end_column = max(1, span.end_column)
    if end_line == line:
        end_column = max(column, end_column)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(span.file), "region": region}}
    if path:
        location["logicalLocations"] = [{"fullyQualifiedName": path}]
    return location


def _artifact(file: str) -> dict[str, str]:
    uri = quote(relative(file), errors="backslashreplace")
    return {"uri": uri} if uri.startswith("/") else {"uri": uri, "uriBaseId": _BASE}


def relative(file: str) -> str:
    """A file's name with forward slashes and without `./` before it; standard input is called `stdin`."""
    name = "stdin" if file == "-" else file.replace("\\", "/")
    while name.startswith("./"):
        name = name[2:]
    return name
