"""Findings as text and as JSON: what is shown, where the mark stands, and that nothing steers a terminal."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from privgen.findings import Finding, Level, Related
from privgen.report import FORMATS, Context, render
from privgen.report.fingerprint import fingerprints
from privgen.report.safe import json_safe, visible, width
from privgen.source.text import SourceText

TEXT = "privgen: 1\ncontroller:\n  name: De Kaasboer\n  email: info@kaas\n"
SOURCE = SourceText("specs/shop.yaml", TEXT)
SPAN = SOURCE.span(TEXT.index("info@kaas"), TEXT.index("info@kaas") + 9)
CITE = ("AVG art. 12 lid 2", "https://eur-lex.europa.eu/eli/reg/2016/679/oj")


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "ID005", "name": "contact-address-invalid", "level": Level.ERROR,
        "message": "`info@kaas` has no domain", "help": "write the whole address", "path": "controller.email",
        "span": SPAN, "law": (CITE,),
    }  # fmt: skip
    return Finding(**(values | changes))  # type: ignore[arg-type]


def shown(format_: str, *findings: Finding, colour: bool = False) -> str:
    return render(list(findings), format_, Context(1, {SOURCE.name: SOURCE}, colour))


def test_full_marks_the_place_under_its_line() -> None:
    lines = shown("full", finding()).splitlines()
    assert lines[0] == "error[ID005]: `info@kaas` has no domain (contact-address-invalid)"
    assert "specs/shop.yaml:4:10" in lines[1]
    assert lines[3] == "4 |   email: info@kaas"
    assert lines[4].index("^") == lines[3].index("info@kaas")
    assert lines[4].count("^") == len("info@kaas")
    assert "  = help: write the whole address" in lines
    assert f"  = law: {CITE[0]} <{CITE[1]}>" in lines


def test_full_marks_after_wide_characters_and_tabs() -> None:
    text = 'a:\t"漢字" x\n'
    source = SourceText("w.yaml", text)
    span = source.span(text.index("x"), text.index("x") + 1)
    out = render([finding(span=span)], "full", Context(1, {"w.yaml": source})).splitlines()
    line, marks = out[3], out[4]
    assert width(marks[: marks.index("^")]) == width(line[: line.index("x")])


def test_full_shows_a_second_place() -> None:
    other = SOURCE.span(TEXT.index("name"), TEXT.index("name") + 4)
    out = shown("full", finding(related=(Related(other, "first here"),)))
    assert "specs/shop.yaml:3:3" in out
    assert re.search(r"---- first here$", out, re.MULTILINE)


def test_full_needs_no_text_of_the_file() -> None:
    assert "specs/shop.yaml:4:10" in render([finding()], "full", Context())


def test_full_cuts_a_very_long_line_around_the_place() -> None:
    text = "a: " + "x" * 5000 + "HERE" + "y" * 5000
    source = SourceText("l.yaml", text)
    at = text.index("HERE")
    out = render([finding(span=source.span(at, at + 4))], "full", Context(1, {"l.yaml": source}))
    line = next(line for line in out.splitlines() if "HERE" in line)
    assert len(line) < 200
    assert out.splitlines()[4].index("^") == line.index("HERE")


def test_concise_is_one_line_a_finding() -> None:
    out = shown("concise", finding(message="two\nlines"), finding())
    first, second = out.splitlines()
    assert first == r"specs/shop.yaml:4:10: error ID005 contact-address-invalid: two\nlines"
    assert second.endswith("`info@kaas` has no domain")


def test_waived_findings_are_told_to_programs_only() -> None:
    waived = finding(waived="agreed with the client")
    assert shown("full", waived) == ""
    assert shown("concise", waived) == ""
    data = json.loads(shown("json", waived))
    assert data["findings"][0]["waived"] == "agreed with the client"
    assert data["summary"] == {"files": 1, "error": 0, "warning": 0, "info": 0, "waived": 1}


def test_json_has_the_keys_of_version_1() -> None:
    data = json.loads(shown("json", finding()))
    assert data["version"] == 1
    [row] = data["findings"]
    assert list(row) == [
        "code", "name", "level", "message", "help", "law", "path", "file", "line", "column", "end_line", "end_column",
        "related", "fingerprint", "waived",
    ]  # fmt: skip
    assert row["law"] == [{"cite": CITE[0], "url": CITE[1]}]
    assert (row["line"], row["column"], row["end_line"], row["end_column"]) == (4, 10, 4, 19)


def test_a_fingerprint_stays_when_lines_move_and_differs_between_equal_findings() -> None:
    moved = finding(span=SOURCE.span(0, 3))
    assert list(fingerprints([finding()])) == list(fingerprints([moved]))
    assert len(set(fingerprints([finding(), finding()]))) == 2


def test_nothing_to_say_is_nothing_but_json() -> None:
    assert render([], "full", Context()) == render([], "concise", Context()) == ""
    assert json.loads(render([], "json", Context()))["findings"] == []


def test_colour_is_only_paint() -> None:
    plain, painted = shown("full", finding()), shown("full", finding(), colour=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    assert "\x1b" not in shown("json", finding(), colour=True)


BIDI = ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
HOSTILE = st.text(alphabet=st.characters(codec=None, categories=None)) | st.sampled_from(
    ["\x1b]8;;http://x\x07", "\u202eevil", "a\rb", "\x9b31m", "\ud800", "\u2028"]
)


@given(HOSTILE, HOSTILE)
def test_no_format_lets_a_character_steer_a_terminal(message: str, file: str) -> None:
    span = SourceText(file, message + "\n").span(0, len(message))
    context = Context(1, {file: SourceText(file, message + "\n")})
    for format_ in FORMATS:
        out = render([finding(message=message, help=file, path=message, span=span)], format_, context)
        for char in set(out) - {"\n"}:
            assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp"), (format_, hex(ord(char)))
            assert unicodedata.bidirectional(char) not in BIDI


@given(st.text())
def test_safe_json_says_the_same(text: str) -> None:
    made = json_safe(json.dumps({"a": text}, ensure_ascii=False, indent=2))
    assert json.loads(made) == {"a": text}


def test_what_is_visible_stays() -> None:
    assert visible("De Kaasboer – één café, 漢字 🧀") == "De Kaasboer – één café, 漢字 🧀"
    assert visible("a\tb\x1b\u202e") == r"a\tb\x1b\u202e"
