"""The page of the documentation that lists the vocabulary."""

from __future__ import annotations

import tomllib
from pathlib import Path

from privgen.spec.vocabulary import KINDS, Entry, entries


def page() -> str:
    """The whole page, in Markdown."""
    words = tomllib.loads(Path(__file__).with_name("vocabulary_page.toml").read_text(encoding="utf-8"))
    parts = [words["page"]["head"].strip()]
    for kind in KINDS:
        title, use = words["kinds"][kind]
        parts.append(f"## {title}\n\n{use}\n\n{_table(list(entries(kind).values()), words['page']['columns'])}")
    return "\n\n".join(parts) + "\n"


def _table(rows: list[Entry], columns: list[str]) -> str:
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    return "\n".join([head, *(_row(entry) for entry in rows)])


def _row(entry: Entry) -> str:
    others = [*entry.synonyms.get("nl", ()), *entry.synonyms.get("en", ())]
    cells = (f"`{entry.id}`", entry.labels["nl"], entry.labels["en"], ", ".join(others))
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
