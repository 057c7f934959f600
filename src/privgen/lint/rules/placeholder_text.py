from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts

_BRACKETS = re.compile(
    r"[\[<{(]{1,2}\s*(?:uw |je |de |het |vul )?(?:bedrijfs|organisatie|contact|e-mail|post|web|telefoon)?"
    r"(?:naam|adres|datum|nummer|bedrijf|organisatie|plaats|invullen|in te vullen|aanvullen|hier|tekst|xx+)\b"
    r"[^\])}>]{0,20}[\])}>]{1,2}(?!\()",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"_{4,}|\?{3,}|\.{5,}|(?<![\w])X{3,}(?![\w])|\{\{|\}\}|(?<![\w-])lorem ipsum")
_PAGE = re.compile(
    r"^\s*(?:pagina|page|blz\.?)\s+\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?\s*$", re.IGNORECASE | re.MULTILINE
)
_NAMES = frozenset({"recipients", "sources"})


class PlaceholderText(Rule):
    """A placeholder or a leftover stands in the text.

    ## What it checks

    All texts, for `TODO`, `XXX`, `[naam]`, `<datum>`, "nog in te vullen", a lone `x`, lines to fill in, template marks,
    and page numbers of the document that the text was copied from.

    ## Why it matters

    The reader misses what should have stood there: a name, an address, a period.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Meld een lek bij [naam].  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Meld een lek bij Jan de Boer.
    ```

    ## How to mend it

    Fill in what should stand there, or take it away.
    """

    code = "LNG005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first placeholder of each text."""
        words = law.word_list(self.code, model.language)
        for path, text in texts(model):
            patterns = (_BRACKETS, _SIGNS, _PAGE)
            match = next((found for pattern in patterns if (found := pattern.search(text)) is not None), None)
            part = match[0].strip() if match is not None else words.first(text)
            # A company can be called X.
            if part is None or (part == "X" and path[0] in _NAMES):
                continue
            yield Report(path, f"`{part}` is still a placeholder", f"`{part}` is nog een invulplek", part=part)
