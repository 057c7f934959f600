"""Bytes to text: UTF-8 only, without control characters, and with a clear word about anything else."""

from __future__ import annotations

import re

from privgen.source.problems import Piece, Problem

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

#: What may not stand in a YAML stream (YAML 1.2, `c-printable`). No file can hold the surrogates among them, but an
#: escape in a text can stand for one.
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: What may stand in a YAML stream and yet in no statement, where it would become U+FFFD: signs of a symbol font (private
#: use), characters that turn the direction of a line, and U+FFFD itself.
UNPRINTABLE = re.compile("[\x85\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufff9-\ufffb\ufffd]")
_ZEROS_OF_UTF16 = 0.3
"""The part of zero bytes from which text without a byte order mark is taken for UTF-16: half of it, in European languages."""


def decode(data: bytes) -> tuple[str, list[Problem], bool]:
    """Give the text, what is wrong with it, and whether it makes sense to go on reading.

    A byte order mark is dropped silently. What cannot be read becomes U+FFFD, one for one with what an editor shows.
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace"), [Problem("not-utf8-but-16", 0, 0)], False
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        return data.decode("utf-8", "replace"), [_zeros(data)], False
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        problems.append(_bad_byte(data, error.start, text))
    found = CONTROL.findall(text)
    if found:
        start = CONTROL.search(text).start()  # type: ignore[union-attr]
        more: object = Piece("more-characters", len(found) - 1) if len(found) > 1 else ""
        problems.append(Problem("control-character", start, start + 1, {"value": ord(found[0]), "more": more}))
    if not text.isascii() and not problems:  # what is wrong already may stand in the text as U+FFFD
        problems += _unprintable(text)
    return text, problems, True


def _unprintable(text: str) -> list[Problem]:
    found = UNPRINTABLE.search(text)
    if found is None:
        return []
    others = len(UNPRINTABLE.findall(text)) - 1
    more: object = Piece("more-characters", others) if others else ""
    situation = "character-lost" if found[0] == "\ufffd" else "character-unprintable"
    return [Problem(situation, found.start(), found.end(), {"value": ord(found[0]), "more": more})]


def _zeros(data: bytes) -> Problem:
    """What a file with zero bytes is: UTF-16 without a byte order mark, or no text at all."""
    is_utf16 = data.count(0) > _ZEROS_OF_UTF16 * len(data) and b"\0\0" not in data
    return Problem("not-utf8-but-16" if is_utf16 else "not-text", 0, 0)


def _bad_byte(data: bytes, at: int, text: str) -> Problem:
    """Describe the first byte that is no UTF-8; bytes are counted from 1 and without a byte order mark."""
    start = len(data[:at].decode("utf-8"))
    others = text.count("\ufffd") - data.count("\ufffd".encode()) - 1
    more: object = Piece("more-bytes", others) if others > 0 else ""
    return Problem("not-utf8", start, start + 1, {"byte": at + 1, "value": data[at], "more": more})
