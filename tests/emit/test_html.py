"""HTML: safe whatever the text, complete without anything from elsewhere, readable for everyone."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from privgen.emit import emit
from privgen.emit.colour import contrast, parse, readable
from privgen.emit.prepare import prepare
from privgen.emit.tree import Code, Heading, Paragraph, plain, walk
from privgen.resources import package_file

from .samples import document, long, short
from .strategies import bodies

VOID = {"meta", "link", "br", "hr", "img"}
PIXEL = "data:image/png;base64,iVBORw0KGgo="


class Page(HTMLParser):
    """The elements and texts of a page; fails on an element that is not closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def text(self, *but: str) -> str:
        return "".join(data for tag, data in self.texts if tag not in but)


def page(*args: Any, **changes: Any) -> Page:
    return Page(str(emit(document(*args, **changes), "html")))


@settings(deadline=None, max_examples=80)
@given(bodies())
def test_no_text_can_leave_its_place(tokens: Any) -> None:
    changes = {"title": "</title><script>", "organisation": '"><b>', "footer": "</style>", "description": '">'}
    original = document(tokens, toc=True, numbering=True, **changes)
    written = Page(str(emit(original, "html")))
    for tag, attrs in written.elements:
        assert tag not in ("script", "iframe", "object", "form", "base", "b")
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        assert re.match(r"#|https?://|mailto:|tel:", attrs.get("href", "#"))
    ids = [attrs["id"] for _, attrs in written.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written.source)
    assert not re.search(r"[ \t]\n", written.source)
    whole = prepare(original)
    shown = re.sub(r"\s", "", written.text("style", "title"))
    for block in walk(whole.front + whole.body):
        if isinstance(block, (Heading, Paragraph)) and not re.search(r"[:*]", plain(block.inlines)):
            assert re.sub(r"\s", "", plain(block.inlines)) in shown
        elif isinstance(block, Code):
            assert re.sub(r"\s", "", block.text) in shown


