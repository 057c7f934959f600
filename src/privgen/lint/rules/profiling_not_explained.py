from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..cookie_facts import techniques
from ..look import is_anonymous, own_activities, texts, unread_of

_TECHNIQUES = frozenset({"profiling", "scoring", "enrichment"})
_SAID = re.compile(r"profiel|profiler|profil(?:e|ing)\b", re.IGNORECASE)
_OFFERED = r"advie(?:s|zen)|aanbod|aanbieding\w*|advertenties?|reclame|content|inhoud|tips|aanbeveling\w*"
_FITTED = r"op maat|passende?|persoonlijke?|gepersonaliseerde?"
_READER = r"(?:u|je|jij)"
_GETS = r"(?:ziet|zie|krijgt|krijg|ontvangt|ontvang)"
_NOTICED = re.compile(
    rf"\b(?:{_FITTED})\b[^.]{{0,30}}\b(?:{_OFFERED})\b|\b(?:{_OFFERED})\b[^.]{{0,20}}\b(?:{_FITTED})\b"
    rf"|\b(?:{_READER} {_GETS}|{_GETS} {_READER})\b[^.]{{0,60}}\b(?:{_OFFERED})\b"
    rf"|\b{_READER}\b[^.]{{0,60}}\b(?:{_OFFERED})\b[^.]{{0,30}}\b{_GETS}\b",
    re.IGNORECASE,
)
"""What people notice, in words: "advertenties op maat", "passend advies", "u ziet minder advertenties"."""
_SENTENCES = ("text", "intro", "why", "so_that", "effect", "balancing")
"""The keys under which an activity says something in whole sentences."""


class ProfilingNotExplained(Rule):
    """People are profiled, and the spec does not say so or what they notice of it.

    ## What it checks

    Activities that put people into a profile: by technique (`profiling`, `scoring`, `enrichment`) or by purpose
    (`personalisation`, `targeted_advertising`, `segmentation`, `credit_check` …). They say in `profiling` what
    people notice of it, or speak in their own words of a profile, or of what they get to see by it ("advertenties op
    maat", "u ziet minder reclame").

    ## Why it matters

    A profile decides what people get to see or are offered, without their knowing. The law wants them to know that
    it exists and what it does.

    ## Bad

    ```yaml
    activities:
      tips:
        title: Als wij u kaas aanraden
        subjects: [customers]
        data: [bestellingen]
        purposes:
          - recommendations  # <-
        legal_basis: {legitimate_interest: {interest: klanten kaas aanraden die bij hun smaak past}}
        required: none
        recipients: none
        retention: 2 years after last_order
    ```

    ## Good

    ```yaml
    activities:
      tips:
        title: Als wij u kaas aanraden
        subjects: [customers]
        data: [bestellingen]
        purposes: [recommendations]
        legal_basis: {legitimate_interest: {interest: klanten kaas aanraden die bij hun smaak past}}
        profiling: U ziet kazen die lijken op wat u eerder kocht.
        required: none
        recipients: none
        retention: 2 years after last_order
    ```

    ## How to mend it

    Write in `profiling` what people notice of it. If there is no profile after all, write `profiling: none`.
    """

    code = "ADM005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each activity once, at what makes it profiling."""
        for activity in own_activities(model):
            if is_anonymous(activity) or unread_of(context, activity, "profiling") or _explained(model, activity):
                continue
            cause = _cause(activity)
            if cause is not None:
                who, what = activity.id, cause.label.text
                yield Report(
                    cause.path,
                    f"`{who}` makes profiles of people (`{what}`), but says neither that nor what they notice of it",
                    f"`{who}` maakt profielen van mensen (`{what}`), maar zegt dat niet, en ook niet wat zij merken",
                    on_key=True,
                )


def _cause(activity: Activity) -> Ref | None:
    """The purpose or technique that makes it profiling."""
    for purpose in activity.purposes or []:
        if purpose.means("profiling"):
            return purpose
    return next((each for each in activity.techniques or [] if each.meanings & _TECHNIQUES), None)


def _explained(model: Model, activity: Activity) -> bool:
    if activity.resolved("profiling") is not None:
        return True
    on_a_device = bool(techniques(activity))
    for path, text in texts(model):
        own = path[: len(activity.path)] == activity.path
        if path[-1] not in _SENTENCES or not (own or (on_a_device and path[0] == "cookies")):
            continue
        if _NOTICED.search(text) or (own and _SAID.search(text)):
            return True
    return False
