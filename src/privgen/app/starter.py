"""The spec to begin with: a file with comments that builds as it stands."""

from __future__ import annotations

import json
import os
import re
import shlex
from dataclasses import dataclass

from privgen.app.errors import CannotDo, cannot_write
from privgen.report.safe import visible
from privgen.resources import package_file

_GAP = re.compile(r"@@(\w+)@@")
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-z0-9À-ÖØ-öø-ÿ .@'-]*[A-Za-z0-9À-ÖØ-öø-ÿ.]")
_NOT_TEXT = frozenset({"null", "true", "false", "none"})
DEFAULT_FILE = "privacyverklaring.yaml"
SCHEMA_FILE = "privgen.schema.json"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the starter spec is about. The defaults are plainly examples; a statement made with them is a draft."""

    name: str = "Uw organisatie B.V."
    street: str = "Marktplein 1"
    postcode: str = "1234 AB"
    city: str = "Amersfoort"
    kvk: str = ""
    email: str = "privacy@example.nl"
    address_form: str = "u"


def starter(answers: Answers, file: str = DEFAULT_FILE) -> str:
    """The text of the starter spec, named `file` in its own comments."""
    text = package_file("app", "starter.nl.yaml").read_text(encoding="utf-8")
    values = {
        "file": typed(file),
        "name": quoted(answers.name),
        "street": quoted(answers.street),
        "postcode": quoted(answers.postcode),
        "city": quoted(answers.city),
        "kvk": f"  kvk: {quoted(answers.kvk)}\n" if answers.kvk else "",
        "email": quoted(answers.email),
        "address_form": answers.address_form,
        "you": answers.address_form,
    }
    return _GAP.sub(lambda gap: values[gap[1]], text)


def typed(file: str) -> str:
    """The name of a file as it is typed after a command: between quotes where it must be, and never as an option."""
    name = f"./{file}" if file.startswith("-") else file
    return visible(shlex.quote(name) if os.name != "nt" else f'"{name}"' if " " in name else name)


def quoted(text: str) -> str:
    """A text as YAML: as it is when nothing in it means something, else between double quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)


def write_new(path: str, text: str, *, force: bool = False) -> None:
    """Write a file that is not there yet; with `force` also one that is. Raises `CannotDo`."""
    try:
        if not force and os.path.lexists(path):
            raise CannotDo(f"{path} is there already", "choose another name, or add --force to replace it")
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, "w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise cannot_write(path, error) from error
