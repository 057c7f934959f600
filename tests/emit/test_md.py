"""Markdown: what GitHub and pandoc read is what the document says, and a person can edit it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from privgen.document import Document
from privgen.emit import emit
from privgen.emit.md import anchors
from privgen.emit.prepare import prepare
from privgen.emit.tree import Block, Box, Code, Heading, Inline, ListBlock, Paragraph, Quote, Rule, Table

from .samples import document, long, short
from .strategies import bodies

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""Reads raw HTML too, so that a tag that slipped through is seen."""

UNJOINED = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
"""Keeps an escaped character apart, as a reader does that looks for addresses while it parses."""


def md(text: str, **changes: Any) -> str:
    """The Markdown below the title, without the final line break."""
    written = emit(document(f"# T\n\n{text}", **changes), "md")
    assert isinstance(written, str)
    return written.removeprefix("# T\n\n").removesuffix("\n")


def shape(blocks: list[Block]) -> list[Any]:
    """What must survive: kinds, texts, links; containers are quotes or nothing in Markdown."""
    out: list[Any] = []
    for block in blocks:
        match block:
            case Heading():
                out.append(("h", block.section.level, line(block.inlines, breaks=False)))
            case Paragraph():
                out.append(("p", line(block.inlines)))
            case ListBlock():
                out.append(("list", block.start, [shape(item) for item in block.items]))
            case Table():
                rows = [[line(cell) for cell in row] for row in (block.head, *block.rows)]
                out.append(("table", block.align, rows))
            case Quote() | Box(name="objection" | "note"):
                out.append(("quote", shape(block.blocks)))
            case Box():
                out.extend(shape(block.blocks))
            case Code():
                out.append(("code", block.text))
            case Rule():
                out.append(("hr",))
    return out


def line(nodes: list[Inline], *, breaks: bool = True) -> list[Any]:
    out: list[Any] = []
    for node in nodes:
        kind, text = ("text", " ") if node.kind == "break" and not breaks else (node.kind, node.text)
        if kind == "text" and out and out[-1][0] == "text":
            out[-1] = ("text", out[-1][1] + text, "", [])
        else:
            out.append((kind, text, node.href, line(node.children, breaks=breaks)))
    return out


def tree(tokens_document: Document) -> list[Any]:
    prepared = prepare(tokens_document)
    return shape(prepared.front + prepared.body)


@settings(deadline=None, max_examples=150)
@given(bodies())
def test_what_is_written_reads_back_as_the_same_text_and_structure(tokens: Any) -> None:
    original = document(tokens)
    written = emit(original, "md")
    assert isinstance(written, str)
    reread = READER.parse(written)
    assert not [token for token in reread if token.type == "html_block"]
    assert tree(document(reread)) == tree(original)


@pytest.mark.parametrize("words", ["a_b", "a__b", "_b", "a_", "b"])
@pytest.mark.parametrize("inside", [False, True])
def test_an_underscore_beside_a_letter_that_is_written_as_a_reference_ends_no_emphasis(words: str, inside: bool) -> None:
    strong = [Token("strong_open", "strong", 1), Token("text", "", 0, content="~~weg~~"), Token("strong_close", "strong", -1)]
    text = [Token("text", "", 0, content=words)]
    children = [*text, *strong, *(Token("text", "", 0, content=words[::-1]),)]
    if inside:
        children = [Token("em_open", "em", 1), *children, Token("em_close", "em", -1)]
    inline = Token("inline", "", 0, children=children, content="")
    original = document([Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)])
    assert tree(document(READER.parse(str(emit(original, "md"))))) == tree(original)


@settings(deadline=None, max_examples=50)
@given(bodies())
def test_no_bare_address_is_left_for_a_reader_to_link(tokens: Any) -> None:
    written = emit(document(tokens), "md")
    inlines = [token for token in UNJOINED.parse(str(written)) if token.type == "inline"]
    depth = 0
    for child in (child for token in inlines for child in token.children or ()):
        depth += child.nesting if child.type.startswith("link") else 0
        if child.type == "text" and not depth:
            assert not re.search(r"(?i)(https?|ftp)://|(?<![^\W_])www\.", child.content)


