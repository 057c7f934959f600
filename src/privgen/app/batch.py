"""Building one spec or thousands."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from privgen.app.build import BuildOptions, build_spec
from privgen.app.comparing import Difference, compare_outputs
from privgen.app.errors import CannotDo
from privgen.app.parallel import run_many
from privgen.app.reading import read_named, read_part
from privgen.app.writing import Written, output_folder, write_outputs
from privgen.findings import Finding

if TYPE_CHECKING:
    from privgen.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Job:
    """One spec to build: its file, the name of its folder, and where that goes.

    keep: give the outputs instead of writing them. check: compare them with what is there.
    """

    path: str
    name: str
    directory: str
    options: BuildOptions
    check: bool = False
    keep: bool = False


@dataclass(slots=True)
class Outcome:
    """What came of a spec; `error` stands for what could not be done, `bug` for a traceback of privgen itself."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    stopped: bool = False
    written: Written | None = None
    differences: list[Difference] = field(default_factory=list)
    outputs: dict[str, bytes] = field(default_factory=dict)
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    error: CannotDo | None = None
    bug: str = ""


def build_one(job: Job, *, texts: bool = True) -> Outcome:
    """Build a spec and write it, compare it or keep it. One spec that fails is never the end of the others."""
    outcome = Outcome(job.path)
    try:
        _build(job, outcome)
    except CannotDo as error:
        outcome.error = error
    except Exception:
        outcome.bug = traceback.format_exc()
    if not texts:
        outcome.texts = {}
    return outcome


def _build(job: Job, outcome: Outcome) -> None:
    folder = output_folder(job.directory, job.name) if not job.keep else ""

    def exists(name: str) -> bool:
        return bool(folder) and os.path.isfile(os.path.join(folder, name))

    built = build_spec(read_named(job.path), job.path, job.options, read_file=read_part, exists=exists)
    outcome.findings, outcome.texts, outcome.stopped = built.findings, built.texts, built.stopped
    if built.faults:
        outcome.bug = "".join(traceback.format_exception(built.faults[0][1]))
    if built.stopped:
        return
    if job.keep:
        outcome.outputs = built.outputs
    elif job.check:
        outcome.differences = compare_outputs(job.directory, job.name, built.outputs)
    else:
        outcome.written = write_outputs(job.directory, job.name, built.outputs)


def build_many(jobs: Iterable[Job], processes: int) -> Iterator[Outcome]:
    """The outcomes of many specs, in their order, each as soon as it and those before it are there."""
    _load_before_fork()
    return run_many(_work, map(_portable, jobs), processes, _died)


def _portable(job: Job) -> Job:
    """The job with plain data only, for another process."""
    return replace(job, options=replace(job.options, lint=job.options.lint.portable()))


def _work(job: Job) -> Outcome:
    return build_one(job, texts=False)


def _died(job: Job) -> Outcome:
    reason = f"cannot build {job.path}: a process ended before its time"
    return Outcome(job.path, error=CannotDo(reason, "look for a lack of memory, or build with -j 1 to see more"))


def _load_before_fork() -> None:
    """Load once what every process needs; those that are forked share it."""
    from privgen.compile import build
    from privgen.model import model
    from privgen.spec import load

    _ = (build, model, load)
