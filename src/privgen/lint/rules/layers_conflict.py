from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import time
from ...model.model import Model
from ...model.part import Part
from ...model.time import Period
from ...model.values import Words
from ..base import Context, Report, Rule
from ..keeping import days, said

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERIOD = re.compile(r"\b(\d+)\s+(dag|dagen|week|weken|maand|maanden|jaar|jaren)\b", re.IGNORECASE)
_KEEPS = re.compile(r"\bbewa(?:ren|art|ard)\b|\bverwijder", re.IGNORECASE)


class LayersConflict(Rule):
    """What was written by hand for the korte versie does not fit the lange versie.

    ## What it checks

    E-mail addresses and periods of retention in `short_version.intro` and `short_version.text`: the spec must have
    them too. What privgen writes itself comes from one source and cannot differ.

    ## Why it matters

    Who reads one version must be able to trust it. Two addresses or two periods make both worthless.

    ## Bad

    ```yaml
    short_version:
      text: Wij bewaren uw gegevens 5 jaar.  # <-
    ```

    ## Good

    ```yaml
    short_version:
      text: Wij bewaren uw gegevens 2 jaar.
    ```

    ## How to mend it

    Correct one of the two; or leave the sentence out, since privgen tells it already.
    """

    code = "LAY004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each address and period that the rest of the spec does not have."""
        short = model.short_version
        own = (
            [words for words in (short.intro, short.text) if isinstance(words, Words)]
            if isinstance(short, Part)
            else []
        )
        if not own:
            return
        elsewhere = "\n".join(
            value for path, _, value in model.leaves if path[0] != "short_version" and isinstance(value, str)
        ).lower()
        kept = [days(each) for each in _periods(model)]
        for words in own:
            for match in _EMAIL.finditer(words.text):
                if match[0].lower().rstrip(".") not in elsewhere:
                    yield _report(words, match[0])
            for sentence in re.split(r"(?<=[.!?])\s+", words.text):
                for match in _PERIOD.finditer(sentence) if _KEEPS.search(sentence) and kept else ():
                    length = time.period(match[0])
                    if length is not None and all(abs(days(length) - each) > 1 for each in kept):
                        yield _report(words, match[0])


def _periods(model: Model) -> Iterator[Period]:
    for each in said(model):
        for value in (each.rule.keep_, each.rule.then, each.rule.delete_within):
            if isinstance(value, Period):
                yield value


def _report(words: Words, part: str) -> Report:
    return Report(
        words.paths[0],
        f"the korte versie says `{part}`, which the rest of the spec does not",
        f"de korte versie zegt `{part}`, en de rest van de spec niet",
        part=part,
    )
