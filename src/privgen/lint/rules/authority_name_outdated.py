from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...findings import Level
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..complaining import SENTENCE
from ..look import texts

_ADDRESSES = ("website", "url")
_DUTY = "AVG art. 13 lid 2 onder d"
_HISTORY = re.compile(r"\b(?:voorheen|vroeger|eerder|destijds|toen|opvolger|was|heette|formerly)\b", re.IGNORECASE)
"""What stands in a sentence that speaks of an old name as an old name."""


class AuthorityNameOutdated(Rule):
    """A supervisory authority has a name or an address on the web that it no longer has.

    ## What it checks

    All texts and addresses of the spec, for names of authorities that have changed: the CBP, the Registratiekamer,
    the Swedish Datainspektionen, since 30 September 2026 the Information Commissioner's Office, and old sites such
    as `ada.lt`. A sentence that speaks of the old name as such ("voorheen …") is left alone.

    ## Why it matters

    Who looks for an authority that no longer exists finds an old page, or nothing. And a reader sees that nobody
    has looked at the statement for years.

    ## Bad

    ```yaml
    complaint:
      authority:
        - NL: {name: College bescherming persoonsgegevens, website: autoriteitpersoonsgegevens.nl}  # <-
    ```

    ## Good

    ```yaml
    complaint:
      authority: ap
    ```

    ## How to mend it

    Use the id or country code of the authority, so that privgen prints the name and address that it has today.
    """

    code = "CMP003"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each authority once, with further places in its entry."""
        names = [name for name in law.outdated_names() if name.rule == self.code and name.outdated(context.as_of)]
        names = [name for name in names if name.find(model.whole_text)]
        groups: dict[Path, list[tuple[Path, str, law.OutdatedName]]] = {}
        for path, text in texts(model):
            # An address is compared with old addresses first: "Datainspektionen" is also in that of its site.
            for name in sorted(names, key=lambda each: each.kind != "site") if path[-1] in _ADDRESSES else names:
                piece = _piece(name, path, text)
                if piece is not None:
                    groups.setdefault(_entry(path), []).append((path, piece, name))
                    break
        for (path, piece, name), *more in groups.values():
            yield Report(
                path,
                f"`{piece}` is now {'called ' if name.kind == 'authority' else ''}`{name.new_en}`",
                f"`{piece}` {'heet' if name.kind == 'authority' else 'is'} nu `{name.new_nl}`",
                tuple((other, f"now `{old.new_en}`", f"nu `{old.new_nl}`") for other, _, old in more),
                level=None if name.verified else Level.INFO,
                part=piece,
                cites=(_DUTY, *name.cites),
            )


def _piece(name: law.OutdatedName, path: Path, text: str) -> str | None:
    """The old name in a text, as it is written there."""
    if path[-1] in _ADDRESSES:
        full = text if "://" in text else f"https://{text}"
        found = name.find(full) or name.find(text)
        return text if found else None
    for sentence in SENTENCE.split(text) if name.find(text) else ():
        for start, end in name.find(sentence):
            if not _HISTORY.search(sentence):
                return sentence[start:end]
    return None


def _entry(path: Path) -> Path:
    """The entry of an authority that a value belongs to, or the value itself."""
    if path[:2] == ("complaint", "authority"):
        return path[:4] if len(path) > 4 else path[:3]
    return path[:2] if path[:1] == ("authorities",) else path
