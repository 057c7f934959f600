"""Who gets data, and where it goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ... import law
from ...model.part import Part, Ref
from ...model.values import Path, Words
from ..layout import Section
from .base import BaseViews

_DETERMINERS = frozenset({"de", "het", "een", "uw", "je", "jouw", "ons", "onze", "iedereen", "wie"})
"""Words with which a label of a single party begins."""


class RecipientViews(BaseViews):
    """Recipients and transfers."""

    def entries_of(self, section: Section) -> list[tuple[str, Part]]:
        """The recipients that a section lists."""
        return [(str(part.path[1]), part) for part in section.entries]

    def by_role(self, entries: Iterable[tuple[str, Part]], role: str) -> list[tuple[str, Part]]:
        """Those with a role; the empty role stands for all but processors and controllers."""
        return [
            (key, part)
            for key, part in entries
            if (part.role or "") == role or (role == "" and part.role not in ("processor", "controller"))
        ]

    def default_uses(self, recipient: str) -> tuple[Path, ...]:
        """Where the defaults name a recipient: nothing else tells that."""
        if not (self.model.defaults and self.model.defaults.recipients):  # reading the list notes where it names whom
            return ()
        return tuple(
            path for path in self.model.link.used.get(("recipients", str(recipient)), []) if path[0] == "defaults"
        )

    def several(self, recipient: Part) -> bool:
        """Whether a recipient is a group of parties: it has no name, and its label no article, which Dutch asks of a single one."""
        label = recipient.label
        if recipient.name is not None or recipient.varies is not None or label is None:
            return False
        return label.text.split(" ")[0].lower() not in _DETERMINERS

    def loose_defaults(self, name: str) -> list[Ref]:
        """Recipients of the defaults that have no entry of their own."""
        defaults = self.model.defaults
        return [ref for ref in (getattr(defaults, name) if defaults else None) or [] if ref.own is None]

    def authorities_of(self) -> list[tuple[str, Part]]:
        """Authorities that get data and have no section of their own."""
        return [
            (key, part)
            for key, part in self.model.recipients.items()
            if part.role == "authority" and key not in self.plan.named
        ]

    def plain_agreement(self, recipient: Part) -> bool:
        """Whether the spec says no more of an agreement than that there is one."""
        value = recipient.agreement
        return value is not None and getattr(value, "value", None) is True

    def transfers(self) -> list[dict[str, Any]]:
        """Recipients with a country outside the EEA or with a transfer, one row a country."""
        found = []
        for recipient in self.model.recipients.values():
            given = recipient.transfer or []
            given = given if isinstance(given, list) else [given]
            countries = recipient.country or []
            leaves_eea = any(not law.in_eea(country.text) for country in countries)
            for country in countries:
                outside = not law.in_eea(country.text)
                here = [
                    transfer for transfer in given if _holds_for(transfer, country, general=outside or not leaves_eea)
                ]
                if here or outside:
                    found.append(
                        {
                            "recipient": recipient,
                            "country": country,
                            "transfers": here,
                            "plural": not recipient.name,
                        }
                    )
        return found

    def outside(self, transfers: Part) -> bool:
        """Whether the spec speaks of countries outside the EEA without naming them."""
        return not transfers.countries or any(words.text == "outside_eea" for words in transfers.countries)


def _holds_for(transfer: Any, country: Words, *, general: bool) -> bool:
    """Whether a transfer is about a country; one that names no country is `general`, and about those outside the EEA."""
    if not isinstance(transfer, Part) or transfer.country is None:
        return general
    return bool(transfer.country[0].text == country.text)
