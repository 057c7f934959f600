from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ... import law
from ...model.conditions import Condition
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..flows import transfers

_GROUNDS = ("safeguards", "mechanism", "fallback")
_OTHER = re.compile(r"(?:of )?een andere?\b", re.IGNORECASE)
"""How a ground begins that could be any."""


class TransferWordingConditional(Rule):
    """A transfer is told as something that might happen.

    ## What it checks

    The texts of `transfers`, and of the `transfer` of a recipient, say what happens: no "may", "possibly" or "or
    another mechanism", and no condition such as `possible` or `sometimes`. How people get a copy may depend on them.

    ## Why it matters

    From "data may be sent outside Europe" a reader learns nothing: it is true of everybody.

    ## Bad

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer:
          mechanism: scc
          copy: email
          text: Eventueel gaan ook back-ups naar dit land.  # <-
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## Good

    ```yaml
    recipients:
      mailer:
        name: Cheesemail
        role: processor
        service: newsletter
        agreement: true
        country: US
        transfer: {mechanism: scc, version: Besluit (EU) 2021/914, copy: email}
    activities:
      orders:
        title: Als u iets bestelt
        data: [naam, adres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [mailer]
        retention: 2 years after delivery
    transfers: null
    ```

    ## How to mend it

    Say for each recipient to which country the data go, and on what ground. Leave out what does not happen.
    """

    code = "TRF008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each transfer with such words, at the first of them."""
        known = law.word_list(self.code, model.language)
        for transfer in transfers(model):
            found = [] if transfer.part is None else list(_vague(transfer.part, known))
            if found:
                (path, piece), *more = found
                open_ground = _OTHER.match(piece) is not None
                yield Report(
                    path,
                    f"`{piece}` leaves open {'on what ground' if open_ground else 'whether'} data leave the EEA",
                    f"`{piece}` laat open {'op welke grond' if open_ground else 'of'} gegevens de EER uit gaan",
                    tuple((other, "leaves it open as well", "laat het ook open") for other, _ in more),
                    part=piece,
                )


def _vague(part: Part, known: law.WordList) -> Iterator[tuple[Path, str]]:
    for name, value in part:
        if name in ("copy_", "by"):
            continue
        for each in value if isinstance(value, list) else [value]:
            found = list(_in_value(each, known))
            label = each.label if isinstance(each, Ref) else each
            if not found and name in _GROUNDS and isinstance(label, Words) and _OTHER.match(label.text):
                found = [(label.paths[0], label.text)]
            yield from found


def _in_value(value: Any, known: law.WordList) -> Iterator[tuple[Path, str]]:
    if isinstance(value, Condition):
        if value.word is not None and value.word.more.get("vague"):
            yield value.paths[0], value.words.text
        elif value.kind == "text":
            yield from _in_value(value.words, known)
    elif isinstance(value, Ref):
        yield from _in_value(value.label, known)
    elif isinstance(value, Words):
        piece = known.first(value.text)
        if piece is not None:
            yield value.paths[0], piece
