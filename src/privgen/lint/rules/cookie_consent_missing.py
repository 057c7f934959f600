from __future__ import annotations

from collections.abc import Iterator

from ...model.activities import Activity
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Words
from ..base import Context, Report, Rule
from ..cookie_facts import (
    BEYOND_STATISTICS,
    asked_for,
    asked_for_tracking,
    has_statement,
    kind_of,
    listed,
    needs_consent,
    on_consent,
    rests_on_consent,
    section,
    techniques,
    type_has_consent,
    types,
    unclear,
    unclear_activity,
)
from ..look import listing, unread


class CookieConsentMissing(Rule):
    """Cookies that follow people are placed, and the statement does not say that consent is asked.

    ## What it checks

    Types for advertising, tracking, personalisation, preferences or social media, single cookies of these types, and
    activities with techniques such as web beacons, session recording or fingerprinting. Consent is asked in
    `cookies.consent`, at the type, or by the legal basis of the activity. Functional and analytical cookies are not
    this rule's subject. Where a separate cookie statement is named with its link, only `consent: false` is reported.

    ## Why it matters

    Cookies like these may be placed only after a visitor has said yes. A statement that does not mention the question
    suggests that nobody is asked.

    ## Bad

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - advertising: {purposes: [targeted_advertising], keep: 90 days, third_party_access: none}  # <-
    ```

    ## Good

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - advertising: {purposes: [targeted_advertising], keep: 90 days, third_party_access: none}
      consent: {for: [advertising], asked: first_visit, withdraw: met de link onderaan elke pagina}
    ```

    ## How to mend it

    Ask consent before you place them, and say in `cookies.consent` for which types, when, and how people withdraw it.
    """

    code = "COO002"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each type, else each single cookie, else each activity once."""
        if unread(context, ("cookies", "statement")):
            return
        elsewhere = has_statement(model)
        for ref in types(model):
            refused = ref.consent is not None and not ref.consent
            if unclear(context, ref) or (elsewhere and not refused):
                continue
            if needs_consent(ref) and not type_has_consent(model, ref):
                path = ref.at("consent") if refused else ref.path
                yield _report(path, f"`{ref.label.text}`", on_key=not refused)
        if not elsewhere and not unread(context, ("cookies",)):
            yield from _single(model)
            yield from _techniques(model, context)


def _report(path: tuple[str | int, ...], what: str, *, on_key: bool = True) -> Report:
    return Report(path, f"does not ask consent for {what}", f"vraagt geen toestemming voor {what}", on_key=on_key)


def _single(model: Model) -> Iterator[Report]:
    """Cookies of a type that the spec does not list as such."""
    listed_types = {ref.id for ref in types(model)}
    for cookie in listed(model):
        kind = kind_of(cookie)
        if kind is None or kind.id in listed_types or not kind.more.get("consent"):
            continue
        if not asked_for(model, {kind.id}):
            yield _report(cookie.path, f"`{cookie.name.text}`", on_key=False)


def _techniques(model: Model, context: Context) -> Iterator[Report]:
    told = section(model)
    if asked_for_tracking(model) or (told is not None and any(_asks(text) for text in (told.text, told.intro))):
        return
    for activity in model.activities:
        if unclear_activity(context, activity):
            continue
        found = [ref for ref in techniques(activity) if _needs(model, activity, ref)]
        if found and not rests_on_consent(activity) and not on_consent(model, activity):
            names = [ref.label.text for ref in found]
            yield Report(
                found[0].path,
                f"does not ask consent for {listing(names, 'and')}",
                f"vraagt geen toestemming voor {listing(names, 'en')}",
                on_key=True,
            )


def _asks(text: Words | None) -> bool:
    return text is not None and "toestemming" in text.text.lower()


def _needs(model: Model, activity: Activity, ref: Ref) -> bool:
    """Whether a technique needs consent, by itself or by what the activity uses cookies for where no types say so."""
    if on_consent(model, ref):
        return False
    if ref.means("needs_consent"):
        return True
    purposes: list[Ref] = [purpose for holder in (ref, activity) for purpose in _purposes(holder)]
    return not types(model) and not listed(model) and any(purpose.meanings & BEYOND_STATISTICS for purpose in purposes)


def _purposes(holder: Part) -> list[Ref]:
    return holder.purposes or []
