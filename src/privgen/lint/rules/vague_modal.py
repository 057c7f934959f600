from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.model import Model
from ...model.values import Path
from ..base import Context, Report, Rule
from ..look import texts
from ..wording import NEGATIVE, sentences

MOST = 5
"""How many activities or entries are reported: whoever mends five knows what is meant."""
_ROOTS = frozenset({
    "activities", "recipients", "data", "purposes", "sources", "retention", "defaults", "outsourcing", "legal_bases",
})  # fmt: skip
_SILENT = frozenset({
    "title", "so_that", "required", "objection", "opt_out", "effect", "balancing", "marketing", "decisions", "profiling",
    "transfer", "withdraw", "special_ground", "longer_if", "considering", "limit", "name", "agreement",
})  # fmt: skip
"""Keys about something else than what happens to data, or about which another rule speaks."""
_SENTENCES = frozenset({"text", "intro", "why"})
_SHARING = frozenset({"recipients", "outsourcing"})
"""Where the spec says who gets data: what is vague there weighs most."""
_CONDITIONS = frozenset({"sometimes", "possible"})
_QUALIFIER = (
    r"mogelijk|eventueel|wellicht|misschien|soms|(?<!hoe )(?<!zo )(?<!niet )vaak(?! gesteld)|meestal|doorgaans|af en toe"
    r"|in (?:bepaalde|sommige) (?:andere )?gevallen|(?:waar|indien) nodig|redelijkerwijs|in (?:beginsel|principe)|onder (?:andere|meer)"
)
_PHRASE = re.compile(rf"\b(?:{_QUALIFIER})\b", re.IGNORECASE)
_PROCESSING = (
    r"gebruiken|verzamelen|delen|verstrekken|doorgeven|bewaren|verwerken|uitbesteden|opnemen|opvragen|vastleggen|inschakelen"
    r"|combineren|koppelen|analyseren|publiceren|opslaan"
)
_WE_MAY = re.compile(
    rf"\b(?:(?:wij|we)\b[^.,;]{{0,30}}\bkunnen|kunnen (?:wij|we))\b[^.;]*\b(?:{_PROCESSING})\b", re.IGNORECASE
)
_DATA_MAY = re.compile(
    r"\b(?:gegevens|informatie)\b[^.,;]{0,20}\b(?:kan|kunnen)\b[^.,;]{0,30}\b(?:worden \w+|\w+ worden)\b", re.IGNORECASE
)
_WE_DO = re.compile(
    rf"\b(?:wij|we)\b[^.,;]{{0,20}}\b(?:{_QUALIFIER})\b[^.;]*\bgegevens\b"
    rf"|\b(?:{_PROCESSING}) (?:wij|we)\b[^.,;]{{0,30}}\b(?:{_QUALIFIER})\b"
    rf"|\b(?:{_QUALIFIER}) (?:{_PROCESSING}) (?:wij|we)\b"
    rf"|\b(?:{_QUALIFIER}) (?:leggen (?:wij|we)\b[^.;]*\bvast|slaan (?:wij|we)\b[^.;]*\bop|geven (?:wij|we)\b[^.;]*\bdoor)\b"
    rf"|\b(?:{_QUALIFIER})\b[^.,;]{{0,20}}\b(?:krijgen|krijgt|ontvangen|ontvangt)\b[^.;]*\b(?:gegevens|informatie) van ons\b",
    re.IGNORECASE,
)
_BY_OTHERS = re.compile(
    r"\bdoor (?:anderen|derden|iedereen|andere \w+)\b|\bniet in de hand\b|\bgeen (?:controle|invloed|grip)\b",
    re.IGNORECASE,
)
"""What stands in a sentence about what others do with data, such as who reads a forum."""
_REASON = re.compile(
    r"\b(?:zo|zodat|daardoor|daarmee|hiermee|hierdoor|om|voordat|alleen|pas|dankzij|geschil|rechtszaak|beveilig\w*"
    r"|vordering(?:en)?|incasso\w*|deurwaarder)\b",
    re.IGNORECASE,
)
"""What stands in a sentence that tells what something is good for, or is about disputes, debts or security."""


