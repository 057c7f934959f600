from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Ref
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..special_data import Use, uses

_NOT = ("geen ", "zonder ")
"""Words that turn a label around."""


class SpecialCategoryUndeclared(Rule):
    """The name of a data item sounds like a special category, but the spec does not mark it as one.

    ## What it checks

    The labels and examples of the data that are used: words such as health, illness, allergy, religion, origin, trade
    union, fingerprint or facial recognition. Sex and photos alone do not count. An item whose meaning is a special
    category (by its id or by `is`), or for which an exception is named, is in order.

    ## Why it matters

    For special categories the law asks more: an exception, more care, sometimes a law. A statement that lists them
    among ordinary data hides that from its readers.

    ## Bad

    ```yaml
    activities:
      camp:
        title: Als u zich aanmeldt voor het kamp
        subjects: [customers]
        data:
          - naam
          - bijzonderheden over uw gezondheid  # <-
        purposes: [deliver_service]
        legal_basis: contract
        required: {by: contract, consequence: dan kunt u niet mee}
        recipients: none
        retention: 1 month after end_of_agreement
    ```

    ## Good

    ```yaml
    activities:
      camp:
        title: Als u zich aanmeldt voor het kamp
        subjects: [customers]
        data:
          - naam
          - bijzonderheden over uw gezondheid: {is: health_data, required: none, special_ground: explicit_consent}
        purposes: [deliver_service]
        legal_basis: [contract, consent: {withdraw: met een e-mail}]
        required: {by: contract, consequence: dan kunt u niet mee}
        recipients: none
        retention: 1 month after end_of_agreement
    ```

    ## How to mend it

    Give the item the meaning of a special category, with its id or with `is` (`health_data`, `religion`,
    `biometric_data` …), and name the exception. If it is something else, give it a name that says so.
    """

    code = "SPC003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each label or example once, where it is written."""
        words = law.word_list("SPC003", model.language)
        seen: set[Path] = set()
        for use in uses(model):
            if _declared(use):
                continue
            for text in _written(use.item):
                piece = words.first(text.text)
                if piece is None or text.paths[0] in seen or any(word in text.text.lower() for word in _NOT):
                    continue
                seen.add(text.paths[0])
                yield Report(
                    text.paths[0],
                    f"`{text.text}` sounds like special category data, but is not marked as such",
                    f"`{text.text}` klinkt als een bijzonder persoonsgegeven, maar is niet zo aangemerkt",
                    on_key=text.paths[0] == use.item.path,
                    part=piece,
                )


def _declared(use: Use) -> bool:
    marked = (use, *(Use(use.activity, entry) for entry in use.within))
    return any(each.special or each.criminal for each in marked) or use.ground() is not None


def _written(item: Ref) -> Iterator[Words]:
    """The texts of its own that an item has: what it is called, unless the vocabulary calls it so, and its examples."""
    if item.word is None or item.label.text not in item.word.labels.values():
        yield item.label
    for part in (item, item.own):
        yield from (part.examples if part is not None else None) or []
