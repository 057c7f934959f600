"""What a spec says about direct marketing: through which channel, to whom, on which basis, and how to stop it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from ..spec import vocabulary
from .base import Context
from .look import own_activities, unread_of

SHOWN = frozenset({"advertising", "targeted_advertising", "contests"})
"""Marketing that is not sent to a person but shown, or joined by the person."""
BUYERS = frozenset({
    "customers", "business_customers", "buyers", "policyholders", "clients", "patients", "tenants", "borrowers",
    "passengers", "guests", "donors", "members",
})  # fmt: skip
"""People who bought something, or gave something to a good cause (Tw art. 11.7 lid 4)."""
_TELLING = ("marketing", "purposes", "subjects", "legal_basis", "objection", "opt_out")
"""The values of an activity that say how its marketing is done."""
_WAY_OUT = re.compile(
    r"afmeld|meld\w* u? ?af\b|uitschrij|schrijf\w* .*uit\b|opt-?out|bezwaar (?:te )?maken|unsubscribe|stopzetten",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marketing:
    """An activity that is direct marketing, with its purposes that are."""

    activity: Activity
    purposes: tuple[Ref, ...]

    @cached_property
    def details(self) -> Part | None:
        """What the activity says under `marketing`, its own or inherited."""
        value = self.activity.resolved("marketing")
        return value if isinstance(value, Part) else None

    @cached_property
    def channels(self) -> frozenset[str]:
        """How it is sent, as far as the spec says: ids of the vocabulary."""
        named = self.details.channel if self.details is not None else None
        if named:
            return frozenset(ref.id for ref in named if ref.id)
        return frozenset(str(channel) for purpose in self.purposes if (channel := purpose.means("channel")))

    @property
    def by_message(self) -> bool:
        """Whether it is sent as an electronic message (Tw art. 11.7 lid 1)."""
        return any(_is_message(channel) for channel in self.channels)

    @property
    def by_phone(self) -> bool:
        """Whether people are called."""
        return "phone" in self.channels

    @cached_property
    def bases(self) -> list[Ref]:
        """The legal bases of the marketing purposes, or of the activity."""
        found: list[Ref] = []
        for purpose in self.purposes:
            own = [basis for bases in purpose.both("legal_basis") for basis in bases]
            found += own or self.activity.resolved("legal_basis") or []
        return found or self.activity.resolved("legal_basis") or []

    @property
    def without_consent(self) -> Ref | None:
        """The basis it rests on, if one is named and consent is none of them."""
        return None if any(basis.id == "consent" for basis in self.bases) else next(iter(self.bases), None)

    @property
    def to(self) -> str | None:
        """Whom it is sent to, as the spec says."""
        return str(self.details.to) if self.details is not None and self.details.to else None

    @property
    def to_customers(self) -> bool:
        """Whether it goes to existing customers only."""
        if self.to is not None:
            return self.to == "existing_customers"
        groups = self.activity.resolved("subjects") or []
        return bool(groups) and all(ref.meanings & BUYERS for ref in groups)

    @property
    def name(self) -> str:
        """What it is called: its first purpose, else the activity."""
        return self.purposes[0].label.text if self.purposes else self.activity.id

    @property
    def place(self) -> Path:
        """Where a finding about it stands: its own `marketing`, its first purpose, else the activity."""
        if self.activity.marketing is not None:
            return self.activity.at("marketing")
        return self.purposes[0].path if self.purposes else self.activity.path

    def way_out(self, model: Model) -> bool:
        """Whether the spec says how to stop it. For messages and calls the right to object in general is not enough."""
        if any(_opens(part) for part in (self.activity, *self.purposes, *(self.activity.data or []))):
            return True
        if (
            self.activity.resolved("objection")
            or self.activity.resolved("opt_out")
            or any(b.withdraw or b.effect for b in self.bases)
        ):
            return True
        details = self.details
        if details is not None:
            said = details.opt_out is not None and details.opt_out.text != "none"
            if said or details.opt_out_in_message or _says(details.text, details.effect, details.intro):
                return True
        return _by_right(model, strict=self.by_message or self.by_phone)


def marketing(model: Model, context: Context) -> Iterator[Marketing]:
    """The activities of the organisation itself that are direct marketing sent to people, or keep data for it."""
    seen: set[Path] = set()
    for activity in own_activities(model):
        if unread_of(context, activity, *_TELLING):
            continue
        kept = [ref for ref in activity.kept_for() if ref.path not in seen]
        seen |= {ref.path for ref in kept}
        purposes = tuple(
            ref for ref in [*(activity.purposes or []), *kept] if ref.means("marketing") and not ref.meanings & SHOWN
        )
        if purposes or activity.marketing:
            yield Marketing(activity, purposes)


def _is_message(channel: str) -> bool:
    entry = vocabulary.entry("channels", channel)
    return entry is not None and bool(entry.more.get("message"))


def _opens(part: Part) -> bool:
    """Whether a part says how to refuse: of its own, in its register entry, or in its text."""
    own = getattr(part, "own", None)
    return any(
        each is not None and (each.opt_out or each.objection or _says(each.text, each.why)) for each in (part, own)
    )


def _says(*texts: Words | None) -> bool:
    return any(text is not None and _WAY_OUT.search(text.text) for text in texts)


def _by_right(model: Model, *, strict: bool) -> bool:
    """Whether the rights offer a way out: one that says how, or if not `strict` the right to object as such."""
    rights = model.rights
    for right in (rights.offer if rights is not None else None) or []:
        if right.id == "objection_marketing" and (right.how or right.contact or not strict):
            return True
        if not strict and (right.id == "objection" or right.text_ == "applicable"):
            return True
    return False
