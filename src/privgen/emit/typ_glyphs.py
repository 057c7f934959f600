"""The characters that the fonts of Typst can show, and what stands in the place of those that they cannot.

PDF/A and PDF/UA forbid a character without a glyph, so each is found before, reported, and replaced by one that is
seen. The table is written by `privgen.dev.glyphs`, which asks Typst itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from privgen.resources import package_file

REPLACEMENT = "\ufffd"
"""What a reader sees in the place of a character that cannot be shown."""

TABLE = ("emit", "assets", "glyphs.txt")
"""Two lines of ranges of code points in hexadecimal: shown upright; of those, not shown in italics."""

_JOINED = re.compile(f"[\u200d\ufe00-\ufe0f]*{REPLACEMENT}[\u200d\ufe00-\ufe0f]*")


def parse(line: str) -> list[tuple[int, int]]:
    """Ranges of code points, both ends included, of a line such as ``20-7e a0``."""
    pairs = (part.partition("-") for part in line.split())
    return [(int(first, 16), int(last or first, 16)) for first, _, last in pairs]


def ranges(points: Iterable[int]) -> str:
    """The opposite of `parse`, for any points."""
    found: list[list[int]] = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return " ".join(f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in found)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What cannot be shown upright, and what cannot be shown in italics."""
    upright, slanted = package_file(*TABLE).read_text("ascii").splitlines()
    classes = ["".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in parse(line)) for line in (upright, slanted)]
    return re.compile(f"[^\\n{classes[0]}]"), re.compile(f"[{classes[1]}]")


def italic(text: str) -> bool:
    """Whether the text can be set in italics, as far as it can be shown at all."""
    return text.isascii() or not _patterns()[1].search(text)


def shown(text: str, also_missing: frozenset[str] = frozenset()) -> tuple[str, list[str]]:
    """The text as the fonts can show it, and the characters that it had to lose.

    also_missing: characters that the table has, and that Typst could not show all the same.
    """
    if text.isascii() and not also_missing:
        return text, []
    lost: list[str] = []

    def replace(match: re.Match[str]) -> str:
        lost.append(match[0])
        return REPLACEMENT

    made = _patterns()[0].sub(replace, text)
    if also_missing:
        lost += [char for char in made if char in also_missing]
        made = "".join(REPLACEMENT if char in also_missing else char for char in made)
    return (_JOINED.sub(REPLACEMENT, made) if lost else made), lost
