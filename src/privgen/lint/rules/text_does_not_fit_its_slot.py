from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import texts

_CONDITION = "als indien wanneer tenzij mits zodra"
_CLAUSE = "u je jij wij we ik"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a text in a sentence: the words it cannot begin with, and what privgen writes before it."""

    not_first: frozenset[str]
    before: str


_SLOTS = {
    key: Slot(frozenset(words.split()), before)
    for key, words, before in (
        ("unless", _CONDITION, "tenzij"),
        ("only_if", f"{_CONDITION} alleen", "alleen als"),
        ("so_that", "zodat opdat", "zodat"),
        ("until", "tot totdat als wanneer zodra zolang", "tot"),
        ("after", f"na nadat als wanneer zodra {_CLAUSE}", "na"),
        ("while", "zolang als wanneer tijdens terwijl", "zolang"),
    )
}
_RETENTION = frozenset({"until", "after", "while"})
_INFINITIVE = frozenset({"wij", "we", "ik", "omdat", "zodat"})
_NOUN = frozenset({"als", "indien", "wanneer", "omdat", "zodat", "wij", "we", "ik"})
_NOUN_KEYS = frozenset({"label", "items", "examples", "data", "subjects", "recipients", "from"})
_OM_TE = re.compile(r"^om\b.*\bte \w+n\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = frozenset({"omdat", "zodat", "want", "opdat"})


class TextDoesNotFitItsSlot(Rule):
    """A text does not fit in the sentence that privgen writes around it.

    ## What it checks

    The first word of texts with a fixed place: no "als" in `unless` and `only_if`, no "zodat" in `so_that`, no "tot" in
    `until`, no "na" in `after`, no "zolang" in `while`, "dan" in `consequence`, a conjunction in `when`, purposes and
    interests without "om … te", names without a conjunction, and a whole sentence in `why`.

    ## Why it matters

    privgen writes the word before the text itself, so the reader would find "tenzij als u bezwaar maakt".

    ## Bad

    ```yaml
    recipients:
      postnl:
        name: PostNL
        role: controller
        service: parcel_delivery
        country: NL
        unless: als u uw bestelling ophaalt  # <-
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [postnl]
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    recipients:
      postnl:
        name: PostNL
        role: controller
        service: parcel_delivery
        country: NL
        unless: u uw bestelling ophaalt
    transfers: none
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: [postnl]
        retention: 2 years after delivery
    ```

    ## How to mend it

    Write the text so that it goes on after the word that the message names.
    """

    code = "SLT001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report each text that cannot stand in its place."""
        for path, text in texts(model) if model.language == "nl" else ():
            words = re.findall(r"[\w-]+", text)
            wrong = _wrong(path, text, words[0].lower(), len(words)) if words else None
            if wrong is not None:
                en, nl = wrong
                yield Report(path, en, nl)


def _wrong(path: Path, text: str, first: str, count: int) -> tuple[str, str] | None:
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    place = _key_of_list(path)
    if key in _SLOTS and (key not in _RETENTION or "retention" in path):
        slot = _SLOTS[key]
        return _twice(key, first, slot.before) if first in slot.not_first and count > 1 else None
    if key == "when" and first in _CLAUSE.split() and count > 1:
        return (
            f"`when` begins with `{first}`, without a word such as `als` before it",
            f"`when` begint met `{first}`, zonder een woord zoals `als` ervoor",
        )
    if path[-2:] == ("required", "consequence") and first != "dan":
        return (
            f"`consequence` begins with `{first}`, not with `dan`",
            f"`consequence` begint met `{first}`, niet met `dan`",
        )
    if key == "why" and first in _FRAGMENT and "," not in text and count > 1:
        return (
            f"`why` begins with `{first}` and is no whole sentence",
            f"`why` begint met `{first}` en is geen hele zin",
        )
    if place == "purposes" or key == "interest":
        if first in _INFINITIVE or _OM_TE.match(text):
            return (
                f"begins with `{first}`, where an infinitive without `te` belongs",
                f"begint met `{first}`, waar een infinitief zonder `te` hoort",
            )
        return None
    if place in _NOUN_KEYS and first in _NOUN and count > 1:
        return (
            f"begins with `{first}`, where a noun belongs",
            f"begint met `{first}`, waar een zelfstandig naamwoord hoort",
        )
    return None


def _twice(key: str, first: str, before: str) -> tuple[str, str]:
    return (
        f"`{key}` begins with `{first}`, but privgen writes `{before}` before it",
        f"`{key}` begint met `{first}`, maar privgen schrijft er `{before}` voor",
    )


def _key_of_list(path: Path) -> str:
    """What a text is the name of: the list or register that an entry stands in; the key itself for other texts."""
    last = path[-1]
    if last == "label":
        owner = path[:-1]
        if len(owner) == 2 and owner[0] == "purposes":
            return "purposes"
        if len(owner) > 2 and owner[-3] == "purposes":
            return "purposes"
        return "label"
    if len(path) == 2 and path[0] in ("purposes", "data", "subjects", "recipients"):
        return str(path[0])
    if isinstance(last, int):
        return str(path[-2])
    # A detailed entry of a list, or an entry that stands alone.
    if len(path) > 1 and isinstance(path[-2], int) and len(path) > 2:
        return str(path[-3])
    return str(last)
