from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Denied, Model
from ...model.part import Part, Ref
from ...model.values import Words
from ..base import Context, Report, Rule
from ..look import listing, unread

_PASSIVE = frozenset({"website", "social_media"})
_PASSIVE_WORDS = re.compile(r"\b(?:pdf|web\s?site|site|pagina|webpagina|document|hier|verklaring)\b", re.IGNORECASE)
_ACTIVE_WORDS = re.compile(
    r"e-?mail|\bmail|brief|\bpost\b|\bsms\b|bericht|melding|pop-?up|\bapp\b|laten\b[^.]*\bweten|laat\b[^.]*\bweten"
    r"|informeren|informeert|op de hoogte|vertellen|waarschuwen|bellen|kondigen|nieuwsbrief|inlog",
    re.IGNORECASE,
)


class ChangeNoticeMissing(Rule):
    """The statement does not say how people hear of important changes.

    ## What it checks

    `changes.notice` names a way that reaches people: an e-mail, a letter, a message in the app, a notice on the
    website. That the new text is put on the website or in the document is not enough. A text under `changes` that
    says so in its own words is.

    ## Why it matters

    A change that nobody is told of changes nothing for the reader. Who wants to object or withdraw consent must hear of
    it in time.

    ## Bad

    ```yaml
    changes:
      notice: [website]  # <-
      when: before_effect
    ```

    ## Good

    ```yaml
    changes:
      notice: [website, email]
      when: before_effect
    ```

    ## How to mend it

    Add the way in which you will tell people: `notice: [email]`, or `popup` for a notice on the website.
    """

    code = "VER004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report that nothing is said of changes, or that the ways in which they are told reach nobody."""
        changes = model.changes
        if unread(context, ("changes",)):
            return
        if changes is None:
            yield Report(
                (), "does not say how people hear of changes", "zegt niet hoe mensen van wijzigingen horen", on_key=True
            )
            return
        if _reaches(changes):
            return
        notice = changes.notice if isinstance(changes, Part) else None
        if notice:
            names = [ref.label.text for ref in notice]
            yield Report(
                changes.at("notice"),
                f"tells of changes only by {listing(names, 'and')}, which reaches nobody by itself",
                f"meldt wijzigingen alleen via {listing(names, 'en')}, en dat bereikt niemand vanzelf",
            )
        else:
            yield Report(
                ("changes",),
                "does not say how people hear of changes",
                "zegt niet hoe mensen van wijzigingen horen",
                on_key=True,
            )


def _reaches(changes: Part | Denied) -> bool:
    if isinstance(changes, Denied):
        return changes.words is not None and _ACTIVE_WORDS.search(changes.words.text) is not None
    if any(not _is_passive(ref) for ref in changes.notice or []):
        return True
    own = [value for value in (changes.intro, changes.text) if isinstance(value, Words)]
    return any(_ACTIVE_WORDS.search(words.text) for words in own)


def _is_passive(ref: Ref) -> bool:
    if ref.word is not None:
        return ref.word.id in _PASSIVE
    text = ref.label.text
    return _PASSIVE_WORDS.search(text) is not None and _ACTIVE_WORDS.search(text) is None
