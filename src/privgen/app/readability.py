"""How readable the statement of a spec is, for who lints without building."""

from __future__ import annotations

from privgen.app.build import compile_versions, template_folders
from privgen.app.lint import Linted, LintOptions
from privgen.findings import Finding
from privgen.lint.engine import problem_findings
from privgen.lint.text import CODE, check_text, figures


def readability(linted: Linted, options: LintOptions) -> tuple[list[Finding], str, str] | None:
    """The findings of a spec with those about its built text, and the figures of its own texts and of privgen's.

    None for a spec of which no statement can be made. Raises `CannotDo` for templates that are missing or fail.
    """
    if linted.model is None or linted.broken:
        return None
    documents = compile_versions(linted.model, ("kort", "lang"), template_folders(options.statement))
    own, generated = figures(linted.model, documents["lang"])
    found = list(linted.findings)
    if options.selection.wants(CODE):
        problems = problem_findings(check_text(linted.model, documents), linted.loaded, options.language)
        found += linted.settled(problems, options)
    return sorted(found, key=Finding.sort_key), own.told("en"), generated.told("en")
