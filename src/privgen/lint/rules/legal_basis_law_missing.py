from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..look import basis_uses, unread

_OF = {
    "legal_obligation": ("a legal obligation", "een wettelijke verplichting"),
    "public_task": ("a public task", "een taak van algemeen belang"),
}


class LegalBasisLawMissing(Rule):
    """An activity rests on a duty or a task in the law, but does not name the law.

    ## What it checks

    Each `legal_obligation` and each `public_task` has a `law`: at the basis, or at the activity, purpose or data item
    that it belongs to.

    ## Why it matters

    "The law requires it" can only be checked by who knows which law.

    ## Bad

    ```yaml
    activities:
      books:
        title: Voor onze boekhouding
        data: [naam, facturen]
        purposes: [tax_records]
        legal_basis: legal_obligation  # <-
        required: {by: law, consequence: dan kunnen wij niet aan u verkopen}
        recipients: none
        retention: {keep: 7 years, after: end_of_financial_year}
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
        retention: {keep: 7 years, after: end_of_financial_year}
    ```

    ## How to mend it

    Add the law: an id that privgen knows (`awr_52`), one of your own register `laws`, or its name.
    """

    code = "PUR003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each duty or task without a law."""
        for activity, basis, place in basis_uses(model):
            kind = next((each for each in _OF if each in basis.meanings), None)
            if (
                kind is not None
                and not _law(activity, basis, place)
                and not unread(context, basis.path, (*place.path, "law"))
            ):
                en, nl = _OF[kind]
                of_en, of_nl = _whose(activity, place)
                yield Report(
                    basis.path,
                    f"{of_en} rests on {en} but names no law",
                    f"{of_nl} steunt op {nl}, maar noemt geen wet",
                    on_key=True,
                )


def _whose(activity: Activity, place: Part) -> tuple[str, str]:
    """The activity, or the purpose or data item of it that has the basis."""
    name = f"`{activity.id}`"
    one = place.label.text if isinstance(place, Ref) else None
    return (f"`{one}` of {name}", f"`{one}` van {name}") if one else (name, name)


def _law(activity: Activity, basis: Ref, place: Part) -> bool:
    return bool(basis.both("law") or place.law or activity.resolved("law"))
