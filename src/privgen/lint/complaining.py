"""What a spec says of complaints: the authorities it names, and the sentences about complaining to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import law
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from ..spec.vocabulary import normalise
from .base import Context
from .look import texts, unread

SENTENCE = re.compile(r"(?<=[.!?])\s+")
_COMPLAINT = re.compile(r"\bklacht|\bklagen\b|\bklaagt\b|\bcomplain", re.IGNORECASE)
_AUTHORITY = re.compile(r"\btoezichthoud|\bautoriteit|\bprivacywaakhond|\bsupervisory authority", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """An authority that the spec names: its entry, and what is known of it."""

    ref: Ref
    known: law.Authority | None

    def first(self, name: str) -> Words | None:
        """A value of the entry, or of the one in the register."""
        for part in (self.ref, self.ref.own):
            if part is not None and part.given(name):
                value = Part.__getattr__(part, name)
                found = value[0] if isinstance(value, list) and value else value
                return found if isinstance(found, Words) else None
        return None

    @property
    def name(self) -> str | None:
        """What people can look it up by: its name, or that of the authority that the entry stands for."""
        own = self.first("name")
        if own is not None:
            return own.text
        if self.known is not None and self.first("label") is None:
            return self.known.name
        plain = self.ref.own is None and self.first("label") is None and len(self.ref.text_) > 2
        return self.ref.text_ if plain else None

    @property
    def country(self) -> str | None:
        """Its country, as an ISO code."""
        own = self.first("country")
        return own.text.upper() if own is not None else self.known.country if self.known is not None else None

    @property
    def land(self) -> bool:
        """Whether it belongs to a German Land."""
        return self.first("land") is not None or (self.known is not None and self.known.land is not None)

    @property
    def linked(self) -> bool:
        """Whether people are told where it is on the web."""
        told = any(self.first(key) is not None for key in ("url", "website"))
        replaced = self.first("name") is not None or self.first("label") is not None
        return told or (self.known is not None and not replaced)


def block(model: Model) -> Part | None:
    """What the spec says under `complaint`, if it says anything there."""
    return model.complaint if isinstance(model.complaint, Part) else None


def authorities(model: Model) -> list[Named]:
    """The authorities to which people can complain."""
    complaint = block(model)
    return [Named(ref, _known(ref)) for ref in (complaint.authority or [] if complaint is not None else [])]


def _known(ref: Ref) -> law.Authority | None:
    found = law.authority(ref.text_)
    if found is None:
        wanted = normalise(ref.text_)
        found = next((each for each in law.authorities().values() if normalise(each.name) == wanted), None)
    return found


def sentences(model: Model) -> Iterator[tuple[Path, str]]:
    """The sentences of the spec's own about complaining to an authority, wherever they stand."""
    for path, text in texts(model):
        if _COMPLAINT.search(text) and _AUTHORITY.search(text):
            for sentence in SENTENCE.split(text):
                if _COMPLAINT.search(sentence) and _AUTHORITY.search(sentence):
                    yield path, sentence


def names_authority(text: str) -> bool:
    """Whether a text calls an authority by its name."""
    names = [name for each in law.authorities().values() for name in (each.name, each.name_nl) if name]
    return bool(law.find(text, names)) or bool(
        law.find(text, [each.abbreviation for each in law.authorities().values() if each.abbreviation], match_case=True)
    )


def unclear(context: Context) -> bool:
    """Whether what the spec says of complaints could not be read."""
    return unread(context, ("complaint",), ("authorities",))
