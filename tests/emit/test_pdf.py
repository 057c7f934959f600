"""PDF: what a screen reader, a search engine, an archive and a printer need, and the same words as the statement."""

from __future__ import annotations

import base64
import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privgen.emit import FormatUnavailable, emit, make, ready, typ_glyphs
from privgen.emit.typ_glyphs import REPLACEMENT, shown

from .samples import document, long, short
from .strategies import NASTY, bodies

pypdf = pytest.importorskip("pypdf")
typst = pytest.importorskip("typst")

PIXEL = base64.b64encode(
    b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><rect width='90' height='30' fill='#b45309'/></svg>"
).decode()
LOGO = f"data:image/svg+xml;base64,{PIXEL}"

# Text as somebody might write it who knows Typst, or who does not.
MARKUP = (
    "#import", "#{", "#[", "]", "[", "$", "$x$", "@ref", "<label>", "\\`", "\\\\", "//", "/\\*", "\\*/", '"', "')))",
    '"))', "\\~", "--", "...", "'", "\\#", "= ", "/ a: b", "€", "é", "ﬁ", "naam", "adres", "B.V.", "1.", "1 november",
)  # fmt: skip


def reader(*args: Any, **changes: Any) -> Any:
    """The PDF of a document, opened."""
    made = args[0] if args and not isinstance(args[0], (str, list)) else document(*args, **changes)
    return pypdf.PdfReader(io.BytesIO(make(made, "pdf").data))


def tags(pdf: Any) -> list[tuple[str, Any]]:
    """The roles of the tag tree in order, each with its element."""

    def walk(node: Any) -> Iterator[tuple[str, Any]]:
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if "/S" in node:
            yield str(node["/S"])[1:], node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if hasattr(child, "get_object"):
                yield from walk(child)

    return list(walk(pdf.trailer["/Root"]["/StructTreeRoot"]))


def roles(pdf: Any) -> list[str]:
    return [role for role, _ in tags(pdf)]


def text_of(pdf: Any) -> str:
    """The words of all pages without the head and foot of each."""
    out = []
    for number, page in enumerate(pdf.pages):
        lines = page.extract_text().replace("\xad", "").strip().split("\n")
        assert re.fullmatch(rf"pagina {number + 1} van {len(pdf.pages)}", lines[-1])
        out += lines[1 if number else 0 : -1]
    return "\n".join(out)


def squeezed(text: str) -> str:
    """Text without white space and hints for line breaking, composed, for a comparison of words."""
    return re.sub(r"[\s\u200b\u2060\xad]", "", unicodedata.normalize("NFKC", text))


def metadata(pdf: Any) -> str:
    return str(pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode())


