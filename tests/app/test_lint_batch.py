"""Many files in many processes say what they say one by one."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from privgen.app import lint_batch
from privgen.app.baseline import Baseline
from privgen.app.lint import LintOptions
from privgen.app.lint_batch import LintJob, LintOutcome, lint_many, lint_one
from privgen.findings import Finding
from privgen.lint.baseline import baseline_of

SHAPES = (
    "privgen: 1\ncontroller: {name: Kaas B.V.}\nactivities: {orders: {data: [naam]}}\n",
    "privgen: 1\ncontroller: {nam: Kaas B.V.}\n",
    "privgen: 1\n  : [\n",
)


def jobs(folder: Path, number: int, options: LintOptions | None = None) -> list[LintJob]:
    """Jobs for files of different kinds, and for one that is not there."""
    made = []
    for count in range(number):
        path = folder / f"spec {count:03}.yaml"
        if count != 1:
            path.write_text(SHAPES[count % len(SHAPES)], "utf-8")
        made.append(LintJob(str(path), str(path), options or LintOptions()))
    return made


def said(outcome: LintOutcome) -> tuple[str, list[Finding], list[str], str]:
    return outcome.name, outcome.findings, sorted(outcome.texts), str(outcome.error or "")


def test_processes_change_nothing_and_keep_the_order(tmp_path: Path) -> None:
    work = jobs(tmp_path, 9)
    alone = [said(lint_one(job)) for job in work]
    assert [said(outcome) for outcome in lint_many(work, 3)] == alone
    assert [said(outcome) for outcome in lint_many(work, 1)] == alone
    assert "there is no such file" in alone[1][3]
    assert all(findings for _, findings, _, error in alone if not error)


def test_a_baseline_holds_in_every_process(tmp_path: Path) -> None:
    work = jobs(tmp_path, 6)
    found = [finding for job in work for finding in lint_one(job).findings]
    known = Baseline(str(tmp_path / "baseline.json"), baseline_of(found, lambda file: Path(file).name))
    again = list(lint_many([replace(job, options=LintOptions(baseline=known)) for job in work], 2))
    waived = {finding.code for outcome in again for finding in outcome.findings if finding.waived}
    assert waived and all(
        finding.waived or finding.code.startswith(("YML", "SHP")) for outcome in again for finding in outcome.findings
    )


def test_a_fault_of_privgen_is_told_of_its_file_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = lint_batch.lint_source

    def failing(data: bytes, name: str, *others: object, **named: object) -> object:
        if name.endswith("000.yaml"):
            raise ZeroDivisionError
        return real(data, name, *others, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(lint_batch, "lint_source", failing)
    first, *others = lint_many(jobs(tmp_path, 3), 1)
    assert "spec 000.yaml: ZeroDivisionError in" in first.faults[0][0]
    assert "Traceback" in first.faults[0][1]
    assert others[-1].findings and not others[-1].faults


@pytest.mark.skipif(get_context().get_start_method() != "fork", reason="other processes do not see what a test changes")
def test_a_process_that_dies_is_told_of_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = lint_batch.lint_source

    def dying(data: bytes, name: str, *others: object, **named: object) -> object:
        if name.endswith("003.yaml"):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(data, name, *others, **named)  # type: ignore[arg-type]

    work = jobs(tmp_path, 12)
    alone = [said(lint_one(job)) for job in work]
    monkeypatch.setattr(lint_batch, "lint_source", dying)
    outcomes = [said(outcome) for outcome in lint_many(work, 2)]
    assert "003.yaml: a process ended before its time" in outcomes[3][3]
    assert outcomes[:3] + outcomes[4:] == alone[:3] + alone[4:]