def test_a_page_asks_nothing_of_another_place() -> None:
    written = page("# T", logo=PIXEL, accent="#f80")
    assert written.all("img")[0]["src"] == PIXEL
    assert not re.search(r"(?i)<script|src=\"(?!data:)|@import|url\(|<link(?! rel=\"alternate\")", written.source)
    policy = written.all("meta")[1]["content"]
    style = "".join(data for tag, data in written.texts if tag == "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_a_logo_or_link_from_elsewhere_is_left_out() -> None:
    body = "# T\n\n[x](file.html) [y](javascript:1)"
    written = page(body, logo="https://x.nl/logo.png", links={"kort": "javascript:1"})
    assert not written.all("img")
    assert [attrs["href"] for attrs in written.all("a")] == ["#privgen-content"]
    assert "x [y](javascript:1)" in written.text()


def test_page_has_the_parts_that_readers_and_machines_expect() -> None:
    source = str(emit(long(footer="KvK 12345678"), "html"))
    written = Page(source)
    assert source.startswith('<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">')
    assert len(written.all("h1")) == len(written.all("main")) == len(written.all("footer")) == 1
    assert "<title>Privacyverklaring van De Kaasboer</title>" in source
    named = {attrs["name"]: attrs["content"] for attrs in written.all("meta") if "name" in attrs}
    assert named["description"] == "Hoe De Kaasboer met uw persoonsgegevens omgaat."
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert named["dcterms.date"] == "2026-11-01"
    ids = {attrs["id"] for _, attrs in written.elements if "id" in attrs}
    assert {attrs["href"][1:] for attrs in written.all("a") if attrs["href"].startswith("#")} <= ids
    assert '<li><a href="kort.nl.html">Korte versie</a></li>' in source
    assert "<p>KvK 12345678</p>" in source


def test_contents_and_numbers_are_real_text() -> None:
    source = str(emit(long(), "html"))
    assert '<a href="#orders"><span class="privgen-number">2.1</span> Als u iets bestelt</a>' in source
    assert '<h3 id="orders"><span class="privgen-number">2.1</span> Als u iets bestelt</h3>' in source
    assert "privgen-toc" not in str(emit(long(toc=False), "html")).partition("</style>")[2]


def test_tables_have_scope_caption_and_labels_for_cards() -> None:
    source = str(emit(short(), "html"))
    assert '<caption class="privgen-hidden">Wat doen wij met uw gegevens?</caption>' in source
    assert '<th scope="col">Hoe lang</th>' in source
    assert '<th scope="row" data-label="Wanneer"><a href="lang.nl.html#orders">Als u iets bestelt</a></th>' in source
    assert '<td data-label="Hoe lang">tot 2 jaar na de levering</td>' in source
    assert "<caption>Cookies op onze website</caption>" in str(emit(long(), "html"))


def test_facts_are_terms_and_the_objection_stands_apart() -> None:
    source = str(emit(long(), "html"))
    assert "<div><dt>Naam</dt><dd>De Kaasboer B.V.</dd></div>" in source
    assert '<div class="privgen-objection">\n<p><strong>Bezwaar.</strong> U kunt' in source


def test_print_shows_where_a_link_goes_only_when_its_text_does_not() -> None:
    source = str(emit(long(), "html"))
    assert '<a href="mailto:privacy@dekaasboer.nl">privacy@dekaasboer.nl</a>' in source
    assert '<a href="tel:+31331234567">033-1234567</a>' in source
    assert 'data-print="https://autoriteitpersoonsgegevens.nl/een-tip' in source


def test_a_fragment_is_a_section_without_page_or_style() -> None:
    source = str(emit(long(), "html", fragment=True))
    assert source.startswith('<section class="privgen privgen-lang" lang="nl">')
    assert not re.search(r"<(html|head|body|style|meta|main|footer)\b", source)
    assert '<h2 id="controller">' in source
    Page(source)


def test_a_draft_is_named_so_and_kept_out_of_search_engines() -> None:
    source = str(emit(document("# T", draft=True), "html"))
    assert "<title>CONCEPT: Privacyverklaring" in source
    assert '<meta name="robots" content="noindex">' in source
    assert "noindex" not in str(emit(document("# T"), "html"))


def test_other_formats_are_named_in_head_and_foot() -> None:
    source = str(emit(long(links={"alternate:md": "lang.nl.md", "alternate:html": "lang.nl.html"}), "html"))
    assert source.count('<link rel="alternate"') == 1
    assert '<link rel="alternate" type="text/markdown" href="lang.nl.md" title="Markdown">' in source
    assert ">Markdown</a>" not in source, "no word of makers at the foot of a page for customers"
    source = str(emit(long(links={"alternate:txt": "lang.nl.txt", "alternate:pdf": "lang.nl.pdf"}), "html"))
    assert '<li><a href="lang.nl.pdf">PDF</a></li>\n<li><a href="lang.nl.txt">Tekst</a></li>' in source


def test_previews_and_other_versions_are_named_in_the_head() -> None:
    written = Page(str(emit(long(draft=True, links={"kort": "kort.nl.html", "lang": "lang.nl.html"}), "html")))
    shared = {attrs["property"]: attrs["content"] for attrs in written.all("meta") if "property" in attrs}
    assert shared["og:title"] == "CONCEPT: Privacyverklaring van De Kaasboer"
    assert shared["og:description"] == "Hoe De Kaasboer met uw persoonsgegevens omgaat."
    assert shared["og:site_name"] == "De Kaasboer B.V."
    assert not any(name.startswith(("og:image", "og:url")) for name in shared), "no address that nobody stated"
    (other,) = written.all("link")
    assert (other["href"], other["type"], other["title"]) == ("kort.nl.html", "text/html", "Korte versie")


def test_a_letter_and_its_word_stay_on_one_line() -> None:
    source = str(
        emit(document("# T\n\nuw e-mailadres, een 4-pak, de B-52 en [m-info@x.nl](mailto:m-info@x.nl)"), "html")
    )
    assert re.findall(r'<span class="privgen-whole">([^<]*)</span>', source) == ["e-mailadres", "m-info"]
    assert 'href="mailto:m-info@x.nl"' in source


def test_a_title_cannot_end_the_style() -> None:
    source = str(emit(document("# T", title='a"}</style><p>\\'), "html"))
    assert source.count("</style>") == 1
    assert r'content:"a\22 }\3c /style\3e \3c p\3e \5c "' in source


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_of_the_style_sheet_can_be_read(theme: str) -> None:
    css = package_file("emit", "assets", "statement.css").read_text(encoding="utf-8")
    rules = css.split(":root {")[1 if theme == "light" else 2].partition("}")[0]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rules))
    for text, grounds in {
        "text": ("ground", "soft"),
        "quiet": ("ground", "soft"),
        "accent": ("ground", "soft"),
        "warn": ("warn-ground",),
    }.items():
        for ground in grounds:
            one, other = parse(colours[text]), parse(colours[ground])
            assert one and other and contrast(one, other) >= 4.5, (text, ground)


@pytest.mark.parametrize("accent", ["#ffff00", "#000", "#fff", "#0b5a6f", "#ff0000", "#808080"])
def test_an_accent_is_made_readable_on_both_grounds(accent: str) -> None:
    for ground in ("#f1f0ec", "#24262a"):
        fitted, under = parse(readable(accent, ground)), parse(ground)
        assert fitted and under and contrast(fitted, under) >= 4.5
    style = str(emit(document("# T", accent=accent), "html"))
    assert f":root{{--accent:{readable(accent, '#f1f0ec')}}}" in style


@pytest.mark.parametrize("accent", ["red", "#12", "#ggg", "#fff;}", ""])
def test_what_is_no_colour_changes_nothing(accent: str) -> None:
    assert emit(document("# T", accent=accent), "html") == emit(document("# T"), "html")
