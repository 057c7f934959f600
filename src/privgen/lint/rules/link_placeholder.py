from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Words
from ..base import Context, Report, Rule
from ..cookie_facts import has_statement, section
from ..look import texts, unread

_EMPTY = re.compile(r"\[[^\]]*\]\(\s*(?:#?|https?://|www\.)\s*\)")
_HERE = re.compile(
    r"\b(?:klik|kijk|lees) (?:dan )?hier\b|\b(?:via|met|op|volg) deze link\b|\bklik op de link hieronder\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\]\(|https?://|www\.|\b[\w-]+\.(?:nl|com|eu|org|net|be)\b", re.IGNORECASE)
_FOOT = re.compile(r"\bonderaan\b|\bvoettekst\b|\bfooter\b", re.IGNORECASE)
"""Places on every page of a site, which need no address."""
_FIELDS = ("url", "website", "form", "latest_at")


class LinkPlaceholder(Rule):
    """A link leads nowhere.

    ## What it checks

    Links in Markdown without an address or with only `#`, addresses that are `#` or `https://`, and texts that say
    "klik hier" or "via deze link" without any address. A separate cookie statement is named with the place where it
    can be read.

    ## Why it matters

    The reader needs what is behind the link: a form, a list, the place to object.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Lees meer in [ons beleid](#).  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Lees meer in [ons beleid](https://www.dekaasboer.nl/beveiliging).
    ```

    ## How to mend it

    Fill in the address, or take the link away.
    """

    code = "CON008"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text or address once."""
        for path, text in texts(model):
            if path[0] in ("complaint", "authorities"):  # links to authorities are for CMP004
                continue
            match = _EMPTY.search(text)
            if match is None and path[-1] in _FIELDS and re.fullmatch(r"#|https?://|www\.", text.strip()):
                part: str | None = None
            elif match is not None:
                part = match[0]
            elif not _ADDRESS.search(text) and (here := _HERE.search(text)) is not None:
                part = here[0]
            else:
                continue
            yield Report(
                path,
                f"the link `{part or text.strip()}` leads nowhere",
                f"de link `{part or text.strip()}` gaat nergens heen",
                part=part,
            )
        yield from _cookie_statement(model, context)


def _cookie_statement(model: Model, context: Context) -> Iterator[Report]:
    """A cookie statement to which readers are sent, without a way to get there."""
    cookies = section(model)
    statement = cookies.statement if cookies is not None else None
    if cookies is None or statement is None or has_statement(model) or unread(context, ("cookies", "statement")):
        return
    name = statement if isinstance(statement, Words) else statement.label
    told = [words.text for words in (name, cookies.text, cookies.intro) if words is not None]
    if name is None or any(_ADDRESS.search(text) or _FOOT.search(text) for text in told):
        return
    yield Report(
        cookies.at("statement"),
        f"readers are sent to `{name.text}`, but not told where it is",
        f"lezers worden verwezen naar `{name.text}`, maar er staat niet waar die is",
        on_key=True,
        help_en="add its address as `url`",
        help_nl="zet het adres erbij als `url`",
    )
