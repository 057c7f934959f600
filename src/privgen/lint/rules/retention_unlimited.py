from __future__ import annotations

import re
from collections.abc import Iterator

from ... import law
from ...model.model import Model
from ...model.retention import Rule as Retention
from ...model.values import Path, Words
from ..base import Context, Report, Rule
from ..keeping import Unit, head_text, place, said, words_of

_SOMETIMES = "altijd"
"""A word of the list that only means "without end" where it is all that is said."""
_KEEPS = re.compile(r"\bbewa(?:ar|ren|art|ard)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|nooit|geen)\b", re.IGNORECASE)
_ARCHIVE = re.compile(r"archie|wetenschappelijk|historisch", re.IGNORECASE)
_ARCHIVING = frozenset({"archiving", "research"})


class RetentionUnlimited(Rule):
    """Data are kept without end.

    ## What it checks

    The words in which a rule of retention says how long, and its `why` and `text`: `onbeperkt`, `permanent`,
    `blijvend`, `voor altijd`. Archives in the public interest, research and statistics (AVG art. 89) are left
    alone, and so is a rule that names a law.

    ## Why it matters

    Personal data may not be kept forever. Sooner or later the purpose is served, and from then on an old file only
    harms the people in it.

    ## Bad

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: {keep: onbeperkt}  # <-
    ```

    ## Good

    ```yaml
    activities:
      orders:
        title: Als u iets bestelt
        subjects: [customers]
        data: [naam, adres, e-mailadres]
        purposes: [deliver_order]
        legal_basis: contract
        required: {by: contract, consequence: dan kunnen wij niet leveren}
        recipients: none
        retention: 5 years after last_order
    ```

    ## How to mend it

    Give the data an end. If they are really kept as an archive or for research, say so in `purposes` or `why` of
    the rule.
    """

    code = "RET004"

    def check(self, model: Model, context: Context) -> Iterator[Report]:
        """Report the words that say so, once for each rule."""
        for each in said(model):
            rule = each.rule
            if rule.law or _is_archive(rule, each.units):
                continue
            told = head_text(rule)
            short_form = rule.head == "keep" and rule.at("keep") == rule.path
            if told is not None and not short_form and _without_end(told):
                yield _report(place(rule), told, None)
                continue
            for words in words_of(rule, "why", "text", "intro"):
                piece = _sentence(words.text)
                if piece is not None:
                    yield _report(words.paths[0], piece, piece)
                    break


def _report(path: Path, piece: str, part: str | None) -> Report:
    return Report(
        path, f"`{piece}` sets no end to keeping the data", f"`{piece}` geeft het bewaren geen einde", part=part
    )


def _without_end(text: str) -> bool:
    if text.strip().lower() == _SOMETIMES:
        return True
    return not _NOT.search(text) and any(
        text[start:end].lower() != _SOMETIMES for start, end in law.word_list("RET004").find(text)
    )


def _sentence(text: str) -> str | None:
    """The word that says so in a sentence about keeping data."""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if _KEEPS.search(sentence) and not _NOT.search(sentence):
            for start, end in law.word_list("RET004").find(sentence):
                if sentence[start:end].lower() != _SOMETIMES:
                    return sentence[start:end]
    return None


def _is_archive(rule: Retention, using: list[Unit]) -> bool:
    purposes = [
        *(rule.purposes or []),
        *(purpose for unit in using for purpose in unit.activity.resolved("purposes") or []),
    ]
    if any(purpose.meanings & _ARCHIVING for purpose in purposes):
        return True
    return any(isinstance(words, Words) and _ARCHIVE.search(words.text) for words in (rule.why, rule.text))
