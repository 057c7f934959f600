"""The table of `privgen.emit.typ_glyphs`: which characters the fonts inside Typst can show, asked of Typst itself.

Typst refuses a PDF/UA file with a character that no font has, and names every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privgen.emit.pdf import MISSING, STANDARDS, unescaped
from privgen.emit.typ import template
from privgen.emit.typ_glyphs import ranges

# Where the fonts have anything. Not asked: ideographs, Hangul, surrogates, and private use, which PDF/A forbids.
_BLOCKS = ((0x20, 0x7E), (0xA0, 0x3100), (0xA400, 0xABFF), (0xFB00, 0xFFFD), (0x10000, 0x10FFF), (0x1D000, 0x1FBFF))
_CHUNK = 4000
_UPRIGHT = ("font: serif", "font: serif, weight: 600", "font: serif, weight: 700", "font: mono")
_SLANTED = ('font: serif, style: "italic"', 'font: serif, style: "italic", weight: 700')


def table() -> str:
    """The text of the table."""
    points = [point for first, last in _BLOCKS for point in range(first, last + 1)]
    for style in _UPRIGHT:
        points = _shown(points, style)
    slanted = points
    for style in _SLANTED:
        slanted = _shown(slanted, style)
    return f"{ranges(points)}\n{ranges(set(points) - set(slanted))}\n"


def _shown(points: list[int], style: str) -> list[int]:
    missing = {
        char for start in range(0, len(points), _CHUNK) for char in _missing(points[start : start + _CHUNK], style)
    }
    return [point for point in points if chr(point) not in missing]


def _missing(points: Iterable[int], style: str) -> Iterator[str]:
    """The characters that Typst cannot show in this style."""
    import typst

    fonts = "\n".join(re.findall(r"(?m)^#let (?:serif|mono) = .*$", template()))
    texts = ", ".join(f'"\\u{{{point:x}}}"' for point in points)
    source = (
        '#set document(title: "x", date: datetime(year: 2000, month: 1, day: 1))\n#set page(width: auto, height: auto)\n'
        f"{fonts}\n#set text({style}, fallback: false)\n#for each in ({texts},) {{ par(each) }}\n"
    )
    try:
        typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, pdf_standards=list(STANDARDS))
    except typst.TypstError as error:
        for text in MISSING.findall(error.diagnostic):
            yield from unescaped(text)
