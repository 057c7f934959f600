"""Options that several commands have, with the same words everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Use this configuration and look for no other.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no configuration file.")]
Color = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Colour the output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and errors only.")]
Lang = Annotated[Literal["nl", "en"] | None, typer.Option("--lang", help="The language of messages.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Check against the law of this day (2026-11-01).")
]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="The language of the statement.")]
Jobs = Annotated[
    int | None, typer.Option("-j", "--jobs", metavar="JOBS", help="Processes (default: one a core, if it is worth it).")
]
Templates = Annotated[
    str | None,
    typer.Option("--templates", metavar="DIR", help="Use the templates in this folder before those of privgen."),
]


def processes(jobs: int | None) -> int | None:
    """The number of `-j`, checked."""
    if jobs is not None and jobs < 1:
        from privgen.app.errors import CannotDo

        raise CannotDo(f"-j {jobs} leaves nobody to do the work", "give 1 or more")
    return jobs
