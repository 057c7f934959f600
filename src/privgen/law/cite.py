"""From a citation to the place where it can be read."""

from __future__ import annotations

import re

from . import tables

_ECLI = re.compile(r"ECLI:[A-Z]{2}:\w+:\d{4}:\w+")
_EU_CASE = re.compile(r"\b([CT])-(\d+/\d\d)\b")
_EU_DECISION = re.compile(r"(?:Besluit|Decision) \(EU\) (\d{4}/\d+)")


def cite_url(cite: str) -> str | None:
    """The address of what `cite` names, in Dutch or English: `AVG art. 13`, `GDPR Art. 13`, `HvJ EU C-673/17`.

    An act links to its present text as a whole. `None` for what has no source, such as good practice.
    """
    for prefix, url in tables.link_prefixes():
        if cite.startswith(prefix) and not (prefix[-1].isalnum() and cite[len(prefix) :][:1].isalnum()):
            return url
    if ecli := _ECLI.search(cite):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={ecli[0]}"
    if case := _EU_CASE.search(cite):
        return f"https://curia.europa.eu/juris/liste.jsf?num={case[1]}-{case[2]}"
    if decision := _EU_DECISION.search(cite):
        return f"https://eur-lex.europa.eu/eli/dec_impl/{decision[1]}/oj"
    return None
