"""Where data come from and where they go, as a spec tells it: sources, recipients, transfers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .. import law, resources
from ..model.activities import Activity
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.values import Path, Words
from ..spec import vocabulary
from .look import own_activities

_OBSERVED = re.compile(r"(browser|apparaat|telefoon|computer|app|gebruik|bezoek|cookies|systemen)$", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:de|het|een|the|a)\s+)?[A-Z0-9ÀÁÉËÏÖÜ]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE = re.compile(r"^(?:(?:de|het|een|andere|onze|alle)\s+)+", re.IGNORECASE)
_OF_THE_READER = re.compile(r"\b(?:uw|je|jouw)\b", re.IGNORECASE)


# --- sources ----------------------------------------------------------------------------------------------------------


def source_type(source: Ref) -> str:
    """`direct`, `observed`, `indirect` or `public`: what the vocabulary says of a source, or its own entry."""
    if source.kind == "sources":
        known = source.means("type")
        if known is not None:
            return str(known)
        if source.own is None and _OBSERVED.search(source.text_):
            return "observed"
        if any(source.both("public")):
            return "public"
    return "indirect"


def is_indirect(source: Ref) -> bool:
    """Whether the data do not come from the person (AVG art. 14)."""
    return source_type(source) in ("indirect", "public")


def source_uses(model: Model) -> Iterator[tuple[Part, Ref]]:
    """Every `from` of the organisation's own activities, of their data and of the defaults, with its place."""
    places: list[Part] = [model.defaults] if isinstance(model.defaults, Part) else []
    for activity in own_activities(model):
        places.append(activity)
    for place in places:
        for entry in [place, *(place.data or [])]:
            yield from ((entry, source) for source in entry.from_ or [])


# --- recipients -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets data: an entry of the register, or a label in place. `id` is what it is called in messages."""

    id: str
    part: Part
    label: Words | None
    registered: bool

    @property
    def name(self) -> str | None:
        """Its proper name: the one it gives, or a label that is written as one."""
        if self.part.name is not None:
            return str(self.part.name.text)
        if self.label is not None and _NAME.match(self.label.text):
            return self.label.text
        return None

    @property
    def role(self) -> str | None:
        """The role that the register gives it."""
        return self.part.role

    @property
    def is_company(self) -> bool:
        """Whether it is one of those that a reader could want to know by name: no authority, and not the public."""
        return self.role not in ("authority", "public")

    @property
    def parts(self) -> list[Words]:
        """Its complete parts and its examples, as words."""
        return [*(item.label for item in self.part.items or []), *(self.part.examples or [])]

    @property
    def named_parts(self) -> list[str]:
        """Those of its parts that are proper names: `PostNL` of the carriers."""
        return [words.text for words in self.parts if _NAME.match(words.text)]

    def country_known(self) -> bool:
        """Whether it says where it processes the data."""
        return bool(self.part.country) or bool(self.part.transfer)


def recipients(model: Model) -> Iterator[Recipient]:
    """The recipients of the register, and those that are named in place, each once."""
    for key, part in model.recipients.items():
        yield Recipient(key, part, part.label, registered=True)
    seen: set[str] = set()
    for entry in recipient_uses(model):
        if entry.kind == "recipients" and entry.own is None and entry.text_ != "none" and entry.text_ not in seen:
            seen.add(entry.text_)
            yield Recipient(entry.text_, entry, entry.label, registered=False)


def is_people(label: str) -> bool:
    """Whether a label means the reader's own party, or people and not a company: "uw apotheek", "andere gebruikers"."""
    bare = _BEFORE.sub("", label)
    return bool(_OF_THE_READER.search(label) or label.startswith("iedereen") or vocabulary.by_label("subjects", bare))


def recipient_uses(model: Model) -> Iterator[Ref]:
    """Every entry of a list `recipients` of the organisation itself: of activities, their data, purposes, defaults."""
    places: list[Part] = [model.defaults] if isinstance(model.defaults, Part) else []
    for activity in own_activities(model):
        places.append(activity)
        places += [*(activity.data or []), *(activity.purposes or [])]
    for part in (model.transfers, model.outsourcing):
        if isinstance(part, Part):
            yield from part.by or []
            places += part.services or []
    for place in places:
        yield from place.recipients or []


