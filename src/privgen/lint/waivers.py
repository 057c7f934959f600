"""Waivers: findings that somebody accepts, in a comment or under `lint.accept`, with a reason and perhaps a last day.

A waiver that is wrong, unused or past its day is a finding itself, so that none stays behind unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ..findings import Finding, Span, format_path
from ..model import time
from ..model.values import Path
from ..source.directives import Directive, parse_directives
from ..spec.load import locate
from .catalogue import about, waivable
from .places import place
from .selection import UnknownRuleError, rule_code
from .symbolic import parse_path

if TYPE_CHECKING:
    from ..spec.load import Loaded
    from ..spec.statement import Waiver as Accepted

Words = tuple[str, str]
"""A sentence in English and in Dutch."""


@dataclass(slots=True)
class Waiver:
    """One rule that is accepted somewhere. `lines` are those of a comment, `at` the path of an entry; `used` is set when
    it covers a finding."""

    code: str
    reason: str
    span: Span
    path: Path = ()
    lines: range | None = None
    at: Path | None = None
    used: bool = False

    def covers(self, finding: Finding, line_of_key: Callable[[], int]) -> bool:
        """Whether a finding falls under it."""
        if finding.code != self.code:
            return False
        if self.lines is not None:
            near = finding.span.line in self.lines or line_of_key() in self.lines
            return finding.span.file == self.span.file and near
        return not self.at or any(parse_path(path)[: len(self.at)] == self.at for path in (finding.path, finding.key))


@dataclass(slots=True)
class Waivers:
    """The waivers of a spec, and what is wrong with those that cover nothing."""

    loaded: Loaded
    language: str
    waivers: list[Waiver] = field(default_factory=list)
    flaws: list[Finding] = field(default_factory=list)

    def apply(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, those that are covered with the reason of their waiver."""
        return [self._covered(finding) for finding in findings] if self.waivers else list(findings)

    def unused(self, judged: Callable[[str], bool]) -> Iterator[Finding]:
        """A finding for each waiver that covered none, of the rules that were `judged` at all."""
        for waiver in self.waivers:
            if not waiver.used and judged(waiver.code):
                name = f"`{waiver.code}` ({about(waiver.code).name})"
                words = (f"no finding of {name} falls under this waiver", f"geen bevinding van {name} valt onder deze acceptatie")
                yield self._finding("WVR003", words, waiver.span, waiver.path)

    def _covered(self, finding: Finding) -> Finding:
        if not waivable(finding.code):
            return finding

        def line_of_key() -> int:
            return locate(self.loaded.root, parse_path(finding.path), key=True).line

        covering = [waiver for waiver in self.waivers if waiver.covers(finding, line_of_key)]
        for waiver in covering:
            waiver.used = True
        return replace(finding, waived=covering[0].reason) if covering else finding

    def _finding(self, code: str, words: Words, span: Span, path: Path = ()) -> Finding:
        what = about(code)
        message = words[1] if self.language == "nl" else words[0]
        return Finding(code, what.name, what.level, message, what.help(self.language), format_path(path), span)

    def _rule(self, word: str, span: Span, path: Path) -> str | None:
        """The code of a rule that a waiver names; None, with a finding, when it cannot be waived."""
        try:
            code = rule_code(word)
        except UnknownRuleError as error:
            near = f"; did you mean {error.nearest}?", f"; bedoelt u {error.nearest}?"
            en, nl = near if error.nearest else ("", "")
            self.flaws.append(self._finding("WVR001", (f"there is no rule `{word}`{en}", f"er is geen regel `{word}`{nl}"), span, path))
            return None
        if not waivable(code):
            words = (f"`{code}` cannot be waived", f"`{code}` is niet te accepteren")
            self.flaws.append(self._finding("WVR001", words, span, path))
            return None
        return code

    def read_comment(self, directive: Directive) -> None:
        """Take over a comment."""
        if directive.flaw is not None:
            words = {
                "no-codes": ("this waiver names no rule", "deze acceptatie noemt geen regel"),
                "unknown-order": (
                    "`privgen:` in a comment stands for a waiver only",
                    "`privgen:` in een opmerking is er alleen voor acceptaties",
                ),
            }[directive.flaw]  # fmt: skip
            self.flaws.append(self._finding("WVR001", words, directive.span))
            return
        for word, span in zip(directive.codes, directive.code_spans, strict=True):
            code = self._rule(word, span, ())
            if code is not None and not directive.reason:
                words = (f"the waiver of `{code}` gives no reason", f"de acceptatie van `{code}` geeft geen reden")
                self.flaws.append(self._finding("WVR002", words, span))
            elif code is not None:
                self.waivers.append(Waiver(code, directive.reason, span, lines=directive.lines))

    def read_entry(self, entry: Accepted, path: Path, as_of: date) -> None:
        """Take over an entry of `lint.accept`."""
        written = self.loaded.written
        span = place(self.loaded, (*path, "rule"))
        code = self._rule(entry.rule, span, written((*path, "rule")))
        if code is None:
            return
        if not (entry.reason or "").strip():
            words = (f"the waiver of `{code}` gives no reason", f"de acceptatie van `{code}` geeft geen reden")
            self.flaws.append(self._finding("WVR002", words, span, written(path)))
            return
        if entry.until is not None and not self._holds(code, entry.until, (*path, "until"), as_of):
            return
        at = parse_path(entry.at) if entry.at else None
        self.waivers.append(Waiver(code, (entry.reason or "").strip(), span, written(path), at=at))

    def _holds(self, code: str, until: str, path: Path, as_of: date) -> bool:
        span, where = place(self.loaded, path), self.loaded.written(path)
        last = time.day(until)
        if last is None:
            self.flaws.append(self._finding("FMT001", (f"`{until}` is not a date", f"`{until}` is geen datum"), span, where))
            return False
        if last.last < as_of:
            words = (f"the waiver of `{code}` ended on {last.last}", f"de acceptatie van `{code}` eindigde op {last.last}")
            self.flaws.append(self._finding("WVR004", words, span, where))
            return False
        return True


def waivers(loaded: Loaded, *, as_of: date, language: str = "en") -> Waivers:
    """The waivers that a spec and its parts hold."""
    found = Waivers(loaded, language)
    for source in loaded.sources.values():
        if "privgen" in source.text.text and source.comments:
            for directive in parse_directives(source):
                found.read_comment(directive)
    lint = loaded.spec.lint if loaded.spec is not None else None
    for index, entry in enumerate((lint and lint.accept) or []):
        found.read_entry(entry, ("lint", "accept", index), as_of)
    return found
