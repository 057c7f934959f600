"""`privgen words`: the vocabulary."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console


def command(
    word: Annotated[
        str | None, typer.Argument(metavar="[WORD]", help="An id, label or kind, exact or nearly.", show_default=False)
    ] = None,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--output-format", help="How it is written.")
    ] = "text",
    color: options.Color = "auto",
) -> int:
    """Show the words that privgen knows, or those like WORD."""
    import json

    from privgen.app.words import as_data, as_text, find
    from privgen.report.safe import json_safe

    console = Console(color=color)
    found = find(word)
    if output_format == "json":
        console.machine(json_safe(json.dumps(as_data(found), ensure_ascii=False, indent=2)) + "\n")
    else:
        console.text(as_text(found))
    if word is not None and not found:
        console.error(f"no word is like {word}", "`privgen words` lists them all; a word of your own needs no entry")
        return exits.FINDINGS
    return exits.OK