_HARMLESS = re.compile(
    r"\bzo \w+ mogelijk\b|\b(?:technisch|voor zover) mogelijk\b|\bmogelijk (?:te )?(?:maken|maakt|is|zijn)\b",
    re.IGNORECASE,
)
"""Words in which "mogelijk" is not about whether something happens."""


class VagueModal(Rule):
    """What happens to data is said with "may", "sometimes" or "possibly".

    ## What it checks

    Purposes, data, recipients and retention, and the introductions of their sections, for `when: sometimes` or
    `possible`, words such as "soms", "eventueel" or "in bepaalde gevallen", and sentences such as "wij kunnen uw
    gegevens delen". What people themselves can do, what others do, reasons ("zo kunnen wij …"), authorities, disputes,
    debts and security are left alone. One finding for each activity or entry, and at most five: those about who gets
    data first.

    ## Why it matters

    "We may share your data" does not tell readers whether it happens to them. They cannot decide anything with it.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam
          - adres
          - telefoonnummer: {when: sometimes}  # <-
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data:
          - naam
          - adres
          - telefoonnummer: {when: als u kiest voor bezorging op afspraak}
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 2 years after delivery
    ```

    ## How to mend it

    Say when it happens: "als u belt". Or say that it does.
    """

    code = "LNG001"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report five activities or entries, each with all its fields: a condition before the text that repeats it."""
        found: dict[Path, list[tuple[Path, str]]] = {}
        for path, text in texts(model) if model.language == "nl" else ():
            if _judged(model, path, text) and (part := _vague(path, text)) is not None:
                found.setdefault(path[:2], []).append((path, part))
        sharing = sorted(found, key=lambda path: path[0] not in _SHARING)
        for (path, part), *more in (sorted(found[each], key=_is_text) for each in sharing[:MOST]):
            yield Report(
                path,
                f"`{part}` does not say whether or when this happens",
                f"`{part}` zegt niet of en wanneer dit gebeurt",
                tuple((other, f"`{also}`", f"`{also}`") for other, also in more),
                part=part,
            )


def _is_text(place: tuple[Path, str]) -> bool:
    return place[0][-1] in _SENTENCES


def _judged(model: Model, path: Path, text: str) -> bool:
    """Whether a text is about what the organisation itself does with data."""
    if path[0] == "layout":
        return len(path) > 2 and path[2] in _ROOTS and path[-1] in _SENTENCES
    if path[0] not in _ROOTS or _SILENT & set(path[2:]):
        return False
    authorities = {key for key, part in model.recipients.items() if part.role == "authority"}
    if authorities & set(path):
        return False
    if path[0] == "activities":
        own = next((each for each in model.activities if each.id == path[1]), None)
        if own is None or own.is_processor:
            return False
        # When somebody finds themselves in a situation is up to them; `possible` says that the organisation may do something.
        return not (len(path) > 2 and path[2] in ("when", "only_if")) or text == "possible"
    return True


def _vague(path: Path, text: str) -> str | None:
    """The vague words in a text."""
    text = _HARMLESS.sub("", text)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key in ("when", "only_if", "unless"):
        if text in _CONDITIONS:
            return text
        match = _PHRASE.match(text)
        return match[0] if match is not None else None
    if key in _SENTENCES:
        for sentence in sentences(text):
            kinds = (_WE_MAY, _WE_DO) if _BY_OTHERS.search(sentence) else (_WE_MAY, _DATA_MAY, _WE_DO)
            found = next((hit for each in kinds if (hit := each.search(sentence)) is not None), None)
            if found is not None and not NEGATIVE.search(found[0]) and not _REASON.search(sentence):
                return found[0]
        return None
    match = _PHRASE.search(text)
    return match[0] if match is not None else None
