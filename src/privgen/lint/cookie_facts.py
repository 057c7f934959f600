"""What a spec says about cookies and similar techniques: which kinds there are, and for which consent is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model.activities import Activity
from ..model.model import Denied, Model
from ..model.part import Part, Ref
from ..model.values import Words
from ..spec import vocabulary
from .base import Context
from .look import unread, unread_of

ON_A_DEVICE = frozenset({
    "cookies", "local_storage", "web_beacons", "surf_tracking", "session_recording", "fingerprinting", "social_plugins",
})  # fmt: skip
"""Techniques that place or read something on the device of a visitor (Tw art. 11.7a)."""
BEYOND_STATISTICS = frozenset(
    {"targeted_advertising", "personalisation", "ad_measurement", "advertising", "recommendations"}
)
"""Purposes for which cookies always need consent."""
_CONSENT = re.compile(r"toestemming|consent|akkoord geeft", re.IGNORECASE)


def section(model: Model) -> Part | None:
    """What the spec says under `cookies`, unless it denies them."""
    cookies = model.cookies
    return None if cookies is None or isinstance(cookies, Denied) else cookies


def unclear(context: Context, ref: Ref) -> bool:
    """Whether something that could tell about a type of cookies could not be read."""
    return unread(context, ref.path, *(("cookies", key) for key in ("consent", "statement", "list")))


def unclear_activity(context: Context, activity: Activity) -> bool:
    """Whether something that could tell on what an activity rests could not be read."""
    return unread_of(context, activity, "legal_basis", "techniques", "purposes", "when", "only_if")


def types(model: Model) -> list[Ref]:
    """The types of cookies that the spec lists."""
    cookies = section(model)
    return (cookies.types if cookies is not None else None) or []


def listed(model: Model) -> list[Part]:
    """The single cookies that the spec lists."""
    cookies = section(model)
    return (cookies.list_ if cookies is not None else None) or []


def has_statement(model: Model) -> bool:
    """Whether a separate cookie statement is named with the place where it can be read."""
    cookies = section(model)
    statement = cookies.statement if cookies is not None else None
    if isinstance(statement, Words):
        return re.match(r"https?://|www\.|/", statement.text) is not None
    return statement is not None and statement.url is not None


def techniques(activity: Activity) -> list[Ref]:
    """The techniques of an activity that work on the device of a visitor."""
    return [] if activity.is_processor else [ref for ref in activity.techniques or [] if ref.meanings & ON_A_DEVICE]


def needs_consent(ref: Ref) -> bool:
    """Whether a type of cookies always needs consent: by its kind, or where that is unknown by what it is used for."""
    consent = ref.means("consent")
    if consent is not None:
        return bool(consent)
    return any(purpose.meanings & BEYOND_STATISTICS for purpose in ref.purposes or [])


def is_functional(ref: Ref) -> bool:
    """Whether a type is needed for the site itself, or of a kind of which nothing is known."""
    return not needs_consent(ref) and not ref.means("consent_doubtful")


def limited(ref: Ref) -> bool:
    """Whether the spec says that it has little or no effect on privacy, and gives nobody else access."""
    return bool(ref.limited) and not shared(ref)


def shared(ref: Ref) -> bool:
    """Whether the spec says that others can read these cookies."""
    access = ref.third_party_access
    return access is not None and access.text != "none"


def kind_of(cookie: Part) -> vocabulary.Entry | None:
    """The kind of a single cookie."""
    text = cookie.type.text if cookie.type is not None else ""
    return vocabulary.entry("cookie_types", text) or vocabulary.by_label("cookie_types", text) if text else None


def of_type(model: Model, ref: Ref) -> list[Part]:
    """The single cookies that belong to a type."""
    found = []
    for cookie in listed(model):
        kind = kind_of(cookie)
        text = cookie.type.text if cookie.type is not None else ""
        if (kind is not None and kind.id == ref.id) or text == ref.text_:
            found.append(cookie)
    return found


def type_has_consent(model: Model, ref: Ref) -> bool:
    """Whether consent is asked for a type of cookies: it says so itself, or `cookies.consent` or a text does."""
    if ref.consent is not None:
        return bool(ref.consent)
    if on_consent(model, ref):
        return True
    texts = (text for part in (ref, section(model)) if part is not None for text in (part.text, part.intro, part.why))
    return asked_for(model, {ref.id, ref.text_}) or any(
        text is not None and _CONSENT.search(text.text) for text in texts
    )


def asked_for(model: Model, names: set[Any]) -> bool:
    """Whether `cookies.consent` covers the types with these names; without `for` it covers all."""
    consent = _consent(model)
    if consent is None:
        return False
    return consent.for_ is None or any(ref.id in names or ref.text_ in names for ref in consent.for_)


def asked_for_tracking(model: Model) -> bool:
    """Whether `cookies.consent` covers a type that follows people."""
    consent = _consent(model)
    return consent is not None and (consent.for_ is None or any(ref.means("tracking") for ref in consent.for_))


def _consent(model: Model) -> Part | None:
    """How consent for cookies is asked; None where the spec only says that people are told."""
    cookies = section(model)
    consent = cookies.consent if cookies is not None else None
    return consent if consent is not None and consent.given("for_", "asked", "how", "withdraw", "outcome") else None


def on_consent(model: Model, part: Part) -> bool:
    """Whether something holds only with consent: by its legal basis, or by a condition that names consent."""
    if any("consent" in basis.meanings for basis in part.legal_basis or []):
        return True
    for condition in [*(part.when or []), *(part.only_if or [])]:
        if condition.id == "consent" or _CONSENT.search(condition.words.text):
            return True
        if condition.kind == "activities" and any(
            each.id == condition.id and rests_on_consent(each) for each in model.activities
        ):
            return True
    return False


def rests_on_consent(activity: Activity) -> bool:
    """Whether an activity, or a part of it, rests on consent."""
    return any("consent" in basis.meanings for basis, _ in activity.bases())


def untyped(model: Model) -> Iterator[Activity]:
    """The activities with techniques on a device, in a spec that lists no types or cookies."""
    if not types(model) and not listed(model):
        yield from (activity for activity in model.activities if techniques(activity))
