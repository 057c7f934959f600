"""The same work in many processes: in order, whatever becomes of one of them, and no further ahead than it must."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from privgen.app.parallel import processes_for, run_many

DEADLY = (3, 4, 20, 39)


def work(job: int) -> int:
    """A job that ends its process, as a lack of memory would, or an answer."""
    if job in DEADLY:
        os._exit(1)
    return -job


def died(job: int) -> str:
    return f"{job} died"


def test_a_process_that_dies_takes_no_other_job_with_it() -> None:
    wanted = [died(job) if job in DEADLY else -job for job in range(40)]
    assert list(run_many(work, iter(range(40)), 2, died)) == wanted  # type: ignore[arg-type,misc]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_reader_who_stops_stops_the_work(processes: int) -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for job in range(5, 20):
            taken.append(job)
            yield job

    outcomes = run_many(work, jobs(), processes, died)  # type: ignore[arg-type]
    assert next(outcomes) == -5
    outcomes.close()  # type: ignore[attr-defined]
    assert len(taken) < 15


def test_processes_as_asked_for_and_never_more_than_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privgen.app.parallel._cores", lambda: 4)
    assert [processes_for(jobs, 3) for jobs in (0, 1, 2, 100)] == [1, 1, 2, 3]
    assert [processes_for(jobs, None) for jobs in (0, 1, 3, 100)] == [1, 1, 3, 4]
    assert [processes_for(jobs, None, 10) for jobs in (0, 19, 20, 39, 100)] == [1, 1, 2, 3, 4]
    assert processes_for(20, 6, 10) == 6
