"""The entry point. It answers `--version` by itself, so that this costs no more than the interpreter."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from privgen import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run privgen with these arguments, those of the process by default; the answer is the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from privgen.cli.console import Console

        return Console().finish(f"privgen {__version__}\n")
    # Pydantic looks through all that is installed for plugins, which takes longer than reading a spec. privgen uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What a short run loads stays to its end. Looking through it for garbage, during the run and once more when the process
    # ends, takes a tenth of its time. A run over many specs collects again (`privgen.app.parallel`).
    program = arguments is None
    if program:
        gc.disable()
    from privgen.cli.run import run

    code = run(given)
    if program:
        gc.freeze()
    return code
