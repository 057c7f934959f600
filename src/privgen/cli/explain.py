"""`privgen explain`: the page of a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from privgen.cli import options
from privgen.cli.console import Console


def command(
    rule: Annotated[str, typer.Argument(metavar="CODE|NAME", help="A rule, such as RET001 or retention-missing.")],
    lang: options.Lang = None,
) -> int:
    """Explain a rule.

    What it checks, why, on which law it rests, and how to mend what it finds.
    """
    from privgen.app.choosing import rule_code
    from privgen.app.rules import page
    from privgen.cli.settings import configuration, message_language

    language = message_language(lang, configuration(None, isolated=False).lang)
    return Console().finish(page(rule_code(rule), language))
