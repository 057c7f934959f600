"""What templates can ask for while one document is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from ..model.contacts import ContactRef
from ..model.laws import LawRef
from ..model.model import Model
from ..model.part import Part, Ref
from ..model.time import Period, period
from ..model.values import INLINE, PLAIN, Path, Words, paths_of
from ..spec import vocabulary
from .dutch import Address, period_words
from .environment import shown
from .holes import Hole, because, capital, current, fragment

_MAIL = re.compile(r"^[^\s@<>]+@[^\s@<>]+$")
_WEB = re.compile(r"^(?:https?://|www\.)\S+$|^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?$", re.IGNORECASE)
_PHONE = re.compile(r"^\+?[\d][\d\s().-]{5,}$")


class Page:
    """The words and helpers of one document. Public attributes and methods are the template's vocabulary."""

    def __init__(self, model: Model) -> None:
        self.model = model
        name = model.controllers[0].short_name or model.controllers[0].name if model.controllers else None
        self.address = Address(str(model.address_form), str(model.speaker), name)
        self._once: set[tuple[Any, ...]] = set()
        self._rights = {entry["id"]: entry for entry in self.rights()}

    def names(self) -> dict[str, Any]:
        """Everything a template can name."""
        address, many = self.address, self.address.speaker == "we"
        who: Any = {"we": "wij", "i": "ik"}.get(address.speaker) or address.name
        found: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                "label",
                "said",
                "once",
                "eigen",
                "ways",
                "as_contact",
                "recipient",
                "right",
                "ground",
                "source_public",
                "om_te",
                "link",
                "is_period",
                "as_period",
                "h",
                "contactlink",
                "rights",
            )
        }
        found |= {
            "because": because,
            "model": self.model,
            "speaks_many": many,
            "u": lambda u, je: Markup(address.pick(u, je)),
            "v": lambda plural: Markup(address.verb(plural)),
            "open": lambda name: _sign("open", name),
            "close": lambda name: _sign("close", name),
            "anchor": lambda name: _sign("anchor", name),
            "wij": shown(who) if isinstance(who, Words) else Markup(who),
            "ons": Markup("mij" if address.speaker == "i" else "ons"),
            "onze": Markup("mijn" if address.speaker == "i" else "onze"),
            "Wij": capital(shown(who) if isinstance(who, Words) else Markup(who)),
        }
        return found

    # --- words ------------------------------------------------------------------------------------------------------

    def said(self, thing: Any, slot: str, many: bool = False) -> Words:
        """The vocabulary's form of a thing for a grammatical slot."""
        return Words(self._form(thing.word.more[slot], many), paths_of(thing), PLAIN)

    def _form(self, value: Any, many: bool = False) -> str:
        return vocabulary.form(value, self.address.form, self.model.language, many=many)  # type: ignore[arg-type]

    def label(self, ref: Any) -> Words:
        """What an entry is called: its own label, or the vocabulary's form for the reader."""
        if isinstance(ref, Ref):
            own = ref.own is not None and any(ref.own.given(name) for name in ("name", "label", "title"))
            if (
                ref.word is not None
                and ref.calls_it
                and not own
                and not ref.given("label")
                and "infinitive" in ref.word.more
                and ref.kind in ("purposes", "services")
            ):
                return ref.label.with_text(self._form(ref.word.more["infinitive"]))
            return ref.label
        return ref if isinstance(ref, Words) else Words(str(ref), paths_of(ref))

    def om_te(self, ref: Any) -> Words | None:
        """A purpose as it follows "om"; None where the vocabulary does not hold it, for nobody may guess where "te" goes."""
        if (
            not isinstance(ref, Ref)
            or ref.word is None
            or "om_te" not in ref.word.more
            or ref.label.text != self._vocabulary_label(ref)
        ):
            return None
        return Words(self._form(ref.word.more["om_te"]), ref.label.paths, PLAIN)

    def _vocabulary_label(self, ref: Ref) -> str:
        return ref.word.labels.get(self.model.language, "") if ref.word else ""

    def eigen(self, ref: Any) -> list[Part]:
        """The parts that describe an entry: what it carries here, and its register entry."""
        if isinstance(ref, Ref) and ref.own is not None:
            return [ref, ref.own]
        return [ref]

    def once(self, thing: Any, purpose: str = "") -> bool:
        """True the first time a thing is asked for in this document: it is told in full once."""
        key = (paths_of(thing) if not isinstance(thing, Part) else thing.path, purpose)
        if isinstance(thing, Part) and hasattr(thing, "use"):
            key = (thing.path, purpose)
        if key in self._once:
            return False
        self._once.add(key)
        return True

    @property
    def told(self) -> frozenset[tuple[Any, ...]]:
        """What has been told in full so far; it can be set back."""
        return frozenset(self._once)

    @told.setter
    def told(self, told: frozenset[tuple[Any, ...]]) -> None:
        self._once = set(told)

    def is_period(self, words: Any) -> bool:
        """Whether a text is a period."""
        return isinstance(words, Period) or period(words.text) is not None

    def as_period(self, words: Any) -> Words:
        """A period in words; any other text as it is."""
        found = words if isinstance(words, Period) else period(words.text)
        return words if found is None else Words(period_words(found).text, paths_of(words), PLAIN)

    # --- contacts and links -----------------------------------------------------------------------------------------

    def ways(self, contact: Any) -> list[tuple[str, Any]]:
        """How a contact can be reached: pairs of kind (`email`, `phone`, `website`, `post`, `label`) and value."""
        if isinstance(contact, ContactRef):
            if contact.own is None:
                kind = self._kind(contact.words.text)
                return [(kind, contact.words)] if kind else []
            names = (
                (contact.id,)
                if contact.id in ("email", "phone", "website")
                else (
                    ("address",)
                    if contact.id == "post"
                    else ("email", "phone", "website")
                    if contact.id == "controller"
                    else ("label", "app", "email", "phone", "form", "website", "post")
                )
            )
            return self._listed(contact.own, names, contact.paths)
        return self._listed(contact, ("label", "app", "email", "phone", "form", "website", "post"), ())

    def _listed(self, part: Part, names: Iterable[str], paths: tuple[Path, ...]) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        for name in names:
            value = getattr(part, name) if hasattr(part.shape, name) else None
            if name == "contact" or value is None:
                continue
            if name == "address":
                found.append(("address", value[0]))
                continue
            kind = {"form": "website", "app": "label", "post": "label"}.get(name, name)
            found.append((kind, value.also(*paths)))
        return found

    def _kind(self, text: str) -> str:
        if _MAIL.match(text):
            return "email"
        if _PHONE.match(text):
            return "phone"
        return "website" if _WEB.match(text) else ""

    def as_contact(self, words: Any) -> Any:
        """The contact that a text names, or None if it is an ordinary text."""
        text = words.text
        own = self.model.register("contacts").get(text)
        if own is not None:
            return ContactRef(text, words, own)
        if text in ("email", "phone", "post", "website") and self.model.controllers:
            return ContactRef(text, words, self.model.controllers[0])
        return ContactRef(text, words, None) if self._kind(text) else None

    def contactlink(self, kind: str, value: Any) -> Markup:
        """A contact's value as a link."""
        if kind == "email":
            return self._linked(f"mailto:{value.text}" if _MAIL.match(value.text) else "", value)
        if kind == "phone":
            return self._linked("tel:" + re.sub(r"[^\d+]", "", value.text), value)
        return self.link(value) if kind == "website" else shown(value)

    def link(self, target: Any, text: Any = None) -> Markup:
        """A link to an address on the web; the address itself is its text unless one is given."""
        address = target.text if isinstance(target, Words) else str(target)
        if not address.startswith(("http://", "https://", "#", "kort:", "lang:", "mailto:")):
            address = f"https://{address}" if _WEB.match(address) else ""
        label = target if text is None else text
        if isinstance(target, Words) and text is not None:
            return because(target) + self._linked(address, label)
        return self._linked(address, label)

    def _linked(self, address: str, label: Any) -> Markup:
        if isinstance(label, Words):
            shortened = re.sub(r"^https?://|/$", "", label.text) if label.text.startswith("http") else label.text
            label = Words(shortened, label.paths, PLAIN)
        text = shown(label)
        return _sign("link_open", address) + text + _sign("link_close", "") if address else text

    def h(self, level: int, anchor: str, text: Any) -> Markup:
        """A heading with its anchor."""
        return (
            Markup("\n\n" + "#" * min(level, 6) + " ")
            + _sign("anchor", anchor)
            + Markup(" ".join(fragment(text).split()))
            + Markup("\n\n")
        )

    # --- views ------------------------------------------------------------------------------------------------------

    def recipient(self, words: Words) -> Words | None:
        """The name of the recipient that a text is the id of."""
        part = self.model.recipients.get(words.text)
        return None if part is None else (part.name or part.label or words).also(*words.paths)

    def right(self, name: str) -> Any:
        """The entry of a right that the statement offers, or None."""
        entry = self._rights.get(name)
        return entry["cause"] if entry else None

    def rights(self) -> list[dict[str, Any]]:
        """The rights that the statement offers, in the order of the law, each with its entry and its cause."""
        rights = self.model.rights
        offer = rights.offer or [] if isinstance(rights, Part) else []
        asked = next((ref for ref in offer if ref.text_ == "applicable"), None)
        found: dict[str, dict[str, Any]] = {}
        for ref in offer:
            if ref is not asked:
                found[ref.id or ref.text_] = {"id": ref.id or ref.text_, "ref": ref, "cause": ref, "word": ref.word}
        if asked is not None:
            for name, paths in self.model.applicable_rights().items():
                word = vocabulary.entry("rights", name)
                found.setdefault(name, {"id": name, "ref": None, "cause": (asked.path, *paths), "word": word})
        for entry in found.values():
            ref = entry["ref"]
            entry["plain"] = ref is None or (not ref.detailed and entry["word"] is not None)
            entry["block"] = entry["id"] == "objection" and (ref is None or not ref.given("against", "when", "only_if"))
        order = list(vocabulary.entries("rights"))
        return sorted(
            found.values(), key=lambda entry: order.index(entry["id"]) if entry["id"] in order else len(order)
        )

    def ground(self, part: Any) -> Any:
        """The exception for special data that a part names, as an object."""
        value = part.special_ground
        if isinstance(value, Words):
            from ..spec.activity import Ground

            return Part(part._link, Ground(ground=value.text), value.paths[0], {"ground": value.paths[0]})
        return value

    def is_reader(self, ref: Ref) -> bool:
        """Whether a group of people is among those whom the statement addresses."""
        audience = self.model.statement.audience if self.model.statement else None
        return ref.kind == "subjects" and any(
            ref.id == reader.id and ref.text_ == reader.text_ for reader in audience or []
        )

    def source_public(self, ref: Ref) -> Any:
        """Whether a source is public, as the spec says; None if it does not."""
        for part in (ref, ref.own):
            if part is not None and "public" in type(part.shape).model_fields and part.public is not None:
                return part.public
        return None


