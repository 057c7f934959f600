from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...findings import Level
from ...model.model import Denied, Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import texts
from ..special_data import Use, named, uses

_QUALIFIED = re.compile(r"\b(?:behalve|tenzij|uitgezonderd|uitzondering|alleen|zonder)\b", re.IGNORECASE)
"""Words that make a denial partial."""


class SpecialCategoryDenied(Rule):
    """The statement says that no special categories are used, and then lists them.

    ## What it checks

    `special_categories: none` and sentences such as "wij verwerken geen bijzondere persoonsgegevens", next to data
    that are a special category or about crimes. For a BSN alone it warns: the law has a regime of its own for that
    number. A denial that makes an exception itself ("behalve …") passes.

    ## Why it matters

    Both cannot be true. A reader who trusts the denial stops looking exactly where it matters most.

    ## Bad

    ```yaml
    special_categories: none  # <-
    activities:
      intake:
        title: Als u in behandeling komt
        subjects: [patients]
        data: [naam, diagnosis]
        purposes: [deliver_service]
        legal_basis: contract
        special_ground: care_provider
        required: {by: contract, consequence: dan kunnen wij u niet behandelen}
        recipients: none
        retention: {keep: 20 years, after: end_of_treatment, law: bw_7_454}
    ```

    ## Good

    ```yaml
    activities:
      intake:
        title: Als u in behandeling komt
        subjects: [patients]
        data: [naam, diagnosis]
        purposes: [deliver_service]
        legal_basis: contract
        special_ground: care_provider
        required: {by: contract, consequence: dan kunnen wij u niet behandelen}
        recipients: none
        retention: {keep: 20 years, after: end_of_treatment, law: bw_7_454}
    ```

    ## How to mend it

    Take the denial away, or the data if you do not use them.
    """

    code = "SPC004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each denial, with the data that it denies."""
        found = [use for use in uses(model) if use.special or use.criminal] or [use for use in uses(model) if use.bsn]
        if not found:
            return
        denied = model.special_categories
        if isinstance(denied, Denied) and not (denied.words and _QUALIFIED.search(denied.words.text)):
            yield _report(("special_categories",), found, None)
        words = law.word_list("SPC004", model.language)
        for path, text in texts(model):
            if path[0] == "special_categories" and isinstance(denied, Denied):
                continue
            piece = words.first(text)
            if piece is not None and not _QUALIFIED.search(text):
                yield _report(path, found, piece)


def _report(path: Path, found: list[Use], part: str | None) -> Report:
    mild = not (found[0].special or found[0].criminal)
    many = len({use.name for use in found}) > 1
    return Report(
        path,
        f"denies special categories of data, but {named(found, 'and')} {'are' if many else 'is'} used",
        f"ontkent bijzondere persoonsgegevens, maar {named(found, 'en')} {'worden' if many else 'wordt'} gebruikt",
        tuple(
            (use.item.path, f"`{use.name}` is used here", f"`{use.name}` wordt hier gebruikt")
            for use in {use.item.path: use for use in found}.values()
        ),
        level=Level.WARNING if mild else None,
        on_key=part is None,
        part=part,
    )
