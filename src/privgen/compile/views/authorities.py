"""Cookies that need no consent, and the authorities where people complain."""

from __future__ import annotations

from typing import Any

from ... import law
from ...model.part import Part, Ref
from ...model.values import PLAIN, Words
from .base import BaseViews


class AuthorityViews(BaseViews):
    """Cookies and authorities."""

    def cookie_rest(self, types: list[Ref], asked: list[Ref]) -> list[Ref]:
        """The types of cookies for which no consent is asked."""
        ids = {ref.id or ref.text_ for ref in asked}
        return [ref for ref in types if (ref.id or ref.text_) not in ids]

    def authorities(self) -> list[dict[str, Any]]:
        """The authorities where people can complain: what the spec says of them, else what the law data know."""
        complaint = self.model.complaint
        if not isinstance(complaint, Part) or not complaint.authority:
            return []
        return [self._authority(ref) for ref in complaint.authority]

    def _authority(self, ref: Ref) -> dict[str, Any]:
        known = law.authority(ref.text_)
        parts = [part for part in (ref, ref.own) if part is not None]

        def first(name: str) -> Any:
            return next((Part.__getattr__(part, name) for part in parts if part.given(name)), None)

        own_name = first("name") or first("label")
        told = own_name is not None or first("website") is not None
        name = own_name or (Words(known.name_nl or known.name, (ref.path,), PLAIN) if known and not told else None)
        if name is None and known is None and len(ref.text_) > 2:
            name = ref.label
        url = first("url") or (Words(known.link, ()) if known and not told else None)
        country = first("country")
        if country is None and (len(ref.text_) == 2 or (known is not None and known.id != "ap")):
            country = [Words(known.country if known else ref.text_.upper(), (ref.path,))]
        ways = [(kind, first(kind)) for kind in ("email", "phone") if first(kind) is not None]
        extra = [value for value in (first("text"), first("intro")) if value is not None]
        region = first("per_region")
        return {
            "name": name,
            "url": url,
            "site": first("website"),
            "country": country[0] if country else None,
            "ways": ways,
            "cause": (ref, region),
            "phrase": self._authority_phrase(ref, known, told),
            "extra": extra[0] if extra else None,
            "ref": ref,
        }

    def _authority_phrase(self, ref: Ref, known: Any, told: bool) -> Words | None:
        """An authority that the law data know, as it stands after "bij"."""
        return Words(known.phrase(self.model.language), (ref.path,), PLAIN) if known is not None and not told else None
