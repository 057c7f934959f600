"""What the tests of the compiler share: a spec from data to documents, and the words of a document."""

from __future__ import annotations

from typing import Any

from privgen.compile.build import compiler
from privgen.document import Document
from privgen.emit import emit
from privgen.model.model import Model
from privgen.resources import templates_dir
from privgen.source.reader import read
from privgen.spec.root import Spec

BASE = {"privgen": 1, "statement": {"language": "nl", "address_form": "u"}, "controller": {"name": "De Kaasboer B.V."}}


def model_of(data: dict[str, Any]) -> Model:
    """The model of a spec given as plain data."""
    return Model(Spec.model_validate(data))


def model_from(text: str, form: str = "u") -> Model:
    """The model of a spec given as YAML below the base."""
    source = read(text.encode(), "test.yaml")
    assert not source.findings, source.findings
    statement = {**BASE["statement"], "address_form": form}
    return model_of({**BASE, "statement": statement, **source.value})


def document(model: Model, version: str = "lang") -> Document:
    """One version of the statement."""
    return compiler((templates_dir() / "nl",)).compile(model, version)


def text(document: Document) -> str:
    """The words of a document, block by block."""
    return "\n".join(
        "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or [])
        for token in document.tokens
        if token.type == "inline"
    )


def words_of(yaml: str, form: str = "u", version: str = "lang") -> str:
    """The words of the statement that a few lines of YAML give."""
    return text(document(model_from(yaml, form), version))


def markdown(document: Document) -> str:
    """A document as Markdown."""
    made = emit(document, "md")
    return made if isinstance(made, str) else made.decode()
