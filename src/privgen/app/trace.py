"""The source map of a statement for people and programs: which lines of a spec cause which sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from privgen.app.facts import facts, printed_paths
from privgen.findings import Span, format_path

if TYPE_CHECKING:
    from privgen.document import Document
    from privgen.model.model import Model
    from privgen.model.values import Path
    from privgen.spec.load import Loaded

VERSION = 1


@dataclass(frozen=True, slots=True)
class Cause:
    """A value of the spec, and where it stands."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Traced:
    """A sentence, heading, list item or cell with what causes it; no cause in the spec: only the law."""

    text: str
    section: str
    kind: str
    causes: tuple[Cause, ...]

    @property
    def law_only(self) -> bool:
        """Whether it is a sentence, and not a heading or a cell, that rests on nothing in the spec."""
        return not self.causes and self.kind in ("text", "item")


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A fact of the spec that the document does not state."""

    text: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Trace:
    """The source map of one version of a statement."""

    file: str
    version: str
    sentences: tuple[Traced, ...]
    unprinted: tuple[Unprinted, ...]


def trace(model: Model, loaded: Loaded, document: Document) -> Trace:
    """Work out the source map of a document."""

    def cause(path: Path) -> Cause:
        return Cause(format_path(loaded.written(path)), loaded.locate(path))

    sentences = tuple(
        Traced(each.text, each.section, each.kind, tuple(cause(path) for path in each.paths))
        for each in document.sources
    )
    printed = printed_paths(document)
    lost = tuple(Unprinted(words, cause(path)) for path, words in facts(model) if path not in printed)
    return Trace(loaded.name, document.version, sentences, lost)


def as_data(found: Trace) -> dict[str, Any]:
    """The source map as plain data for JSON; `law_only` holds the places of sentences in the list."""
    law_only = [number for number, each in enumerate(found.sentences) if each.law_only]
    return {
        "version": VERSION,
        "file": found.file,
        "statement": found.version,
        "sentences": [
            {
                "text": each.text,
                "section": each.section,
                "kind": each.kind,
                "causes": [_place(cause) for cause in each.causes],
            }
            for each in found.sentences
        ],
        "unprinted": [{"text": each.text, **_place(each.cause)} for each in found.unprinted],
        "law_only": law_only,
    }


def _place(cause: Cause) -> dict[str, Any]:
    return {"path": cause.path, "file": cause.span.file, "line": cause.span.line, "column": cause.span.column}
