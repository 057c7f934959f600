from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts

_AUTHORITY = re.compile(r"\btoezichthoud|\bautoriteit|\bAP\b|\bklacht\b", re.IGNORECASE)
_PLACES = ("complaint", "rights", "layout")


class ComplaintInternalFirst(Rule):
    """A complaint to the organisation itself is made a condition for going to the authority.

    ## What it checks

    Texts about complaints, rights and sections of one's own, for words that put the organisation first (`pas
    nadat`, `blijft u ontevreden`, `komen wij er samen niet uit`). A friendly request (`us_first`) is fine, and so
    is a sentence that says that people may also go to the authority at once.

    ## Why it matters

    Everybody may go to the authority directly. Who reads that it comes second, may wait too long or give up.

    ## Bad

    ```yaml
    complaint:
      authority: ap
      text: Blijft u ontevreden, dan kunt u naar de toezichthouder.  # <-
    ```

    ## Good

    ```yaml
    complaint:
      us_first: email
      authority: ap
    ```

    ## How to mend it

    Leave the sentence out: with `us_first` and `authority` privgen writes that people can come to you, and may
    always go to the authority.
    """

    code = "CMP005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text once."""
        words = law.word_list(self.code)
        for path, text in texts(model):
            if path[0] not in _PLACES or not _AUTHORITY.search(text):
                continue
            piece = words.first(text)
            if piece is not None:
                yield Report(
                    path,
                    f"`{piece}` makes it look as if people must complain to the organisation first",
                    f"`{piece}` wekt de indruk dat mensen eerst bij de organisatie moeten klagen",
                    part=piece,
                )