@cache
def _vague_words() -> frozenset[str]:
    text = resources.package_file("lint", "vague_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def says_nothing(text: str, model: Model) -> bool:
    """Whether a description fits every company: it holds only words such as "partners", "diensten" and our own name."""
    own = {
        word
        for controller in model.controllers
        for name in (controller.name, controller.short_name)
        if name is not None
        for word in _words(name.text)
    }
    words = _words(text)
    return bool(words) and words <= (_vague_words() | own)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def is_generic(recipient: Recipient, model: Model) -> bool:
    """Whether neither a name nor what it is or does tells who a recipient is."""
    if recipient.name is not None or recipient.named_parts or recipient.label is None or not recipient.is_company:
        return False
    label = recipient.label.text
    if not (says_nothing(label, model) or law.word_list("REC002", model.language).find(label)):
        return False
    told = [*recipient.parts, *(words for words in recipient.part.service or [] if not isinstance(words, Ref))]
    known = [each for each in recipient.part.service or [] if isinstance(each, Ref) and each.word is not None]
    texts = [words.text for words in told]
    texts += [each.label.text for each in recipient.part.service or [] if isinstance(each, Ref) and each.word is None]
    return not known and (not texts or any(says_nothing(text, model) for text in texts))


@cache
def _provider_forms() -> tuple[tuple[str, law.Provider], ...]:
    return tuple(
        (form.lower(), provider) for provider in law.providers().values() for form in (*provider.forms, provider.name)
    )


@lru_cache(maxsize=4096)
def provider(name: str) -> law.Provider | None:
    """The well-known provider that a proper name stands for: `Google`, `Mailchimp (Intuit)`."""
    text = name.lower()
    found = [(form, each) for form, each in _provider_forms() if form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text)]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None


# --- transfers --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is told of one transfer: at a recipient, or as a policy (`recipient` is None) under `transfers`.

    `part` is None where only a mechanism is written. `countries` are those outside the EEA that it is about.
    """

    recipient: Recipient | None
    path: Path
    part: Part | None
    countries: tuple[Words, ...]
    mechanisms: tuple[Words, ...]

    @property
    def whom(self) -> str:
        """What it is called in messages."""
        return self.recipient.id if self.recipient is not None else "transfers"


def outside(country: Words) -> bool:
    """Whether a country lies outside the EEA; what is no code of a country does not."""
    return re.fullmatch(r"[A-Z]{2}", country.text) is not None and not law.in_eea(country.text)


def transfers(model: Model) -> Iterator[Transfer]:
    """Every transfer that the spec tells of, at its recipients and under `transfers`."""
    for key, part in model.recipients.items():
        recipient = Recipient(key, part, part.label, registered=True)
        abroad = tuple(country for country in part.country or [] if outside(country))
        value = part.transfer
        for given in value if isinstance(value, list) else [] if value is None else [value]:
            yield _transfer(recipient, given, abroad)
    policy = model.transfers
    if isinstance(policy, Part):
        named = tuple(country for country in policy.countries or [] if country.text != "outside_eea")
        labels = tuple(Words(each.id or each.text_, (each.path,)) for each in policy.safeguards or [])
        yield Transfer(None, policy.path, policy, named, labels)


def _transfer(recipient: Recipient, given: Any, abroad: tuple[Words, ...]) -> Transfer:
    if not isinstance(given, Part):
        return Transfer(recipient, given.paths[0], None, abroad, (given,))
    own = tuple(given.country) if given.country else abroad
    return Transfer(recipient, given.path, given, own, tuple(given.mechanism or []))


def tool(mechanism: Words) -> law.TransferTool | None:
    """The tool of the law that a mechanism stands for: by its id, a label of the vocabulary, or another name."""
    text = mechanism.text
    word = vocabulary.entry("mechanisms", text) or vocabulary.by_label("mechanisms", text)
    if word is not None:
        return law.transfer_tools().get(word.id)
    return _tool_names().get(vocabulary.normalise(text))


@cache
def _tool_names() -> dict[str, law.TransferTool]:
    tools = law.transfer_tools().values()
    return {
        vocabulary.normalise(name): each
        for each in tools
        for name in (each.id, each.name_nl, each.name_en, *each.synonyms)
    }


def mentions_tool(text: str) -> bool:
    """Whether a text names a tool by which data may leave the EEA."""
    names = [
        name
        for each in law.transfer_tools().values()
        if each.kind != "vague"
        for name in (each.name_nl, *each.synonyms, *each.forms)
    ]
    return bool(law.find(text, names))


def kinds_of_sources(activity: Activity) -> set[str]:
    """The types of the sources of an activity; without `from` the person itself."""
    return {source_type(source) for source in activity.resolved("from_") or []} or {"direct"}
