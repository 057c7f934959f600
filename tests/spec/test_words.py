"""Looking up words: what somebody types leads to the word that is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.spec.vocabulary import KINDS, entries
from privgen.spec.words import everything, look_up


@pytest.mark.parametrize(
    ("word", "kind", "id_"),
    [
        ("email", "data", "email"),
        ("E-mailadres", "data", "email"),
        ("BSN", "data", "bsn"),
        ("ip adres", "data", "ip_address"),
        ("telfoon", "data", "phone"),
        ("end_of_agreement", "events", "end_of_agreement"),
        ("modelcontract", "mechanisms", "scc"),
        ("klant", "subjects", "customers"),
    ],
)
def test_the_word_that_is_meant_comes_first(word: str, kind: str, id_: str) -> None:
    first = look_up(word)[0].entry
    assert (first.kind, first.id) == (kind, id_)


def test_an_exact_word_goes_before_the_words_that_hold_it() -> None:
    found = look_up("adres", ["data"])
    assert found[0].entry.id == "address"
    assert {"ip_address", "delivery_address"} <= {match.entry.id for match in found}
    assert [match.rank for match in found] == sorted(match.rank for match in found)


def test_every_kind_can_be_searched_alone_and_all_can_be_listed() -> None:
    assert {match.entry.kind for match in look_up("klant", ["states"])} == {"states"}
    assert len(list(everything())) == sum(len(entries(kind)) for kind in KINDS)


@pytest.mark.parametrize("word", ["", "  ", "-", "qqqqqq"])
def test_a_word_that_is_nothing_gives_nothing(word: str) -> None:
    assert look_up(word) == []


@given(st.sampled_from(list(everything())), st.sampled_from(["id", "nl", "en"]))
def test_every_entry_is_found_by_its_own_names(entry: object, name: str) -> None:
    word = entry.id if name == "id" else entry.labels[name]  # type: ignore[attr-defined]
    assert entry in [match.entry for match in look_up(word, limit=50)]


@given(st.text(max_size=12))
def test_no_more_than_asked_for(word: str) -> None:
    assert len(look_up(word, limit=3)) <= 3
