from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..identity import check_of, copy_asked, masked

_NUMBER = ("bsn", "burgerservicenummer", "citizen service number")
_PHOTO = ("foto", "photo")


class IdCopyUnmasked(Rule):
    """A copy of an identity document is asked with the photo or the citizen service number readable.

    ## What it checks

    Where `rights.identification` asks for a copy, people are told to make the BSN and the photo unreadable: in
    `black_out`, or in its texts.

    ## Why it matters

    Photo and BSN are what a thief needs to pose as somebody else. The organisation does not need them to see who is
    asking.

    ## Bad

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      identification:
        when: doubt
        ask: een kopie van uw identiteitsbewijs  # <-
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
      identification:
        when: doubt
        ask: een kopie van uw identiteitsbewijs
        black_out: [pasfoto, BSN, de strook met nummers onderaan, documentnummer]
    ```

    ## How to mend it

    Add `black_out: [pasfoto, BSN, …]`, or do not ask for a copy at all.
    """

    code = "REQ003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the list of what to mask, or where the copy is asked."""
        check = check_of(model)
        asked = copy_asked(check)
        if asked is None:
            return
        readable = [name for name, words in (("BSN", _NUMBER), ("foto", _PHOTO)) if not masked(check, words)]
        if readable:
            path = check.at("black_out") if isinstance(check, Part) and check.given("black_out") else asked[0]
            which = " en ".join(f"`{name}`" for name in readable)
            in_english = which.replace(" en ", " and ").replace("foto", "photo")
            yield Report(
                path,
                f"does not ask to make {in_english} on the copy unreadable",
                f"vraagt niet om {which} op de kopie onleesbaar te maken",
            )
