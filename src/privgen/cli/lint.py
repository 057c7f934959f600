"""`privgen lint`: report findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from privgen.app.reading import Found

_CODES = "CODES"

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH]...", help="Files, folders or patterns; - is standard input.", show_default=False),
]
Format = Annotated[
    Literal["full", "concise", "json", "sarif", "github", "gitlab", "junit"] | None,
    typer.Option("--output-format", help="How findings are written (default: full)."),
]
File = Annotated[str | None, typer.Option("--output-file", metavar="FILE", help="Write the findings to this file.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar=_CODES, help="Only these rules, by code, name or prefix.")
]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar=_CODES, help="Without these rules.")]
Extend = Annotated[
    list[str] | None, typer.Option("--extend-select", metavar=_CODES, help="These rules besides the others.")
]
FailLevel = Annotated[
    Literal["error", "warning", "info"] | None,
    typer.Option("--fail-level", help="The least level that makes the exit code 1 (default: error)."),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="Findings in this file do not count.")]
WriteBaseline = Annotated[bool, typer.Option("--write-baseline", help="Write the findings of now to the baseline.")]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="Report accepted findings too.")]
Readability = Annotated[bool, typer.Option("--text", help="Make the statement too, and report how readable it is.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule instead.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the files that would be read.")]
StdinName = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Accepted, and without effect: every run reads every file.")]


def command(
    paths: Paths = None,
    output_format: Format = None,
    output_file: File = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    fail_level: FailLevel = None,
    exit_zero: ExitZero = False,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    no_waivers: NoWaivers = False,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    text: Readability = False,
    statistics: Statistics = False,
    show_files: ShowFiles = False,
    stdin_filename: StdinName = None,
    no_cache: NoCache = False,
    jobs: options.Jobs = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
) -> int:
    """Report what is missing in a spec, and what cannot be right."""
    from privgen.app.reading import find_specs
    from privgen.cli.settings import configuration, lint_options

    console = Console(quiet=quiet, color=color)
    settings = configuration(config, isolated)
    asked = paths or settings.paths
    found = find_specs(asked or [os.curdir])
    if not _any_file(found, asked, console):
        return exits.FAILED
    if show_files:
        return _show(found, console)

    from privgen.cli import linting

    kept = baseline or settings.baseline
    how = lint_options(
        settings, lang=lang, as_of=as_of, select=select, ignore=ignore, extend_select=extend_select,
        baseline=None if write_baseline else kept, waivers=not no_waivers,
    )  # fmt: skip
    seen = linting.lint_all(found.files, how, stdin_filename, console, text=text, processes=options.processes(jobs))
    seen.failed |= bool(found.problems)
    if write_baseline:
        return linting.write_baseline(seen, kept, console)
    linting.report(seen, output_format, output_file, statistics, console)
    return linting.exit_code(seen, fail_level or settings.fail_level or "error", exit_zero)


def _any_file(found: Found, asked: Sequence[str] | None, console: Console) -> bool:
    """Tell what could not be looked at, and whether anything was found at all."""
    for problem in found.problems:
        console.cannot(problem)
    if found.files or found.problems:
        return True
    named = ", ".join(asked) if asked else "this folder"
    console.error(f"no spec found in {named}", "a spec has the key `privgen: 1`; `privgen init` makes one")
    return False


def _show(found: Found, console: Console) -> int:
    from privgen.report.safe import visible

    console.text("".join(visible(file) + "\n" for file in found.files))
    return exits.FAILED if found.problems else exits.OK
