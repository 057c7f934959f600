from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ..base import Context, Report, Rule
from ..look import texts

_EMPTY = re.compile(r"\[[^\]]*\]\(\s*(?:#?|https?://|www\.)\s*\)")
_HERE = re.compile(
    r"\b(?:klik|kijk|lees) (?:dan )?hier\b|\b(?:via|met|op|volg) deze link\b|\bklik op de link hieronder\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\]\(|https?://|www\.|\b[\w-]+\.(?:nl|com|eu|org|net|be)\b", re.IGNORECASE)
_FIELDS = ("url", "website", "form", "latest_at")


class LinkPlaceholder(Rule):
    """A link leads nowhere.

    ## What it checks

    Links in Markdown without an address or with only `#`, addresses that are `#` or `https://`, and texts that say
    "klik hier" or "via deze link" without any address.

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
