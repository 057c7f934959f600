from __future__ import annotations

from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..cookie_facts import (
    asked_for,
    has_statement,
    kind_of,
    limited,
    listed,
    of_type,
    shared,
    type_has_consent,
    types,
    unclear,
)
from ..look import unread

FRIENDLY = ("matomo", "piwik", "superset", "plausible", "openpanel")
"""Tools that the supervisory authority names for statistics with little effect on privacy."""


class AnalyticsConsentDoubtful(Rule):
    """Visitors are counted without consent, and nothing says that the effect on them is small.

    ## What it checks

    Analytical cookies for which no consent is asked: they are `limited: true` (only for your own statistics, with
    masked addresses, not shared), nobody else can read them, or they come from a tool that can be set up that way,
    such as Matomo or Plausible. With a separate cookie statement that has a link nothing is reported.

    ## Why it matters

    Statistics need no consent only if they have little or no effect on privacy. With a provider that uses the data
    for itself, that is not so.

    ## Bad

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - analytical: {purposes: [website_statistics], keep: 2 years, party: Google}  # <-
    ```

    ## Good

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - analytical: {purposes: [website_statistics], keep: 1 year, third_party_access: none, limited: true}
    ```

    ## How to mend it

    Set the tool up so that it keeps little and shares nothing, and write `limited: true`. Or ask consent.
    """

    code = "COO003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each analytical type, else the first single cookie of that kind."""
        if has_statement(model) or unread(context, ("cookies", "statement")):
            return
        doubtful = [ref for ref in types(model) if ref.means("consent_doubtful")]
        for ref in doubtful:
            if not unclear(context, ref) and not type_has_consent(model, ref) and not _small(model, ref):
                yield _report(ref, ref.label.text)
        if not doubtful and not unread(context, ("cookies",)):
            yield from _single(model)


def _report(place: Part, name: str) -> Report:
    return Report(
        place.path,
        f"does not say that `{name}` affect privacy little, and asks no consent for them",
        f"zegt niet dat `{name}` weinig gevolgen hebben voor de privacy, en vraagt er geen toestemming voor",
        on_key=isinstance(place, Ref),
    )


def _small(model: Model, ref: Ref) -> bool:
    """Whether the spec says that the effect on privacy is little: it is limited, or nobody else has a part in it."""
    if limited(ref) or shared(ref):
        return not shared(ref)
    parties = [_name(model, each.party.text) for each in (ref, *of_type(model, ref)) if each.party is not None]
    if parties and all(_friendly(model, party) for party in parties):
        return True
    return ref.third_party_access is not None and not any(map(_known_tool, parties))


def _single(model: Model) -> Iterator[Report]:
    for cookie in listed(model):
        kind = kind_of(cookie)
        party = _name(model, cookie.party.text) if cookie.party is not None else ""
        if (
            kind is not None
            and kind.more.get("consent_doubtful")
            and not asked_for(model, {kind.id})
            and not _friendly(model, party)
        ):
            yield _report(cookie, cookie.name.text)
            return


def _name(model: Model, party: str) -> str:
    """The name of a party that is written as the id of a recipient."""
    recipient = model.recipients.get(party)
    return recipient.name.text if recipient is not None and recipient.name is not None else party


def _friendly(model: Model, party: str) -> bool:
    """Whether a party is the organisation itself, or a tool that can be set up with little effect on privacy."""
    own = [text.text.lower() for each in model.controllers for text in (each.name, each.short_name) if text is not None]
    return party.lower() in own or any(tool in party.lower() for tool in FRIENDLY)


def _known_tool(party: str) -> bool:
    """Whether a party is a well-known provider of web statistics."""
    tools = (each for each in law.providers().values() if each.service == "web_analytics")
    return any(law.find(party, each.forms) for each in tools)
