from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Denied, Model
from ...model.part import Ref
from ..base import Context, Report, Rule
from ..cookie_facts import has_statement, is_functional, of_type, section, techniques, types, unclear, unclear_activity
from ..look import texts, unread

_COOKIES = re.compile(r"\b(?:\w+)?cookies?\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:geen|zonder|niet)\b", re.IGNORECASE)


class CookiesNotDescribed(Rule):
    """Cookies are used, and the statement does not say which ones or what for.

    ## What it checks

    That each type under `cookies.types` other than functional ones says what it is for; that `cookies` lists types or
    cookies, or names a separate cookie statement with its link; and that an activity with cookies or a similar
    technique says what that is for. A text that speaks of cookies in a spec that describes none is reported too.

    ## Why it matters

    People decide about cookies before they know the site. Without the purpose of each kind they cannot choose.

    ## Bad

    ```yaml
    cookies:
      types:
        - functional
        - analytical: {keep: 1 year, third_party_access: none, limited: true}  # <-
    ```

    ## Good

    ```yaml
    cookies:
      types:
        - functional
        - analytical: {purposes: [website_statistics], keep: 1 year, third_party_access: none, limited: true}
    ```

    ## How to mend it

    Give each type its `purposes`, or name your cookie statement with its link in `cookies.statement`.
    """

    code = "COO001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each type without a purpose; where there are no types, the first place where cookies are used."""
        if has_statement(model) or unread(context, ("cookies", "statement")):
            return
        silent = [
            ref
            for ref in types(model)
            if not is_functional(ref) and not _purpose_told(model, ref) and not unclear(context, ref)
        ]
        for ref in silent:
            yield Report(
                ref.path,
                f"does not say what `{ref.label.text}` are for",
                f"zegt niet waarvoor `{ref.label.text}` zijn",
                on_key=True,
            )
        if not types(model) and not isinstance(model.cookies, Denied) and not unread(context, ("cookies",)):
            yield from _without_types(model, context)


def _purpose_told(model: Model, ref: Ref) -> bool:
    if ref.given("purposes", "why", "text", "intro", "so_that"):
        return True
    single = of_type(model, ref)
    return bool(single) and all(cookie.purpose for cookie in single)


def _without_types(model: Model, context: Context) -> Iterator[Report]:
    """Where cookies are used in a spec that lists no types of them."""
    cookies = section(model)
    used = [(activity, ref) for activity in model.activities for ref in techniques(activity)]
    if cookies is not None and cookies.list_:
        return
    for activity, ref in used:
        if unclear_activity(context, activity):
            continue
        if not activity.resolved("purposes") and not ref.given("purposes", "why", "text", "so_that"):
            yield Report(
                ref.path,
                f"does not say what `{ref.label.text}` are for",
                f"zegt niet waarvoor `{ref.label.text}` zijn",
                on_key=True,
            )
            return
    if used:
        return
    if cookies is not None:
        yield Report(
            ("cookies",),
            "does not say which cookies are used, or what for",
            "zegt niet welke cookies worden gebruikt, of waarvoor",
            on_key=True,
        )
    else:
        yield from _in_texts(model)


def _in_texts(model: Model) -> Iterator[Report]:
    """The first text that says cookies are used, unless a section of one's own in the layout is about them."""
    found = [(path, text, match) for path, text in texts(model) if (match := _COOKIES.search(text))]
    if any(path[0] in ("layout", "definitions") for path, _, _ in found):
        return
    for path, text, match in found:
        if path[0] in ("activities", "security", "statement") and len(text.split()) > 2 and not _NEGATIVE.search(text):
            yield Report(
                path,
                "speaks of cookies that the spec does not describe",
                "noemt cookies die de spec niet beschrijft",
                part=match[0],
            )
            return