@settings(deadline=None, max_examples=30)
@given(bodies())
def test_output_is_canonical(tokens: Any) -> None:
    written = str(emit(document(tokens), "md"))
    assert written == str(emit(document(tokens), "md"))
    assert written.endswith("\n") and not written.endswith("\n\n")
    assert not re.search(r"[ \t]\n|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    written.encode("utf-8")


def test_a_statement_is_easy_to_read_and_edit() -> None:
    written = str(emit(long(), "md"))
    assert "\n- **E-mail:** <privacy@dekaasboer.nl>\n" in written
    assert "\nWij delen uw gegevens met bedrijven die in onze opdracht werken (verwerkers), en met PostNL.\n" in written
    assert "| naam en adres | bestellingen | tot 2 jaar na de levering |\n" in written
    assert "> **Bezwaar.** U kunt op elk moment bezwaar maken" in written
    assert "\\" not in written.replace("\\_ga", "")


def test_each_sentence_has_its_own_line_but_abbreviations_end_none() -> None:
    text = "De Kaasboer B.V. Amersfoort is van J. de Vries. Wij zijn open. Let op! Dit is art. 13 AVG. (Zie daar.) ja"
    assert md(text).split("\n") == [
        "De Kaasboer B.V. Amersfoort is van J. de Vries.",
        "Wij zijn open.",
        "Let op!",
        "Dit is art. 13 AVG.",
        "(Zie daar.) ja",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("10:30:00, snake_case, 5 & 6, 1 < 2, a - b, (wij)", "10:30:00, snake_case, 5 & 6, 1 < 2, a - b, (wij)"),
        ("J. de Vries", "J. de Vries"),
        ("\\~~weg\\~~", "\\~\\~weg\\~\\~"),
        ("\\$5 en 6$", "\\$5 en 6\\$"),
        (":smile:", "\\:smile:"),
        ("\\[^1]", "\\[\\^1\\]"),
        ("www.x.nl", "www\\.x.nl"),
        ("https://x.nl", "https\\://x.nl"),
        ("@naam #123", "\\@naam \\#123"),
        ("1\\. a", "1\\. a"),
        ("&amp;copy;", "\\&copy;"),
        ("\\*\\*Label:\\*\\* waarde", "\\*\\*Label:\\*\\* waarde"),
    ],
)
def test_only_what_a_reader_would_read_is_escaped(text: str, written: str) -> None:
    assert md(text) == written


def test_links_inside_go_to_the_anchors_that_github_makes() -> None:
    source = "# T\n\n[naar](#who) en [weg](#nowhere)\n\n## Wie zijn wij? {#a}\n\n## Wie zijn wij? {#who}\n"
    written = str(emit(document(source, toc=True), "md"))
    assert "[naar](#wie-zijn-wij-1) en weg" in written
    assert "- [Wie zijn wij?](#wie-zijn-wij)\n- [Wie zijn wij?](#wie-zijn-wij-1)\n" in written


def test_numbers_are_part_of_the_anchor() -> None:
    assert "[2.1 Als u iets bestelt](#21-als-u-iets-bestelt)" in str(emit(long(), "md"))


def test_a_link_to_another_version_uses_its_anchors_when_they_are_given() -> None:
    whole = long()
    links = {"lang": "lang.nl.md", "lang#orders": f"lang.nl.md#{anchors(whole)['orders']}"}
    written = str(emit(short(links=links), "md"))
    assert "[Als u iets bestelt](lang.nl.md#21-als-u-iets-bestelt)" in written
    assert "[Voor onze boekhouding](lang.nl.md)" in written


def test_lists_that_follow_each_other_stay_two_lists() -> None:
    assert md("- a\n\n* b") == "- a\n\n* b"


def test_a_list_after_the_table_of_contents_is_no_part_of_it() -> None:
    written = str(emit(document("# T\n\n- a\n\n## Kop\n", toc=True), "md"))
    assert "- [Kop](#kop)\n\n* a\n" in written


def test_date_line_is_set_in_italics_and_footer_below_a_rule() -> None:
    written = str(emit(short(footer="De Kaasboer *sinds* 1950"), "md"))
    assert "\n*Korte versie, 1 november 2026.\nAlle details staan in de [lange versie](lang.nl.html).*\n" in written
    assert written.endswith("\n\n---\n\nDe Kaasboer \\*sinds\\* 1950\n")
