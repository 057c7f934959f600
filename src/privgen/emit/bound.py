"""Words that stay on one line: a number with its unit, an article with its number.

"Binnen 1" at the end of a line and "maand" on the next makes a reader stumble over the one thing he came for. A space
that may not break keeps such words together in every format that sets lines; see `bound.json` for the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache

from privgen.emit.tree import Inline
from privgen.resources import package_file

FIXED_SPACE = "\u00a0"


def bound(inlines: Sequence[Inline]) -> list[Inline]:
    """The line with spaces that may not break where its words belong together; code stays as it is."""
    out = []
    for node in inlines:
        if node.kind == "text":
            node = Inline("text", bound_text(node.text))
        elif node.children:
            node = Inline(node.kind, node.text, node.href, bound(node.children))
        out.append(node)
    return out


def bound_text(text: str) -> str:
    """The same for a text."""
    return _pattern().sub(lambda match: match[0].replace(" ", FIXED_SPACE), text)


@cache
def _pattern() -> re.Pattern[str]:
    words = json.loads(package_file("emit", "bound.json").read_text(encoding="utf-8"))
    units, numbered = ("|".join(map(re.escape, words[key])) for key in ("units", "numbered"))
    return re.compile(rf"(?<![\w.,])\d{{1,4}} (?:{units})(?!\w)|(?<!\w)(?:{numbered}) (?=\d)")
