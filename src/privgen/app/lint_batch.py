"""Linting one spec or thousands."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from privgen.app.errors import CannotDo, described
from privgen.app.lint import lint_source
from privgen.app.parallel import processes_for, run_many
from privgen.app.reading import LIMIT_BYTES, read_named, read_part

if TYPE_CHECKING:
    from privgen.app.lint import LintOptions
    from privgen.findings import Finding
    from privgen.source.text import SourceText

FILES_A_PROCESS = 40
"""So many files are read in the time that one more process costs."""


@dataclass(frozen=True, slots=True)
class LintJob:
    """One file to lint, `-` for standard input. `name` is what findings call it; `text`: judge the built text too."""

    file: str
    name: str
    options: LintOptions
    text: bool = False


@dataclass(slots=True)
class LintOutcome:
    """What came of a file; `error` stands for what could not be done.

    faults: what could not be judged because of a fault of privgen, with the traceback. figures: how readable the texts of
    the spec are and how readable those of privgen, None if that was not asked or no statement can be made.
    """

    name: str
    findings: list[Finding] = field(default_factory=list)
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    figures: tuple[str, str] | None = None
    error: CannotDo | None = None


def lint_one(job: LintJob) -> LintOutcome:
    """Read a file and judge it. One that fails is never the end of the others."""
    outcome = LintOutcome(job.name)
    try:
        _lint(job, outcome)
    except CannotDo as error:
        outcome.error = error
    except Exception as error:
        outcome.faults.append((f"{job.name}: {described(error)}", traceback.format_exc()))
    return outcome


def _lint(job: LintJob, outcome: LintOutcome) -> None:
    if job.file == "-":
        data = sys.stdin.buffer.read(LIMIT_BYTES) if sys.stdin else b""
    else:
        data = read_named(job.file)
    linted = lint_source(data, job.name, job.options, read_file=read_part)
    for code, fault in linted.faults:
        words = f"the rule {code} failed on {job.name}: {described(fault)}"
        outcome.faults.append((words, "".join(traceback.format_exception(fault))))
    if job.text:
        from privgen.app.readability import readability

        found = readability(linted, job.options)
        if found is not None:
            linted.findings, own, generated = found
            outcome.figures = (own, generated)
    outcome.findings = linted.findings
    if linted.findings:
        outcome.texts = linted.texts


def lint_many(jobs: Sequence[LintJob], processes: int | None = None) -> Iterator[LintOutcome]:
    """The outcomes of files, in their order. `processes` None: one, and as many as there are cores for many files."""
    number = processes_for(len(jobs), processes, FILES_A_PROCESS)
    if any(job.file == "-" for job in jobs):  # standard input belongs to this process
        number = 1
    if len(jobs) == 1:
        return map(lint_one, jobs)
    if number > 1:
        _load_before_fork()
    return run_many(lint_one, map(_portable, jobs), number, _died)


def _portable(job: LintJob) -> LintJob:
    return replace(job, options=job.options.portable())


def _died(job: LintJob) -> LintOutcome:
    reason = f"cannot lint {job.name}: a process ended before its time"
    return LintOutcome(job.name, error=CannotDo(reason, "look for a lack of memory, or lint fewer files at once"))


def _load_before_fork() -> None:
    """Load once what every process needs; those that are forked share it."""
    from privgen.lint import registry
    from privgen.model import model
    from privgen.spec import load

    _ = (model, load, list(registry.rules()))
