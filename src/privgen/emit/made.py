"""What an emitter gives: the output, and what of the document it could not print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replaced:
    """A character that the fonts of a format lack, and that another one stands for.

    place: the anchor of its section; empty before the first heading and around the statement.
    """

    place: str
    character: str


@dataclass(frozen=True, slots=True)
class Made:
    """An output as text or bytes, with the characters that were replaced in it."""

    output: str | bytes
    replaced: tuple[Replaced, ...] = ()

    @property
    def text(self) -> str:
        """The output of a format of text."""
        return self.output if isinstance(self.output, str) else self.output.decode()

    @property
    def data(self) -> bytes:
        """The output as it goes into a file."""
        return self.output.encode() if isinstance(self.output, str) else self.output


class FormatUnavailable(RuntimeError):
    """A format cannot be made here: `message` says why, `help` what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message, help)
        self.message = message
        self.help = help
