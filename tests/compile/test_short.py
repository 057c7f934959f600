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
