"""The root command. A command is loaded when it is called, so that none pays for another."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from privgen.app.errors import CannotDo

COMMANDS = ("init", "build", "lint", "explain", "rules", "trace", "words", "schema")
"""The commands in the order of the help; each is the function `command` of the module of that name."""

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class LazyGroup(TyperGroup):
    """Commands by the names of their modules."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, loaded now, or None."""
        if cmd_name not in COMMANDS:
            return None
        function = import_module(f"privgen.cli.{cmd_name}").command
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        app.command(cmd_name, context_settings=dict(_SETTINGS))(function)
        return typer.main.get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with; a wrong one is answered with the nearest."""
        name = args[0]
        if not name.startswith("-") and name not in COMMANDS:
            from privgen.spec.vocabulary import nearest

            near = [each for each in COMMANDS if nearest(name.lower(), [each])]
            if name.lower().endswith((".yaml", ".yml")):
                near = [f"lint {name}", f"build {name}"]
            meant = " or ".join(f"`privgen {each}`" for each in near)
            remedy = f"did you mean {meant}?" if near else f"choose from {', '.join(COMMANDS)}"
            raise CannotDo(f"there is no command {name}", remedy)
        return super().resolve_command(ctx, args)


def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version.")] = False,
) -> int | None:
    """Compile a YAML spec of processing activities into a Dutch privacy statement, and check it against the AVG (GDPR).

    Start with `privgen init`.
    """
    if version:
        from privgen import __version__
        from privgen.cli.console import Console

        raise typer.Exit(Console().finish(f"privgen {__version__}\n"))
    if context.invoked_subcommand is None:
        sys.stderr.write(context.get_help() + "\n")
        raise typer.Exit(2)
    return None


def command() -> Any:
    """The root command, ready to be called."""
    app = typer.Typer(
        cls=LazyGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
        invoke_without_command=True, context_settings=dict(_SETTINGS),
    )  # fmt: skip
    app.callback(cls=LazyGroup, invoke_without_command=True, context_settings=dict(_SETTINGS))(_root)
    return typer.main.get_command(app)
