from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..look import own_activities
from ..wording import found_in

_NOT_TRACEABLE = re.compile(
    r"\b(?:niet|nooit|geen|onmogelijk|zonder dat)\b[^.]{0,60}\b(?:herleid|herkenn|identific)\w*|niet-herleidbaar",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"cookie|IP-adres|webbaken|pixel", re.IGNORECASE)
_NAMES = frozenset({
    "name", "first_name", "last_name", "full_name", "email", "phone", "mobile_phone", "bsn", "contact_details", "username",
    "name_and_address", "document_number", "passport_number", "customer_number",
})  # fmt: skip
"""Data that name a person, and so cannot be anonymous themselves."""


class AnonymousClaimDoubtful(Rule):
    """Data are called anonymous, but they can still be traced to a person.

    ## What it checks

    Sentences and forms with "anoniem" or "geanonimiseerd" that also say that data can be traced or belong to an
    account, and names, addresses or numbers of people that are called anonymous. Sentences about cookies and IP
    addresses are for COO007.

    ## Why it matters

    Anonymous means that nobody can be recognised any more, by anyone. If that is still possible, the law protects the
    data, and people have all their rights.

    ## Bad

    ```yaml
    activities:
      figures:
        title: Als wij onze dienst verbeteren
        subjects: [customers]
        data:
          - bestellingen:
              form: geanonimiseerd en moeilijk te herleiden tot personen  # <-
        purposes: [improve_service]
        legal_basis: {legitimate_interest: {interest: onze winkel beter inrichten}}
        required: none
        recipients: none
        retention: 1 year after delivery
    ```

    ## Good

    ```yaml
    activities:
      figures:
        title: Als wij onze dienst verbeteren
        subjects: [customers]
        data:
          - bestellingen: {form: pseudonymous}
        purposes: [improve_service]
        legal_basis: {legitimate_interest: {interest: onze winkel beter inrichten}}
        required: none
        recipients: none
        retention: 1 year after delivery
    ```

    ## How to mend it

    Write `form: pseudonymous`, or "opgeteld tot groepen" if you only use totals.
    """

    code = "CON005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each such sentence, form or data item."""
        for path, part, sentence in found_in(model, self.code):
            if not _NOT_TRACEABLE.search(sentence) and not _COOKIES.search(sentence):
                yield Report(
                    path,
                    f"`{part}`, but still tied to a person: `{_reason(model, sentence)}`",
                    f"`{part}`, maar nog aan een persoon verbonden: `{_reason(model, sentence)}`",
                    part=part,
                )
        for activity in own_activities(model):
            for item in activity.data or []:
                if item.form is not None and item.form.text == "anonymous" and item.meanings & _NAMES:
                    yield _named(item)


def _reason(model: Model, sentence: str) -> str:
    """The words in the sentence that tell that the data are not anonymous."""
    near = law.word_list("CON005", model.language).near
    places = law.find(sentence, near)
    return sentence[slice(*places[0])] if places else sentence[:40]


def _named(item: Ref) -> Report:
    name = item.label.text
    return Report(
        item.at("form"),
        f"`{name}` names a person and cannot be anonymous",
        f"`{name}` noemt een persoon en kan niet anoniem zijn",
    )
