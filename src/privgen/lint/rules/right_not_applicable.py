from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import unread
from ..offered import OBJECTING, consents, entry, names, on_basis, without_basis


class RightNotApplicable(Rule):
    """A right is named that does not exist here.

    ## What it checks

    Portability without consent or a contract, withdrawal without consent, and objection without a legitimate
    interest, a public task or direct marketing. Only rights in the list of `offer` are looked at, without a
    condition of their own, and only if every activity has a legal basis.

    ## Why it matters

    A reader who uses a right that does not exist gets a refusal. That is a disappointment that a precise list avoids.

    ## Bad

    ```yaml
    rights:
      offer:
        - applicable
        - withdrawal  # <-
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

    Write `offer: applicable`, or leave the right out. If it exists in some cases only, say so with `when`.
    """

    code = "RGT009"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each right at its entry."""
        if without_basis(model) or unread(context, ("activities",), ("cookies",), ("defaults",)):
            return
        for right, exists in _existence(model).items():
            found = entry(model, right)
            if found is None or exists or found.given("when", "only_if", "against"):
                continue
            dutch = names(right)[1]
            yield Report(
                found.path,
                f"`{right}` does not exist with the legal bases of this spec",
                f"`{right}` ({dutch}) bestaat niet bij de grondslagen van deze spec",
                on_key=True,
            )


def _existence(model: Model) -> dict[str, bool]:
    """The rights that do not always exist, and whether they do here."""
    return {
        "portability": bool(on_basis(model, "consent", "contract")),
        "withdrawal": any(True for _ in consents(model)),
        "objection": bool(on_basis(model, *OBJECTING)) or bool(model.marketing),
        "objection_marketing": bool(model.marketing),
    }
