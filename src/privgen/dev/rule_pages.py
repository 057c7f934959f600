"""The pages of the documentation about the rules: one a rule, an index, and what of the law they cover."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from privgen import law
from privgen.app.rules import Described, described
from privgen.lint import registry
from privgen.lint.catalogue import about, names
from privgen.lint.manual import MARK


def pages() -> Mapping[str, Callable[[], str]]:
    """Every page by its path in the checkout, with the function that makes its text."""
    made: dict[str, Callable[[], str]] = {
        f"docs/rules/{code}.md": (lambda code=code: page(code)) for code in registry.codes()  # type: ignore[misc]
    }
    return made | {"docs/rules/README.md": index, "docs/coverage.md": coverage}


@cache
def words() -> Mapping[str, Any]:
    """The texts of these pages that stand in no rule."""
    return tomllib.loads(Path(__file__).with_name("rule_pages.toml").read_text(encoding="utf-8"))


def page(code: str) -> str:
    """The page of one rule."""
    rule = described(code)
    manual = rule.page
    assert manual is not None  # noqa: S101
    parts = [
        f"# {code} `{rule.about.name}`",
        f"**{rule.about.level}** · {_family(rule.about.family)} · [all rules](README.md)",
        manual.summary,
        f"## What it checks\n\n{manual.checks}",
        f"## Why it matters\n\n{manual.matters}",
    ]
    if rule.about.cites:
        parts.append("## Law\n\n" + "\n".join(_cites(rule)))
    for title, fragments in (("Wrong", manual.bad), ("Right", manual.good)):
        parts.append(f"## {title}\n\n" + "\n\n".join(fence(fragment) for fragment in fragments))
    parts.append(f"## How to mend it\n\n{manual.mend}")
    if rule.text is not None:
        parts.append(f"In Dutch: {rule.text.help_nl} {rule.text.fix_nl}")
    example = words()["page"]["waive"].format(code=code)
    return "\n\n".join([*parts, example]).rstrip() + "\n"


def _cites(rule: Described) -> Iterator[str]:
    for cite in rule.about.cites:
        remark = f": {cite.remark_en}" if cite.remark_en else ""
        name = f"[{cite.en}]({cite.url})" if cite.url else cite.en
        yield f"- {name} ({cite.nl}){remark}"


def fence(fragment: str) -> str:
    """A fragment of a spec as a block of Markdown, with its mark in words."""
    return f"```yaml\n{MARK.sub('  # <- here', fragment.rstrip())}\n```"


def _family(family: str) -> str:
    found = law.families().get(family)
    return found.title_en if found else str(words()["families"][family])


def index() -> str:
    """All rules by family."""
    parts = [words()["index"]["head"].strip()]
    order = [*law.families(), *words()["families"]]
    for family in order:
        codes = [code for code in sorted(names()) if about(code).family == family]
        if codes:
            parts.append(f"## {family}: {_family(family)}\n\n| rule | name | level | what it finds |\n|---|---|---|---|\n" + _rows(codes))
    return "\n\n".join(parts) + "\n"


def _rows(codes: list[str]) -> str:
    rows = []
    for code in codes:
        rule = described(code)
        label = f"[{code}]({code}.md)" if rule.page else code
        rows.append(f"| {label} | `{rule.about.name}` | {rule.about.level} | {_cell(rule.summary)} |")
    return "\n".join(rows)


def coverage() -> str:
    """What of three lists of requirements the rules cover."""
    texts = words()["coverage"]
    parts = [texts["head"].strip()]
    rows = [
        [each.name_en, _article(each.art13), _article(each.art14), _links((*each.rules, *each.rules_by_case_law))]
        for each in law.coverage()
    ]
    parts.append(f"{texts['articles'].strip()}\n\n" + table(["element", "art. 13", "art. 14", "rules"], rows))
    for name in ("requirements", "first_layer"):
        listed = words()[name]
        rows = [[row["name"], _links(row["rules"])] for row in listed["rows"]]
        parts.append(f"{listed['head'].strip()}\n\n" + table([listed["column"], "rules"], rows))
    return "\n\n".join(parts) + "\n"


def _article(text: str | None) -> str:
    """`1a` as paragraph and letter; words stay."""
    if text is None:
        return "–"
    return f"({text[0]})({text[1]})" if len(text) == 2 and text[0].isdigit() and text[1].isalpha() else text


def _links(codes: tuple[str, ...] | list[str]) -> str:
    return ", ".join(link(code) for code in codes)


def link(code: str) -> str:
    """A code on a page in `docs`, linked to the page of its rule if there is one."""
    return f"[{code}](rules/{code}.md)" if code in registry.codes() else code


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" if line is not lines[1] else f"|{'|'.join(line)}|" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
