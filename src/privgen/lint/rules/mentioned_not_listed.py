from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..flows import provider
from ..look import texts
from ..wording import sentences

_BROWSERS = re.compile(r"\b(?:Chrome|Firefox|Safari|Edge|Opera)\b|\bbrowser", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"\b(?:geen|niet|nooit|zonder)\b[^,;:]{0,40}$|\b(?:onze|ons|uw|je|jouw|eigen)\s+$", re.IGNORECASE
)
_NOT_AFTER = re.compile(r"[^,;:]{0,30}\b(?:wij|we)\s+(?:niet|nooit)\b", re.IGNORECASE)
"""What stands before or after a name in a sentence that denies its use; and a word that makes it one's own."""
_LISTS = frozenset({"recipients", "from", "by", "party", "third_party_access", "techniques"})
"""Keys under which a name is a recipient, a source or a party of cookies."""
_SKIPPED = (
    "controller",
    "dpo",
    "representative",
    "contacts",
    "laws",
    "complaint",
    "authorities",
    "definitions",
    "output",
)


class MentionedNotListed(Rule):
    """A company is named in a text, but not among the recipients, sources or cookies.

    ## What it checks

    Names of well-known companies and their products in the texts of the spec. They must also stand in `recipients`, in
    `sources` or `from`, or as `party` of cookies. Names of browsers, sentences that deny ("wij gebruiken geen Google
    Analytics") and the organisation itself are left alone. One finding for each company.

    ## Why it matters

    Readers see the name and wonder what this company gets. The statement has to tell them, with the country.

    ## Bad

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Wij bewaren reservekopieën bij Dropbox.  # <-
    ```

    ## Good

    ```yaml
    security:
      measures: [een beveiligde verbinding]
      text: Wij bewaren reservekopieën op een andere plaats.
    ```

    ## How to mend it

    Add the company to `recipients` with its role and country, and name it in the activity; or leave its name out.
    """

    code = "CON007"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the first text that names each company, with the others."""
        listed = _listed(model)
        found: dict[str, list[tuple[Path, str]]] = {}
        clear = (each for each in law.providers().values() if not each.ambiguous)
        named = [each for each in clear if law.find(model.whole_text, each.forms)]
        for path, text in texts(model) if named else ():
            if path[0] in _SKIPPED or _in_list(path) or path[:2] == ("cookies", "browser"):
                continue
            for company, name in _named(text, named):
                if company not in listed:
                    found.setdefault(company, []).append((path, name))
        for (path, name), *more in found.values():
            yield Report(
                path,
                f"`{name}` is named here, but not among the recipients, sources or cookies",
                f"`{name}` staat hier, maar niet bij de ontvangers, bronnen of cookies",
                tuple((other, f"`{also}`", f"`{also}`") for other, also in more),
                part=name,
                help_en="if this company gets data, add it to `recipients`, with its role and country",
                help_nl="krijgt dit bedrijf gegevens, zet het dan bij `recipients`, met rol en land",
            )


def _in_list(path: Path) -> bool:
    """Whether a text is the name of an entry in a list of recipients, sources or parties, or the register of them."""
    if path[0] in ("recipients", "sources"):
        return len(path) == 2 or path[2] in ("name", "label", "items", "examples", "website", "email", "address")
    names = [step for step in path if isinstance(step, str)]
    return len(names) > 1 and bool(_LISTS & set(names[-2:])) and names[-1] not in ("text", "intro", "why")


def _listed(model: Model) -> set[str]:
    """The companies that the spec lists, and the organisation itself."""
    names: list[str] = []
    for path, _, value in model.leaves:
        if isinstance(value, str) and (_in_list(path) or path[0] in ("controller", "contacts")):
            names.append(value)
    for key in (*model.recipients, *model.register("sources")):
        names.append(key.replace("_", " "))
    return {known.company for name in names if (known := provider(name)) is not None}


def _named(text: str, providers: list[law.Provider]) -> Iterator[tuple[str, str]]:
    """The companies among these that a text names, each with the name as it is written there."""
    for sentence in sentences(text):
        if _BROWSERS.search(sentence):
            continue
        for known in providers:
            for start, end in law.find(sentence, known.forms)[:1]:
                if not _NOT_BEFORE.search(sentence[:start]) and not _NOT_AFTER.match(sentence[end:]):
                    yield known.company, sentence[start:end]
