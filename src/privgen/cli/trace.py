"""`privgen trace`: which lines of a spec cause which sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console

if TYPE_CHECKING:
    from privgen.app.trace import Cause, Trace


def command(
    spec: Annotated[str, typer.Argument(metavar="SPEC", help="The spec.")],
    only: Annotated[Literal["kort", "lang", "samen"], typer.Option("--only", help="The version to trace.")] = "lang",
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--output-format", help="How it is written.")
    ] = "text",
    language: options.Language = None,
    templates: options.Templates = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> int:
    """Show what in a spec causes which sentence."""
    import json

    from privgen.app.build import compile_versions, template_folders
    from privgen.app.errors import CannotDo
    from privgen.app.lint import LintOptions, lint_source
    from privgen.app.reading import read_named, read_part
    from privgen.app.trace import as_data, trace
    from privgen.cli.settings import message_language
    from privgen.report.safe import json_safe

    console = Console(color=color)
    if spec == "-":
        raise CannotDo("trace reads a file, not standard input", "save the spec, and name the file")
    folders = template_folders(language or "nl", Path(templates) if templates else None)
    how = LintOptions(language=message_language(lang, None), statement=language or "nl", rules=False)
    linted = lint_source(read_named(spec), spec, how, read_file=read_part)
    if linted.model is None or linted.broken:
        from privgen.report import Context, render

        console.aside(render(linted.findings, "full", Context(1, linted.texts, console.colour_err)))
        console.note("not traced: the spec has errors")
        return exits.FINDINGS
    found = trace(linted.model, linted.loaded, compile_versions(linted.model, [only], folders)[only])
    if output_format == "json":
        console.machine(json_safe(json.dumps(as_data(found), ensure_ascii=False, indent=2)) + "\n")
    else:
        console.text(as_text(found, console.colour_out))
    return exits.OK


def as_text(found: Trace, colour: bool) -> str:
    """The source map for people: sentences with their causes, facts printed nowhere, sentences from the law alone."""
    from privgen.cli.settings import counted
    from privgen.report.colour import paint
    from privgen.report.safe import visible

    def place(cause: Cause) -> str:
        where = paint(f"{visible(cause.span.file)}:{cause.span.line}", "place", colour)
        return f"    <- {where} {visible(cause.path)}\n"

    out: list[str] = []
    section = None
    for each in found.sentences:
        if each.section != section:
            section = each.section
            out.append(paint(f"## {visible(section)}", "strong", colour) + "\n")
        out.append(f"  {visible(each.text) or '(nothing visible)'}\n")
        out += [place(cause) for cause in each.causes]
    law = [each for each in found.sentences if each.law_only]
    if found.unprinted:
        title = f"{counted(len(found.unprinted), 'fact')} printed nowhere in {found.version}"
        out.append("\n" + paint(title, "warning", colour) + "\n")
        for lost in found.unprinted:
            out += [f"  {visible(lost.text)}\n", place(lost.cause)]
    if law:
        out.append("\n" + paint(f"{counted(len(law), 'sentence')} caused by the law alone", "strong", colour) + "\n")
        out += [f"  {visible(each.text)}\n" for each in law]
    return "".join(out)
