"""The slips that people make when they write YAML by hand, and reading on after each of them."""

from __future__ import annotations

import pytest
import yaml

from privgen.source import reader
from privgen.source.reader import Source, read


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(reader, "LOADER", yaml.SafeLoader)


def found(source: Source) -> list[tuple[str, int, str]]:
    text = source.text.text
    return [(f.name, f.span.line, text[f.span.start : f.span.end]) for f in source.findings]


@pytest.mark.parametrize(
    ("text", "name", "line", "place"),
    [
        ("a: 'foto's maken'\nz: 1\n", "text-after-quote", 1, "'s"),
        ("a: ['foto's', b]\nz: 1\n", "text-after-quote", 1, "'s"),
        ("a:\n  - 'foto's'\nz: 1\n", "text-after-quote", 2, "'s"),
        ('a: "hij zei "hallo" en ging"\nz: 1\n', "text-after-quote", 1, 'hallo" en ging"'),
        ('a: "Jan" en Piet\nz: 1\n', "text-after-quote", 1, "en Piet"),
        ('a: "open\nb: "dicht"\nz: 1\n', "quote-unclosed", 1, '"open'),
        ("a: 'open\nz: 1\n", "quote-unclosed", 1, "'open"),
        ('a: "open\nb: 1\nc: dicht"\nz: 1\n', "quote-unclosed", 1, '"open'),
        ('a: "C:\\data"\nz: 1\n', "escape-invalid", 1, "\\d"),
        ("a: @jan\nz: 1\n", "special-character", 1, "@jan"),
        ("a: `code`\nz: 1\n", "special-character", 1, "`code`"),
        ("a: %5 korting\nz: 1\n", "special-character", 1, "%5 korting"),
        ("a: * voetnoot\nz: 1\n", "special-character", 1, "* voetnoot"),
        ("a: **vet** dus\nz: 1\n", "special-character", 1, "**vet** dus"),
        ("a: *zie onder\nz: 1\n", "special-character", 1, "*zie onder"),
        ("a: [b, *zie onder]\nz: 1\n", "special-character", 1, "*zie onder"),
        ("a: & zonen\nz: 1\n", "special-character", 1, "& zonen"),
        ("a: ? misschien\nz: 1\n", "special-character", 1, "? misschien"),
        ("a: , dus\nz: 1\n", "special-character", 1, ", dus"),
        ("a: ] x\nz: 1\n", "special-character", 1, "] x"),
        ("a: | tekst\nz: 1\n", "special-character", 1, "| tekst"),
        ("a: > tekst\nz: 1\n", "special-character", 1, "> tekst"),
        ("a:\n  - ? vraag\nz: 1\n", "key-complex", 2, "? vraag"),
        ("a: Let op: dit\nz: 1\n", "colon-in-text", 1, "Let op: dit"),
        ("a: {when: Let op: dit, b: 1}\nz: 1\n", "colon-in-text", 1, "Let op: dit"),
        ("a: {b: 1 c: 2}\nz: 1\n", "colon-in-text", 1, "1 c: 2"),
        ("a: [x, y\nz: 1\n", "bracket-unclosed", 1, "["),
        ("a: {x: 1, y: [b\nz: 1\n", "bracket-unclosed", 1, "["),
        ("a: [x, y}\nz: 1\n", "bracket-unclosed", 1, "}"),
        ("a: [\nz: 1", "bracket-unclosed", 1, "["),
        ("a:\n  - x\n  -y\nz: 1\n", "dash-space-missing", 3, "-y"),
        ("a:\n  -x\n  -y\nz: 1\n", "dash-space-missing", 2, "-x\n  -y"),
        ("a:\n  • x\n  • y\nz: 1\n", "dash-space-missing", 2, "•"),
        ("b none\nz: 1\n", "colon-missing", 1, "b none"),
        ("y: 1\nb none\nz: 1\n", "colon-missing", 2, "b none"),
        ("y: 1\nb:none\nz: 1\n", "colon-missing", 2, "b:none"),
        ("a:\n  naam:Jan\nz: 1\n", "colon-missing", 2, "naam:Jan"),
        ("a: {naam:Jan}\nz: 1\n", "colon-missing", 1, "naam:Jan"),
        ("a:\n\tb: 1\n\tc: 2\nz: 1\n", "tab-indentation", 2, "\t"),
        ("a:\n  - b\n\t- c\nz: 1\n", "tab-indentation", 3, "\t"),
        ("a: x\n  b: y\nz: 1\n", "indentation-wrong", 2, "b"),
        ("a:\n  b: 1\n   c: 2\nz: 1\n", "indentation-wrong", 3, "c"),
        ("a:\n    b: 1\n  c: 2\n  d: 3\nz: 1\n", "indentation-wrong", 3, "c: 2"),
        ("a:\n  - x\n - y\nz: 1\n", "indentation-wrong", 3, "- y"),
        ("a:\n  - x\n  b: 1\nz: 1\n", "indentation-wrong", 3, "b: 1"),
        ("a:\n  b: 1\n  - x\nz: 1\n", "indentation-wrong", 3, "- x"),
        ("a: - x\nz: 1\n", "indentation-wrong", 1, "- x"),
        ("%YAML 2.0\n---\nz: 1\n", "syntax-error", 1, "%YAML 2.0"),
        ("x" * 1100 + ": 1\nz: 1\n", "syntax-error", 1, "x" * 1100 + ": 1"),
    ],
)
def test_a_slip_is_one_finding_at_its_place_and_the_rest_is_read(text: str, name: str, line: int, place: str) -> None:
    source = read(text.encode(), "f")
    assert found(source) == [(name, line, place)]
    assert source.value is not None
    if name != "bracket-unclosed" or not text.endswith("z: 1"):
        assert source.value["z"] == "1"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("a: 'foto's'\nz: 1\n", ("a",)),
        ("a:\n  - x\n  - @y\n  - z\n", ("a", 1)),
        ("a:\n  - b: x: y\n    c: 1\n", ("a", 0, "b")),
        ("a:\n  b: 1\n   c: 2\n", ("a",)),
        ("a:\n  - x\n  -y\n", ("a",)),
        ("a:\n- x\n-y\n", ("a",)),
        ("a:\n  b:\n    c: 1\n  d none\nz: 1\n", ("a",)),
        ("a: 1\ndpo none\n", ()),
    ],
)
def test_what_was_not_read_is_named_and_no_more(text: str, unread: tuple[str | int, ...]) -> None:
    assert read(text.encode(), "f").unread == (unread,)


