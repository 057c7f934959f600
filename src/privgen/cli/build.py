"""`privgen build`: lint, then write the statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console, is_terminal

if TYPE_CHECKING:
    from privgen.app.build import BuildOptions


def command(
    specs: Annotated[list[str], typer.Argument(metavar="SPEC...", help="The specs; a folder stands for those in it.")],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="DIR", help="Where to write (default: dist); - prints.")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "-f", "--format", metavar="FORMAT", help="md, html, txt (default: these three), pdf, typ; or all."
        ),
    ] = None,
    only: Annotated[
        Literal["kort", "lang", "samen"] | None, typer.Option("--only", help="One version instead of all three.")
    ] = None,
    language: options.Language = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if something would change.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop on warnings too.")] = False,
    no_lint: Annotated[bool, typer.Option("--no-lint", help="Build in spite of what the rules find.")] = False,
    fragment: Annotated[bool, typer.Option("--fragment", help="HTML without the page around it.")] = False,
    templates: options.Templates = None,
    as_of: options.AsOf = None,
    jobs: options.Jobs = None,
    lang: options.Lang = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
) -> int:
    """Lint each spec, then write its statements."""
    from privgen.app.brand import configured_brand
    from privgen.app.build import VERSIONS, BuildOptions, formats_of
    from privgen.app.reading import split_words
    from privgen.cli.settings import configuration, lint_options

    console = Console(quiet=quiet, color=color)
    processes = options.processes(jobs)
    settings = configuration(config, isolated)
    version = only or settings.only
    own = templates or settings.templates
    how = BuildOptions(
        formats=formats_of(split_words(formats or settings.format)),
        versions=(version,) if version else VERSIONS,
        language=language or settings.language or "nl",
        templates=Path(own) if own else None,
        fragment=fragment,
        strict=strict or settings.strict,
        brand=configured_brand(settings.accent, settings.logo, settings.footer),
        lint=lint_options(settings, lang=lang, as_of=as_of, baseline=settings.baseline, rules=not no_lint),
    )
    return _build(specs, output or settings.output_dir or "dist", how, check, processes, console)


def _build(
    specs: list[str], directory: str, how: BuildOptions, check: bool, processes: int | None, console: Console
) -> int:
    from privgen.app.batch import Job, build_many, build_one
    from privgen.app.build import check_formats, template_folders
    from privgen.app.parallel import processes_for
    from privgen.cli import building

    template_folders(how.language, how.templates)  # a mistake here holds for every spec: say it once
    check_formats(how.formats)
    paths, failed = _paths(specs, console)
    printing = directory == "-"
    if printing:
        _one_output(paths, how, check)
    jobs = [Job(path, name, directory, how, check, printing) for path, name in paths.items()]
    if len(jobs) == 1 and not failed:
        return building.one(build_one(jobs[0]), console)
    if not jobs:
        return exits.FAILED
    outcomes = build_many(jobs, processes_for(len(jobs), processes))
    return max(failed, building.many(outcomes, len(jobs), check, directory, console))


def _paths(specs: list[str], console: Console) -> tuple[dict[str, str], int]:
    """The specs with the names of their folders, and the exit code so far. Raises `CannotDo` for two of one name."""
    from privgen.app.errors import CannotDo
    from privgen.app.reading import find_specs
    from privgen.app.writing import same_folder, spec_name

    if "-" in specs:
        raise CannotDo("build reads files, not standard input", "save the spec, and name the file")
    found = find_specs(specs)
    problems = list(found.problems)
    named: dict[str, str] = {}
    for path in found.files:
        try:
            named[path] = spec_name(path)
        except CannotDo as error:
            problems.append(error)
    for problem in problems:
        console.cannot(problem)
    if not named and not problems:
        remedy = "a spec has the key `privgen: 1`; `privgen init` makes one"
        raise CannotDo(f"no spec found in {', '.join(specs)}", remedy)
    clashes = same_folder(named)
    if clashes:
        raise clashes[0]
    return named, exits.FAILED if problems else exits.OK


def _one_output(paths: dict[str, str], how: BuildOptions, check: bool) -> None:
    """Hold `-o -` to one output, and what no terminal can show out of one. Raises `CannotDo`."""
    import sys

    from privgen.app.errors import CannotDo
    from privgen.emit import FORMATS

    if check:
        raise CannotDo("--check compares with files, and -o - writes none", "leave one of them out")
    if len(paths) != 1 or len(how.versions) != 1 or len(how.formats) != 1:
        raise CannotDo("-o - prints one output, and this makes several", "add --only and -f, such as --only lang -f md")
    [name] = how.formats
    if FORMATS[name].binary and is_terminal(sys.stdout):
        raise CannotDo(f"a terminal cannot show {name}", f"send it to a file: … -o - > statement.{name}")
