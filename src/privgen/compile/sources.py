"""The source map: which paths of the spec cause which sentence of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from ..model.values import Path

_END = re.compile(r"(?<=[.!?])[\s]+(?=[\"'“‘(]?[A-ZÀ-Þ0-9])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or heading, list item, cell) of a document with the paths it rests on; none: only the law or the frame."""

    text: str
    paths: tuple[Path, ...]
    section: str
    kind: str  # heading | text | item | cell


def sentences(tokens: list[Token]) -> list[Sentence]:
    """Every sentence of a document in order."""
    return list(_walk(tokens))


def _walk(tokens: list[Token]) -> Iterator[Sentence]:
    section, kinds = "", ["text"]
    for token in tokens:
        if token.type == "heading_open":
            section = str(token.attrGet("id") or section)
            kinds.append("heading")
        elif token.type in ("td_open", "th_open"):
            kinds.append("cell")
        elif token.type == "list_item_open":
            kinds.append("item")
        elif token.type in ("heading_close", "td_close", "th_close", "list_item_close"):
            kinds.pop()
        elif token.type == "inline":
            yield from _split(token, section, kinds[-1])


def _split(inline: Token, section: str, kind: str) -> Iterator[Sentence]:
    text, marks = "", []
    for child in inline.children or []:
        content = " " if child.type in ("softbreak", "hardbreak") else child.content
        for path in (child.meta or {}).get("paths", ()):
            marks.append((len(text), len(text) + len(content), path))
        text += content
    starts = [0, *(found.end() for found in _END.finditer(text))]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        last = number + 1 == len(starts)
        paths = [
            path
            for left, right, path in marks
            if (left < end and right > start) or (left == right and (start <= left < end or (last and left >= end)))
        ]
        if text[start:end].strip() or paths:
            yield Sentence(text[start:end].strip(), tuple(dict.fromkeys(paths)), section, kind)
