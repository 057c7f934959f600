from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ..base import Context, Report, Rule
from ..look import texts
from ..wording import sentences

_SAID = re.compile(
    r"\b(?:wij|we)\b[^.]{0,40}\bals verwerker\b|\bklant(?:en)?\b[^.]{0,40}\b(?:zelf )?verantwoordelijk\b", re.IGNORECASE
)
"""What a text says that tells the organisation's own part from that of its customers."""


class OwnRoleUnclear(Rule):
    """It is not clear for which data the organisation is responsible itself, and for which somebody else is.

    ## What it checks

    Sentences such as "wij zijn niet verantwoordelijk voor wat u op ons forum zet". Sentences about websites of others
    are fine, and so are texts of an activity with `role: processor`, where privgen itself says who is responsible.
    And `outsourcing.subprocessors` in a spec that does not say for which data the organisation is a processor.

    ## Why it matters

    Who runs a platform decides at least about part of what happens there. Readers want to know for which data the
    organisation is responsible and for which somebody else is; a disclaimer tells them neither.

    ## Bad

    ```yaml
    activities:
      forum:
        title: Als u iets op ons forum zet
        subjects: [customers]
        data: [berichten]
        purposes: [user_content]
        legal_basis: contract
        required: none
        recipients: none
        retention: {until: cancellation}
        text: Wij zijn niet verantwoordelijk voor wat u op het forum zet.  # <-
    ```

    ## Good

    ```yaml
    activities:
      forum:
        title: Als u iets op ons forum zet
        subjects: [customers]
        data: [berichten]
        purposes: [user_content]
        legal_basis: contract
        required: none
        recipients: none
        retention: {until: cancellation}
        text: Iedereen kan lezen wat u op het forum zet. U kunt uw berichten zelf verwijderen.
    ```

    ## How to mend it

    Say for which data you are responsible and for which your customer or user is. If you work for another, set `role:
    processor`.
    """

    code = "ROL004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such sentence."""
        words = law.word_list("ROL004", model.language)
        for_others = tuple(activity.path for activity in model.activities if activity.is_processor)
        for path, text in texts(model):
            if path[:2] in for_others:
                continue
            part = words.first(text)
            if part is not None:
                yield Report(
                    path,
                    f"turns away responsibility (`{part}`) without saying who has it",
                    f"wijst verantwoordelijkheid af (`{part}`) zonder te zeggen wie die heeft",
                    part=part,
                    help_en="say who reads it and how people take it away: who runs a platform is responsible for it too",
                    help_nl="zeg wie het leest en hoe mensen het weghalen: wie een platform heeft, is daar ook voor verantwoordelijk",
                )
        yield from _subprocessors(model)


def _subprocessors(model: Model) -> Iterator[Report]:
    """Only a processor has subprocessors: then a reader wants to know for which data that is."""
    outsourcing = model.outsourcing
    if not isinstance(outsourcing, Part) or not outsourcing.subprocessors:
        return
    if any(activity.is_processor for activity in model.activities):
        return
    if any(_SAID.search(sentence) for _, text in texts(model) for sentence in sentences(text)):
        return
    yield Report(
        outsourcing.at("subprocessors"),
        "names subprocessors, but not for which data the organisation is a processor itself",
        "noemt subverwerkers, maar niet voor welke gegevens de organisatie zelf verwerker is",
        on_key=True,
        help_en="add an activity with `role: processor` for the data that your customers decide about",
        help_nl="voeg een activiteit met `role: processor` toe voor de gegevens waarover uw klanten beslissen",
    )
