from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from ...model.activities import Activity
from ...model.model import Model
from ..base import Context, Report, Rule
from ..flows import kinds_of_sources
from ..look import is_anonymous, is_heading, own_activities, unread_of, uses_of


class DataCategoriesMissingIndirect(Rule):
    """An activity uses data from others, but does not say which.

    ## What it checks

    An activity with a source that is not the person (`from`) has `data`: its own, inherited, or at its purposes or
    recipients.

    ## Why it matters

    Who did not give the data has no idea what the organisation holds.

    ## Bad

    ```yaml
    activities:
      leads:  # <-
        title: Als wij u benaderen
        from: [trade_register]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    sources:
      trade_register: {notice: first_contact}
    ```

    ## Good

    ```yaml
    activities:
      leads:
        title: Als wij u benaderen
        from: [trade_register]
        data: [bedrijfsnaam, vestigingsadres]
        purposes: [relationship_management]
        legal_basis: {legitimate_interest: {interest: winkels in de buurt als klant vinden}}
        recipients: none
        retention: 1 year after contact
    sources:
      trade_register: {notice: first_contact}
    ```

    ## How to mend it

    Add `data` to the activity.
    """

    code = "CAT001"
    indirect: ClassVar[bool] = True

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity that names no data, if they come from the sources that this rule is about."""
        for activity in own_activities(model):
            if uses_of(activity) or is_heading(activity) or is_anonymous(activity):
                continue
            others = bool(kinds_of_sources(activity) & {"indirect", "public"})
            if others is self.indirect and not unread_of(context, activity, "data", "purposes", "recipients"):
                yield self._report(activity)

    def _report(self, activity: Activity) -> Report:
        en, nl = ("", "") if not self.indirect else (" from others", " van anderen")
        return Report(
            activity.path,
            f"`{activity.id}` does not say which data{en} it uses",
            f"`{activity.id}` noemt niet welke gegevens{nl} het gebruikt",
            on_key=True,
        )
