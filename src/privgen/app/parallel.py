"""The same work for one thing or thousands: in parallel processes, in order, with memory that does not grow with the number."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")

_AHEAD = 4
"""Jobs that wait for each process: enough to keep it busy, few enough to keep memory flat."""
_MOST = 61 if sys.platform == "win32" else 1000
"""The most processes of a pool: Windows cannot wait for more at once."""


def processes_for(jobs: int, wanted: int | None, each: int = 1) -> int:
    """How many processes to use: what was asked for, else one a core as far as each has `each` jobs; never more than jobs."""
    return max(1, min(wanted or min(_cores(), jobs // each), jobs, _MOST))


def _cores() -> int:
    """How many processes can run at once on this machine, as far as this one may use it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_many(
    work: Callable[[Job], Outcome], jobs: Iterable[Job], processes: int, died: Callable[[Job], Outcome]
) -> Iterator[Outcome]:
    """The outcomes of many jobs, in their order, each as soon as it and those before it are there.

    `work`, the jobs and the outcomes must be such that they can be sent to another process: a pool waits for ever for one
    that it cannot send. `died` gives the outcome of a job whose process ended before its time. What `work` needs is best
    loaded before: processes that are forked share it.
    """
    collect_seldom()
    if processes == 1:
        yield from map(work, jobs)
        return
    from concurrent.futures import BrokenExecutor

    rest = iter(jobs)
    while True:
        waiting: deque[tuple[Job, Future[Outcome]]] = deque()
        with _pool(processes) as pool:
            try:
                yield from _in_order(pool, work, rest, waiting, processes * _AHEAD)
                return
            except BrokenExecutor:
                pass
        for job, future in waiting:
            yield _again(work, job, future, died)


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[Job], Outcome],
    jobs: Iterable[Job],
    waiting: deque[tuple[Job, Future[Outcome]]],
    most: int,
) -> Iterator[Outcome]:
    """The outcomes of jobs. When a process dies, `BrokenExecutor` is raised and `waiting` holds those without one."""
    for job in jobs:
        waiting.append((job, _submitted(pool, work, job)))
        while len(waiting) >= most or (waiting and waiting[0][1].done()):
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[Job], Outcome], job: Job) -> Future[Outcome]:
    from concurrent.futures import BrokenExecutor, Future

    try:
        return pool.submit(work, job)
    except BrokenExecutor as error:
        refused: Future[Outcome] = Future()
        refused.set_exception(error)
        return refused


def _first(waiting: deque[tuple[Job, Future[Outcome]]]) -> Outcome:
    """The outcome of the job that has waited longest, which then waits no more."""
    outcome = waiting[0][1].result()
    waiting.popleft()
    return outcome


def _again(
    work: Callable[[Job], Outcome], job: Job, future: Future[Outcome], died: Callable[[Job], Outcome]
) -> Outcome:
    """The outcome of a job of a pool that broke. One process that dies takes all jobs with it: now each has its own."""
    from concurrent.futures import BrokenExecutor

    try:
        return future.result()
    except BrokenExecutor:
        pass
    with _pool(1) as alone:
        try:
            return alone.submit(work, job).result()
        except BrokenExecutor:
            return died(job)


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone at the end, and with them the jobs that none had begun."""
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=_start_worker)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def collect_seldom() -> None:
    """Leave what is loaded for good out of the search for garbage, and search less often: it is a third of the time otherwise."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def _start_worker() -> None:
    """An interrupt is for the first process, which lets the others finish what they are at."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
