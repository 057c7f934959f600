"""What could not be done, in words for the person who asked for it."""

from __future__ import annotations

import errno
import os
import traceback


class CannotDo(Exception):
    """Something outside the spec stands in the way: a missing file, a full disk, a wrong option.

    `message` says what is wrong in one sentence without full stop, `help` what to do about it.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message, help)
        self.message = message
        self.help = help

    def __str__(self) -> str:
        return self.message


_READING = {
    errno.ENOENT: ("there is no such file", "check the name and the folder"),
    errno.EACCES: ("reading it is not permitted", "give yourself permission to read it"),
    errno.EISDIR: ("it is a folder", "name a file in it"),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "check the path"),
    errno.ENAMETOOLONG: ("the name is too long", "check the name"),
    errno.ELOOP: ("its symbolic links go round in a circle", "name the file itself"),
}
_WRITING = {
    errno.ENOSPC: ("the disk is full", "make room, or write to another disk"),
    errno.EDQUOT: ("your share of the disk is full", "make room, or write to another disk"),
    errno.EACCES: ("writing there is not permitted", "choose another place, or give yourself permission to write"),
    errno.EPERM: ("writing there is not permitted", "choose another place, or give yourself permission to write"),
    errno.EROFS: ("the disk cannot be written to", "choose another place"),
    errno.EISDIR: ("a folder has that name", "remove the folder, or choose another place"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "choose another place"),
    errno.EEXIST: ("a file has that name", "remove the file, or choose another place"),
    errno.ENAMETOOLONG: ("the name is too long", "give the spec a shorter name"),
    errno.ENOENT: ("the folder is not there", "make the folder first"),
}


def described(error: BaseException) -> str:
    """What to call a fault of privgen: its kind and place, never a value of the spec."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def cannot_read(name: str | os.PathLike[str], error: OSError) -> CannotDo:
    """The words for a file that could not be read."""
    if not os.fspath(name):
        return CannotDo("cannot read a file without a name", "check what stands there: a variable may be empty")
    reason, remedy = _READING.get(error.errno or 0, (_system_words(error), "check the file"))
    return CannotDo(f"cannot read {os.fspath(name)}: {reason}", remedy)


def cannot_write(name: str | os.PathLike[str], error: OSError) -> CannotDo:
    """The words for a file or folder that could not be written."""
    if not os.fspath(name):
        return CannotDo("cannot write a file without a name", "check what stands there: a variable may be empty")
    reason, remedy = _WRITING.get(error.errno or 0, (_system_words(error), "choose another place"))
    return CannotDo(f"cannot write {os.fspath(name)}: {reason}", remedy)


def _system_words(error: OSError) -> str:
    words = error.strerror or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]
