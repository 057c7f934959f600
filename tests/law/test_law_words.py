"""Words and names in a text: what is found, and what only looks like it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen import law

OLD = {name.id: name for name in law.outdated_names()}


def found(rule: str, text: str) -> list[str]:
    """The pieces of the text that the list of the rule finds."""
    return [text[start:end] for start, end in law.word_list(rule).find(text)]


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("LNG001", "Wij kunnen uw gegevens soms delen.", ["kunnen", "soms"]),
        ("LNG001", "U kunt altijd bellen.", []),
        ("LNG001", "Wij bewaren dit, bijvoorbeeld als er een geschil is, mogelijk langer.", []),
        ("LNG002", "naam, adres, etc.", ["etc."]),
        ("RET002", "Wij bewaren gegevens niet langer\n  dan  noodzakelijk.", ["niet langer\n  dan  noodzakelijk"]),
        ("RET002", "Wij bewaren gegevens 2 jaar.", []),
        ("SPC003", "medische gegevens", ["medische"]),
        ("SPC003", "Gezondheidsgegevens en RAS", ["Gezondheidsgegevens", "RAS"]),
        ("SPC003", "terras, rasteltje en geslacht", []),
        ("VER003", "Controleer deze privacyverklaring regelmatig!", ["Controleer deze privacyverklaring regelmatig"]),
        ("CON004", "Wij verkopen uw gegevens nooit.", []),
        ("CON004", "Wij delen uw gegevens nooit met derden.", ["delen uw gegevens nooit met derden"]),
        ("CON005", "De statistieken zijn anoniem. Wij bewaren uw IP-adres.", []),
        ("CON005", "De statistieken zijn anoniem, maar via uw IP-adres te herleiden.", ["anoniem"]),
        ("LNG005", "Vul hier [naam] in: TODO", ["[naam]", "TODO"]),
        ("LNG005", "extra", []),
    ],
)
def test_words_in_a_text(rule: str, text: str, words: list[str]) -> None:
    assert found(rule, text) == words


@pytest.mark.parametrize(
    ("rule", "text", "hit"),
    [
        ("PUR009", "Marketing", True),
        ("PUR009", " onderzoek. ", True),
        ("PUR009", "onderzoek naar de werking van onze website", False),
        ("REC002", "derden", True),
        ("REC002", "incassobureau", False),
        ("PUR005", "onze website afstemmen op de bezoekers, een zakelijk belang", False),
        ("PUR005", "zakelijk belang", True),
        ("LNG005", "x", True),
    ],
)
def test_words_that_count_only_alone(rule: str, text: str, hit: bool) -> None:
    assert bool(law.word_list(rule).find(text)) is hit


@pytest.mark.parametrize(
    ("text", "piece"),
    [("Wij delen dit soms, en mogelijk ook dat.", "soms"), ("Mogelijk\n later", "Mogelijk"), ("Wij delen dit.", None)],
)
def test_the_first_of_the_words_is_given_as_it_is_written(text: str, piece: str | None) -> None:
    assert law.word_list("LNG001").first(text) == piece


def test_a_language_without_a_list_finds_nothing_and_a_rule_without_one_is_a_slip() -> None:
    assert law.word_list("LNG001", "fr").find("Wij kunnen soms") == ()
    with pytest.raises(KeyError):
        law.word_list("XYZ999")


@pytest.mark.parametrize(
    ("name", "text", "hit"),
    [
        ("wbp_short", "de Wbp", True),
        ("wbp", "de Wet Bescherming Persoonsgegevens", True),
        ("cbp_short", "het CBP", True),
        ("cbp_short", "cbp@voorbeeld.nl", False),
        ("ico", "Information Commissioner’s Office (ICO)", True),
        ("datainspektionen_site", "https://www.datainspektionen.se/", True),
        ("ada_lt", "ada@ada.lt", False),
        ("ada_lt", "www.ada.lt", True),
        ("gdpr_soon", "Binnenkort gaat de AVG gelden.", True),
        ("gdpr_soon", "Binnenkort openen wij een winkel. Wij volgen de AVG.", False),
        ("bewerker", "een bewerker", True),
        ("bewerker", "de verwerker", False),
        ("verantwoordelijke", "Wij zijn verantwoordelijk voor uw gegevens.", False),
        ("cookiewet", "volgens de Cookiewet", True),
    ],
)
def test_outdated_names_in_a_text(name: str, text: str, hit: bool) -> None:
    assert bool(OLD[name].find(text)) is hit


def test_a_name_is_outdated_from_its_day_on() -> None:
    assert not OLD["ico"].outdated(date(2026, 9, 29)) and OLD["ico"].outdated(date(2026, 9, 30))
    assert OLD["cookiewet"].outdated(date(2000, 1, 1))


def test_the_present_names_of_the_tables_are_not_outdated() -> None:
    texts = [text for entry in law.authorities().values() for text in (entry.name, entry.phrase_nl, entry.link)]
    texts += [entry.phrase_nl for entry in law.articles().values() if entry.in_force(date(2026, 11, 21))]
    assert [(text, name.id) for text in texts for name in law.outdated_names() if name.find(text)] == []


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=4), st.text(max_size=60))
def test_places_lie_in_the_text_and_in_order(words: list[str], text: str) -> None:
    places = law.find(text, words)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


@given(st.text(st.characters(categories=["Ll"]), min_size=2, max_size=12), st.integers(0, 5))
def test_a_word_between_spaces_is_found_at_its_place(word: str, spaces: int) -> None:
    text = "\t" * spaces + word + " ."
    assert law.find(text, [word], match_case=True) == ((spaces, spaces + len(word)),)


@given(
    st.lists(st.sampled_from(["Google", "foto's", "e-mail", "www.ap.nl", "etc.", "één", "Privacy Shield", "kiss"]), min_size=1, max_size=3),
    st.lists(st.sampled_from(["Google", "googled", "foto’s", "e-mail", "http://www.ap.nl/x", "etc.", "EÉN", "Privacy\n shield",
                              "K\u0131ss \u212aiss", "x"]), max_size=8),
)  # fmt: skip
def test_a_long_text_gives_what_a_short_one_gives(words: list[str], pieces: list[str]) -> None:
    """A shortcut for long texts may not change what is found."""
    text = " ".join(pieces)
    short, long = law.find(text, words), law.find(text + " " + "." * 3000, words)
    assert long == short
