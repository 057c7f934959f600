"""Sentences in a `messages.toml`: by situation, the finding that it is and its words in each language.

A situation has `is`, the name of its code, and for each language the message, the help, and perhaps the remark at a
related place. The table `pieces` holds parts of sentences. So no wording stands in code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from privgen.findings import Finding, Related, Span, format_path
from privgen.source.codes import Code


class Messages:
    """The sentences of one file, read when the first is needed; `codes` are those that its situations name."""

    def __init__(self, file: Path, codes: Mapping[str, Code]) -> None:
        self._file = file
        self._codes = codes

    @cached_property
    def _tables(self) -> dict[str, dict[str, Any]]:
        return tomllib.loads(self._file.read_text(encoding="utf-8"))

    @property
    def pieces(self) -> dict[str, Any]:
        """The parts of sentences, as the file orders them."""
        return self._tables["pieces"]

    def situations(self) -> dict[str, dict[str, Any]]:
        """Every situation with the name of its code (`is`) and its words by language."""
        return {name: table for name, table in self._tables.items() if name != "pieces"}

    def words(self, situation: str, language: str) -> list[str]:
        """Message, help and remark of a situation. `language` is `nl` or `en`; any other is answered in English."""
        entry = self._tables[situation]
        return entry.get(language, entry["en"])

    def finding(
        self,
        situation: str,
        language: str,
        values: Mapping[str, object],
        *,
        path: tuple[str | int, ...],
        span: Span,
        related: Iterable[Span] = (),
    ) -> Finding:
        """The finding that a situation is; `values` fill the gaps of its sentences."""
        words = self.words(situation, language)
        code = self._codes[self._tables[situation]["is"]]
        return Finding(
            code=code.code,
            name=code.name,
            level=code.level,
            message=words[0].format(**values),
            help=words[1].format(**values),
            path=format_path(path),
            span=span,
            related=tuple(Related(place, words[2].format(**values)) for place in related),
        )
