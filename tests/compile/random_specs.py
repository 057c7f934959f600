"""Random specs: every construct of the shape, each text with a token of its own, so that a test can follow it into the document."""

from __future__ import annotations

import random
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from privgen.spec import kinds, vocabulary
from privgen.spec.activity import Activity, Details
from privgen.spec.parties import Contact, Controller, Recipient, Source
from privgen.spec.references import BY_FIELD
from privgen.spec.registers import Decision, Definition, Law, Promise
from privgen.spec.retention import HEADS, RetentionRule
from privgen.spec.root import Spec

REGISTERS = {
    "contacts": Contact,
    "definitions": Definition,
    "subjects": Details,
    "data": Details,
    "purposes": Details,
    "recipients": Recipient,
    "sources": Source,
    "laws": Law,
    "decisions": Decision,
    "retention": RetentionRule,
    "promises": Promise,
    "activities": Activity,
}
TOP = (
    "dpo",
    "representative",
    "defaults",
    "outsourcing",
    "transfers",
    "cookies",
    "automated_decisions",
    "special_categories",
    "children",
    "security",
    "access",
    "rights",
    "complaint",
    "changes",
)
PLAIN_WORDS = {  # fields with a form of their own
    "keep": "7 years",
    "then": "2 years",
    "delete_within": "2 months",
    "within": "1 month",
    "answer_within": "1 working day",
    "effective": "2026-11-01",
    "published": "2026-10",
    "updated": "2026",
    "dated": "2025-01-31",
    "date": "2026-01-01",
    "country": "NL",
    "countries": "US",
    "email": "info@dekaasboer.nl",
    "website": "www.dekaasboer.nl",
    "url": "https://www.dekaasboer.nl/x",
    "form": "https://dekaasboer.nl/f",
    "law": "awr_52",
    "mark": "*",
    "part_of": None,
    "is_": None,
    "on_request": "any_time",
    "mechanism": "scc",
    "ground": "contract",
    "never": "sell",
    "only": "share",
    "role": None,
    "contact": "email",
    "us_first": "email",
    "authority": "ap",
    "fallback": "bcr",
    "copy_": "email",
    "kept_by": None,
    "except_": None,
    "promises": None,
    "longest_of": None,
    "shortest_of": None,
    "otherwise": "3 years",
    "offer": "applicable",
    "address": None,
    "extent": None,
    "can": "view",
    "type": None,
    "party": None,
    "opt_out": None,
    "choice": None,
    "intended": None,
    "rules": None,
}


