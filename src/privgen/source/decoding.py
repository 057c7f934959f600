"""Bytes to text: UTF-8 only, without control characters, and with a clear word about anything else."""

from __future__ import annotations

import re

from privgen.source.problems import Piece, Problem

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

#: What may not stand in a YAML stream (YAML 1.2, `c-printable`). No file can hold the surrogates among them, but an
#: escape in a text can stand for one.
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decode(data: bytes) -> tuple[str, list[Problem], bool]:
    """Give the text, what is wrong with it, and whether it makes sense to go on reading.

    A byte order mark is dropped silently. What cannot be read becomes U+FFFD, one for one with what an editor shows.
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace"), [Problem("not-utf8-but-16", 0, 0)], False
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        return data.decode("utf-8", "replace"), [Problem("not-text", 0, 0)], False
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
    return text, problems, True


def _bad_byte(data: bytes, at: int, text: str) -> Problem:
    """Describe the first byte that is no UTF-8; bytes are counted from 1 and without a byte order mark."""
    start = len(data[:at].decode("utf-8"))
    others = text.count("\ufffd") - data.count("\ufffd".encode()) - 1
    more: object = Piece("more-bytes", others) if others > 0 else ""
    return Problem("not-utf8", start, start + 1, {"byte": at + 1, "value": data[at], "more": more})
