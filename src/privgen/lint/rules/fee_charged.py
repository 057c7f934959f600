from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import texts
from ..offered import block

_AMOUNT = re.compile(
    r"(?:€|\beuro\b|\bEUR\b)|\bkost(?:en)?\b|\bbetaal|\bbetalen\b|\bvergoeding\b|\btarief\b", re.IGNORECASE
)
_FREE = re.compile(
    r"\bgratis\b|\bkosteloos\b|\bgeen (?:kosten|geld|vergoeding)\b|\bkost(?:en)? (?:u |je |jou )?niets\b|\bniets\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\bkeer per\b|\bper jaar\b|\beenmaal\b|\béénmaal\b", re.IGNORECASE)


class FeeCharged(Rule):
    """Money is asked for a request.

    ## What it checks

    `rights.fee` and the texts under `rights`: no amount, no "free once a year". Costs for manifestly unfounded or
    excessive requests, or for extra copies, are allowed and left alone.

    ## Why it matters

    Rights are free. Every euro keeps people from using them.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      fee: Wij vragen daarvoor 5 euro.  # <-
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      fee: none
    ```

    ## How to mend it

    Write `fee: none`.
    """

    code = "REQ004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the fee, or the first text that asks one."""
        rights = block(model)
        if rights is None:
            return
        words = law.word_list(self.code)
        for path, text in _candidates(model):
            is_fee = path[:2] == ("rights", "fee")
            if (is_fee and text == "none") or law.find(text, words.exceptions):
                continue
            said = words.first(text)
            if said or (is_fee and _AMOUNT.search(text) and (_LIMIT.search(text) or not _FREE.search(text))):
                piece = said or text
                yield Report(
                    path,
                    "asks money for a request" if is_fee else f"`{piece}` asks money for a request",
                    "vraagt geld voor een verzoek" if is_fee else f"`{piece}` vraagt geld voor een verzoek",
                    part=None if is_fee else piece,
                )
                return


def _candidates(model: Model) -> Iterator[tuple[Path, str]]:
    """The fee first, then the other texts under `rights`."""
    found = [(path, text) for path, text in texts(model) if path[:1] == ("rights",)]
    yield from sorted(found, key=lambda each: each[0][:2] != ("rights", "fee"))
