"""Reading the data files, each at its first use, once."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from ..resources import package_file

NAMES = (
    "adequacy", "articles", "authorities", "child_ages", "coverage", "eea", "links", "outdated_names", "providers",
    "retention_norms", "rules", "transfer_tools", "word_lists",
)  # fmt: skip
"""The tables, which are the names of the files in `data/`."""

DAYS = frozenset({"valid_from", "valid_to", "text_from", "grace_until", "since", "name_since", "replaced_on"})
"""The fields that hold a day."""

T = TypeVar("T")

# The EU writes two countries otherwise than ISO 3166.
_COUNTRY_ALIASES = {"EL": "GR", "UK": "GB"}


class Table(NamedTuple):
    """Where a table comes from, and the day on which it was last compared with its source."""

    name: str
    source: str
    checked_on: date
    note: str


@cache
def read(name: str) -> dict[str, Any]:
    """The file of the table as it stands; callers do not change it."""
    return json.loads(package_file("law", "data", f"{name}.json").read_text(encoding="utf-8"))


@cache
def table(name: str) -> Table:
    """Where the table comes from and when it was checked."""
    data = read(name)
    return Table(name, data["source"], date.fromisoformat(data["checked_on"]), data["note"])


def stale(as_of: date) -> list[Table]:
    """The tables that were last compared with their source more than 12 months before `as_of`."""
    return [entry for entry in map(table, NAMES) if as_of > _a_year_after(entry.checked_on)]


def _a_year_after(day: date) -> date:
    """The same day of the next year; 28 February after 29 February."""
    return day.replace(year=day.year + 1, day=min(day.day, calendar.monthrange(day.year + 1, day.month)[1]))


def fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a file as the arguments of its class: days as dates, lists as tuples."""
    return {key: _value(key, value) for key, value in entry.items()}


def _value(key: str, value: Any) -> Any:
    if key in DAYS and value is not None:
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def records(kind: type[T], name: str, part: str = "entries") -> tuple[T, ...]:
    """The entries of a table as objects of `kind`, in the order of the file."""
    return tuple(kind(**fields(entry)) for entry in read(name)[part])


def by(key: str, items: Iterable[T]) -> Mapping[str, T]:
    """The items under their field `key`, as a mapping that cannot be changed."""
    return MappingProxyType({getattr(item, key): item for item in items})


@cache
def link_prefixes() -> tuple[tuple[str, str], ...]:
    """What a citation can begin with and the address that belongs to it, the longest beginning first."""
    pairs = [(entry["prefix"], entry["url"]) for entry in read("links")["entries"]]
    for law in read("articles")["laws"]:
        if law["url"]:
            pairs += [(prefix, law["url"]) for prefix in law["cite_prefixes"]]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def country_code(text: str) -> str:
    """The ISO code of a country as our tables write it: in capitals, and `GB` and `GR` for `UK` and `EL`."""
    code = text.strip().upper()
    return _COUNTRY_ALIASES.get(code, code)


def in_language(nl: str, en: str, language: str) -> str:
    """The Dutch text for `nl`, the English one for every other language."""
    return nl if language == "nl" else en


def holds(valid_from: date, valid_to: date | None, on: date) -> bool:
    """Whether `on` lies in the period; both days belong to it."""
    return valid_from <= on and (valid_to is None or on <= valid_to)
