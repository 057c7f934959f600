"""Typst: text is data and never markup, nothing is lost without a word, and everything has its measure."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privgen.emit import emit, make
from privgen.emit.made import Replaced
from privgen.emit.typ import full_date, literal, template
from privgen.emit.typ_data import groups_of
from privgen.emit.typ_glyphs import REPLACEMENT, italic, parse, ranges, shown
from privgen.emit.typ_widths import breakable, row_lines, widths_of

from .samples import document, long, short
from .strategies import NASTY, bodies

CALL = '\n#statement(json(bytes("'
END = '")))\n'
HOSTILE = (
    "#import", '#import "x.typ": *', "#{", "#read(\"/etc/passwd\")", "$", "$x$", "@ref", "<label>", "`", "```", "\\",
    "\\u{41}", "//", "/*", "*/", "]", "[", '"', "')))", '")))', "= kop", "- a", "+ b", "/ c: d", "~", "--", "...",
)  # fmt: skip


def held(source: str) -> dict[str, Any]:
    """The data in a source; fails when anything else than the template and one string stands in it."""
    head, _, rest = source.partition(template())
    assert all(line.startswith("//") or not line for line in head.split("\n"))
    assert rest.startswith(CALL)
    assert rest.endswith(END)
    text = rest.removeprefix(CALL).removesuffix(END)
    assert re.fullmatch(r'(?:[^"\\]|\\[\\"]|\\u\{[0-9a-f]+\})*', text)
    data: dict[str, Any] = json.loads(re.sub(r"\\u\{([0-9a-f]+)\}|\\(.)", unescape, text))
    return data


def unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def data_of(*args: Any, **changes: Any) -> dict[str, Any]:
    return held(str(emit(document(*args, **changes), "typ")))


def texts(data: Any) -> str:
    """All strings in the data, in order."""
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        return "".join(texts(value) for name, value in data.items() if name not in ("is", "id", "number"))
    return "".join(map(texts, data)) if isinstance(data, list) else ""


@given(bodies(), st.sampled_from((*HOSTILE, *NASTY)))
def test_a_source_is_the_template_and_one_string(tokens: Any, text: str) -> None:
    fields = {"title": text, "organisation": text, "footer": text, "description": text, "facts": text}
    fields["facts"] = text.encode("utf-8", "backslashreplace").decode()
    source = str(emit(document(tokens, toc=True, numbering=True, **fields), "typ"))
    held(source)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", source)


@given(bodies())
def test_heading_levels_never_skip(tokens: Any) -> None:
    last = 0
    for block in [*(data := data_of(tokens))["front"], *data["body"]]:
        if block["is"] == "heading":
            assert 1 <= block["level"] <= last + 1
            last = block["level"]


@given(st.text())
def test_a_literal_gives_its_text_back(text: str) -> None:
    kept = literal(text)
    assert re.fullmatch(r'(?:[^"\\]|\\[\\"]|\\u\{[0-9a-f]+\})*', kept)
    assert re.sub(r"\\u\{([0-9a-f]+)\}|\\(.)", unescape, kept) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_it_is(text: str) -> None:
    made = long(title=text, organisation=text, facts=text)
    data = held(str(emit(made, "typ")))
    assert data["title"] == text.strip()
    assert data["facts"] == text


def test_the_source_of_one_statement_is_the_same_every_time() -> None:
    assert emit(long(), "typ") == emit(long(), "typ")
    assert emit(long(), "typ") == emit(long(), "typ", fragment=True)


def test_blocks_stand_on_lines_of_their_own_so_that_a_diff_is_small() -> None:
    old, new = (str(emit(document(f"# T\n\neen\n\n{word}\n\ndrie"), "typ")).splitlines() for word in ("twee", "zeven"))
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 1


def test_links_inside_the_statement_go_to_sections_and_others_to_addresses() -> None:
    data = data_of("# T\n\n## Één {#wie}\n\n[a](#wie) [b](https://x.nl) [c](javascript:1) [d](#weg)")
    links = [node for node in data["body"][1]["of"] if isinstance(node, dict)]
    assert [link.get("section", link.get("url")) for link in links] == ["wie", "https://x.nl"]
    assert "c" in texts(data["body"][1])


def test_paper_shows_an_address_once_and_only_when_the_text_does_not() -> None:
    data = data_of("# T\n\n[x.nl](https://x.nl) [de site](https://y.nl/a) [de site](https://y.nl/a)")
    printed = [node.get("printed") for node in data["body"][0]["of"] if isinstance(node, dict)]
    assert printed == [None, "y.nl/a", None]


def test_lists_of_facts_keep_their_labels_and_nested_lists() -> None:
    data = data_of("# T\n\n:::defs\n- **Naam:** De Kaasboer\n- **Gegevens:**\n  - naam\n  - adres\n:::\n")
    [facts] = data["body"][0]["of"]
    assert facts["is"] == "facts"
    found = [fact for group in facts["of"] for fact in group["of"]]
    assert [texts(fact["label"]) for fact in found] == ["Naam", "Gegevens"]
    assert found[1]["of"][0]["is"] == "list"


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        ([1], [(0, 1)]),
        ([1, 6, 9, 1], [(0, 2), (2, 4)]),
        ([5, 6, 5], [(0, 1), (1, 2), (2, 3)]),
        ([1, 3, 1], [(0, 3)]),
        ([1, 30, 1], [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_a_short_fact_does_not_stand_alone_on_a_page(lines: list[int], groups: list[tuple[int, int]]) -> None:
    assert groups_of(lines) == groups


def test_a_second_title_begins_a_new_page_and_both_become_bookmarks() -> None:
    data = data_of("# Kort\n\na\n\n# Lang\n\nb")
    headings = [block for block in data["front"] + data["body"] if block["is"] == "heading"]
    assert [heading["new-page"] for heading in headings] == [False, True]
    assert all(heading["bookmarked"] for heading in headings)
    assert not data_of("# Kort\n\na")["front"][0]["bookmarked"]


def test_only_a_date_of_the_calendar_becomes_one() -> None:
    assert full_date("2026-11-01") == [2026, 11, 1]
    assert full_date("2016-08") == [2016, 8, 1]
    assert full_date("2016") == [2016, 1, 1]
    assert full_date("2024-02-29") == [2024, 2, 29]
    for wrong in (None, "", "2023-02-29", "2026-13-01", "2026-11-31", "0000", "gisteren"):
        assert full_date(wrong) is None


def test_the_name_stands_above_the_title_only_when_the_title_lacks_it() -> None:
    assert data_of("# T", title="Privacy bij De Kaasboer", organisation="De Kaasboer B.V.")["beside"] == ""
    assert data_of("# T", title="Privacyverklaring", organisation="De Kaasboer B.V.")["beside"] == "De Kaasboer B.V."


def test_a_draft_says_so_in_its_title() -> None:
    assert data_of("# T", title="Privacy", draft=True)["title"] == "CONCEPT: Privacy"


@pytest.mark.parametrize("language", ["nl", "nl-BE", "EN", "x-klingon", "", '"]'])
def test_any_language_gives_a_code_that_typst_knows(language: str) -> None:
    data = data_of("# T", language=language)
    assert re.fullmatch("[a-z]{2,3}", data["language"])
    assert data["region"] in (None, "BE")


# Characters


def test_letters_of_european_names_are_shown() -> None:
    for name in (
        "Loïs Brandsma-Čapek",
        "Łukasz Żółć",
        "İbrahim Gökçe",
        "Đặng",
        "Σωκράτης",
        "Борис",
        "½ × 3 €",
        "’“”–…•",
    ):
        assert shown(name) == (name, [])
    assert not italic("نص")


def test_what_no_font_has_is_named_with_its_place_and_seen() -> None:
    made = make(document("# T\n\n## Wie {#wie}\n\n漢 en 🇳🇱 en 👩‍👧\n\n## Waar {#waar}\n\n漢", title="字"), "typ")
    assert made.replaced == (
        Replaced("wie", "漢"), Replaced("wie", "🇳"), Replaced("wie", "🇱"), Replaced("wie", "👩"), Replaced("wie", "👧"),
        Replaced("waar", "漢"), Replaced("", "字"),
    )  # fmt: skip
    assert f"{REPLACEMENT} en {REPLACEMENT * 2} en {REPLACEMENT * 2}" in texts(held(made.text)["body"])


@given(st.text())
def test_everything_that_is_not_shown_is_reported(text: str) -> None:
    made, lost = shown(text)
    assert shown(made) == (made, [])
    assert (made == text) == (not lost)


def test_code_keeps_its_lines() -> None:
    assert shown("één\ntwee") == ("één\ntwee", [])


@given(st.sets(st.integers(0, 0x10FFFF)))
def test_ranges_give_their_points_back(points: set[int]) -> None:
    assert {point for first, last in parse(ranges(points)) for point in range(first, last + 1)} == points


# Measures


@given(st.text(), st.integers(4, 60))
def test_a_long_word_may_break_and_loses_nothing(text: str, limit: int) -> None:
    made = breakable(text, limit)
    assert made.replace("\u200b", "") == text.replace("\u200b", "")
    assert all(len(piece) <= max(limit, 40) for word in made.split() for piece in word.split("\u200b"))


def test_an_address_breaks_after_its_marks() -> None:
    assert breakable("https://voorbeeld.nl/een/pad", 10).split("\u200b")[0] == "https://"
    assert breakable("persoonsgegevens", 10) == "persoonsgegevens"


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), min_size=1))
def test_every_column_has_a_width(rows: list[list[str]]) -> None:
    widths = widths_of(rows)
    assert len(widths) == 3
    assert min(widths) > 0
    assert all(row_lines(row, widths) >= 0 for row in rows)


def test_a_short_column_stays_on_one_line() -> None:
    widths = widths_of([["Naam", "Waarvoor", "Hoe lang"], ["_ga", "zien wat bezoekers doen " * 5, "14 maanden"]])
    assert widths[2] >= len("14 maanden")
    assert widths[1] > widths[0] + widths[2]


def test_facts_go_into_formats_that_hold_files_only() -> None:
    facts = '{"facts": {"controller.name": "GEHEIM"}}'
    assert held(str(emit(short(facts=facts), "typ")))["facts"] == facts
    for format_ in ("md", "html", "txt"):
        assert "GEHEIM" not in str(emit(short(facts=facts), format_))


def test_only_a_word_that_is_too_long_for_its_column_is_hyphenated() -> None:
    rows = "| als u bestelt | verwerkersovereenkomstenregister | e-mail | d | e | f | g |"
    data = data_of(f"# T\n\n| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n{rows}")
    [row] = data["body"][0]["rows"]
    assert row["cells"][:3] == [
        ["als u bestelt"],
        [{"is": "long", "text": "verwerkersovereenkomstenregister"}],
        [{"is": "whole", "text": "e-mail"}],
    ]


def test_the_column_that_makes_rows_tall_gets_the_room() -> None:
    widths = widths_of([["Wanneer", "Gegevens", "Waarvoor"], *[["als u belt", "", "zien wat u vraagt " * 4]] * 9])
    assert widths[2] > 2 * widths[1]
