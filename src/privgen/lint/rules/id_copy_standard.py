from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ...model.values import Words
from ..base import Context, Report, Rule
from ..identity import check_of, copy_asked, only_in_doubt
from ..offered import names


class IdCopyStandard(Rule):
    """A copy of an identity document is asked from everybody who uses a right.

    ## What it checks

    `rights.identification` asks for a copy (`ask`, `id_copy`) without saying that this is only in case of doubt.
    Masking parts of the copy does not help: what is asked is still more than needed.

    ## Why it matters

    The organisation mostly knows already with whom it deals: people log in, or write from a known address. A copy
    of a passport is a risk for them, and a hurdle that keeps them from asking.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      identification:
        ask: een kopie van uw identiteitsbewijs  # <-
        black_out: [pasfoto, BSN]
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      identification:
        ask: antwoord op een vraag die alleen u kunt beantwoorden
    ```

    ## How to mend it

    Ask people to log in, to answer a question, or to mail from the address you know. If you keep the copy for
    doubtful cases, say so: `when: doubt`.
    """

    code = "REQ002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report where the copy is asked."""
        check = check_of(model)
        asked = copy_asked(check)
        if asked is not None and not only_in_doubt(check):
            en, nl = _requests(check)
            yield Report(
                asked[0],
                f"asks everybody who makes a request{en} for a copy of an identity document",
                f"vraagt iedereen die een verzoek{nl} doet om een kopie van een identiteitsbewijs",
            )


def _requests(check: Part | Words | None) -> tuple[str, str]:
    """For which rights the copy is asked, where it is not for all."""
    rights = (
        [names(ref.id) if ref.id else (ref.text_, ref.text_) for ref in (check.for_ or [])]
        if isinstance(check, Part)
        else []
    )
    if not rights:
        return "", ""
    return f" ({', '.join(english for english, _ in rights)})", f" ({', '.join(dutch for _, dutch in rights)})"