def test_says_that_it_is_tagged_and_made_to_be_kept() -> None:
    pdf = reader(long())
    found = metadata(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in found
    assert "<pdfaid:part>3</pdfaid:part>" in found
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in found
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "nl"


def test_knows_its_title_author_date_and_subject() -> None:
    found = reader(long()).metadata
    assert found.title == "Privacyverklaring van De Kaasboer"
    assert found.author == "De Kaasboer B.V."
    assert found.subject == "Hoe De Kaasboer met uw persoonsgegevens omgaat."
    assert "AVG" in found["/Keywords"]
    assert found["/CreationDate"] == found["/ModDate"] == "D:20261101000000Z"


def test_a_statement_without_a_date_shows_no_clock() -> None:
    found = reader(short(date=None)).metadata
    assert found["/CreationDate"] == found["/ModDate"] == "D:19700101000000Z"


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert emit(long(logo=LOGO), "pdf") == emit(long(logo=LOGO), "pdf")


def test_headings_go_from_one_down_and_skip_none() -> None:
    levels = [int(role[1]) for role in roles(reader(long())) if re.fullmatch(r"H[1-6]", role)]
    assert levels == [1, 2, 2, 3, 3, 3, 2, 2, 2, 2, 2, 2]


def test_tables_have_heads_that_name_their_columns() -> None:
    pdf = reader(long())
    heads = [node for role, node in tags(pdf) if role == "TH"]
    assert len(heads) == 3 + 5
    assert all("/Column" in str(node["/A"]) for node in heads)
    found = roles(pdf)
    assert found.count("Table") == found.count("THead") == found.count("Caption") == 2
    assert found.count("TD") == 3 * 3 + 2 * 5


def test_lists_paragraphs_and_links_are_tagged() -> None:
    found = roles(reader(long()))
    assert {"L", "LI", "LBody", "P", "Link", "BlockQuote", "TOC", "TOCI"} <= set(found)
    assert found.count("TOCI") == 11


def test_a_logo_has_a_text_in_its_place() -> None:
    figures = [node for role, node in tags(reader(long(logo=LOGO))) if role == "Figure"]
    assert [node["/Alt"] for node in figures] == ["De Kaasboer B.V."]


@pytest.mark.parametrize(
    "logo", ["data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,A", "https://x.nl/l.png"]
)
def test_a_logo_that_is_no_picture_is_left_out(logo: str) -> None:
    assert "Figure" not in roles(reader(long(logo=logo)))


def test_bookmarks_have_the_numbers_and_the_order_of_the_sections() -> None:
    outline = reader(long()).outline
    assert [mark.title for mark in outline if not isinstance(mark, list)][:2] == [
        "1. Wie zijn wij?",
        "2. Welke gegevens gebruiken wij, en waarvoor?",
    ]
    assert [mark.title for mark in outline[2]] == [
        "2.1 Als u iets bestelt", "2.2 Voor onze boekhouding", "2.3 Als u onze nieuwsbrief wilt",
    ]  # fmt: skip


def test_the_table_of_contents_gives_the_page_of_each_section() -> None:
    pdf = reader(long())
    first = pdf.pages[0].extract_text()
    for title, name in (("Wie zijn wij?", "controller"), ("Als u iets bestelt", "orders"), ("Uw rechten", "rights")):
        page = pdf.get_destination_page_number(pdf.named_destinations[name]) + 1
        entry = re.search(rf"{re.escape(title)}[ .]+(\d+)", first)
        assert entry
        assert int(entry[1]) == page
        assert title in pdf.pages[page - 1].extract_text().replace(entry[0], "")
    assert "Inhoud" not in text_of(reader(short()))


def test_links_go_where_they_say() -> None:
    pdf = reader(long(links={"kort": "kort.nl.pdf"}))
    addresses = {
        str(note.get_object()["/A"]["/URI"])
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    }
    assert {"kort.nl.pdf", "mailto:privacy@dekaasboer.nl", "tel:+31331234567"} <= addresses
    assert set(pdf.named_destinations) >= {"controller", "orders", "rights"}


def test_the_facts_are_attached_and_nothing_else() -> None:
    facts = json.dumps({"facts": {"controller.name": 'De "Kaasboer" \\ #x'}})
    pdf = reader(long(facts=facts))
    assert {name: data[0].decode() for name, data in pdf.attachments.items()} == {"feiten.json": facts}
    assert not reader(long()).attachments


def test_a_long_table_repeats_its_head_and_keeps_its_rows() -> None:
    rows = "\n".join(f"| _cookie_{number} | Google Ireland | {'zien wat bezoekers doen ' * 4}|" for number in range(60))
    pdf = reader(f"# T\n\n## Cookies\n\n| Naam | Van wie | Waarvoor |\n|---|---|---|\n{rows}")
    assert len(pdf.pages) >= 3
    for page in pdf.pages:
        assert "Naam Van wie Waarvoor" in page.extract_text()
    assert re.findall(r"_cookie_\d+", text_of(pdf)) == [f"_cookie_{number}" for number in range(60)]


def test_a_row_that_no_page_can_hold_goes_on_over_pages() -> None:
    pdf = reader(f"# T\n\n| a | b |\n|---|---|\n| {'woord ' * 3000} | b |")
    assert len(pdf.pages) > 2
    assert text_of(pdf).count("woord") == 3000


def test_every_page_but_the_first_has_the_title_at_its_head() -> None:
    pdf = reader("# Titel\n\n" + "tekst " * 2000, title="Uw privacy bij De Kaasboer")
    heads = [page.extract_text().split("\n")[0] for page in pdf.pages]
    assert heads[0] == "Titel"
    assert set(heads[1:]) == {"Uw privacy bij De Kaasboer"}


def test_a_draft_is_marked_on_every_page() -> None:
    pdf = reader("# Titel\n\n" + "tekst " * 2000, draft=True)
    assert all("CONCEPT" in page.extract_text() for page in pdf.pages)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(MARKUP), min_size=1, max_size=12))
