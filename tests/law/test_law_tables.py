"""The form of the legal tables: every entry complete, every id unique, every reference to another table good."""

from __future__ import annotations

import json
import re
import types
import typing
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from privgen import law
from privgen.law import acts, bodies, matrix, periods, transfer, words
from privgen.law.tables import NAMES, read

DATA = Path(law.__file__).parent / "data"
HEAD = ["source", "checked_on", "note"]

KINDS = {
    ("adequacy", "entries"): transfer.Adequacy,
    ("articles", "entries"): acts.LawReference,
    ("articles", "laws"): acts.Law,
    ("authorities", "entries"): bodies.Authority,
    ("child_ages", "entries"): periods.ChildAge,
    ("coverage", "entries"): matrix.Coverage,
    ("eea", "entries"): transfer.EeaCountry,
    ("outdated_names", "entries"): words.OutdatedName,
    ("providers", "entries"): bodies.Provider,
    ("retention_norms", "entries"): periods.RetentionNorm,
    ("rules", "entries"): matrix.Rule,
    ("rules", "families"): matrix.Family,
    ("transfer_tools", "entries"): transfer.TransferTool,
    ("word_lists", "entries"): words.WordList,
}


def listed(entry: dict[str, str]) -> law.WordList:
    """The word list that belongs to an entry of the file."""
    return law.word_list(entry["rule"], entry["language"])


def loaded(name: str, part: str) -> list[object]:
    """What the public functions give for a table."""
    return list(
        {
            ("adequacy", "entries"): lambda: chain.from_iterable(transfer._adequacy_by_country().values()),
            ("articles", "entries"): lambda: [entry for entry in law.articles().values() if entry.article],
            ("articles", "laws"): lambda: law.laws().values(),
            ("authorities", "entries"): lambda: law.authorities().values(),
            ("child_ages", "entries"): lambda: [law.child_age(e["country"]) for e in read("child_ages")["entries"]],
            ("coverage", "entries"): law.coverage,
            ("eea", "entries"): lambda: law.eea().values(),
            ("outdated_names", "entries"): law.outdated_names,
            ("providers", "entries"): lambda: law.providers().values(),
            ("retention_norms", "entries"): lambda: law.retention_norms().values(),
            ("rules", "entries"): lambda: law.rules().values(),
            ("rules", "families"): lambda: law.families().values(),
            ("transfer_tools", "entries"): lambda: law.transfer_tools().values(),
            ("word_lists", "entries"): lambda: set(map(listed, read("word_lists")["entries"])),
        }[name, part]()
    )  # fmt: skip


def conforms(value: object, hint: object) -> bool:
    """Whether the value has the type that the field declares."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return any(conforms(value, option) for option in typing.get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and all(conforms(item, typing.get_args(hint)[0]) for item in value)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, hint)


def test_every_file_is_a_table_and_every_table_a_file() -> None:
    assert {path.stem for path in DATA.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_where_it_comes_from_and_when_it_was_checked(name: str) -> None:
    table = law.table(name)
    assert list(read(name))[:3] == HEAD
    assert date(2026, 7, 1) <= table.checked_on <= date(2026, 11, 21)
    assert len(table.source) > 10 and len(table.note) > 10


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_one_entry_a_line(name: str) -> None:
    data = read(name)
    lines = (DATA / f"{name}.json").read_text(encoding="utf-8").splitlines()
    single = [json.loads(line.strip().rstrip(",")) for line in lines if line.startswith("    {")]
    assert single == [entry for part in data if part not in HEAD for entry in data[part]]


@pytest.mark.parametrize(("name", "part"), KINDS)
def test_every_entry_has_the_declared_types(name: str, part: str) -> None:
    hints = typing.get_type_hints(KINDS[name, part])
    entries = loaded(name, part)
    assert len(entries) == len(read(name)[part]), "an id stands twice"
    for entry in entries:
        for field, value in entry._asdict().items():
            assert conforms(value, hints[field]), f"{name}: {field} of {entry}"
            assert value != "", f"{name}: {field} is empty in {entry}"
            assert not isinstance(value, str) or value == value.strip()


@pytest.mark.parametrize(("name", "part"), KINDS)
def test_every_address_is_a_link_to_a_host(name: str, part: str) -> None:
    for entry in read(name)[part]:
        for key in ("url", "site", "complaint_page"):
            if entry.get(key):
                parts = urlsplit(entry[key])
                assert parts.scheme in {"https", "http"} and "." in parts.netloc and " " not in entry[key]


def test_ids_can_be_written_in_a_spec() -> None:
    ids = [*law.articles(), *law.authorities(), *law.transfer_tools(), *law.retention_norms(), *law.providers()]
    assert [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_periods_do_not_end_before_they_begin() -> None:
    dated = [*law.laws().values(), *law.transfer_tools().values(), *loaded("adequacy", "entries")]
    assert [entry.id for entry in dated if entry.valid_to is not None and entry.valid_to < entry.valid_from] == []


def test_references_between_tables_are_good() -> None:
    codes, references, known = set(law.rules()), law.articles(), set(law.laws()) | set(law.authorities())
    for norm in law.retention_norms().values():
        assert set(norm.laws) <= set(references)
    for name in law.outdated_names():
        assert name.rule in codes
        assert name.replaced_by is None or name.replaced_by in known
    for entry in read("word_lists")["entries"]:
        assert entry["rule"] in codes
    for element in law.coverage():
        assert {*element.rules, *element.rules_by_case_law} <= codes
    for tool in law.transfer_tools().values():
        assert tool.replaced_by is None or law.transfer_tools()[tool.replaced_by].valid(date(2026, 11, 21))
    for act in law.laws().values():
        assert act.replaced_by is None or act.replaced_by in law.laws()


def test_a_table_is_stale_after_twelve_months_and_not_on_the_day_itself() -> None:
    assert law.stale(date(2026, 11, 21)) == []
    authorities = law.table("authorities")
    anniversary = authorities.checked_on.replace(year=authorities.checked_on.year + 1)
    assert authorities not in law.stale(anniversary)
    assert authorities in law.stale(anniversary + timedelta(days=1))
    assert {table.name for table in law.stale(date(2030, 1, 1))} == set(NAMES)


def test_the_room_offers_what_it_promises_and_nothing_else() -> None:
    assert [name for name in law.__all__ if not hasattr(law, name)] == []
    assert dir(law) == sorted(law.__all__)
    with pytest.raises(AttributeError, match="no_such_table"):
        law.no_such_table  # noqa: B018


def test_a_table_cannot_be_changed_by_a_caller() -> None:
    with pytest.raises(TypeError):
        law.authorities()["ap"] = None  # type: ignore[index]
    with pytest.raises(AttributeError):
        law.authorities()["ap"].name = "CBP"  # type: ignore[misc]
