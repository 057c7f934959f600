"""Running the rules: from a spec and its model to findings, in order, each cause once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from ..findings import Finding, Level, Related, format_path
from ..model.values import Path, Problem
from . import registry
from .base import Context, Report, Rule, problem_report
from .catalogue import ALWAYS, FAULT, About, about
from .places import place
from .selection import Selection

if TYPE_CHECKING:
    from ..model.model import Model
    from ..spec.load import Loaded

_ONE_A_PLACE = ("FMT", "CON001")
"""Codes of which a place has at most one: a value has one wrong form, however many readings of it failed."""

OnFault = Callable[[str, Exception], None]
"""Told of each rule that failed, by its code, with what it raised."""


def lint(
    loaded: Loaded,
    model: Model,
    *,
    as_of: date,
    language: str = "en",
    selection: Selection | None = None,
    on_fault: OnFault | None = None,
    rules: Iterable[type[Rule]] | None = None,
) -> list[Finding]:
    """What the rules and the linking of the model find, without what was found while reading.

    `as_of` is the day that counts as today, `language` that of the messages (`en` or `nl`). A rule that fails gives a
    finding INT001 that names it, and the others run. `rules` are those of the registry unless given.
    """
    chosen = selection or Selection()
    model.walk()
    context = Context(as_of, unknown_places(loaded))
    shape = [problem for problem in model.problems if problem.code.startswith(ALWAYS)]
    found = problem_findings(shape, loaded, language)
    for rule in registry.rules(chosen.wants) if rules is None else rules:
        found += _run(rule, loaded, model, context, language, chosen, on_fault)
    return once(sorted(found, key=Finding.sort_key))


def unknown_places(loaded: Loaded) -> frozenset[Path]:
    """The places about which nothing is known. Where the top level was not read as a whole, every key that it lacks is one."""
    if () not in loaded.unknown or loaded.spec is None:
        return loaded.unknown
    spec = loaded.spec
    names = ((name, info.alias or name) for name, info in type(spec).model_fields.items())
    absent = {(key,) for name, key in names if getattr(spec, name) is None}
    return loaded.unknown | absent


def _run(
    rule: type[Rule],
    loaded: Loaded,
    model: Model,
    context: Context,
    language: str,
    selection: Selection,
    on_fault: OnFault | None,
) -> list[Finding]:
    """The findings of one rule; of one that fails, what it found before and that it failed."""
    found: list[Finding] = []
    words = about(rule.code)
    try:
        for report in rule().check(model, context):
            if not context.is_unknown(report.path):
                level = selection.level(rule.code, report.level or words.level)
                found.append(_finding(report, words, level, loaded, language))
    except Exception as error:
        if on_fault is not None:
            on_fault(rule.code, error)
        found.append(_fault(rule.code, error, loaded, language))
    return found


def _finding(report: Report, words: About, level: Level, loaded: Loaded, language: str) -> Finding:
    dutch = language == "nl"
    own_help = report.help_nl if dutch else report.help_en
    return Finding(
        code=words.code,
        name=words.name,
        level=level,
        message=report.nl if dutch else report.en,
        help=own_help or words.help(language),
        path=format_path(loaded.written(report.path)),
        span=place(loaded, report.path, on_key=report.on_key, part=report.part),
        related=tuple(_related(report, loaded, dutch=dutch)),
        law=words.law(language, report.cites),
    )


def _related(report: Report, loaded: Loaded, *, dutch: bool) -> Iterator[Related]:
    for path, en, nl in report.related:
        yield Related(place(loaded, path, on_key=True), nl if dutch else en)


def problem_findings(problems: Iterable[Problem], loaded: Loaded, language: str) -> list[Finding]:
    """What linking or a build found wrong, as findings, without what is said of a place about which nothing is known."""
    context = Context(date.min, unknown_places(loaded))
    judged = (problem for problem in problems if not context.is_unknown(problem.path))
    return once(_problem(problem, loaded, language) for problem in judged)


def _problem(problem: Problem, loaded: Loaded, language: str) -> Finding:
    words = about(problem.code)
    return _finding(problem_report(problem), words, words.level, loaded, language)


def _fault(code: str, error: Exception, loaded: Loaded, language: str) -> Finding:
    words = about(FAULT)
    name = f"`{code}` ({about(code).name})"
    kind = type(error).__name__
    report = Report((), f"the rule {name} failed ({kind})", f"de regel {name} is mislukt ({kind})")
    return _finding(report, words, words.level, loaded, language)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that say the same of the same place: two uses of an alias, or a value that is inherited."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        mark: tuple[object, ...] = (finding.code, finding.span)
        if not finding.code.startswith(_ONE_A_PLACE):
            mark = (*mark, finding.message)
        kept.setdefault(mark, finding)
    return list(kept.values())
