"""What an editor sees is what is read: YAML 1.2, not 1.1."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from privgen.source.reader import read
from privgen.source.tree import Plain


def value_of(written: str) -> object:
    source = read(f"x: {written}\n".encode(), "f")
    assert source.findings == []
    assert source.value is not None
    return source.value["x"]


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "yes", "on", "Off", "12:30", "12:30:45", "1_000", "2016-08", "2026-11-01", "0b11", ".inf", ".nan",
     "1.2.3", "3811 LN", "033-1234567", "+", "1e999", "9" * 5000, "tRUE", "nULL", "0o8", "0xg", "1-2"],
)
def test_what_only_old_yaml_takes_for_something_else_stays_text(text: str) -> None:
    assert value_of(text) == text
    assert type(value_of(text)) is str


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12), ("-3", -3), ("0167", 167), ("+31612345678", 31612345678), ("0o17", 15), ("0x1F", 31),
        ("1.10", 1.1), ("1.", 1.0), (".5", 0.5), ("1e3", 1000.0), ("-0", 0),
        ("true", True), ("True", True), ("FALSE", False),
    ],
)  # fmt: skip
def test_numbers_and_booleans_keep_the_text_as_written(written: str, value: object) -> None:
    got = value_of(written)
    assert isinstance(got, Plain)
    assert str(got) == written
    assert got.value == value
    assert type(got.value) is type(value)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_null_in_all_its_forms(written: str) -> None:
    assert value_of(written) is None


@pytest.mark.parametrize("written", ['"12"', "'true'", '"null"', '""'])
def test_quotes_make_text(written: str) -> None:
    assert value_of(written) == written[1:-1]
    assert type(value_of(written)) is str


def test_a_number_survives_copies_processes_and_json() -> None:
    plain = Plain("1.10", 1.1)
    for twin in (copy.deepcopy(plain), pickle.loads(pickle.dumps(plain))):
        assert (twin, twin.value) == ("1.10", 1.1)
    assert json.dumps(plain) == '"1.10"'
