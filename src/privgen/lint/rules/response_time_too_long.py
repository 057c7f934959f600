from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import Level
from ...model.model import Model
from ...model.part import Part
from ...model.time import Period
from ..base import Context, Report, Rule
from ..keeping import days, told
from ..offered import block, prose, says_nothing, unclear

_MONTH = 31.5
"""A month, in days, and a little for averages: five weeks are too long, 31 days are not."""
_EXTENSION = re.compile(r"verleng|uitstel|twee maanden extra|extend", re.IGNORECASE)
_LONGEST = 93
"""With the extension of AVG art. 12 lid 3: three months, in days."""
_ANY_TERM = re.compile(
    r"\b(?:binnen|within)\b.*\b(?:dag|dagen|week|weken|maand|maanden|month|weeks?|days?)\b", re.IGNORECASE
)


class ResponseTimeTooLong(Rule):
    """The answer to a request takes longer than a month.

    ## What it checks

    `rights.within` is a month at most: 30 days, 4 weeks and 14 days are fine. A longer period, up to three months,
    may stand there if a text under `rights` explains the extension. If no period is given, that is information
    only.

    ## Why it matters

    Within a month people must hear what happens with their request. Who reads "within two months" waits twice as
    long as needed before asking where the answer is.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 6 weeks  # <-
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Write `within: 1 month`. In a complex case you may take two months more, if you tell the person so within the
    first.
    """

    code = "REQ001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the period, or that there is none."""
        rights = block(model)
        if rights is None or says_nothing(model) or unclear(context):
            return
        texts = [text for _, text in prose(model)]
        within = rights.within
        if isinstance(within, Period):
            extended = days(within) <= _LONGEST and any(_EXTENSION.search(text) for text in texts)
            if days(within) > _MONTH and not extended:
                yield Report(
                    rights.at("within"),
                    f"`{told(within, 'en')}` is longer than the month in which people must get an answer",
                    f"`{told(within, 'nl')}` is langer dan de maand waarin mensen antwoord moeten krijgen",
                )
        elif within is None and not any(_ANY_TERM.search(text) for text in texts) and not _contact_says(rights):
            yield Report(
                rights.path,
                "does not say how soon people get an answer to a request",
                "zegt niet hoe snel mensen antwoord krijgen op een verzoek",
                level=Level.INFO,
                on_key=True,
                help_en="write `within: 1 month` or sooner in `rights`",
                help_nl="schrijf `within: 1 month` of korter in `rights`",
            )


def _contact_says(rights: Part) -> bool:
    """Whether the contact for requests says how soon it answers."""
    return any(ref.own is not None and ref.own.answer_within is not None for ref in rights.contact or [])