def _sign(sign: str, name: str) -> Markup:
    return current.get().mark(Hole(None, sign, name))


def law_name(ref: LawRef) -> Words:
    """A law as it stands in a sentence: `artikel 52 van de Algemene wet inzake rijksbelastingen`."""
    if ref.own is not None:
        label = ref.own.label or Words(ref.id or "", ref.paths)
        article = ref.own.article
        text = f"{article.text} van {label.text}" if article else label.text
        return Words(text, (*label.paths, *(article.paths if article else ()), *ref.paths), INLINE)
    if ref.known is not None:
        text = ref.known.phrase("nl").removeprefix("de ").removeprefix("het ")
        return Words(text.replace(" (", ", ").replace(")", ""), ref.paths, PLAIN)  # it stands in brackets itself
    return ref.words


def word_filters(form: Callable[[Any], str]) -> dict[str, Callable[[Any], Any]]:
    """Filters for ids that stand in lists of words: channels, acts, grounds."""

    def from_kind(kind: str, slot: str) -> Callable[[Any], Any]:
        def look_up(value: Any) -> Any:
            text = value.text if isinstance(value, Words) else value.id or value.text_
            word = vocabulary.entry(kind, text) or vocabulary.by_label(kind, text)
            if word is None or slot not in word.more:
                return value if isinstance(value, Words) else value.label
            return Words(form(word.more[slot]), paths_of(value), PLAIN)

        return look_up

    return {
        "kanaal": from_kind("channels", "by"),
        "daad": from_kind("acts", "infinitive"),
        "grondnaam": from_kind("special_grounds", "because"),
        "moment": from_kind("moments", "at"),
        "daad_aan": from_kind("acts", "to"),
        "wetnaam": law_name,
    }
