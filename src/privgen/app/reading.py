"""Which files are meant by what someone typed, and what is in them."""

from __future__ import annotations

import errno
import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from privgen.app.errors import CannotDo, cannot_read

SUFFIXES = (".yaml", ".yml")
LIMIT_BYTES = 64 * 1024 * 1024
"""More is never read into memory, whatever a file pretends to be; the reader of specs has a much lower limit."""

_TOP_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?privgen["']?[ \t]*:""", re.MULTILINE)
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_MAGIC = re.compile(r"[*?\[]")


@dataclass(slots=True)
class Found:
    """The files that were meant, each once and in order, and what stood in the way of finding others."""

    files: list[str] = field(default_factory=list)
    problems: list[CannotDo] = field(default_factory=list)


def find_specs(paths: Iterable[str]) -> Found:
    """The specs that files, folders and patterns stand for; `-` is itself.

    A file that is named is always one, whatever it holds. In a folder only the YAML files with a top-level key
    `privgen` count; hidden folders and those of other programs are passed over, and links to folders not followed.
    """
    found = Found()
    seen: set[str] = set()
    for path in paths:
        files, problems = _meant_by(path)
        found.problems += problems
        for file in files:
            key = file if file == "-" else os.path.abspath(file)
            if key not in seen:
                seen.add(key)
                found.files.append(file)
    return found


def _meant_by(path: str) -> tuple[list[str], list[CannotDo]]:
    if path == "-":
        return ["-"], []
    if os.path.isdir(path):
        return _in_folder(path)
    if not os.path.lexists(path) and _MAGIC.search(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            return [], [CannotDo(f"no file matches {path}", "check the pattern and the folder you are in")]
        files, problems = [], []
        for match in matches:
            more, wrong = _in_folder(match) if os.path.isdir(match) else ([match], [])
            files += more
            problems += wrong
        return files, problems
    try:
        os.stat(path)
    except (OSError, ValueError) as error:
        return [], [cannot_read(path, error if isinstance(error, OSError) else OSError(str(error)))]
    return [path], []


def _in_folder(folder: str) -> tuple[list[str], list[CannotDo]]:
    files: list[str] = []
    problems: list[CannotDo] = []

    def unreadable(error: OSError) -> None:
        problems.append(cannot_read(error.filename, error))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                path = os.path.normpath(os.path.join(place, name))
                try:
                    if has_top_key(read_part(path)):
                        files.append(path)
                except OSError as error:
                    problems.append(cannot_read(path, error))
    return files, problems


def has_top_key(data: bytes) -> bool:
    """Whether a line begins with the key `privgen`: enough to know a spec by, even one that is no valid YAML."""
    return _TOP_KEY.search(data) is not None


def read_part(path: str) -> bytes:
    """What is in a file that nobody named in person: one in a folder, or a part that a spec includes.

    Only a real file will do: a pipe or device could keep privgen waiting. Raises `OSError`.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(errno.EINVAL, "it is not a file", path)
    with open(path, "rb") as file:
        return file.read(LIMIT_BYTES)


def read_named(path: str) -> bytes:
    """What is in a file that someone named; a pipe will do. Raises `CannotDo`."""
    try:
        with open(path, "rb") as file:
            return file.read(LIMIT_BYTES)
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:  # a name with a zero byte
        raise CannotDo(f"cannot read {path}: {error}", "check the name") from error


def split_words(values: Iterable[str]) -> Iterator[str]:
    """The words of an option that may be repeated or hold commas: `md,html` and `txt` give three."""
    for value in values:
        yield from (word for part in value.split(",") if (word := part.strip()))
