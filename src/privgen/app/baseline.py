"""Baselines as files: where they are, and how the files in them are named."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from privgen.app.errors import CannotDo, cannot_read
from privgen.findings import Finding

if TYPE_CHECKING:
    from privgen.lint.baseline import Baseline as Known


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline with its place: names of files in it are relative to its folder, with forward slashes."""

    path: str
    known: Known

    def apply(self, findings: Iterable[Finding], language: str) -> list[Finding]:
        """The findings, those that the baseline knows as waived."""
        return self.known.apply(findings, lambda file: named(file, self.path), language)


def named(file: str, baseline: str) -> str:
    """What a baseline calls a file."""
    if file == "-":
        return file
    try:
        relative = os.path.relpath(os.path.abspath(file), os.path.dirname(os.path.abspath(baseline)))
    except ValueError:  # another drive
        relative = os.path.abspath(file)
    return relative.replace(os.sep, "/")


def load_baseline(path: str) -> Baseline:
    """The baseline in a file. Raises `CannotDo` when it is missing, or of another version or form."""
    from privgen.lint.baseline import BaselineError, read_baseline

    try:
        with open(path, encoding="utf-8") as file:
            return Baseline(path, read_baseline(file.read()))
    except OSError as error:
        raise cannot_read(path, error) from error
    except (BaselineError, UnicodeDecodeError) as error:
        why = error if isinstance(error, BaselineError) else "it is not UTF-8 text"
        raise CannotDo(f"cannot use the baseline {path}: {why}", "write it again with --write-baseline") from error


def save_baseline(path: str, findings: Iterable[Finding]) -> int:
    """Write the baseline that holds these findings; the answer is how many. Raises `CannotDo`."""
    from privgen.app.writing import replace_file
    from privgen.lint.baseline import baseline_of, write_baseline

    made = baseline_of(findings, lambda file: named(file, path))
    replace_file(path, write_baseline(made).encode())
    return made.known.total()
