from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..look import basis_uses

_LATER = frozenset({"talent_pool"})


class EmployeeConsentDoubtful(Rule):
    """Consent is asked of people who work for the organisation, or want to.

    ## What it checks

    An activity about employees, applicants or others in their position does not rest on `consent`. Keeping an
    application for later vacancies (`talent_pool`, or a `when`) may. So may what has no effect when refused, if `why`
    says so.

    ## Why it matters

    Who depends on an employer hardly dares to refuse. A yes that is not free is not consent.

    ## Bad

    ```yaml
    activities:
      staff:
        title: Als u bij ons werkt
        subjects: [employees]
        data: [naam, werktijden]
        purposes: [staff_planning]
        legal_basis: {consent: {how: bij de start van uw werk, withdraw: email}}  # <-
        required: none
        recipients: none
        retention: 1 year after end_of_employment
    ```

    ## Good

    ```yaml
    activities:
      staff:
        title: Als u bij ons werkt
        subjects: [employees]
        data: [naam, werktijden]
        purposes: [staff_planning]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij u niet inroosteren}
        recipients: none
        retention: 1 year after end_of_employment
    ```

    ## How to mend it

    Use another basis, or say under `why` that nothing changes for who refuses.
    """

    code = "PUR011"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each consent of people in a position of dependence."""
        for activity, basis, place in basis_uses(model):
            if "consent" not in basis.meanings or basis.given("why", "when"):
                continue
            subject = next(
                (each for each in activity.resolved("subjects") or [] if _depends(each, activity, place)), None
            )
            if subject is not None:
                yield Report(
                    basis.path,
                    f"`{activity.id}` asks consent of `{subject.label.text}`",
                    f"`{activity.id}` vraagt toestemming van `{subject.label.text}`",
                    on_key=True,
                )


def _depends(subject: Ref, activity: Activity, place: Part) -> bool:
    if not subject.means("employment") or "customer_staff" in subject.meanings:
        return False
    purposes = [place] if isinstance(place, Ref) and place.kind == "purposes" else activity.resolved("purposes") or []
    later = bool(purposes) and all(isinstance(each, Ref) and each.meanings & _LATER for each in purposes)
    return not (later and "applicants" in subject.meanings)
