"""What is known of a code without a finding: its name, level, law, and what there is to do.

The words about rules of law are in the law data; those about forms, waivers and faults are in `own_codes.toml`, since no
law asks for them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .. import law, resources
from ..findings import Level
from . import registry

ALWAYS = ("YML", "SHP")
"""The families of what cannot be read: they can neither be left out, nor waived, nor given another level."""
FAULT = "INT001"
"""The code of a rule that failed: a fault of privgen, not of the spec."""
_UNWAIVABLE = (*ALWAYS, "WVR", "INT")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a code. `cites` is empty where no law asks for it; help is one sentence on what there is to do."""

    code: str
    name: str
    level: Level
    cites: tuple[law.Cite, ...] = ()
    help_en: str = ""
    help_nl: str = ""
    summary_en: str = ""
    summary_nl: str = ""

    @property
    def family(self) -> str:
        """The letters of the code."""
        return family_of(self.code)

    def help(self, language: str) -> str:
        """What there is to do, in Dutch for `nl`, else in English; a single sentence as a help line, without full stop."""
        text = self.help_nl if language == "nl" else self.help_en
        if text.endswith(".") and ". " not in text:
            text = text[:-1]
            return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
        return text

    def law(self, language: str, only: tuple[str, ...] | None = None) -> tuple[tuple[str, str | None], ...]:
        """The citations with the address where each can be read; without those that name no source but good practice.

        With `only`, those whose Dutch text begins with one of these.
        """
        chosen = self.cites if only is None else tuple(each for each in self.cites if each.nl.startswith(only))
        return _law(chosen, language)


@cache
def _law(cites: tuple[law.Cite, ...], language: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((cite.text(language), cite.url) for cite in cites if cite.url)


def family_of(code: str) -> str:
    """The letters of a code: `RET` of `RET001`."""
    return code.rstrip("0123456789")


def waivable(code: str) -> bool:
    """Whether a waiver can cover findings with this code."""
    return not code.startswith(_UNWAIVABLE)


@cache
def own() -> Mapping[str, About]:
    """The codes that rest on no law."""
    path = resources.package_file("lint", "own_codes.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: About(code=code, level=Level(entry.pop("level")), **entry) for code, entry in table.items()}


@cache
def about(code: str) -> About:
    """What is known of a code; of one that nobody knows, only that it is an error."""
    rule = law.rules().get(code)
    if rule is not None:
        words = own().get(code)
        summary = (words.summary_en, words.summary_nl) if words is not None else ("", "")
        return About(code, rule.slug, Level(rule.level), rule.cites, rule.help_en, rule.help_nl, *summary)
    if code.startswith(ALWAYS):
        return _reading().get(code) or About(code, code.lower(), Level.ERROR)
    return own().get(code) or About(code, code.lower(), Level.ERROR)


@cache
def _reading() -> Mapping[str, About]:
    """The codes of reading and of shape."""
    from ..source import codes as reading
    from ..spec import codes as shape

    return {each.code: About(each.code, each.name, each.level, summary_en=each.summary, summary_nl=each.summary)
            for each in (*reading.CODES, *shape.CODES)}  # fmt: skip


@cache
def names() -> Mapping[str, str]:
    """Every code that a finding can have with its name: reading, shape, the rules, waivers and faults."""
    return {code: about(code).name for code in sorted({*_reading(), *own(), *registry.codes()})}
