"""Writing the outputs of one spec: all or none, never outside the output folder, and never half a file.

New files are written in full beside the old ones and put on disk; then each takes its name in one step of the file
system. When that fails half-way, what was there before is put back. An interrupt during these steps waits for their
end.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import signal
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from privgen.app.errors import CannotDo, cannot_write

_PREFIX = ".privgen-"
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_UNSAFE = re.compile(r"[/\\\x00]")


def spec_name(path: str) -> str:
    """The name of a spec, which is that of its output folder: the file name without its last ending.

    Raises `CannotDo` for a name that would lead out of the output folder.
    """
    base = os.path.basename(path)
    name = base[: base.rfind(".")] if base.rfind(".") > 0 else base
    if not name.strip(". ") or _UNSAFE.search(name):
        raise CannotDo(f"the outputs of {path} cannot have a folder named {name}", "give the spec another file name")
    return name


def same_folder(names: Mapping[str, str]) -> list[CannotDo]:
    """An error for every spec (path to name) whose folder is that of another one; case does not tell folders apart."""
    first: dict[str, str] = {}
    found = []
    for path, name in names.items():
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), path)
        if other != path:
            message = f"{other} and {path} would write to the same folder"
            found.append(CannotDo(message, "rename one, or build them apart"))
    return found


@dataclass(slots=True)
class Written:
    """What a write changed: names of files inside the folder of the spec."""

    folder: str
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def write_outputs(directory: str, name: str, outputs: Mapping[str, bytes]) -> Written:
    """Write the outputs of the spec `name` to `directory/name`. A file that holds these bytes already is left alone.

    Raises `CannotDo`; then, and after an interrupt, everything is as it was before.
    """
    folder = output_folder(directory, name)
    _check_names(outputs)
    written = Written(folder)
    made: list[str] = []
    step = _Step(folder)
    try:
        made = _make_folders(directory, folder)
        for file, data in outputs.items():
            same = _holds(os.path.join(folder, file), data)
            (written.unchanged if same else written.changed).append(file)
            if not same:
                step.prepare(file, data)
        step.commit()
    except BaseException as error:
        with _uninterrupted():
            step.undo()
            _remove_folders(made)
        if isinstance(error, OSError):
            raise cannot_write(_place_of(error, folder), error) from error
        raise
    return written


def output_folder(directory: str, name: str) -> str:
    """The folder of a spec. Raises `CannotDo` when it is a link, for that leads who knows where."""
    if name in ("", os.curdir, os.pardir) or _UNSAFE.search(name):
        raise ValueError(f"{name!r} is no name for a folder")
    folder = os.path.join(directory, name)
    if os.path.islink(folder):
        raise CannotDo(f"cannot write {folder}: it is a symbolic link", "remove the link, or choose another folder")
    return folder


def _check_names(outputs: Mapping[str, bytes]) -> None:
    for file in outputs:
        if not _NAME.fullmatch(file):
            raise ValueError(f"{file!r} is no name for an output")


def _place_of(error: OSError, folder: str) -> str:
    """The file that an error is about, unless it is one of our own for a moment."""
    name = error.filename if isinstance(error.filename, str) else folder
    return folder if os.path.basename(name).startswith(_PREFIX) else name


def _make_folders(directory: str, folder: str) -> list[str]:
    """Make the folders that are missing; give those that were made, the deepest first."""
    made: list[str] = []
    if os.path.lexists(directory) and not os.path.isdir(directory):
        raise FileExistsError(errno.EEXIST, "it is a file", directory)
    try:
        for place in _missing(folder):
            with suppress(FileExistsError):  # another build may have made it in this moment
                os.mkdir(place)
                made.insert(0, place)
    except BaseException:
        _remove_folders(made)
        raise
    for place in (directory, folder):
        if not os.path.isdir(place):
            raise FileExistsError(errno.EEXIST, "it is a file", place)
    return made


def _missing(folder: str) -> list[str]:
    found: list[str] = []
    place = folder
    while place and not os.path.lexists(place):
        found.insert(0, place)
        place = os.path.dirname(place)
    return found


def _remove_folders(made: list[str]) -> None:
    for place in made:
        with suppress(OSError):  # not empty: somebody else uses it
            os.rmdir(place)


def _holds(path: str, data: bytes) -> bool:
    """Whether a real file at `path` has exactly these bytes."""
    try:
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "a folder has that name", path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except (FileNotFoundError, PermissionError):
        return False


class _Step:
    """The change from the old files of a folder to the new ones, which happens as a whole or not at all."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._mark = f"{_PREFIX}{secrets.token_hex(6)}-"
        self._new: dict[str, str] = {}  # file to the temporary file with its new content
        self._old: dict[str, str | None] = {}  # file that has been replaced, to a second name of the old one
        self._spare: list[str] = []

    def prepare(self, file: str, data: bytes) -> None:
        """Write new content beside the old, down to the disk."""
        path = os.path.join(self._folder, f"{self._mark}new-{file}")
        self._spare.append(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        self._new[file] = path

    def commit(self) -> None:
        """Give every new file its name."""
        with _uninterrupted():
            try:
                for file, path in self._new.items():
                    self._replace(file, path)
            except BaseException:
                self.undo()
                raise
            self._old.clear()
            self._clean()
        _sync_folder(self._folder)

    def _replace(self, file: str, path: str) -> None:
        target = os.path.join(self._folder, file)
        backup: str | None = None
        if os.path.lexists(target):
            backup = os.path.join(self._folder, f"{self._mark}old-{file}")
            self._spare.append(backup)
            _second_name(target, backup)
        self._old[file] = backup
        try:
            os.replace(path, target)
        except BaseException:
            del self._old[file]
            raise

    def undo(self) -> None:
        """Put back what was there."""
        for file, backup in self._old.items():
            with suppress(OSError):
                target = os.path.join(self._folder, file)
                os.unlink(target) if backup is None else os.replace(backup, target)
        self._old.clear()
        self._clean()

    def _clean(self) -> None:
        for path in self._spare:
            with suppress(OSError):
                os.unlink(path)
        self._spare.clear()


def _second_name(target: str, backup: str) -> None:
    """Keep a file under a second name, so that the first is never missing; a copy where links are not possible."""
    try:
        os.link(target, backup, follow_symlinks=False)
    except (OSError, NotImplementedError):
        import shutil

        shutil.copy2(target, backup, follow_symlinks=False)


def _sync_folder(folder: str) -> None:
    with suppress(OSError):  # Windows opens no folders, and some file systems do not sync them
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt or a request to end wait until the body is done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def replace_file(path: str, data: bytes) -> None:
    """Write one file as a whole or not at all; a device or pipe is written to as it is. Raises `CannotDo`."""
    spare = os.path.join(os.path.dirname(path), f"{_PREFIX}{secrets.token_hex(6)}")
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as handle:
                handle.write(data)
            return
        try:
            descriptor = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
            with open(descriptor, "wb") as handle:
                handle.write(data)
            os.replace(spare, os.path.realpath(path))
        finally:
            with suppress(OSError):
                os.unlink(spare)
    except OSError as error:
        raise cannot_write(path, error) from error
