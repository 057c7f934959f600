"""`privgen init`: a spec to begin with."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from privgen.cli import exits, options
from privgen.cli.console import Console
from privgen.cli.run import is_interactive

if TYPE_CHECKING:
    from collections.abc import Callable

    from privgen.app.starter import Answers

    Complaint = Callable[[str], str | None]


def command(
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="The spec to write (default: privacyverklaring.yaml).")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; use examples.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    color: options.Color = "auto",
    quiet: options.Quiet = False,
) -> int:
    """Write a commented spec to begin with, ready to build."""
    from privgen.app.errors import CannotDo
    from privgen.app.schema import schema_text
    from privgen.app.starter import DEFAULT_FILE, SCHEMA_FILE, Answers, starter, typed, write_new
    from privgen.report.safe import visible

    console = Console(quiet=quiet, color=color)
    path = file or DEFAULT_FILE
    if os.path.isdir(path):
        path = os.path.join(path, DEFAULT_FILE)
    if os.path.lexists(path) and not force:
        raise CannotDo(f"{path} is there already", "choose another name, or add --force to replace it")
    if not yes and not is_interactive():
        raise CannotDo("nobody is there to answer questions", "add --yes to begin with examples")
    answers = Answers() if yes else _ask(Answers())
    write_new(path, starter(answers, path), force=force)
    console.note(f"wrote {visible(path)}")
    schema = os.path.join(os.path.dirname(path), SCHEMA_FILE)
    if not os.path.lexists(schema):
        write_new(schema, schema_text())
        console.note(f"wrote {visible(schema)}, with which an editor completes and checks the spec")
    console.note(f"next: privgen build {typed(path)}")
    return exits.OK


def _ask(examples: Answers) -> Answers:
    """Ask what the starter spec needs. Every question has an example that Enter takes over."""
    typer.echo("Enter takes over what stands between brackets; everything can be changed in the file.", err=True)
    return replace(
        examples,
        name=_question("Name of the organisation", examples.name, _filled),
        street=_question("Street and number", examples.street, _filled),
        postcode=_question("Postcode", examples.postcode, _filled),
        city=_question("City", examples.city, _filled),
        kvk=_question("KvK number (8 digits, or nothing)", examples.kvk, _kvk),
        email=_question("E-mail address for questions about privacy", examples.email, _email),
        address_form=_question("Address the reader with u or je", examples.address_form, _form),
    )


def _question(text: str, example: str, complaint: Complaint) -> str:
    while True:
        answer = " ".join(str(typer.prompt(text, default=example, show_default=bool(example), err=True)).split())
        wrong = complaint(answer)
        if wrong is None:
            return answer
        typer.echo(f"  {wrong}", err=True)


def _filled(answer: str) -> str | None:
    return None if answer else "something must stand here"


def _kvk(answer: str) -> str | None:
    digits = answer.isascii() and answer.isdigit()
    return None if not answer or (digits and len(answer) == 8) else "a KvK number has 8 digits"


def _email(answer: str) -> str | None:
    from privgen.lint.rules.contact_address_invalid import wrong_email

    return "that is not an e-mail address" if wrong_email(answer, draft=True) else None


def _form(answer: str) -> str | None:
    return None if answer in ("u", "je") else "answer u or je"
