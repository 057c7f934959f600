from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..complaining import authorities
from ..look import texts

_PLACES = ("complaint", "authorities")
_EMPTY = re.compile(r"\]\(\s*<?#?>?\s*\)")
_INSECURE = re.compile(r"\]\(\s*<?(http://[^)>\s]+)")
_THIS_LINK = re.compile(r"\b(?:via|met|klik op) (?:deze|de onderstaande) link\b|\bklik hier\b", re.IGNORECASE)
_ANY_LINK = re.compile(r"\]\(|https?://|www\.|<[a-z]+:", re.IGNORECASE)


class ComplaintLinkBroken(Rule):
    """The link to the supervisory authority leads nowhere, or over an unprotected connection.

    ## What it checks

    The addresses (`url`, `website`) of authorities, and links in texts about complaints: not `#`, not empty, no
    `http://` where the authority has `https://`, and no "via deze link" without a link.

    ## Why it matters

    A link that does nothing makes a right look like a formality. Complaints hold private matters, so the connection
    should be protected.

    ## Bad

    ```yaml
    complaint:
      authority: ap
      text: Een klacht indienen bij de Autoriteit Persoonsgegevens kan [via deze link](#).  # <-
    ```

    ## Good

    ```yaml
    complaint:
      authority: ap
    ```

    ## How to mend it

    Use the id of the authority, so that privgen prints its complaint page, or write the whole address.
    """

    code = "CMP004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each address or text once."""
        for each in authorities(model):
            for key in ("url", "website"):
                value = each.first(key)
                if value is not None and _wrong(value.text) and not _outdated(value.text, context):
                    yield _report(value.paths[0], value.text)
        for path, text in texts(model):
            if path[0] not in _PLACES or path[-1] in ("url", "website"):
                continue
            broken = _EMPTY.search(text) or next((m for m in _INSECURE.finditer(text) if _wrong(m[1])), None)
            if broken is None and not _ANY_LINK.search(text):
                broken = _THIS_LINK.search(text)
            if broken is not None:
                yield _report(path, broken[0], part=broken[0])


def _wrong(address: str) -> bool:
    """Whether an address leads nowhere, or goes unprotected where the authority itself does not."""
    plain = address.strip().lower()
    if plain in ("", "#"):
        return True
    known = {each.site.lower().rstrip("/") for each in law.authorities().values()}
    return plain.startswith("http://") and plain.rstrip("/") not in known


def _outdated(address: str, context: Context) -> bool:
    """Whether the address is one that CMP003 reports."""
    names = (name for name in law.outdated_names() if name.rule == "CMP003" and name.outdated(context.as_of))
    return any(name.find(address) for name in names)


def _report(path: Path, address: str, part: str | None = None) -> Report:
    en, nl = f"`{address}` does not lead to the authority", f"`{address}` leidt niet naar de toezichthouder"
    if "http://" in address.lower():
        en, nl = f"`{address}` is not protected (`https://`)", f"`{address}` is niet beveiligd (`https://`)"
    return Report(path, en, nl, part=part)
