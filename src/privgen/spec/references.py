"""What the entries of each reference list are looked up in: registers of the spec and kinds of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping

BY_FIELD: Mapping[str, tuple[str, ...]] = {
    "data": ("data",), "can_view": ("data",), "cannot_view": ("data",), "never_visible": ("data",),
    "purposes": ("purposes",), "recipients": ("recipients",), "by": ("recipients",),
    "from_": ("sources", "recipients", "subjects"), "subjects": ("subjects",), "audience": ("subjects",),
    "of": ("subjects", "data"), "to": ("recipients", "subjects"), "techniques": ("techniques",),
    "legal_basis": ("legal_bases",), "channel": ("channels",), "via": ("channels",), "notice": ("channels",),
    "types": ("cookie_types",), "safeguards": ("mechanisms",), "services": ("services",), "offer": ("rights",),
    "authority": ("authorities",), "decisions": ("decisions",),
}  # fmt: skip
"""By the name of the field, as an attribute of its model."""
_FOR = {"CookieConsent": ("cookie_types",), "Identification": ("rights",)}


def looked_up(owner: str, field: str) -> tuple[str, ...]:
    """The kinds that the entries of a field are looked up in, in order; `owner` is the name of its model."""
    if field == "for_":
        return _FOR.get(owner, ("subjects",))
    return BY_FIELD.get(field, ("data",))
