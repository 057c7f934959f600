"""`privgen lint`: report findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console

if TYPE_CHECKING:
    from privgen.app.config import Config
    from privgen.app.lint import Linted, LintOptions
    from privgen.app.reading import Found
    from privgen.findings import Finding
    from privgen.source.text import SourceText

_CODES = "CODES"
_FORMATS = Literal["full", "concise", "json", "sarif", "github", "gitlab", "junit"]
_TEXT = ("full", "concise")


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Files, folders or patterns; - is standard input.", show_default=False
        ),
    ] = None,
    output_format: Annotated[
        _FORMATS | None, typer.Option("--output-format", help="How findings are written (default: full).")
    ] = None,
    output_file: Annotated[
        str | None, typer.Option("--output-file", metavar="FILE", help="Write the findings to this file.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar=_CODES, help="Only these rules, by code, name or prefix.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar=_CODES, help="Without these rules.")
    ] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option("--extend-select", metavar=_CODES, help="These rules besides the others.")
    ] = None,
    fail_level: Annotated[
        Literal["error", "warning", "info"] | None,
        typer.Option("--fail-level", help="The least level that makes the exit code 1 (default: error)."),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 in spite of findings.")] = False,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings in this file do not count.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the findings of now to the baseline.")
    ] = False,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Report accepted findings too.")] = False,
    lang: options.Lang = None,
    as_of: options.AsOf = None,
    text: Annotated[
        bool, typer.Option("--text", help="Make the statement too, and report how readable it is.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule instead.")] = False,
    show_files: Annotated[bool, typer.Option("--show-files", help="List the files that would be read.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="NAME", help="What standard input is called.")
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Accepted, and without effect: every run reads every file.")
    ] = False,
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
    where = paths or settings.paths or [os.curdir]
    found = find_specs(where)
    for problem in found.problems:
        console.cannot(problem)
    if not found.files and not found.problems:
        named = ", ".join(where) if paths or settings.paths else "this folder"
        console.error(f"no spec found in {named}", "a spec has the key `privgen: 1`; `privgen init` makes one")
        return exits.FAILED
    if show_files:
        return _show(found, console)
    kept = baseline or settings.baseline
    how = lint_options(
        settings, lang=lang, as_of=as_of, select=select, ignore=ignore, extend_select=extend_select,
        baseline=None if write_baseline else kept, waivers=not no_waivers,
    )  # fmt: skip
    seen = _lint_all(found.files, how, stdin_filename, console, text=text)
    seen.failed |= bool(found.problems)
    if write_baseline:
        return _write_baseline(seen, kept, console)
    if seen.names or (output_format or "full") not in _TEXT:
        _report(seen, output_format, output_file, statistics, console)
    worst = _exit_code(seen.findings, _fail_level(fail_level, settings), exit_zero)
    return max(exits.FAILED if seen.failed else exits.OK, worst)


@dataclass(slots=True)
class _Seen:
    """What came of all files: findings, the texts they point into, the files that were read, and whether one failed."""

    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, SourceText] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    failed: bool = False


def _show(found: Found, console: Console) -> int:
    from privgen.report.safe import visible

    console.text("".join(visible(file) + "\n" for file in found.files))
    return exits.FAILED if found.problems else exits.OK


def _lint_all(
    files: Sequence[str], how: LintOptions, stdin_filename: str | None, console: Console, *, text: bool = False
) -> _Seen:
    from privgen.app.errors import CannotDo
    from privgen.app.lint import lint_source
    from privgen.app.reading import LIMIT_BYTES, read_named, read_part
    from privgen.cli.run import report_bug
    from privgen.report.safe import visible

    seen = _Seen()
    for file in files:
        try:
            if file == "-":
                name, data = stdin_filename or "-", sys.stdin.buffer.read(LIMIT_BYTES) if sys.stdin else b""
            else:
                name, data = file, read_named(file)
        except CannotDo as error:
            console.cannot(error)
            seen.failed = True
            continue
        linted = lint_source(data, name, how, read_file=read_part)
        for code, fault in linted.faults:
            report_bug(console, fault, f"the rule {code} failed on {visible(name)}")
            seen.failed = True
        seen.names.append(name)
        if text:
            _read_text(linted, how, name, console)
        if linted.findings:
            seen.findings += linted.findings
            seen.texts |= linted.texts
    return seen


def _read_text(linted: Linted, how: LintOptions, name: str, console: Console) -> None:
    """Add how readable the statement is to the findings, and tell the figures."""
    from privgen.app.readability import readability
    from privgen.report.safe import visible

    found = readability(linted, how)
    if found is None:
        console.note(f"{visible(name)}: no statement can be made of it, so its text was not read")
        return
    linted.findings, own, generated = found
    console.note(f"{visible(name)}: texts of the spec: {own}")
    console.note(f"{visible(name)}: sentences of privgen: {generated}")


def _write_baseline(seen: _Seen, path: str | None, console: Console) -> int:
    from privgen.app.baseline import save_baseline
    from privgen.app.errors import CannotDo
    from privgen.cli.settings import counted

    if path is None:
        remedy = "add --baseline FILE, or `baseline` under [lint] in the configuration"
        raise CannotDo("--write-baseline does not know where to write", remedy)
    if seen.failed:
        raise CannotDo("the baseline was not written, since not every spec could be judged", "see the errors above")
    number = save_baseline(path, seen.findings)
    console.note(f"wrote {counted(number, 'finding')} to {path}")
    return exits.OK


def _report(
    seen: _Seen, output_format: str | None, output_file: str | None, statistics: bool, console: Console
) -> None:
    from privgen.report import FOR_PROGRAMS, Context, render

    chosen = output_format or "full"
    context = Context(len(seen.names), seen.texts, console.colour_out and output_file is None, tuple(seen.names))
    shown = "statistics" if statistics and chosen in _TEXT else chosen
    text = render(seen.findings, shown, context)
    if output_file is not None:
        from privgen.app.writing import replace_file

        replace_file(output_file, text.encode("utf-8", "backslashreplace"))
    elif shown in FOR_PROGRAMS:
        console.machine(text)
    else:
        console.text(text)
    if output_format is None and os.environ.get("GITHUB_ACTIONS") == "true":
        console.machine(render(seen.findings, "github", context))
    if statistics and shown != "statistics":
        console.note(render(seen.findings, "statistics", Context()).rstrip("\n"))
    if text and shown == "full" and output_file is None:
        console.note()
    console.note(summary(seen.findings, len(seen.names)))


def _fail_level(asked: str | None, settings: Config) -> str:
    return asked or settings.fail_level or "error"


def summary(findings: Sequence[Finding], files: int) -> str:
    """What was found, in one line."""
    from privgen.cli.settings import counted
    from privgen.findings import Level

    levels = [finding.level for finding in findings if finding.waived is None]
    parts = [
        counted(levels.count(level), level, "info" if level == "info" else "") for level in Level if level in levels
    ]
    waived = len(findings) - len(levels)
    tail = f" ({waived:,} waived)" if waived else ""
    return f"{', '.join(parts) or 'no findings'} in {counted(files, 'file')}{tail}"


def _exit_code(findings: Sequence[Finding], fail_level: str, exit_zero: bool) -> int:
    from privgen.findings import Level

    least = Level(fail_level).rank
    failing = any(finding.waived is None and finding.level.rank <= least for finding in findings)
    return exits.FINDINGS if failing and not exit_zero else exits.OK
