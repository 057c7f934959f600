from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts


class OwnRoleUnclear(Rule):
    """The statement turns away responsibility for a platform that the organisation runs itself.

    ## What it checks

    Sentences such as "wij zijn niet verantwoordelijk voor wat u op ons forum zet". Sentences about websites of others
    are fine, and so are texts of an activity with `role: processor`, where privgen itself says who is responsible.

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
            for start, end in words.find(text)[:1]:
                part = text[start:end]
                yield Report(
                    path,
                    f"turns away responsibility (`{part}`) without saying who has it",
                    f"wijst verantwoordelijkheid af (`{part}`) zonder te zeggen wie die heeft",
                    part=part,
                )
