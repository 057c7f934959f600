"""The same work for one thing or thousands: in parallel processes, in order, with memory that does not grow with the number."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")

_AHEAD = 4
"""Jobs that wait for each process: enough to keep it busy, few enough to keep memory flat."""


def cores() -> int:
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
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    waiting: deque[tuple[Job, Future[Outcome]]] = deque()

    def first() -> Outcome:
        job, future = waiting.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            return died(job)

    pool = ProcessPoolExecutor(processes, initializer=_start_worker)
    try:
        for job in jobs:
            waiting.append((job, pool.submit(work, job)))
            while len(waiting) >= processes * _AHEAD or (waiting and waiting[0][1].done()):
                yield first()
        while waiting:
            yield first()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def collect_seldom() -> None:
    """Leave what is loaded for good out of the search for garbage, and search less often: it is a third of the time otherwise."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _start_worker() -> None:
    """An interrupt is for the first process, which lets the others finish what they are at."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
