from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...spec import vocabulary
from ..base import Context, Report, Rule
from ..offered import CORE, missing_at, names, says_nothing, told, unclear

_ARTICLES = dict(zip(CORE, ("AVG art. 15", "AVG art. 16", "AVG art. 17", "AVG art. 18"), strict=True))
"""Where the law gives each of these rights."""


class CoreRightMissing(Rule):
    """A right that everyone always has is not named.

    ## What it checks

    Access, rectification, erasure and restriction are named: in `rights.offer`, by `applicable`, or in a text about
    rights. They exist on every legal basis. A spec that names no right at all gets one finding.

    ## Why it matters

    Who does not know of a right cannot use it. That is why the law wants them all in the statement, also those that
    few people use.

    ## Bad

    ```yaml
    rights:
      offer: [access, rectification, erasure, portability]  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    rights:
      offer: applicable
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Write `offer: applicable`: privgen then names the rights that follow from your legal bases. Or add the right to
    the list.
    """

    code = "RGT001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each missing right, or once that there is none."""
        if unclear(context):
            return
        if says_nothing(model):
            yield _nothing(model)
            return
        found = told(model)
        for right in CORE:
            if right not in found:
                dutch = names(right)[1]
                yield Report(
                    missing_at(model),
                    f"does not name the right `{right}`",
                    f"noemt het recht `{right}` ({dutch}) niet",
                    on_key=True,
                    help_en=f"add `{right}` to `rights.offer`, or write `offer: applicable`",
                    help_nl=f"zet `{right}` in `rights.offer`, of schrijf `offer: applicable`",
                    cites=("AVG art. 13", "AVG art. 14", _ARTICLES[right]),
                )


def _nothing(model: Model) -> Report:
    """One finding for all rights, with those that follow from the legal bases."""
    due = [right for right in model.applicable_rights() if vocabulary.entry("rights", right) is not None]
    return Report(
        missing_at(model),
        "the spec does not tell people of any right",
        "de spec noemt geen enkel recht van mensen",
        on_key=True,
        help_en=f"write `rights: {{offer: applicable}}`; here that names {_joined([names(each)[0] for each in due], 'and')}",
        help_nl=f"schrijf `rights: {{offer: applicable}}`; dat noemt hier {_joined([names(each)[1] for each in due], 'en')}",
    )


def _joined(rights: list[str], word: str) -> str:
    return f"{', '.join(rights[:-1])} {word} {rights[-1]}"