class Maker:
    """Makes random specs from one source of randomness. `wrap` turns a token into the text that is put into a spec."""

    def __init__(self, seed: int, wrap: Any = None, form: str = "u", speaker: str = "we") -> None:
        self.rng = random.Random(seed)
        self.wrap = wrap or (lambda token: token)
        self.form = form
        self.speaker = speaker
        self.count = 0
        self.tokens: dict[str, tuple[Any, ...]] = {}

    def text(self) -> str:
        """A text with a token that no other text has."""
        self.count += 1
        return self.wrap(f"woord{self.count}q")

    def spec(self) -> dict[str, Any]:
        """A spec with a few of everything."""
        rng = self.rng
        made: dict[str, Any] = {
            "privgen": 1,
            "statement": {"language": "nl", "address_form": self.form, "speaker": self.speaker},
        }
        made["controller"] = self.object(Controller, 0) | {"name": self.text()}
        for name, model in REGISTERS.items():
            if rng.random() < 0.6:
                made[name] = {f"{name[:4]}x{number}": self.object(model, 1) for number in range(rng.randint(1, 2))}
        for name in TOP:
            if rng.random() < 0.6:
                made[name] = self.annotated(Spec.model_fields[name].annotation, name, Spec, 1)
        return {key: value for key, value in made.items() if value not in (None, {}, [])}

    def object(self, model: type[BaseModel], depth: int) -> dict[str, Any]:
        """An object of the shape with some of its fields."""
        if model is RetentionRule:
            return self.rule(depth)
        rng, made = self.rng, {}
        for name, field in model.model_fields.items():
            left_out = name == "note" or rng.random() > (0.35 if depth < 2 else 0.15)
            if left_out and not field.is_required():
                continue
            value = self.annotated(field.annotation, name, model, depth + 1)
            if value not in (None, {}, []):
                made[field.alias or name] = value
        return made or ({"text": self.text()} if "text" in model.model_fields else {})

    def rule(self, depth: int) -> dict[str, Any]:
        """A retention rule with one head."""
        rng = self.rng
        head = rng.choice([name for name in HEADS if name not in ("longest_of", "shortest_of", "kept_by")])
        values: dict[str, Any] = {
            "keep": "7 years",
            "while": rng.choice(["customer", self.text()]),
            "until": rng.choice(["consent_withdrawn", self.text(), "2027-01-01"]),
            "as_long_as": rng.choice(["needed_for_purpose", self.text()]),
            "on_request": rng.choice(["any_time", "end_of_agreement"]),
            "stated_at": self.text(),
        }
        made = {head: values[head]}
        if head == "keep" and rng.random() < 0.7:
            made["after"] = rng.choice(["delivery", self.text()])
        if head == "while" and rng.random() < 0.5:
            made["then"] = "2 years"
        if head == "on_request":
            made["otherwise"] = "3 years"
        for name in ("why", "text", "considering", "longer_if", "when", "where", "limit", "law"):
            if rng.random() < 0.15:
                made[name] = "awr_52" if name == "law" else self.text()
        return made

    def annotated(self, annotation: Any, name: str, owner: type[BaseModel], depth: int) -> Any:
        """A value for a field."""
        if (
            name in PLAIN_WORDS
            and not (name == "form" and owner is not Contact)
            and not (name == "can" and owner.__name__ == "Browser")
        ):
            return PLAIN_WORDS[name]
        for item in _annotations(annotation):
            if isinstance(item, kinds.Entries):
                return self.entries(item, name, owner, depth)
            if isinstance(item, kinds.OneOf):
                return self.union(item, name, owner, depth)
            if get_origin(item) is Literal:
                return self.rng.choice(get_args(item))
            if item is bool:
                return self.rng.random() < 0.5
            if item is int:
                return self.rng.randint(12, 18)
            if isinstance(item, type) and issubclass(item, BaseModel):
                return self.object(item, depth)
            if get_origin(item) is list:
                inner = get_args(item)[0]
                return [
                    value
                    for _ in range(self.rng.randint(1, 2))
                    if (value := self.annotated(inner, name, owner, depth)) not in (None, {}, [])
                ]
            if get_origin(item) is dict:
                return {f"k{depth}": self.object(get_args(item)[1], depth)}
        return self.text()

    def union(self, union: kinds.OneOf, name: str, owner: type[BaseModel], depth: int) -> Any:
        """A value of one branch of a union."""
        tag = self.rng.choice([tag for tag in union.branches if tag != kinds.IN_LANGUAGES])
        if depth > 3 and tag == kinds.MAP and kinds.SCALAR in union.branches:
            tag = kinds.SCALAR
        branch = union.branches[tag]
        if tag == kinds.DENIAL:
            return {"none": self.text()}
        if tag == kinds.SCALAR:
            if get_origin(branch) is Literal:
                return self.rng.choice(get_args(branch))
            if branch is not kinds.Str and any(item is bool for item in _annotations(branch)):
                return True
            return "none" if owner is Spec and kinds.DENIAL in union.branches else self.retention_text(name)
        if depth > 3 and tag == kinds.MAP:
            return self.retention_text(name)
        if tag == kinds.MAP and get_origin(branch) is dict:
            return {self.text(): self.object(get_args(branch)[1], depth + 1)}
        return self.annotated(branch, name, owner, depth)

    def retention_text(self, name: str) -> str:
        """A text, or a period where only a period is one."""
        return "7 years" if name == "retention" else self.text()

    def entries(self, item: kinds.Entries, name: str, owner: type[BaseModel], depth: int) -> Any:
        """A reference list: ids of the vocabulary, labels, and entries with details."""
        made: list[Any] = []
        known = [key for kind in BY_FIELD.get(name, ("data",)) for key in vocabulary.entries(kind)]
        for _ in range(self.rng.randint(1, 3)):
            label = (
                self.rng.choice(known)
                if known and (self.rng.random() < 0.5 or name in ("legal_basis", "techniques"))
                else self.text()
            )
            details = Details if item.details == "Details" else item.details
            if depth < 3 and self.rng.random() < 0.4 and isinstance(details, type):
                inner = self.object(details, depth + 1)
                if inner:
                    made.append({label: inner})
                    continue
            made.append(label)
        return made


def _annotations(annotation: Any) -> list[Any]:
    """Annotation objects and types, plainest last."""
    from privgen.model.shape import _annotations as all_of

    found = list(all_of(annotation))
    return [item for item in found if item is not type(None)]
