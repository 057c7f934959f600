from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.activities import Activity
from ...model.model import Denied, Model
from ...model.part import Ref
from ...model.values import Path
from ..base import Context, Report, Rule
from ..cookie_facts import BEYOND_STATISTICS, is_functional, section, techniques, types
from ..look import own_activities, texts
from ..wording import sentences

_ONLY = re.compile(
    r"\b(?:andere|overige) cookies\b[^.]*\b(?:niet|geen)\b|\bgeen (?:andere|overige) cookies\b"
    r"|\b(?:alleen|uitsluitend|enkel)\b[^.]{0,40}\b(?:functionele|noodzakelijke|technische) cookies\b",
    re.IGNORECASE,
)
_ANALYTICS = frozenset({"website_statistics", "web_analytics", "site_insight"})
_ON_DEVICE = frozenset({"targeted_advertising", "personalisation", "ad_measurement"})
_WITHOUT_COOKIES = frozenset({"server_logs"})


class CookieContradiction(Rule):
    """The statement says that only necessary cookies are used, while the spec also measures or advertises.

    ## What it checks

    Texts such as "wij gebruiken alleen functionele cookies" or "andere cookies gebruiken wij niet", and `cookies: none`,
    against the types of cookies, the techniques of activities, and activities that measure visits or show
    advertisements on the website. Measuring with server logs needs no cookies.

    ## Why it matters

    Visitors decide by this sentence whether to look further. If it is not right, their choice is not a choice.

    ## Bad

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - advertising: {purposes: [targeted_advertising], third_party_access: none, keep: 3 months}
      consent: {for: [advertising], asked: first_visit, withdraw: via de cookie-instellingen onderaan elke pagina}
      text: Wij gebruiken alleen functionele cookies.  # <-
    ```

    ## Good

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - advertising: {purposes: [targeted_advertising], third_party_access: none, keep: 3 months}
      consent: {for: [advertising], asked: first_visit, withdraw: via de cookie-instellingen onderaan elke pagina}
    ```

    ## How to mend it

    Take the sentence away and list the cookies you use, or stop measuring and advertising with them.
    """

    code = "CON006"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each claim, with what contradicts it."""
        claims = list(_claims(model))
        if not claims:
            return
        against = list(_against(model))
        if not against:
            return
        name = against[0][1]
        for path, part in claims:
            yield Report(
                path,
                f"says that only necessary cookies are used, but there is `{name}`",
                f"zegt dat er alleen noodzakelijke cookies zijn, maar er is `{name}`",
                tuple((each, "this goes further", "dit gaat verder") for each, _ in against[:3]),
                part=part,
                help_en="correct the text about cookies, or say how these purposes are reached without cookies",
                help_nl="verbeter de tekst over cookies, of vertel hoe u deze doelen zonder cookies bereikt",
            )


def _claims(model: Model) -> Iterator[tuple[Path, str | None]]:
    words = law.word_list("CON006", model.language)
    cookies = model.cookies
    if isinstance(cookies, Denied):
        yield ("cookies",), None
    for path, text in texts(model):
        for sentence in sentences(text):
            match = _ONLY.search(sentence)
            piece = match[0] if match is not None else words.first(sentence)
            if piece is not None:
                yield path, piece
                break


def _against(model: Model) -> Iterator[tuple[Path, str]]:
    """What does not fit with only necessary cookies: types, techniques, and purposes that need them."""
    for ref in types(model):
        if not is_functional(ref):
            yield ref.path, ref.label.text
    claimed = section(model) is not None and all(is_functional(ref) for ref in types(model))
    for activity in own_activities(model):
        for technique in techniques(activity):
            if technique.id in ("cookies", "local_storage") and section(model) is not None:
                continue
            yield technique.path, technique.label.text
        if claimed and not _by_other_means(activity):
            yield from ((ref.path, ref.label.text) for ref in _online(activity))


def _online(activity: Activity) -> list[Ref]:
    """The purposes that work through cookies: advertisements, and measuring on consent."""
    consent = any("consent" in basis.meanings for basis, _ in activity.bases())
    found = []
    for ref in activity.purposes or []:
        meant = ref.meanings
        if (
            (meant & _ON_DEVICE & BEYOND_STATISTICS)
            or (meant & _ON_DEVICE and consent)
            or (meant & _ANALYTICS and consent)
        ):
            found.append(ref)
    return found


def _by_other_means(activity: Activity) -> bool:
    used = activity.resolved("techniques") or []
    return bool(used) and all(ref.meanings & _WITHOUT_COOKIES for ref in used)
