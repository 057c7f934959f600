"""Which findings count: by code, name and family, and what a wrong word is answered with."""

from __future__ import annotations

import pytest

from privgen.findings import Level
from privgen.lint.catalogue import about, names, waivable
from privgen.lint.selection import Selection, UnknownRuleError, code_of, rule_code, selection


def test_every_code_has_one_name_and_both_are_understood() -> None:
    known = names()
    assert len(set(known.values())) == len(known)
    for code, name in known.items():
        assert code_of(code) == code_of(code.lower()) == code_of(name) == code


@pytest.mark.parametrize(
    ("words", "code", "wanted"),
    [
        ({}, "RET001", True),
        ({"select": ["RET"]}, "RET001", True),
        ({"select": ["RET"]}, "PUR001", False),
        ({"select": ["RET"], "ignore": ["RET001"]}, "RET001", False),
        ({"select": ["RET001"], "ignore": ["RET"]}, "RET001", True),
        ({"select": ["RET"], "ignore": ["RET"]}, "RET001", False),
        ({"select": ["RET"], "extend": ["PUR001"]}, "PUR001", True),
        ({"ignore": ["ALL"], "extend": ["RET"]}, "RET001", True),
        ({"ignore": ["ALL"]}, "PUR001", False),
        ({"ignore": ["retention-missing"]}, "RET001", False),
        ({"select": ["RET"], "ignore": ["YML", "SHP003"]}, "YML007", True),
        ({"select": ["RET"], "ignore": ["YML", "SHP003"]}, "SHP003", True),
        ({"select": ["RET"], "ignore": ["INT001"]}, "INT001", True),
    ],
)
def test_the_longest_prefix_decides(words: dict[str, list[str]], code: str, wanted: bool) -> None:
    assert selection(**words).wants(code) is wanted


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("RTE001", "RET001"), ("retention-mising", "retention-missing"), ("RE", None), ("R", None), ("", None), ("RTE", "RET"),
     ("retention missing", "retention-missing"), ("nothing-like-it", None)],
)  # fmt: skip
def test_an_unknown_word_is_an_error_with_the_nearest(word: str, nearest: str | None) -> None:
    with pytest.raises(UnknownRuleError) as raised:
        selection(select=[word])
    if nearest is not None:
        assert raised.value.nearest == nearest


def test_a_family_is_no_rule() -> None:
    assert rule_code("retention-missing") == "RET001"
    with pytest.raises(UnknownRuleError):
        rule_code("RET")


def test_levels_differ_by_rule_before_family_and_never_for_what_cannot_be_read() -> None:
    chosen = selection(levels={"RET": "info", "RET001": "warning", "YML": "info"})
    assert chosen.level("RET001", Level.ERROR) == Level.WARNING
    assert chosen.level("RET002", Level.ERROR) == Level.INFO
    assert chosen.level("PUR001", Level.ERROR) == Level.ERROR
    assert chosen.level("YML007", Level.ERROR) == Level.ERROR
    assert Selection().level("RET001", Level.ERROR) == Level.ERROR


@pytest.mark.parametrize(("code", "can"), [("RET001", True), ("FMT001", True), ("YML001", False), ("SHP001", False),
                                           ("WVR003", False), ("INT001", False)])  # fmt: skip
def test_what_can_be_waived(code: str, can: bool) -> None:
    assert waivable(code) is can


def test_an_unknown_code_is_an_error_by_its_code() -> None:
    assert (about("ZZZ999").name, about("ZZZ999").level) == ("zzz999", Level.ERROR)