def test_a_key_keeps_its_place_when_its_value_is_broken() -> None:
    source = read(b"a:\n  - x\n  - @y\n  - b: c: d\n    e: 1\n", "f")
    assert source.value == {"a": ["x", None, {"b": None, "e": "1"}]}
    assert [finding.path for finding in source.findings] == ["a[1]", "a[2].b"]


def test_all_independent_slips_are_reported_in_one_run() -> None:
    text = """\
privgen: 1
controller:
  name: 'foto's van Jan'
  email: @jan
activities:
  orders:
    title: Let op: dit
    subjects: [a
    note: Nog iets: hier
  books:
    title: Voor onze boekhouding
   data: [x]
dpo none
complaint: {authority: ap}
cookies: "open
rights: 1
rights: 2
"""
    source = read(text.encode(), "f")
    assert [(name, line) for name, line, _ in found(source)] == [
        ("text-after-quote", 3),
        ("special-character", 4),
        ("colon-in-text", 7),
        ("bracket-unclosed", 8),
        ("colon-in-text", 9),
        ("indentation-wrong", 12),
        ("colon-missing", 13),
        ("quote-unclosed", 15),
        ("key-duplicate", 17),
    ]
    assert source.value is not None
    assert source.value["complaint"] == {"authority": "ap"}


def test_one_cause_is_one_finding() -> None:
    source = read(b"a:\n    b: 1\n  c: 2\n  d: 3\n  e: 4\nz: 1\n", "f")
    assert [name for name, *_ in found(source)] == ["indentation-wrong"]
    source = read(b"a: [x,\n  y: z: q,\n  b\nz: 1\n", "f")
    assert [name for name, *_ in found(source)] == ["bracket-unclosed"]


def test_tabs_are_counted_once() -> None:
    source = read(b"a:\n\tb: 1\n\tc: @x\nd:\n\te: 1\n", "f")
    assert [name for name, *_ in found(source)] == ["tab-indentation"]
    assert "2 more" in source.findings[0].message
    assert set(source.unread) == {("a",), ("d",)}


def test_a_tab_inside_a_text_is_no_indentation() -> None:
    assert read(b"a: |\n  x\n  \ty\nb: \"p\tq\"\n", "f").findings == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: Nummer #1 van Nederland\n", True),
        ("a: tekst # een opmerking\n", False),
        ('a: "Nummer #1"\n', False),
        ('a: "x" #opmerking\n', False),
        ("a: [x] #opmerking\n", False),
        ("a: #opmerking\n", False),
        ("a: C#-programmeur\n", False),
        ("a: x #privgen: ignore[A] y\n", False),
        ("#commentaar\na: x\n", False),
        ("a: |\n  Nummer #1\n", False),
    ],
)
def test_a_hash_that_cuts_a_text_off(text: str, cut: bool) -> None:
    assert [name for name, *_ in found(read(text.encode(), "f"))] == (["text-cut-off"] if cut else [])
