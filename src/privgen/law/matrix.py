"""The rules as texts: code, level, citations, and what to do about a finding."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .cite import cite_url
from .tables import by, in_language, read, records


class Cite(NamedTuple):
    """A source that a rule rests on, in Dutch and in English, with a remark on what it says there.

    `verified` is false when the place was not read in the source itself.
    """

    nl: str
    en: str
    remark_nl: str | None = None
    remark_en: str | None = None
    verified: bool = True

    @property
    def url(self) -> str | None:
        """Where it can be read; `None` for good practice, which no source prescribes."""
        return cite_url(self.nl)

    def text(self, language: str) -> str:
        """`AVG art. 13 lid 2 onder a` or `GDPR Art. 13(2)(a)`."""
        return in_language(self.nl, self.en, language)


class Family(NamedTuple):
    """The rules whose codes begin with the same letters, such as `RET`."""

    id: str
    title_nl: str
    title_en: str


class Rule(NamedTuple):
    """What is written about a rule of the linter. `level` is `error`, `warning` or `info`.

    `help_nl` and `help_en` are what a finding says there is to do; `fix` (English) and `fix_nl` name the keys of the
    spec. `tier` is 1 for the first release, 2 for later.
    """

    code: str
    slug: str
    level: str
    tier: int
    cites: tuple[Cite, ...]
    help_nl: str
    help_en: str
    fix: str
    fix_nl: str

    @property
    def family(self) -> str:
        """The letters of the code: `RET` of `RET001`."""
        return self.code.rstrip("0123456789")

    @property
    def cites_nl(self) -> tuple[str, ...]:
        """The Dutch citations."""
        return tuple(cite.nl for cite in self.cites)

    @property
    def cites_en(self) -> tuple[str, ...]:
        """The English citations."""
        return tuple(cite.en for cite in self.cites)

    def help(self, language: str) -> str:
        """What there is to do, as one sentence."""
        return in_language(self.help_nl, self.help_en, language)

    def fix_in(self, language: str) -> str:
        """Which keys of the spec to change, and how."""
        return in_language(self.fix_nl, self.fix, language)


class Coverage(NamedTuple):
    """An element of GDPR Art. 13 or 14 and the rules that look at it. `art13` and `art14` name paragraph and letter."""

    id: str
    name_nl: str
    name_en: str
    art13: str | None
    art14: str | None
    rules: tuple[str, ...]
    rules_by_case_law: tuple[str, ...]


@cache
def rules() -> Mapping[str, Rule]:
    """What is written about the rules, by code, in the order of the matrix."""
    entries = []
    for entry in read("rules")["entries"]:
        entries.append(Rule(**{**entry, "cites": tuple(Cite(**cite) for cite in entry["cites"])}))
    return by("code", entries)


@cache
def families() -> Mapping[str, Family]:
    """The families of rules by their letters, in the order of the matrix."""
    return by("id", records(Family, "rules", "families"))


@cache
def coverage() -> tuple[Coverage, ...]:
    """The elements of GDPR Art. 13 and 14, each with its rules."""
    return records(Coverage, "coverage")
