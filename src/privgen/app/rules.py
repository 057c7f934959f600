"""The rules as people read about them: one page a rule, and all of them in a table."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from privgen import law
from privgen.lint import registry
from privgen.lint.catalogue import About, about, family_of, names, waivable
from privgen.lint.manual import MARK, Manual, manual

VERSION = 1
_WIDTH = 88
_LABELS = {
    "en": {"checks": "What it checks", "matters": "Why it matters", "law": "Law", "bad": "Wrong", "good": "Right",
           "mend": "How to mend it", "fix": "In the spec", "help": "What to do", "here": "here"},
    "nl": {"checks": "Wat de regel nagaat", "matters": "Waarom dat telt", "law": "Wet", "bad": "Fout", "good": "Goed",
           "mend": "Zo verhelpt u het", "fix": "In de spec", "help": "Wat te doen", "here": "hier"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A rule with everything that is written about it; `page` is None for what reading, shape and waivers find."""

    about: About
    summary: str
    page: Manual | None = None
    text: law.Rule | None = None


@cache
def described(code: str) -> Described:
    """Everything about a code that `names()` knows."""
    words = about(code)
    page = manual(registry.rule(code)) if code in registry.codes() else None
    return Described(words, page.summary if page else words.summary_en, page, law.rules().get(code))


def all_rules() -> Iterator[Described]:
    """Everything about every code, in order."""
    return map(described, sorted(names()))


def page(code: str, language: str = "en") -> str:
    """The page of a rule as plain text, for a terminal."""
    rule, labels = described(code), _LABELS[language]
    summary = rule.about.summary_nl if language == "nl" and not rule.page else rule.summary
    parts = [f"{code} {rule.about.name} ({rule.about.level})", _wrapped(summary)]
    if rule.page is None:
        if rule.about.help(language):
            parts.append(f"{labels['help']}\n{_indented(_wrapped(rule.about.help(language), 2))}")
        return "\n\n".join(parts) + "\n"
    parts.append(f"{labels['checks']}\n{_indented(_wrapped(rule.page.checks, 2))}")
    parts.append(f"{labels['matters']}\n{_indented(_wrapped(rule.page.matters, 2))}")
    if rule.about.cites:
        parts.append(f"{labels['law']}\n{_indented(chr(10).join(_cites(rule.about, language)))}")
    for key, fragments in (("bad", rule.page.bad), ("good", rule.page.good)):
        for fragment in fragments:
            parts.append(f"{labels[key]}\n{_indented(MARK.sub('  # <- ' + labels['here'], fragment.rstrip()), 4)}")
    mend = rule.page.mend
    parts.append(f"{labels['mend']}\n{_indented(_wrapped(mend, 2))}")
    if rule.text is not None and language == "nl":  # the rest of the page is English
        parts.append(f"{labels['help']}\n{_indented(_wrapped(rule.text.help(language), 2))}")
        parts.append(f"{labels['fix']}\n{_indented(_wrapped(rule.text.fix_in(language), 2))}")
    return "\n\n".join(parts) + "\n"


def _cites(words: About, language: str) -> Iterator[str]:
    for cite in words.cites:
        remark = cite.remark_nl if language == "nl" else cite.remark_en
        yield cite.text(language) + (f" ({remark})" if remark else "") + (f" <{cite.url}>" if cite.url else "")


def _wrapped(text: str, indent: int = 0) -> str:
    """The paragraphs of a text, each filled; lists keep their lines."""
    width = _WIDTH - indent
    return "\n\n".join(
        part if part.lstrip().startswith(("- ", "* ", "|", "```")) else textwrap.fill(" ".join(part.split()), width)
        for part in text.split("\n\n")
    )


def _indented(text: str, by: int = 2) -> str:
    return textwrap.indent(text, " " * by)


def table(language: str = "en") -> str:
    """All rules as a table: code, name, level, and the law each rests on first."""
    rows = [(code, words.name, words.level, _first_cite(words, language)) for code in sorted(names()) for words in [about(code)]]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines, family = [], ""
    for code, *rest in rows:
        if family and family_of(code) != family:
            lines.append("")
        family = family_of(code)
        cells = [cell.ljust(width) for cell, width in zip((code, *rest[:2]), widths, strict=True)]
        lines.append("  ".join([*cells, rest[2]]).rstrip())
    return "\n".join(lines) + "\n"


def _first_cite(words: About, language: str) -> str:
    return words.cites[0].text(language) if words.cites else ""


def as_json(language: str = "en") -> str:
    """All rules as JSON, version 1. Keys are only ever added."""
    data = {"version": VERSION, "rules": [_row(rule, language) for rule in all_rules()]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _row(rule: Described, language: str) -> dict[str, Any]:
    words = rule.about
    titles = law.families().get(words.family)
    title = (titles.title_nl if language == "nl" else titles.title_en) if titles else words.family
    return {
        "code": words.code,
        "name": words.name,
        "level": str(words.level),
        "family": words.family,
        "family_title": title,
        "summary": rule.summary,
        "help": words.help(language),
        "law": [{"cite": cite.text(language), "url": cite.url} for cite in words.cites],
        "waivable": waivable(words.code),
    }
