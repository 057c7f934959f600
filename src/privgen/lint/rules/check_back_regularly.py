from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts
from ..wording import sentences

_STATEMENT = re.compile(r"\b(?:privacy)?(?:verklaring|statement|beleid)\b|\bpagina\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:controleer|bekijk|raadpleeg|check|lees|kijk)\b[^.]*\b(?:regelmatig|geregeld|van tijd tot tijd|af en toe)\b"
    r"|\b(?:regelmatig|geregeld|van tijd tot tijd|af en toe)\s+(?:te|op te|terug te|na te)\s*"
    r"(?:controleren|bekijken|raadplegen|lezen|checken|kijken)\b",
    re.IGNORECASE,
)


class CheckBackRegularly(Rule):
    """The statement asks its readers to come back and look for changes.

    ## What it checks

    Sentences such as "raadpleeg deze verklaring regelmatig", in texts about changes or with a word for the statement.

    ## Why it matters

    Nobody comes back to read a privacy statement again. It is up to the organisation to tell people of a change that
    matters to them.

    ## Bad

    ```yaml
    changes:
      notice: [email]
      when: before_effect
      text: Wij raden u aan deze verklaring regelmatig te bekijken.  # <-
    ```

    ## Good

    ```yaml
    changes:
      notice: [email]
      when: before_effect
      text: De laatste versie staat altijd op onze website.
    ```

    ## How to mend it

    Take the sentence away, and say in `changes.notice` how you tell people.
    """

    code = "VER003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text that asks it."""
        words = law.word_list(self.code, model.language)
        for path, text in texts(model):
            for sentence in sentences(text):
                match = _ASKED.search(sentence)
                part = match[0] if match else words.first(sentence)
                if part is None or not (path[0] == "changes" or _STATEMENT.search(sentence)):
                    continue
                yield Report(
                    path,
                    f"asks readers to look for changes themselves: `{part}`",
                    f"vraagt lezers zelf te kijken of er iets verandert: `{part}`",
                    part=part,
                )
                break
