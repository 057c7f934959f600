"""What the korte versie tells of what may surprise people."""

from __future__ import annotations

import pytest

from .support import document, model_from, words_of

COOKIES = "cookies:\n  types: [functional, {}]\n"


@pytest.mark.parametrize(("kind", "name"), [("tracking", "trackingcookies"), ("advertising", "advertentiecookies")])
def test_cookies_that_follow_people_stand_in_the_korte_versie(kind: str, name: str) -> None:
    words = words_of(COOKIES.format(kind), version="kort")
    assert f"Wij gebruiken {name}." in words
    assert "functionele" not in words


def test_other_cookies_do_not() -> None:
    assert "cookies" not in words_of(COOKIES.format("analytical"), version="kort")
    assert "cookies" not in words_of("cookies: none\n", version="kort")


def test_the_sentence_points_at_the_cookies_it_is_about() -> None:
    kort = document(model_from(COOKIES.format("tracking")), "kort")
    (sentence,) = (each for each in kort.sources if "trackingcookies" in each.text)
    assert ("cookies", "types", 1) in sentence.paths


def test_what_follows_people_is_told_with_the_place_where_it_does() -> None:
    yaml = "activities:\n  visit: {title: Bezoek, techniques: [surf_tracking: {when: op onze website}]}\n"
    assert "Wij volgen uw surfgedrag op onze website." in words_of(yaml, version="kort")


@pytest.mark.parametrize("condition", ["when: als ze onjuist zijn", "unless: de wet dat verbiedt"])
def test_that_a_right_has_conditions_is_not_hidden(condition: str) -> None:
    kort = document(model_from(f"rights: {{offer: [access, erasure: {{{condition}}}]}}\n"), "kort")
    (sentence,) = (each for each in kort.sources if "Soms gelden daarbij voorwaarden." in each.text)
    assert any(path[:4] == ("rights", "offer", 1, "erasure") for path in sentence.paths)


@pytest.mark.parametrize("offer", ["access, erasure", "access, withdrawal: {when: op elk moment}"])
def test_rights_without_conditions_are_not_said_to_have_any(offer: str) -> None:
    assert "voorwaarden" not in words_of(f"rights: {{offer: [{offer}]}}\n", version="kort")
