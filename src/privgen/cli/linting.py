"""What a run of lint does with its files: read and judge each, then report, or keep a baseline."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from privgen.app.baseline import save_baseline
from privgen.app.errors import CannotDo
from privgen.app.lint_batch import LintJob, LintOutcome, lint_many
from privgen.cli import exits
from privgen.cli.console import Console
from privgen.cli.run import bug
from privgen.cli.settings import counted
from privgen.findings import Level
from privgen.lint.catalogue import waivable
from privgen.report import FOR_PROGRAMS, Context, render
from privgen.report.safe import visible

if TYPE_CHECKING:
    from privgen.app.lint import LintOptions
    from privgen.findings import Finding
    from privgen.source.text import SourceText

_TEXT = ("full", "concise")
"""Formats that people read line by line."""


@dataclass(slots=True)
class Seen:
    """What came of all files: findings, the texts they point into, the files that were read, and whether one failed."""

    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    failed: bool = False


def lint_all(
    files: Sequence[str],
    how: LintOptions,
    stdin_filename: str | None,
    console: Console,
    *,
    text: bool = False,
    processes: int | None = None,
) -> Seen:
    """Lint each file, and tell at once of one that cannot be read or that makes a rule fail.

    `stdin_filename` is what standard input (`-`) is called. `text`: also judge how readable the statement is. `processes`:
    see `lint_many`.
    """
    seen = Seen()
    jobs = [LintJob(file, stdin_filename or "-" if file == "-" else file, how, text) for file in files]
    for outcome in lint_many(jobs, processes):
        if outcome.error is not None:
            console.cannot(outcome.error)
            seen.failed = True
            continue
        for words, details in outcome.faults:
            bug(console, visible(words), details)
            seen.failed = True
        seen.names.append(outcome.name)
        if text:
            _tell_figures(outcome, console)
        seen.findings += outcome.findings
        seen.texts |= outcome.texts
    return seen


def _tell_figures(outcome: LintOutcome, console: Console) -> None:
    """Tell how readable the statement is."""
    name = visible(outcome.name)
    if outcome.figures is None:
        console.note(f"{name}: no statement can be made of it, so its text was not read")
        return
    own, generated = outcome.figures
    console.note(f"{name}: texts of the spec: {own}")
    console.note(f"{name}: sentences of privgen: {generated}")


def write_baseline(seen: Seen, path: str | None, console: Console) -> int:
    """Keep the findings of now, and give the exit code. Raises `CannotDo` without a place, or if a file failed."""
    if path is None:
        remedy = "add --baseline FILE, or `baseline` under [lint] in the configuration"
        raise CannotDo("--write-baseline does not know where to write", remedy)
    if seen.failed:
        raise CannotDo("the baseline was not written, since not every spec could be judged", "see the errors above")
    number = save_baseline(path, seen.findings)
    console.note(f"wrote {counted(number, 'finding')} to {visible(path)}")
    left = sum(finding.waived is None and not waivable(finding.code) for finding in seen.findings)
    if left:
        what = "what no baseline can hold, such as a wrong key: mend the spec there"
        console.note(f"left out {counted(left, 'finding')} of {what}")
    return exits.OK


def report(seen: Seen, output_format: str | None, output_file: str | None, statistics: bool, console: Console) -> None:
    """Write the findings in the format that was asked for, and on GitHub as annotations if none was.

    When no file could be read, a format for people has nothing to say; a program still gets its empty report.
    """
    chosen = output_format or "full"
    if not seen.names and chosen in _TEXT:
        return
    context = Context(len(seen.names), seen.texts, console.colour_out and output_file is None, tuple(seen.names))
    shown = "statistics" if statistics and chosen in _TEXT else chosen
    text = render(seen.findings, shown, context)
    if output_file is not None:
        from privgen.app.writing import replace_file

        replace_file(output_file, text.encode("utf-8", "backslashreplace"))
    elif shown in FOR_PROGRAMS:
        console.machine(text)
    else:
        console.text(text)
    if output_format is None and os.environ.get("GITHUB_ACTIONS") == "true":
        console.machine(render(seen.findings, "github", context))
    if statistics and shown != "statistics":
        console.note(render(seen.findings, "statistics", Context()).rstrip("\n"))
    if text and shown == "full" and output_file is None:
        console.note()
    console.note(summary(seen.findings, len(seen.names)))


def summary(findings: Sequence[Finding], files: int) -> str:
    """What was found, in one line."""
    levels = [finding.level for finding in findings if finding.waived is None]
    parts = [
        counted(levels.count(level), level, "info" if level == "info" else "") for level in Level if level in levels
    ]
    waived = len(findings) - len(levels)
    tail = f" ({waived:,} waived)" if waived else ""
    return f"{', '.join(parts) or 'no findings'} in {counted(files, 'file')}{tail}"


def exit_code(seen: Seen, fail_level: str, exit_zero: bool) -> int:
    """The code for what was seen: a file that failed, findings from `fail_level` up, or neither."""
    if seen.failed:
        return exits.FAILED
    least = Level(fail_level).rank
    failing = any(finding.waived is None and finding.level.rank <= least for finding in seen.findings)
    return exits.FINDINGS if failing and not exit_zero else exits.OK
