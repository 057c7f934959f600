from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..look import basis_uses, own_activities


class BookkeepingBasisDoubtful(Rule):
    """The books are kept on another basis than the duty of the tax law.

    ## What it checks

    A purpose that is about keeping the books (`tax_records`, `bookkeeping`) rests on `legal_obligation`. Where the
    spec has no such purpose at all, but sends invoices, some activity rests on a legal obligation.

    ## Why it matters

    To send an invoice belongs to the agreement. To keep it for seven years does not: that is a duty, so that somebody
    who asks for erasure gets another answer.

    ## Bad

    ```yaml
    activities:
      books:
        title: Voor onze boekhouding
        data: [naam, facturen]
        purposes: [tax_records]  # <-
        legal_basis: contract
        required: none
        recipients: none
        retention: {keep: 7 years, after: end_of_financial_year, law: awr_52}
    ```

    ## Good

    ```yaml
    activities:
      books:
        title: Voor onze boekhouding
        data: [naam, facturen]
        purposes: [tax_records]
        legal_basis: {legal_obligation: {law: awr_52}}
        required: {by: law, consequence: dan kunnen wij niet aan u verkopen}
        recipients: none
        retention: {keep: 7 years, after: end_of_financial_year, law: awr_52}
    ```

    ## How to mend it

    Split it: sending invoices (contract) and keeping them (`legal_basis: {legal_obligation: {law: awr_52}}`).
    """

    code = "PUR010"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report purposes about the books on another basis, or else the first that sends invoices."""
        uses = [(activity, purpose) for activity in own_activities(model) for purpose in _purposes(activity)]
        books = [(activity, purpose) for activity, purpose in uses if purpose.means("tax")]
        for activity, purpose in books:
            if (basis := _bases(activity, purpose)) and "legal_obligation" not in basis:
                yield Report(
                    purpose.path,
                    f"`{activity.id}` keeps the books on the basis `{basis[0]}`",
                    f"`{activity.id}` bewaart de boekhouding op de grondslag `{basis[0]}`",
                    on_key=True,
                )
        duty = any("legal_obligation" in basis.meanings for _, basis, _ in basis_uses(model))
        invoices = [each for each in uses if "invoicing" in each[1].meanings and _bases(*each)]
        if invoices and not books and not duty:
            activity, purpose = invoices[0]
            yield Report(
                purpose.path,
                f"`{activity.id}` sends invoices, but nothing rests on the duty to keep them",
                f"`{activity.id}` stuurt facturen, maar nergens staat de plicht om die te bewaren",
                on_key=True,
            )


def _purposes(activity: Activity) -> list[Ref]:
    """The purposes that the activity names itself, at its data too."""
    found: list[Ref] = list(activity.purposes or [])
    for use in activity.data or []:
        found += use.purposes or []
    return found


def _bases(activity: Activity, purpose: Ref) -> list[str]:
    """The ids of the bases of a purpose: its own, those of the data item it stands at, or those of the activity."""
    own = [basis for bases in purpose.both("legal_basis") for basis in bases]
    around = next(
        (use.legal_basis for use in activity.data or [] if use.legal_basis and purpose in (use.purposes or [])), None
    )
    bases = own or around or activity.resolved("legal_basis") or []
    return [meaning for basis in bases for meaning in sorted(basis.meanings) or [basis.text_]]
