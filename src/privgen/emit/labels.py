"""The few words that emitters print by themselves, such as "Inhoud" and "pagina"; all other wording is in templates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from privgen.document import Document
from privgen.resources import package_file

LABEL_KEYS: tuple[str, ...] = (
    "contents",
    "page",
    "of",
    "skip_to_content",
    "short_version",
    "long_version",
    "both_versions",
    "other_forms",
    "table_continued",
    "draft",
    "format_md",
    "format_html",
    "format_txt",
    "format_pdf",
    "format_typ",
    "keywords",
    "facts",
    "facts_file",
)
"""Every key that an emitter may ask for."""


@cache
def _all_labels() -> Mapping[str, Mapping[str, str]]:
    text = package_file("emit", "labels.json").read_text(encoding="utf-8")
    return {language: MappingProxyType(labels) for language, labels in json.loads(text).items()}


def labels_for(language: str) -> Mapping[str, str]:
    """The labels of a language, by its primary subtag (``nl-BE`` reads ``nl``); English for one without labels."""
    labels = _all_labels()
    return labels.get(language.lower().split("-")[0], labels["en"])


def document_labels(document: Document) -> dict[str, str]:
    """The labels of the document, completed with those of its language."""
    return {**labels_for(document.language), **document.labels}
