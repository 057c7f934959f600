"""Short forms: which object a text in its place stands for, and which field of it the text fills."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from ..spec import cookies, parties, protection, registers, retention, rights, statement
from ..spec.activity import Defaults, Details

TOP: Mapping[str, tuple[type[BaseModel], str]] = {
    "statement": (statement.Statement, "title"),
    "dpo": (parties.Dpo, "email"),
    "representative": (parties.Person, "name"),
    "outsourcing": (parties.Outsourcing, "text"),
    "transfers": (parties.Transfers, "text"),
    "cookies": (cookies.Cookies, "types"),
    "children": (protection.Children, "text"),
    "security": (protection.Security, "text"),
    "access": (protection.Access, "principle"),
    "rights": (rights.Rights, "offer"),
    "complaint": (rights.Complaint, "authority"),
    "changes": (statement.Changes, "text"),
    "short_version": (statement.Short, "include"),
    "output": (statement.Output, "accent"),
    "defaults": (Defaults, "text"),
}
"""Top-level objects, with the field that a string fills."""

REGISTERS: Mapping[str, str] = {
    "data": "label",
    "subjects": "label",
    "purposes": "label",
    "recipients": "label",
    "sources": "label",
    "laws": "label",
    "decisions": "label",
    "authorities": "name",
    "legal_bases": "label",
    "contacts": "",
    "retention": "keep",
    "promises": "always",
    "definitions": "",
    "activities": "",
}
"""The registers of a spec, each with the field that a string fills; empty where it depends, or no string may stand."""

_MODELS: Mapping[str, type[BaseModel]] = {
    "recipients": parties.Recipient,
    "sources": parties.Source,
    "laws": registers.Law,
    "decisions": registers.Decision,
    "authorities": parties.Authority,
    "contacts": parties.Contact,
    "retention": retention.RetentionRule,
    "promises": registers.Promise,
}
"""What the entries of a register are, where they are more than `Details`."""
_WEBSITE = re.compile(r"^https?://|^www\.")
_PHONE = re.compile(r"^[+\d][\d\s()-]+$")


def short_entry(register: str, value: Any) -> tuple[BaseModel, str]:
    """The object that a string in a register stands for, and the field it fills."""
    field = REGISTERS[register] or _way(value)
    return _MODELS.get(register, Details).model_construct(**{field: value}), field


def _way(contact: str) -> str:
    """The way to reach somebody that a text is: an address of any kind, or a number."""
    if "@" in contact:
        return "email"
    if _WEBSITE.match(contact):
        return "website"
    return "phone" if _PHONE.match(contact) else "post"
