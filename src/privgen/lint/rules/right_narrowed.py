from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.part import Part, Ref
from ...model.values import Words
from ...spec.vocabulary import normalise
from ..base import Context, Report, Rule
from ..offered import entry, names

_NARROWED = ("erasure", "restriction")
_ARTICLES = {"erasure": "AVG art. 17", "restriction": "AVG art. 18", "objection": "AVG art. 21"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_UNNEEDED = re.compile(
    r"\bniet (?:meer|langer) (?:nodig|noodzakelijk|hoe(?:ft|ven) te (?:bewaren|behouden|houden))\b", re.IGNORECASE
)
"""One of the six grounds on which people can have data erased (AVG art. 17 lid 1 onder a)."""
_WIDER = re.compile(r"\b(?:of|wet\w*|verplicht\w*|plicht|bewaarplicht|recht(?:bank|er|svordering\w*))\b", re.IGNORECASE)
"""What stands in a condition that names other cases, or a duty to keep (AVG art. 17 lid 3)."""
_BESIDES = re.compile(r"\b(?:ook|daarnaast|bovendien|verder)\b", re.IGNORECASE)
"""What stands in a sentence that adds a case and does not limit the right to it."""


class RightNarrowed(Rule):
    """A right is described narrower than it is.

    ## What it checks

    The conditions and texts at a right: erasure or restriction for wrong data only, erasure for data that are no longer
    needed only, restriction in a dispute only, and objection against one recipient only. Conditions that name other
    cases too, or a duty to keep the data, and sentences that add a case ("u kunt onjuiste gegevens ook laten
    afschermen"), are left alone.

    ## Why it matters

    People also may have data erased that are no longer needed, or after they withdraw their consent. Who reads that
    it only works for errors does not ask.

    ## Bad

    ```yaml
    rights:
      offer:
        - applicable
        - erasure: {when: als uw gegevens onjuist zijn}  # <-
      contact: email
      within: 1 month
    ```

    ```yaml
    rights:
      offer:
        - applicable
        - erasure: {when: als wij uw gegevens niet meer nodig hebben}  # <-
      contact: email
      within: 1 month
    ```

    ## Good

    ```yaml
    rights:
      offer:
        - applicable
        - erasure: {when: als wij ze niet meer nodig hebben of als ze onjuist zijn}
      contact: email
      within: 1 month
    ```

    ```yaml
    rights:
      offer:
        - applicable
        - erasure: {when: als wij uw gegevens niet meer nodig hebben of als u uw toestemming intrekt}
      contact: email
      within: 1 month
    ```

    ## How to mend it

    Leave the condition out, or name the other cases as well.
    """

    code = "RGT010"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the words that narrow a right."""
        words = law.word_list("RGT010")
        for right in _NARROWED:
            found = entry(model, right)
            limits = [] if found is None else list(_limits(found))
            if any(law.find(limit.text, words.exceptions) for limit in limits):
                continue
            for limit in limits:
                piece = _narrowing(words, limit.text)
                if piece is not None:
                    yield _report(right, limit, piece)
                    break
        yield from _unneeded_only(model, words)
        yield from _against(model)


def _unneeded_only(model: Model, words: law.WordList) -> Iterator[Report]:
    """Erasure on one condition, and that is that the data are no longer needed."""
    found = entry(model, "erasure")
    limits = [] if found is None else list(_limits(found))
    match = _UNNEEDED.search(limits[0].text) if len(limits) == 1 else None
    if match is None or _WIDER.search(limits[0].text) or _BESIDES.search(limits[0].text):
        return
    rest = limits[0].text.replace(match[0], " ")
    if not (law.find(rest, words.words) or law.find(rest, words.exceptions)):
        yield _report("erasure", limits[0], match[0])


def _narrowing(words: law.WordList, text: str) -> str | None:
    """The words that narrow a right, as the text writes them, in the first sentence that does so."""
    for sentence in _SENTENCE.split(text):
        piece = None if _BESIDES.search(sentence) else words.first(sentence)
        if piece is not None:
            return piece
    return None


def _limits(found: Ref) -> Iterator[Words]:
    """What an entry says of when a right holds."""
    for condition in [*(found.when or []), *(found.only_if or [])]:
        yield condition.words
    if found.text is not None:
        yield found.text


def _report(right: str, limit: Words, piece: str) -> Report:
    dutch = names(right)[1]
    return Report(
        limit.paths[0],
        f"`{piece}` makes the right `{right}` narrower than it is",
        f"`{piece}` maakt het recht `{right}` ({dutch}) smaller dan het is",
        part=piece,
        help_en="leave this out, or name the other cases in which the right exists too",
        help_nl="laat dit weg, of noem ook de andere gevallen waarin het recht geldt",
        cites=(_ARTICLES[right], "WP260"),
    )


def _against(model: Model) -> Iterator[Report]:
    """An objection that is only possible against what some recipients do."""
    found = entry(model, "objection")
    against = found.against or [] if found is not None else []
    if against and all(any(name in normalise(words.text) for name in _recipients(model)) for words in against):
        yield _report("objection", against[0], against[0].text)


def _recipients(model: Model) -> list[str]:
    parts: list[Part] = list(model.recipients.values())
    return [normalise(part.name.text) for part in parts if part.name]
