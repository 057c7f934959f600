"""Where the time of one build goes: run in an interpreter of its own by `run.py`, prints JSON.

A timer interrupts the program a thousand times a second and asks in which room it is: the innermost frame that stands
in a room of privgen, or "import" when a module is being loaded at that moment. It needs no hooks in privgen.

    python bench/shares.py REPEAT ARGUMENTS…     REPEAT is 0 for the first build of a process, with its imports;
                                                 else the number of builds in a process that is warm already.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import sys
import time
from collections import Counter
from types import FrameType

INTERVAL = 0.001
"""Seconds between two looks."""

REST = "files and the rest"
LABELS = {
    "source": "reading",
    "spec": "shape",
    "model": "model",
    "law": "law data",
    "lint": "lint",
    "compile": "templates",
    "emit": "emitting",
    "report": "report",
    "app": REST,
    "cli": REST,
}


def subject(frame: FrameType | None) -> str:
    """What the program is busy with, seen from the frame it is in."""
    room = None
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return "imports"
        if room is None:
            module = frame.f_globals.get("__name__", "").split(".")
            if module[0] == "privgen" and len(module) > 1:
                room = LABELS.get(module[1])
        frame = frame.f_back
    return room or REST


def build(arguments: list[str]) -> None:
    """One build as the command line does it, without its words."""
    from privgen.cli.main import main

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code
    if code:
        sys.exit(f"privgen {' '.join(arguments)} gave {code}")


def main() -> None:
    """Builds, counts, and prints the share of each subject and the milliseconds of a build."""
    repeat, arguments = int(sys.argv[1]), sys.argv[2:]
    for _ in range(3 if repeat else 0):
        build(arguments)
    seen: Counter[str] = Counter()
    signal.signal(signal.SIGALRM, lambda _number, frame: seen.update([subject(frame)]))
    start = time.perf_counter()
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    for _ in range(repeat or 1):
        build(arguments)
    signal.setitimer(signal.ITIMER_REAL, 0)
    elapsed = (time.perf_counter() - start) / (repeat or 1)
    json.dump({"ms": elapsed * 1000, "looks": dict(seen)}, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