def test_markup_is_printed_as_it_was_written(words: list[str]) -> None:
    source = " ".join(words)
    source = re.sub(r"(?<!\\)([<\[\]*_`~#$|=])", r"\\\1", source)
    body = f"# T\n\nA {source} Z\n\n- A {source} Z\n\n| Kop |\n|---|\n| A {source} Z |"
    made = document(body)
    plain = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", source)
    expected = squeezed(f"A {plain} Z")
    assert squeezed(text_of(reader(made))).count(expected) == 3


@settings(max_examples=40)
@given(bodies(), st.sampled_from(NASTY))
def test_no_statement_is_refused(tokens: Any, text: str) -> None:
    made = make(document(tokens, toc=True, numbering=True, title=text, organisation=text, footer=text), "pdf")
    found = roles(pypdf.PdfReader(io.BytesIO(made.data)))
    levels = [int(role[1]) for role in found if re.fullmatch(r"H[1-6]", role)]
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False))


def test_what_no_font_has_is_seen_and_named() -> None:
    made = make(document("# T\n\nvóór 漢字 en 👩‍👧 na"), "pdf")
    assert [each.character for each in made.replaced] == ["漢", "字", "👩", "👧"]
    text = text_of(pypdf.PdfReader(io.BytesIO(made.data)))
    assert f"vóór {REPLACEMENT * 2} en {REPLACEMENT * 2} na" in text


def test_what_the_table_of_glyphs_did_not_know_is_found_by_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typ_glyphs, "_patterns", lambda: (re.compile(r"(?!)"), re.compile(r"(?!)")))
    assert shown("漢") == ("漢", [])
    made = make(document('# T\n\nvóór 漢 "\\\\ 字 na'), "pdf")
    assert {each.character for each in made.replaced} == {"漢", "字"}
    assert f"vóór {REPLACEMENT}" in text_of(pypdf.PdfReader(io.BytesIO(made.data)))


def test_arabic_and_hebrew_are_shown_in_italics_too() -> None:
    made = make(document("# T\n\n*نص* en **שלום** en *é*"), "pdf")
    assert made.replaced == ()


def test_deep_lists_and_quotes_still_fit() -> None:
    lists = "\n".join("  " * depth + f"- niveau {depth}" for depth in range(9))
    quotes = "> " * 8
    text = text_of(reader(f"# T\n\n{lists}\n\n{quotes}diep"))
    assert "niveau 8" in text
    assert "diep" in text


def test_without_typst_there_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(FormatUnavailable) as caught:
        ready("pdf")
    assert caught.value.message == "the PDF cannot be made: the package typst is not installed"
    assert "pip install typst" in caught.value.help
    with pytest.raises(FormatUnavailable):
        emit(long(), "pdf")
    assert "#statement(" in str(emit(long(), "typ"))
    ready("typ")


def test_the_source_makes_the_same_pdf_without_privgen() -> None:
    source = str(emit(long(), "typ")).encode()
    options = {"format": "pdf", "ignore_system_fonts": True, "pdf_standards": ["ua-1", "a-3a"], "timestamp": 0}
    assert typst.compile(source, **options) == emit(long(), "pdf")


@pytest.mark.parametrize("count", range(8, 12))
def test_a_line_may_be_hyphenated_where_a_link_ends(count: int) -> None:
    text = text_of(reader(document("# [" + "weg" * count + "\u00ad](https://x.nl)" + "achter" * 5)))
    assert squeezed(text) == "weg" * count + "achter" * 5


def test_links_in_the_head_of_a_long_table_are_text() -> None:
    rows = "| b |\n" * 90
    pdf = reader(f"# T\n\n| [Naam](https://x.nl) |\n|---|\n{rows}")
    assert len(pdf.pages) > 2
    assert all("Naam" in page.extract_text() for page in pdf.pages)


def test_an_address_that_is_too_long_leaves_its_text() -> None:
    assert "de tekst" in text_of(reader(f"# T\n\n[de tekst](https://x.nl/{'a' * 40_000})"))
