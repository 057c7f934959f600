from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..cookie_facts import on_consent, rests_on_consent, unclear_activity

MEASURED = frozenset({"mail_opens"})
"""Data that exist only if mails are measured."""


class EmailTrackingConsent(Rule):
    """It is measured whether people open mails, and no consent is asked for that.

    ## What it checks

    Activities with the technique `mail_tracking`, or with data about who opens mails: the activity or the technique
    rests on consent, or holds only with consent.

    ## Why it matters

    A hidden picture or link in a mail reads something from the device of the reader, as a cookie does. Few people
    know it, so the same question is due first.

    ## Bad

    ```yaml
    activities:
      mailings:
        title: Als u onze berichten leest
        subjects: [customers]
        techniques: [mail_tracking]  # <-
        data: [link_clicks]
        purposes: [mailing_insight]
        legal_basis: {legitimate_interest: {interest: weten welke berichten lezers iets geven}}
        required: none
        recipients: none
        retention: 1 year after last_contact
    ```

    ## Good

    ```yaml
    activities:
      mailings:
        title: Als u onze berichten leest
        subjects: [customers]
        techniques: [mail_tracking]
        data: [link_clicks]
        purposes: [mailing_insight]
        legal_basis: {consent: {how: bij de aanmelding, withdraw: met de link onderaan elk bericht}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Ask consent when people sign up, and let the activity rest on it; or switch the measuring off.
    """

    code = "COO006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once: at the technique, else at the data."""
        for activity in model.activities:
            if activity.is_processor or unclear_activity(context, activity):
                continue
            if rests_on_consent(activity) or on_consent(model, activity):
                continue
            found = [ref for ref in _tracking(activity) if not on_consent(model, ref)]
            if found:
                yield Report(
                    found[0].path,
                    f"asks no consent for `{found[0].label.text}`",
                    f"vraagt geen toestemming voor `{found[0].label.text}`",
                    on_key=True,
                )


def _tracking(activity: Activity) -> Iterator[Ref]:
    techniques = [
        *(activity.techniques or []),
        *(ref for entry in activity.purposes or [] for ref in entry.techniques or []),
    ]
    yield from (ref for ref in techniques if "mail_tracking" in ref.meanings)
    yield from (ref for ref in activity.data or [] if ref.meanings & MEASURED)
