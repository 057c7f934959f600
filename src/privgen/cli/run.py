"""One run of the command line, from arguments to exit code, whatever happens on the way."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

import typer

from privgen.app.errors import CannotDo, described
from privgen.cli import exits
from privgen.cli.console import Console, lost_output
from privgen.cli.root import COMMANDS, command

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # typer has no public name for it
_APOLOGY = """\
privgen has failed, and that is a fault of privgen, not of your spec. Sorry.
  what: {what}
  help: please report it with the command you typed and, if you may share it, the spec.
        PRIVGEN_DEBUG=1 before the command shows the details that help to find the fault."""


def run(arguments: Sequence[str]) -> int:
    """Run a command; the answer is the exit code."""
    console = Console()
    try:
        with _end_like_interrupt():
            code = command()(args=list(arguments), prog_name="privgen", standalone_mode=False)
    except USAGE_ERROR as error:
        console.error(*_usage_words(error, arguments))
        return exits.FAILED
    except CannotDo as error:
        console.cannot(error)
        return exits.FAILED
    except (KeyboardInterrupt, typer.Abort):
        code = exits.INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and {"--help", "-h"} & set(arguments):  # typer itself prints the help
            console.cannot(lost_output(error))
        else:
            report_bug(console, error)
        return exits.FAILED
    if code == exits.INTERRUPTED:
        console.aside("\ninterrupted")
    return code if isinstance(code, int) else exits.OK


def report_bug(console: Console, error: BaseException) -> None:
    """Apologise for a fault of privgen; the traceback only for those who ask for it."""
    bug(console, described(error), "".join(traceback.format_exception(error)))


def bug(console: Console, what: str, details: str) -> None:
    """The same with words of one's own."""
    if os.environ.get("PRIVGEN_DEBUG") == "1":
        console.aside(details.rstrip())
    console.aside(_APOLOGY.format(what=what))


@contextmanager
def _end_like_interrupt() -> Iterator[None]:
    """A request to end is treated as an interrupt, so that nothing is left half done."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    ours = threading.current_thread() is threading.main_thread() and hasattr(signal, "SIGTERM")
    if not ours or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _usage_words(error: Any, arguments: Sequence[str]) -> tuple[str, str]:
    """What is wrong with the arguments, as one sentence, and what to do."""
    path = " ".join(["privgen", *(each for each in arguments[:1] if each in COMMANDS)])
    remedy = f"`{path} --help` shows what it takes"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        file = next((each for each in arguments if each.startswith("-") and os.path.lexists(each)), None)
        if file is not None:
            return f"{path} takes {file} for an option", f"write ./{file} for the file of that name"
        near = sorted(error.possibilities or ())
        return f"{path} has no option {error.option_name}", f"did you mean {' or '.join(near)}?" if near else remedy
    if kind == "MissingParameter" and error.param is not None:
        return f"{path} needs {_name(error.param)}", remedy
    words = " ".join(error.format_message().split()).rstrip(".")
    words = re.sub(r"a valid int\w*( range)?$", "a whole number", words)
    if words.startswith("Got unexpected extra argument"):
        extra = words.rpartition("argument(s) (")[2].rstrip(")")
        return f"{path} takes fewer arguments: {extra} is too much", remedy
    return words[:1].lower() + words[1:], remedy


def _name(parameter: Any) -> str:
    """What a parameter is called in the usage line: `SPEC…`."""
    return (parameter.metavar or parameter.name or "an argument").upper()


def is_interactive() -> bool:
    """Whether somebody can be asked something."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())
