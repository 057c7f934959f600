"""`privgen schema`: the JSON Schema of a spec."""

from __future__ import annotations

from privgen.cli import exits
from privgen.cli.console import Console


def command() -> int:
    """Print the JSON Schema (draft-07) of a spec, for editors."""
    from privgen.app.schema import schema_text

    Console().machine(schema_text())
    return exits.OK
