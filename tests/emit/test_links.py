"""Links: only safe targets, and references between forms that work in each of them."""

from __future__ import annotations

import pytest

from privgen.emit import FORMATS, LABEL_KEYS, emit, labels_for
from privgen.emit.links import external, github_slug, printed_target
from privgen.emit.safe import clean, clean_line

from .samples import document, long

BODY = "# T\n\n[a](kort:who) [b](lang:who) [c](#who)\n\n## Wie {#who}\n\n## Kort {#kort-who}\n"


@pytest.mark.parametrize(
    ("version", "links", "hrefs"),
    [
        ("samen", {}, ["#kort-who", "#who", "#who"]),
        ("kort", {"lang": "lang.nl.html"}, ["#who", "lang.nl.html#who", "#who"]),
        ("kort", {"lang": "https://x.nl/p"}, ["#who", "https://x.nl/p#who", "#who"]),
        ("lang", {}, ["#who", "#who"]),
        ("lang", {"kort": "javascript:alert(1)"}, ["#who", "#who"]),
        ("lang", {"kort": "//x.nl/a"}, ["#who", "#who"]),
    ],
)
def test_references_lead_to_the_section_wherever_it_is(version: str, links: dict[str, str], hrefs: list[str]) -> None:
    source = str(emit(document(BODY, version=version, links=links), "html", fragment=True))
    line = next(part for part in source.split("\n") if part.startswith("<p>"))
    assert [part.partition('"')[0] for part in line.split('href="')[1:]] == hrefs
    assert all(f"{letter}</a>" in line or f"{letter} " in line for letter in "abc")


def test_a_reference_to_a_section_that_is_not_there_is_only_text() -> None:
    source = str(emit(document("# T\n\n[PostNL](#gone)"), "html", fragment=True))
    assert "<p>PostNL</p>" in source


def test_inside_the_short_part_of_both_a_reference_finds_the_short_section() -> None:
    source = str(emit(document("# T\n\n[a](#x)\n\n## X {#kort-x}", version="samen"), "html"))
    assert '<a href="#kort-x">a</a>' in source


@pytest.mark.parametrize(
    ("href", "result"),
    [
        ("https://x.nl/a b", "https://x.nl/a%20b"),
        ("HTTPS://x.nl", "HTTPS://x.nl"),
        ("mailto:a@b.nl", "mailto:a@b.nl"),
        ("tel:+31", "tel:+31"),
        ("https://x.nl/100%", "https://x.nl/100%25"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("https:x.nl", None),
        ("//x.nl", None),
        ("x.html", None),
        ('https://x.nl/"><b>', "https://x.nl/%22%3E%3Cb%3E"),
    ],
)
def test_only_safe_schemes_and_characters_pass(href: str, result: str | None) -> None:
    assert external(href) == result


@pytest.mark.parametrize(
    ("href", "text", "printed"),
    [
        ("https://www.x.nl/", "x.nl", None),
        ("https://x.nl/privacy", "onze website", "https://x.nl/privacy"),
        ("mailto:a@b.nl?subject=x", "a@b.nl", None),
        ("mailto:a@b.nl", "mail ons", "a@b.nl"),
        ("tel:+31331234567", "033 - 123 45 67", None),
        ("tel:+31331234567", "bel ons", "+31331234567"),
        ("#who", "PostNL", None),
        ("lang.nl.html", "lange versie", None),
    ],
)
def test_paper_shows_what_the_text_does_not_say(href: str, text: str, printed: str | None) -> None:
    assert printed_target(href, text) == printed


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Wie zijn wij?", "wie-zijn-wij"),
        ("2.1 Als u iets bestelt", "21-als-u-iets-bestelt"),
        ("E-mail & café's", "e-mail--cafés"),
        ("snake_case — lang", "snake_case--lang"),
    ],
)
def test_slugs_are_those_of_github(text: str, slug: str) -> None:
    assert github_slug(text) == slug


def test_text_that_steers_a_terminal_or_reorders_a_line_is_disarmed() -> None:
    assert clean("\x1b[31mrood\x07") == "\u241b[31mrood\u2407"
    assert clean("a\u202eb\u2066c\ufeff") == "abc"
    assert clean("\x9b31m\x7f\ud800") == "\ufffd31m\u2421\ufffd"
    assert clean_line("  a\n\t b ") == "a b"
    assert clean("Zoë 漢字 👩\u200d👧 \u200eabc") == "Zoë 漢字 👩\u200d👧 \u200eabc"


def test_labels_exist_in_each_language_and_fall_back_to_english() -> None:
    for language in ("nl", "en"):
        assert set(labels_for(language)) == set(LABEL_KEYS)
        assert all(labels_for(language).values())
    assert labels_for("nl-BE") == labels_for("nl")
    assert labels_for("de") == labels_for("en")


def test_labels_of_the_document_come_before_those_of_its_language() -> None:
    assert ">Wegwijzer</p>" in str(emit(long(labels={"contents": "Wegwijzer"}), "html"))


@pytest.mark.parametrize("name", ["md", "html", "txt"])
def test_formats_describe_themselves_and_give_the_same_bytes_twice(name: str) -> None:
    assert FORMATS[name].name == FORMATS[name].extension == name
    assert FORMATS[name].media_type.startswith("text/")
    first = emit(long(), name)
    assert first == emit(long(), name) == FORMATS[name].emit(long())
    assert str(first).endswith("\n") and "\r" not in str(first)


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        emit(long(), "doc")
