"""`build --check`: what is on disk held against what would be written."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass

from privgen.app.errors import cannot_read
from privgen.app.writing import output_folder

_LONGEST_DIFF = 40  # lines of a diff that are shown of one file


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is missing or differs, with a diff of its text where there is one."""

    path: str
    missing: bool
    diff: tuple[str, ...] = ()


def compare_outputs(directory: str, name: str, outputs: Mapping[str, bytes]) -> list[Difference]:
    """The files of a spec that a build would change. Raises `CannotDo` for one that cannot be read."""
    folder = output_folder(directory, name)
    found = []
    for file, data in outputs.items():
        path = os.path.join(folder, file)
        try:
            with open(path, "rb") as handle:
                held = handle.read()
        except (FileNotFoundError, NotADirectoryError):
            found.append(Difference(path, missing=True))
            continue
        except OSError as error:
            raise cannot_read(path, error) from error
        if held != data:
            found.append(Difference(path, missing=False, diff=tuple(_diff(held, data))))
    return found


def _diff(held: bytes, wanted: bytes) -> list[str]:
    """The lines of a unified diff without its head, cut short; none for what is not text."""
    try:
        old, new = held.decode().splitlines(), wanted.decode().splitlines()
    except UnicodeDecodeError:
        return []
    lines = list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]
    if len(lines) <= _LONGEST_DIFF:
        return lines
    return [*lines[:_LONGEST_DIFF], f"… and {len(lines) - _LONGEST_DIFF} more lines"]
