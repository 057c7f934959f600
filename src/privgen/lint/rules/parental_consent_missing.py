from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Words
from ..base import Context, Report, Rule
from ..children_facts import asked_of_children, intended, section
from ..look import unread

_PARENT = re.compile(r"\b(?:ouder|ouders|voogd|parent|parents|guardian)\b", re.IGNORECASE)
_CONSENT = re.compile(r"toestemming|consent", re.IGNORECASE)


class ParentalConsentMissing(Rule):
    """Children are asked for consent, and the statement does not say how a parent gives it.

    ## What it checks

    Activities on `consent` in a spec whose audience is people under 16 (`children.intended: true`), or whose
    `subjects` are children or pupils: `children.parental_consent` says how a parent consents, or a text under
    `children` does.

    ## Why it matters

    Under 16, the consent of the child alone does not count. A parent who reads the statement must be able to find
    what is asked of them.

    ## Bad

    ```yaml
    children: {consent_age: 16, intended: true, rights_by: parent_or_child}  # <-
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## Good

    ```yaml
    children:
      consent_age: 16
      intended: true
      parental_consent: met de mail die wij een ouder sturen
      rights_by: parent_or_child
    activities:
      newsletter:
        title: Als u onze nieuwsbrief wilt
        subjects: [subscribers]
        data: [e-mailadres]
        purposes: [newsletter]
        legal_basis: {consent: {withdraw: met de link onderaan elke nieuwsbrief}}
        required: none
        recipients: none
        retention: {until: consent_withdrawn}
    ```

    ## How to mend it

    Say in `children.parental_consent` how a parent consents, such as `met de mail die wij een ouder sturen`.
    """

    code = "CHD001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report once: at `children`, or at the consent of an activity for children where that key is missing."""
        if unread(context, ("children",)) or _told(model):
            return
        asked = list(asked_of_children(model))
        if not asked:
            return
        related = tuple((basis.path, "consent is asked here", "hier wordt toestemming gevraagd") for _, basis in asked)
        en, nl = "does not say how a parent consents", "zegt niet hoe een ouder toestemming geeft"
        if intended(model):
            yield Report(("children",), en, nl, related, on_key=True)
        else:
            yield Report(asked[0][1].path, en, nl, related[1:], on_key=True)


def _told(model: Model) -> bool:
    children = section(model)
    if children is None:
        return False
    texts = (children.text, children.intro)
    return bool(children.parental_consent) or any(
        isinstance(text, Words) and _PARENT.search(text.text) and _CONSENT.search(text.text) for text in texts
    )
