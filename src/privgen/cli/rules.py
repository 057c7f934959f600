"""`privgen rules`: all rules."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console


def command(
    output_format: Annotated[
        Literal["table", "json"], typer.Option("--output-format", help="How the rules are written.")
    ] = "table",
    lang: options.Lang = None,
) -> int:
    """List all rules with their level and law."""
    from privgen.app import rules
    from privgen.cli.settings import configuration, message_language

    language = message_language(lang, configuration(None, isolated=False).lang)
    console = Console()
    if output_format == "table":
        return console.finish(rules.table(language))
    console.machine(rules.as_json(language))
    return exits.OK
