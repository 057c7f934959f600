from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part
from ...model.values import Words
from ..base import Context, Report, Rule
from ..cookie_facts import has_statement, is_functional, section, types
from ..look import texts, unread

_BROWSER = re.compile(r"browser", re.IGNORECASE)
_OTHER = re.compile(
    r"cookie-?\s?(?:instellingen|voorkeuren|keuze|melding|banner)|onderaan|elke pagina|intrekken (?:via|met|op)",
    re.IGNORECASE,
)
"""Words for another way to withdraw than the browser."""


class CookieWithdrawalBrowserOnly(Rule):
    """The only way that the statement gives to say no to cookies again is the browser.

    ## What it checks

    `cookies.consent.withdraw: browser`; consent without `withdraw` next to a text on blocking cookies in the browser;
    and texts such as "stel uw browser zo in". It looks only where cookies are used that can need consent, and where
    no separate cookie statement with a link says more.

    ## Why it matters

    Consent that is given with one click must be withdrawn as easily. Browser settings are hidden, differ from browser
    to browser, and work for all sites at once.

    ## Bad

    ```yaml
    cookies:
      types:
        - advertising: {purposes: [targeted_advertising], keep: 90 days, third_party_access: none}
      consent: {for: [advertising], asked: first_visit, withdraw: browser}  # <-
    ```

    ## Good

    ```yaml
    cookies:
      types:
        - advertising: {purposes: [targeted_advertising], keep: 90 days, third_party_access: none}
      consent: {for: [advertising], asked: first_visit, withdraw: met de link onderaan elke pagina}
      browser: {can: [alle cookies weigeren]}
    ```

    ## How to mend it

    Put a link to the cookie settings on every page, and name it in `cookies.consent.withdraw`.
    """

    code = "COO005"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report once, where the browser is named as the way, or at the consent that names none."""
        cookies = section(model)
        if cookies is None or has_statement(model) or unread(context, ("cookies",)):
            return
        if types(model) and all(is_functional(ref) for ref in types(model)):
            return
        consent = cookies.consent
        withdraw = consent.withdraw if consent is not None else None
        en, nl = "names only the browser as a way to refuse cookies", "noemt alleen de browser om cookies te weigeren"
        if withdraw is not None:
            if _by_browser(withdraw):
                yield Report(
                    withdraw.paths[0],
                    "gives only the browser to withdraw consent",
                    "noemt alleen de browser om toestemming in te trekken",
                )
        elif consent is not None and cookies.browser is not None and not _other_way(consent, cookies):
            related = ((cookies.browser.path, "only this way is told", "alleen deze manier staat er"),)
            yield Report(consent.path, en, nl, related, on_key=True)
        elif consent is None or not _other_way(consent, cookies):
            yield from _in_texts(model, en, nl)


def _by_browser(words: Words) -> bool:
    return words.text == "browser" or (_BROWSER.search(words.text) is not None and not _OTHER.search(words.text))


def _other_way(*parts: Part) -> bool:
    texts_ = [text for part in parts for text in (part.text, part.intro) if text is not None]
    return any(_OTHER.search(text.text) for text in texts_)


def _in_texts(model: Model, en: str, nl: str) -> Iterator[Report]:
    words = law.word_list("COO005", model.language)
    for path, text in texts(model):
        if (
            path[0] in ("cookies", "activities", "layout")
            and "cookie" in (text + str(path)).lower()
            and not _OTHER.search(text)
        ):
            piece = words.first(text)
            if piece is not None:
                yield Report(path, en, nl, part=piece)
                return
