"""What may be printed where: data on standard output, all else on standard error, colour where it is wanted.

A reader of standard output who goes away, such as `head`, ends nothing: what is left to print is dropped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import IO, Any

from privgen.app.errors import CannotDo, cannot_write
from privgen.report.colour import paint
from privgen.report.safe import visible, visible_lines


def wants_colour(choice: str, stream: Any, environment: Mapping[str, str]) -> bool:
    """Whether to colour: `--color`, then `NO_COLOR`, then `FORCE_COLOR`, then whether the stream is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def is_terminal(stream: Any) -> bool:
    """Whether somebody looks at the stream."""
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:  # closed
        return False


class Console:
    """The two streams of one run. `quiet` leaves out everything that is neither data nor an error."""

    def __init__(self, *, quiet: bool = False, color: str = "auto") -> None:
        self.quiet = quiet
        self.colour_out = wants_colour(color, sys.stdout, os.environ)
        self.colour_err = wants_colour(color, sys.stderr, os.environ)
        self._gone = False

    def text(self, text: str) -> None:
        """Print text for people on standard output; a character that its encoding lacks becomes an escape."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        self.data(text.encode(encoding, "backslashreplace"))

    def machine(self, text: str) -> None:
        """Print text for programs on standard output, always in UTF-8."""
        self.data(text.encode("utf-8", "backslashreplace"))

    def data(self, data: bytes) -> None:
        """Print bytes on standard output. Raises `CannotDo` when they cannot go there."""
        if self._gone or not data:
            return
        try:
            _send(sys.stdout, data)
        except BrokenPipeError:
            self._gone = True
            _to_nowhere(sys.stdout)
        except (OSError, ValueError, AttributeError) as error:
            raise lost_output(error) from error

    def note(self, text: str = "") -> None:
        """Print a line for people on standard error, unless quiet."""
        if not self.quiet:
            self.aside(text)

    def aside(self, text: str) -> None:
        """Print lines on standard error in any case."""
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        try:
            _send(sys.stderr, (text + "\n").encode(encoding, "backslashreplace"))
        except (OSError, ValueError, AttributeError):  # nobody listens; there is nowhere to say so
            _to_nowhere(sys.stderr)

    def error(self, message: str, remedy: str = "") -> None:
        """Say on standard error what could not be done, and what to do about it."""
        self.aside(f"{paint('error', 'error', self.colour_err)}: {visible(message)}")
        if remedy:
            self.aside(f"  {paint('help', 'help', self.colour_err)}: {visible_lines(remedy)}")

    def cannot(self, error: CannotDo) -> None:
        """The same for an error that was raised."""
        self.error(error.message, error.help)

    def finish(self, text: str) -> int:
        """Print text as the whole of a run: the answer is the exit code."""
        try:
            self.text(text)
        except CannotDo as error:
            self.cannot(error)
            return 2
        return 0


def lost_output(error: Exception) -> CannotDo:
    """The words for a standard output that takes nothing more; what it still holds goes nowhere."""
    _to_nowhere(sys.stdout)
    return cannot_write("standard output", error if isinstance(error, OSError) else OSError("it is closed"))


def _send(stream: IO[str], data: bytes) -> None:
    stream.flush()
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(data.decode(getattr(stream, "encoding", None) or "utf-8", "replace"))
        stream.flush()
    else:
        binary.write(data)
        binary.flush()


def _to_nowhere(stream: Any) -> None:
    """Let what is still in the buffers go nowhere, or the interpreter would complain about it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        return
