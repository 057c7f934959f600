"""How a spec has the identity of people checked who use a right."""

from __future__ import annotations

import re

from ..model.model import Model
from ..model.part import Part
from ..model.values import Path, Words

_COPY = re.compile(r"\bkopie|\bscan\b|\bfoto van\b|\bcopy\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"identiteits|\bid\b|\bid-|paspoort|rijbewijs|legitimatie|identity|passport", re.IGNORECASE)
_DOUBT = re.compile(r"twijfel|niet zeker|onzeker|doubt", re.IGNORECASE)
_LIGHTER = re.compile(r"\binlog|\baccount|\bvraag|\bvragen|\bmail|\bbel|\bcode", re.IGNORECASE)


def check_of(model: Model) -> Part | Words | None:
    """What the spec says of checking who somebody is; None if nothing, or that it does not check."""
    rights = model.rights
    found = rights.identification if isinstance(rights, Part) else None
    return None if isinstance(found, Words) and found.text == "none" else found


def copy_asked(check: Part | Words | None) -> tuple[Path, str] | None:
    """Where a copy of an identity document is asked, and the words."""
    if isinstance(check, Words):
        return (check.paths[0], check.text) if _is_copy(check.text) else None
    if check is None:
        return None
    for words in [*(check.ask or []), *([check.text] if check.text is not None else [])]:
        if _is_copy(words.text):
            return words.paths[0], words.text
    return (check.at("id_copy"), "id_copy") if check.id_copy else None


def _is_copy(text: str) -> bool:
    return bool(_COPY.search(text)) and bool(_DOCUMENT.search(text))


def only_in_doubt(check: Part | Words | None) -> bool:
    """Whether the check is an exception: when there is doubt, or where a lighter way has failed."""
    if isinstance(check, Words):
        return bool(_DOUBT.search(check.text))
    if check is None:
        return True
    cases = [*(check.when or []), *(check.only_if or [])]
    if any(case.id == "doubt" or _DOUBT.search(case.words.text) for case in cases):
        return True
    texts = [words.text for words in (check.text, check.intro) if words is not None]
    return any(_DOUBT.search(text) and _LIGHTER.search(text) for text in texts)


def masked(check: Part | Words | None, words: tuple[str, ...]) -> bool:
    """Whether people are told to make something unreadable on the copy that is called by one of the words."""
    if isinstance(check, Words):
        told = [check.text]
    elif check is not None:
        told = [
            each.text
            for each in [*(check.black_out or []), *(value for value in (check.text, check.why) if value is not None)]
        ]
    else:
        told = []
    return any(word in text.casefold() for text in told for word in words)
