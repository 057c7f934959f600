"""Looking words up in the vocabulary: by label, by what was probably meant, and in the right form."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.spec.vocabulary import KINDS, by_label, entries, entry, form, nearest


@pytest.mark.parametrize(("kind", "label", "id_"), [
    ("data", "e-mailadres", "email"), ("data", "BSN", "bsn"), ("data", "IP-adres", "ip_address"),
    ("data", "naam", "name"), ("data", "ip adres", "ip_address"), ("data", "E-Mail Adres", "email"),
    ("data", "email adres", "email"), ("data", "bestellingen", "orders"), ("data", "betaalgegevens", "payment_details"),
    ("data", "telefoonnummer", "phone"), ("data", "facturen", "invoices"), ("data", "pasfoto", "passport_photo"),
    ("data", "allergieen", "allergies"), ("data", "foto’s", "photo"), ("data", "date of birth", "birth_date"),
    ("data", "browser", "browser"), ("data", "e\u2011mailadres", "email"), ("subjects", "klanten", "customers"),
    ("purposes", "uw bestelling bezorgen", "deliver_order"), ("purposes", "je bestelling bezorgen", "deliver_order"),
    ("purposes", "deliver your order", "deliver_order"), ("purposes", "bezoeken tellen", "website_statistics"),
    ("services", "pakketbezorging", "parcel_delivery"), ("states", "klant", "customer"),
    ("events", "levering", "delivery"), ("rights", "inzage", "access"), ("legal_bases", "toestemming", "consent"),
    ("sources", "Handelsregister", "trade_register"),
])
def test_by_label(kind: str, label: str, id_: str) -> None:
    found = by_label(kind, label)
    assert found is not None
    assert found.id == id_


def test_what_is_not_a_label_is_not_found() -> None:
    assert by_label("data", "uw vraag") is None
    assert by_label("data", "ip_address") is None
    assert by_label("recipients", "naam") is None
    assert entry("data", "e-mailadres") is None
    assert not entries("recipients")


def test_every_name_leads_to_its_entry() -> None:
    for word in (word for kind in KINDS for word in entries(kind).values()):
        for name in (*word.labels.values(), *word.synonyms["nl"], *word.synonyms["en"]):
            assert by_label(word.kind, name.upper()) is word


def test_entries_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        entries("data")["name"] = entries("data")["email"]  # type: ignore[index]
    with pytest.raises(TypeError):
        entries("data")["name"].labels["nl"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(("word", "candidates", "expected"), [
    ("emial", ["email", "phone"], "email"),  # two neighbours swapped
    ("emal", ["email"], "email"),
    ("emailx", ["email"], "email"),
    ("emaal", ["email"], "email"),
    ("emxxl", ["email"], None),  # two edits in five letters
    ("adresss", ["address"], "address"),  # two edits in seven letters
    ("invoces", ["invoices"], "invoices"),
    ("telefoonr", ["telefoonnummer"], None),
    ("email", ["email", "emails"], None),  # it is one itself
    ("emails", ["email", "emaile"], "email"),  # a tie goes to the first in the alphabet
    ("cat", ["hat", "bat", "rat"], "bat"),
    ("custmoers", ["customer", "customers"], "customers"),  # the nearer one wins
    ("ca", ["abc"], None),  # a swapped pair may not be edited again
    ("word", [], None),
])
def test_nearest(word: str, candidates: list[str], expected: str | None) -> None:
    assert nearest(word, candidates) == expected


@given(st.text("abcde_", min_size=7, max_size=12), st.data())
def test_nearest_finds_any_single_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    dropped, added, changed = word[:at] + word[at + 1:], word[:at] + "x" + word[at:], word[:at] + "x" + word[at + 1:]
    slip = data.draw(st.sampled_from([dropped, added, changed]))
    assert nearest(slip, [word]) == word


@given(st.lists(st.text("abc", max_size=8), max_size=6), st.text("abc", max_size=8), st.randoms())
def test_nearest_does_not_depend_on_the_order(candidates: list[str], word: str, random: Any) -> None:
    shuffled = candidates.copy()
    random.shuffle(shuffled)
    assert nearest(word, candidates) == nearest(word, shuffled)


def test_form_picks_by_address_and_language() -> None:
    phrase = {"u": "uw bestelling", "je": "je bestelling", "en": "your order"}
    assert form(phrase, "u", "nl") == "uw bestelling"
    assert form(phrase, "je", "nl") == "je bestelling"
    assert form(phrase, None, "nl") == "uw bestelling"
    assert form(phrase, "je", "en") == "your order"
    assert form(phrase, "je", "de") == "your order"
    assert form({"nl": "de levering", "en": "the delivery"}, "je", "nl") == "de levering"
    assert form("soms", "u", "en") == "soms"


def test_form_picks_the_number_of_a_verb() -> None:
    verb = entries("services")["parcel_delivery"].more["verb"]
    assert form(verb, "u", "nl") == "bezorgt uw bestelling"
    assert form(verb, "je", "nl", many=True) == "bezorgen je bestelling"
    assert form(verb, "je", "en", many=True) == "deliver your order"


def test_form_refuses_what_is_no_form() -> None:
    with pytest.raises(KeyError):
        form({"fr": "la livraison"}, "u", "nl")
