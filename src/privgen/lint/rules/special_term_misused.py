from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ... import law
from ...model.model import Denied, Model
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..look import texts

_HEADING = re.compile(r"\b(?:bijzondere|gevoelige)\b.*\b(?:persoons)?gegevens\b", re.IGNORECASE)
_OTHERS = ("children", "cookies")
"""Sections that are no special categories, but often end up under that heading."""


class SpecialTermMisused(Rule):
    """Something is called special category data that the law does not call so.

    ## What it checks

    The terms "specifieke categorieën" and "unieke identificatiemiddelen" in what the spec says about special
    categories, and a heading about special or sensitive data above the sections on children or cookies.

    ## Why it matters

    The term has a fixed meaning. A reader who finds children or numbers under it gets a wrong idea of what is
    protected.

    ## Bad

    ```yaml
    special_categories:
      none: Wij gebruiken ook geen unieke identificatiemiddelen.  # <-
    ```

    ## Good

    ```yaml
    special_categories: none
    ```

    ## How to mend it

    Say "bijzondere persoonsgegevens" where you mean those of AVG art. 9, and move the rest to a heading of its own.
    """

    code = "SPC008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report wrong terms and wrong headings."""
        words = law.word_list("SPC008", model.language)
        said = model.special_categories
        own = said.words if isinstance(said, Denied) else said
        places = {path for path in own.paths if path[0] == "special_categories"} if isinstance(own, Words) else set()
        for path, text in texts(model):
            about = path in places or _HEADING.search(text)
            part = words.first(text) if about else None
            if part is not None:
                yield Report(
                    path,
                    f"`{part}` is not a term for special category data",
                    f"`{part}` is geen term voor bijzondere persoonsgegevens",
                    part=part,
                )
        yield from _sections(model, model.spec.layout or [], ("layout",), special=False)


def _sections(model: Model, layout: list[Any], path: Path, *, special: bool) -> Iterator[Report]:
    """Sections on children or cookies under a heading about special categories, their own or one above them."""
    for index, item in enumerate(layout):
        where: Path = (*path, index)
        if isinstance(item, str):
            name, value = item, None
        elif isinstance(item, dict):
            ((name, value),) = item.items()
            where = (*where, name)
        else:
            name, value = "", item
        headed = special or name == "special_categories" or _HEADING.search(_title(model, value)) is not None
        if name in _OTHERS and headed:
            yield Report(
                where,
                f"`{name}` stands under a heading about special category data",
                f"`{name}` staat onder een kop over bijzondere persoonsgegevens",
                on_key=True,
            )
            continue
        contains = value if isinstance(value, list) else getattr(value, "contains", None)
        if contains:
            inner = where if isinstance(value, list) else (*where, "contains")
            yield from _sections(model, contains, inner, special=headed)


def _title(model: Model, value: Any) -> str:
    """The heading that a section of the layout gives itself."""
    title = value if isinstance(value, str | dict) else getattr(value, "title", None)
    if isinstance(title, dict):
        title = title.get(model.language) or next(iter(title.values()), "")
    return title or ""
