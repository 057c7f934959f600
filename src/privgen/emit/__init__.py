"""Emitters: from a document to bytes or text in a format.

A format is one module with a function ``emit(document, *, fragment)`` and one line in `FORMATS`. One that cannot print
every character also has ``make``, which gives a `Made`, and one that needs more than Python has ``ready``. The module is
imported when it is used, so that the list of formats costs nothing at start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Protocol

from privgen.document import Document
from privgen.emit.labels import LABEL_KEYS, labels_for
from privgen.emit.made import FormatUnavailable, Made, Replaced

__all__ = [
    "FORMATS", "LABEL_KEYS", "Emitter", "Format", "FormatUnavailable", "Made", "Replaced", "emit", "labels_for", "make",
    "ready",
]  # fmt: skip


class Emitter(Protocol):
    """Writes a document; `fragment` asks for the content without the page around it, where a format knows that."""

    def __call__(self, document: Document, *, fragment: bool = False) -> bytes | str: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format of output: its name on the command line, file extension without dot, media type and emitter.

    binary: whether the output is bytes that no terminal can show.
    """

    name: str
    extension: str
    media_type: str
    emit: Emitter
    binary: bool = False


def _format(name: str, media_type: str, *, binary: bool = False) -> Format:
    def emit_lazily(document: Document, *, fragment: bool = False) -> bytes | str:
        emitter: Emitter = import_module(f"privgen.emit.{name}").emit
        return emitter(document, fragment=fragment)

    return Format(name, name, media_type, emit_lazily, binary)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "md": _format("md", "text/markdown"),
        "html": _format("html", "text/html"),
        "txt": _format("txt", "text/plain"),
        "pdf": _format("pdf", "application/pdf", binary=True),
        "typ": _format("typ", "text/vnd.typst"),
    }
)


def emit(document: Document, format: str, *, fragment: bool = False) -> bytes | str:
    """The document in a format of `FORMATS`; raises KeyError for a name that is not there."""
    return FORMATS[format].emit(document, fragment=fragment)


def make(document: Document, format: str, *, fragment: bool = False) -> Made:
    """As `emit`, with the characters that the format had to replace. Raises `FormatUnavailable`."""
    maker = getattr(_module(format), "make", None)
    return maker(document, fragment=fragment) if maker else Made(emit(document, format, fragment=fragment))


def ready(format: str) -> None:
    """Raises `FormatUnavailable` when the format cannot be made on this machine."""
    check = getattr(_module(format), "ready", None)
    if check:
        check()


def _module(format: str) -> ModuleType:
    return import_module(f"privgen.emit.{FORMATS[format].name}")
