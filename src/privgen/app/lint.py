"""From the bytes of a spec to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from privgen.app.baseline import Baseline
from privgen.app.choosing import chosen
from privgen.findings import Finding
from privgen.lint.catalogue import ALWAYS
from privgen.lint.selection import Selection

if TYPE_CHECKING:
    from privgen.app.brand import Brand
    from privgen.lint.waivers import Waivers
    from privgen.model.model import Model
    from privgen.model.values import Problem
    from privgen.source.text import SourceText
    from privgen.spec.load import Loaded

__all__ = ["LintOptions", "Linted", "chosen", "lint_source"]

ReadFile = Callable[[str], bytes]
"""Gives what is in an included file; raises OSError when it cannot be read."""
_BUILD_ONLY = ("FCT", "LNG004")
"""Codes that only a build can find, so that a waiver of one is not unused because lint finds none."""


@dataclass(frozen=True, slots=True)
class LintOptions:
    """How to lint.

    language: of the messages, `en` or `nl`. statement: the language that the statement will be in.
    rules: whether the rules run, or only what reading and shape say.
    as_of: the day against which rules about time compare; None for the day on which the law data were checked.
    waivers: whether what the spec accepts counts as accepted. baseline: the findings that were there before.
    """

    selection: Selection = field(default_factory=Selection)
    language: str = "en"
    statement: str = "nl"
    rules: bool = True
    as_of: date | None = None
    waivers: bool = True
    baseline: Baseline | None = None

    def portable(self) -> LintOptions:
        """The same with plain data only, which can be sent to another process."""
        return replace(self, selection=replace(self.selection, levels=dict(self.selection.levels)))


@dataclass(slots=True)
class Linted:
    """A spec with its findings; `model` is None when there is not enough of it to make one.

    `faults` holds the codes of rules that failed, each with what it raised. `brand` holds the looks that the spec asks
    for, None if it asks for none, and `brand_problems` what is wrong with them. `accepted` holds the
    waivers of the spec, None if they do not count.
    """

    loaded: Loaded
    model: Model | None
    accepted: Waivers | None = None
    findings: list[Finding] = field(default_factory=list)
    faults: list[tuple[str, Exception]] = field(default_factory=list)
    brand: Brand | None = None
    brand_problems: list[Problem] = field(default_factory=list)

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """The text of the spec and of its parts, by the names that spans carry."""
        return {name: source.text for name, source in self.loaded.sources.items()}

    @property
    def broken(self) -> bool:
        """Whether reading or shape gave an error: then nothing can be built from it."""
        return self.model is None or any(
            finding.code.startswith(ALWAYS) and finding.level == "error" for finding in self.findings
        )

    def settled(self, findings: Iterable[Finding], options: LintOptions) -> list[Finding]:
        """The findings that are wanted, each at its level and in order; those that somebody accepted are marked."""
        from privgen.lint.symbolic import parse_path, symbolic

        selection = options.selection
        found = [
            replace(
                each,
                level=selection.level(each.code, each.level),
                key=symbolic(parse_path(each.path), self.loaded.data),
            )
            for each in findings
            if selection.wants(each.code)
        ]
        if self.accepted is not None:
            found = self.accepted.apply(found)
        found.sort(key=Finding.sort_key)
        return options.baseline.apply(found, options.language) if options.baseline is not None else found


def lint_source(data: bytes, name: str, options: LintOptions | None = None, *, read_file: ReadFile) -> Linted:
    """Lint a spec given as bytes. `name` is what findings call it, and what its included parts are relative to."""
    from privgen.model.model import Model
    from privgen.spec.load import load

    options = options or LintOptions()
    loaded = load(data, name, read_file=read_file, language=options.language)
    model = Model(loaded.spec, options.statement) if loaded.spec is not None else None
    accepted = _accepted(loaded, options)
    linted = Linted(loaded, model, accepted)
    if model is not None and model.spec.output is not None:
        from privgen.app.brand import brand_of

        linted.brand, linted.brand_problems = brand_of(model, loaded, read_file)
    found = list(loaded.findings)
    if model is not None and options.rules:
        found += _rules(linted, model, options)
    linted.findings = linted.settled(found, options)
    if accepted is not None and (late := [*accepted.flaws, *_unused(accepted, options)]):
        linted.findings = sorted([*linted.findings, *linted.settled(late, options)], key=Finding.sort_key)
    return linted


def _accepted(loaded: Loaded, options: LintOptions) -> Waivers | None:
    if not options.waivers or not options.rules:
        return None
    from privgen.lint.waivers import waivers

    return waivers(loaded, as_of=options.as_of or _today(), language=options.language)


def _unused(waivers: Waivers, options: LintOptions) -> Iterator[Finding]:
    return waivers.unused(lambda code: options.selection.wants(code) and not code.startswith(_BUILD_ONLY))


def _rules(linted: Linted, model: Model, options: LintOptions) -> list[Finding]:
    from privgen.lint import engine

    def on_fault(code: str, error: Exception) -> None:
        linted.faults.append((code, error))

    found = engine.lint(
        linted.loaded, model, as_of=options.as_of or _today(), language=options.language,
        selection=options.selection, on_fault=on_fault,
    )  # fmt: skip
    problems = layout_problems(model) + linted.brand_problems
    return found + engine.problem_findings(problems, linted.loaded, options.language)


def _today() -> date:
    """A day for those who give none: no clock is read here."""
    from privgen import law

    return law.table("rules").checked_on


def layout_problems(model: Model) -> list[Problem]:
    """What the layout of the spec names and is not there; only a compiler knows the sections."""
    if model.spec.layout is None:
        return []
    from privgen.compile.layout import Plan

    return Plan(model).problems
