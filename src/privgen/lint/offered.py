"""Which rights a spec tells people of, where, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import law
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from ..spec import vocabulary
from .base import Context
from .look import is_anonymous, is_heading, own_activities, texts, unread

CORE = ("access", "rectification", "erasure", "restriction")
"""The rights that exist on every legal basis (AVG art. 15-18)."""
_RIGHT = re.compile(r"\b(?:u|je|jij|iedereen)\b.*\brecht\b|\brecht\b.*\b(?:u|je|jij)\b", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
OBJECTING = ("public_task", "legitimate_interest")
"""The legal bases against which people may object (AVG art. 21 lid 1)."""


def block(model: Model) -> Part | None:
    """What the spec says under `rights`, if it says anything there."""
    return model.rights if isinstance(model.rights, Part) else None


def entries(model: Model) -> list[Ref]:
    """The rights that the spec lists itself."""
    rights = block(model)
    return [ref for ref in (rights.offer or [] if rights is not None else []) if ref.text_ != "applicable"]


def asks_applicable(model: Model) -> bool:
    """Whether the spec offers the rights that follow from its legal bases."""
    rights = block(model)
    return rights is not None and any(ref.text_ == "applicable" for ref in rights.offer or [])


def entry(model: Model, right: str) -> Ref | None:
    """The entry of one right in the list."""
    return next((ref for ref in entries(model) if ref.id == right), None)


def told(model: Model) -> set[str]:
    """The rights that people are told of: listed, following from the bases, or named in a text about rights."""
    found = {ref.id for ref in entries(model) if ref.id is not None}
    if asks_applicable(model):
        found |= set(model.applicable_rights())
    words = [ref.label.text for ref in entries(model) if ref.id is None]
    words += [text for _, text in prose(model)]
    for right, word in vocabulary.entries("rights").items():
        if right not in found and any(law.find(text, _names(word, model.language)) for text in words):
            found.add(right)
    return found


def prose(model: Model) -> Iterator[tuple[Path, str]]:
    """The texts of the spec's own about rights: those under `rights`, and elsewhere the sentences with that word."""
    for path, text in texts(model):
        if path[0] == "rights" and path[-1] in ("text", "intro", model.language):
            yield path, text
        elif path[0] == "layout":
            for sentence in _SENTENCE.split(text):
                if _RIGHT.search(sentence):
                    yield path, sentence


def _names(word: vocabulary.Entry, language: str) -> tuple[str, ...]:
    names = [word.labels.get(language, ""), *word.synonyms.get(language, ())]
    forms = dict(word.more.get("infinitive") or {})
    return tuple(name for name in (*names, *forms.values()) if name)


def says_nothing(model: Model) -> bool:
    """Whether the spec names no right at all."""
    return not told(model)


def unclear(context: Context) -> bool:
    """Whether what the spec says of rights could not be read."""
    return unread(context, ("rights",), ("layout",))


def missing_at(model: Model) -> Path:
    """Where a right is missing: at the list, else at `rights`, else at the spec as a whole."""
    rights = block(model)
    if rights is None:
        return ()
    return rights.at("offer") if rights.given("offer") else rights.path


def without_basis(model: Model) -> bool:
    """Whether an own activity names no legal basis of the law: then nobody knows which rights follow."""
    own = (activity for activity in own_activities(model) if not is_heading(activity) and not is_anonymous(activity))
    return not model.activities or any(not any(basis.meanings for basis, _ in activity.bases()) for activity in own)


def on_basis(model: Model, *bases: str) -> list[tuple[Ref, Part]]:
    """The uses of some legal bases, by their meaning: also under a name of the spec's own."""
    wanted = set(bases)
    return [(ref, part) for uses in model.bases.values() for ref, part in uses if ref.meanings & wanted]


def names(right: str) -> tuple[str, str]:
    """A right as messages call it, in English and in Dutch."""
    word = vocabulary.entry("rights", right)
    return (right, right) if word is None else (word.labels["en"], word.labels["nl"])


def consents(model: Model) -> Iterator[tuple[Path, bool]]:
    """Every place at which the spec relies on consent, and whether it says there how to take the consent back."""
    for ref, part in on_basis(model, "consent"):
        yield ref.path, bool(ref.both("withdraw")) or bool(part.opt_out)
    for activity in own_activities(model):
        for part in (activity, *(activity.data or [])):
            ground = part.special_ground
            chosen = [ground] if isinstance(ground, Words) else (ground.ground or [] if ground is not None else [])
            if any(words.text == "explicit_consent" for words in chosen):
                beside = [basis for basis, _ in activity.bases() if "consent" in basis.meanings]
                yield part.at("special_ground"), any(basis.both("withdraw") for basis in beside)
    cookies = model.cookies
    if isinstance(cookies, Part) and cookies.consent is not None:
        yield cookies.consent.path, bool(cookies.consent.withdraw)
