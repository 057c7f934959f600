from __future__ import annotations

from collections.abc import Iterator

from ...model.model import Model
from ...model.part import Part, Ref
from ..base import Context, Report, Rule
from ..cookie_facts import (
    BEYOND_STATISTICS,
    has_statement,
    is_functional,
    kind_of,
    limited,
    listed,
    of_type,
    section,
    types,
    unclear,
    untyped,
)
from ..look import unread


class CookieDurationOrThirdPartyMissing(Rule):
    """The statement does not say how long cookies stay, or whether others can read them.

    ## What it checks

    Every type under `cookies.types` that is not functional: it has `keep`, and `third_party_access` or `party`, of
    its own or in the cookies of that type under `cookies.list`. Cookies in the list without a type of their own are
    looked at one by one. Limited analytics (`limited: true`) and a separate cookie statement with a link are left
    alone.

    ## Why it matters

    The European court ruled that people must know both before they say yes: a cookie of an hour for your own use is
    another thing than one of two years that an advertiser reads.

    ## Bad

    ```yaml
    cookies:
      types:
        - functional: {purposes: [remember_cart]}
        - advertising: {purposes: [targeted_advertising], keep: 90 days}  # <-
      consent: {for: [advertising], asked: first_visit, withdraw: met de link onderaan elke pagina}
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

    Fill `keep`, and `third_party_access` (`none` if nobody else can read them) or `party`.
    """

    code = "COO004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each type, each single cookie outside these types, or the section that lists neither."""
        if has_statement(model) or unread(context, ("cookies", "statement")):
            return
        link = _link(model)
        for ref in types(model):
            if not is_functional(ref) and not limited(ref) and not unclear(context, ref):
                yield from _missing(ref, _parties(model, ref), _periods(model, ref), f"`{ref.label.text}`", link)
        if unread(context, ("cookies",)):
            return
        listed_types = {ref.id for ref in types(model)}
        for cookie in listed(model):
            kind = kind_of(cookie)
            if kind is not None and kind.id not in listed_types and kind.id != "functional":
                yield from _missing(cookie, bool(cookie.party), bool(cookie.keep), f"`{cookie.name.text}`", link)
        if section(model) is not None and any(_follows(activity) for activity in untyped(model)):
            yield Report(("cookies",), *_words("cookies", "cookies", party=False, period=False), on_key=True)


_Help = tuple[str | None, str | None]


def _parties(model: Model, ref: Ref) -> bool:
    single = of_type(model, ref)
    return ref.given("third_party_access", "party", "recipients") or (
        bool(single) and all(cookie.party for cookie in single)
    )


def _periods(model: Model, ref: Ref) -> bool:
    single = of_type(model, ref)
    return ref.given("keep", "retention") or (bool(single) and all(cookie.keep for cookie in single))


def _follows(activity: Part) -> bool:
    """Whether an activity uses cookies or the like for more than the site itself."""
    if any(ref.means("needs_consent") for ref in activity.techniques or []):
        return True
    return any(purpose.means("tracking") or purpose.meanings & BEYOND_STATISTICS for purpose in activity.purposes or [])


def _missing(place: Part, party: bool, period: bool, name: str, link: _Help) -> Iterator[Report]:
    if not (party and period):
        words = _words(name, name, party=party, period=period)
        yield Report(place.path, *words, on_key=isinstance(place, Ref), help_en=link[0], help_nl=link[1])


def _link(model: Model) -> _Help:
    """What to do where a cookie statement is named that may say it, but not where that can be read."""
    cookies = section(model)
    if cookies is None or cookies.statement is None:
        return None, None
    return (
        "add `keep` and `third_party_access`, or the `url` of the cookie statement if that says it",
        "zet `keep` en `third_party_access` erbij, of de `url` van de cookieverklaring als het daarin staat",
    )


def _words(en: str, nl: str, *, party: bool, period: bool) -> tuple[str, str]:
    if period:
        return f"does not say whether others can read {en}", f"zegt niet of anderen {nl} kunnen lezen"
    if party:
        return f"does not say how long {en} stay", f"zegt niet hoe lang {nl} blijven staan"
    return (
        f"says neither how long {en} stay nor whether others can read them",
        f"zegt niet hoe lang {nl} blijven staan en of anderen ze kunnen lezen",
    )
