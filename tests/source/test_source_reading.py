"""Bytes, limits, structure: each thing that is wrong is one clear finding."""

from __future__ import annotations

import time

import pytest
import yaml

from privgen.compile.fill import clean
from privgen.findings import Finding, Level
from privgen.source import reader
from privgen.source.codes import CODES
from privgen.source.problems import MESSAGES
from privgen.source.reader import Source, read


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds where the wheel has no libyaml, too."""
    if request.param == "python":
        monkeypatch.setattr(reader, "LOADER", yaml.SafeLoader)


def only(data: bytes | str, name: str) -> tuple[Finding, Source]:
    source = read(data.encode() if isinstance(data, str) else data, "f.yaml")
    assert [finding.name for finding in source.findings] == [name]
    return source.findings[0], source


def shown(source: Source, finding: Finding) -> str:
    return source.text.text[finding.span.start : finding.span.end]


def test_a_byte_that_is_not_utf8_is_named_with_line_and_place() -> None:
    finding, source = only(b"a: 1\nb: caf\xe9\nc: 2\n", "not-utf8")
    assert (finding.span.line, finding.span.column) == (2, 7)
    assert "byte 12 (0xE9)" in finding.message
    assert source.value is not None
    assert source.value["c"] == "2"


def test_more_bytes_are_counted_not_repeated() -> None:
    finding, _ = only(b"a: \xe9\xe9\xe9\n", "not-utf8")
    assert "2 more" in finding.message


@pytest.mark.parametrize("data", ["a: é".encode("utf-16"), b"\x89PNG\x00\x01\x02", b"\x00"])
def test_what_is_no_text_is_refused_as_a_whole(data: bytes) -> None:
    _, source = only(data, "not-utf8")
    assert source.root is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    finding, _ = only("a: één\nb: c\n".encode(encoding), "not-utf8")
    assert "UTF-16" in finding.message


def test_a_byte_order_mark_is_no_news_and_moves_nothing() -> None:
    source = read("\ufeffa: x\n".encode(), "f")
    assert source.findings == []
    assert source.root is not None
    assert source.root.find(("a",))[0].span.column == 4


def test_control_characters() -> None:
    finding, source = only("a: x\x07y\nb: \x1b[31m\n", "control-character")
    assert "U+0007" in finding.message
    assert "1 more" in finding.message
    assert shown(source, finding) == "\x07"
    assert source.value == {"a": "x\ufffdy", "b": "\ufffd[31m"}


@pytest.mark.parametrize("text", [r'a: "x\0"', r'a: "\e[31m"', r'a: "\u0085x\x7f"'])
def test_control_characters_cannot_be_smuggled_in_by_an_escape(text: str) -> None:
    _, source = only(text, "control-character")
    assert source.value is not None
    assert not {"\0", "\x1b", "\x7f"} & set(source.value["a"])


@pytest.mark.parametrize("char", ["\x85", "\u202e", "\u2066", "\uf0b7", "\ufff9"])
def test_what_no_statement_can_print_is_told_and_not_swallowed(char: str) -> None:
    finding, source = only(f'a: "x"\nb: "é{char}z{char}"\n', "control-character")
    assert f"U+{ord(char):04X}" in finding.message
    assert "1 more" in finding.message
    assert (finding.span.line, shown(source, finding)) == (2, char)
    finding, _ = only(f'a: "x"\nb: "z\\u{ord(char):04x}"\n', "control-character")
    assert f"U+{ord(char):04X}" in finding.message


def test_everything_that_a_statement_would_show_as_lost_is_told() -> None:
    told = [chr(code) for code in range(0x80, 0xFFFF) if not 0xD800 <= code < 0xE000 and clean(chr(code)) == "\ufffd"]
    assert len(told) > 6400
    assert [char for char in told if not read(f"a: x{char}y\n".encode(), "f").findings] == []


def test_a_character_that_was_lost_before_is_told() -> None:
    finding, source = only("a: Caf\ufffd\n", "control-character")
    assert "was lost" in finding.message
    assert shown(source, finding) == "\ufffd"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    assert only(text, "file-empty")[1].root is None


@pytest.mark.parametrize(
    ("text", "place"), [("- a\n- b\n", "- a"), ("Privacyverklaring\nvan ons\n", "Privacyverklaring")]
)
def test_a_file_without_keys(text: str, place: str) -> None:
    finding, source = only(text, "root-not-mapping")
    assert shown(source, finding) == place
    assert source.root is None
    assert source.unread == ((),)


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n...\n---\nb: 2\n", "a: 1\n...\nb: 2\n"])
def test_a_second_document(text: str) -> None:
    finding, source = only(text, "several-documents")
    assert finding.span.line >= 2
    assert source.value == {"a": "1"}


def test_a_duplicate_key_keeps_the_first_and_points_at_it() -> None:
    finding, source = only("a:\n  x: 1\n  'x': 2\n  y: 3\n", "key-duplicate")
    assert (finding.span.line, finding.path) == (3, "a.x")
    assert [(related.span.line, related.span.column) for related in finding.related] == [(2, 3)]
    assert source.value == {"a": {"x": "1", "y": "3"}}


def test_the_merge_key_is_reported_and_not_obeyed() -> None:
    finding, source = only("base: &b {x: 1}\na:\n  <<: *b\n  y: 2\n", "key-merge")
    assert finding.path == "a"
    assert source.value is not None
    assert source.value["a"] == {"y": "2"}
    assert source.unread == (("a",),)


@pytest.mark.parametrize("key", ["1", "1.5", "true", "null", "~", "0x1F"])
def test_keys_that_are_no_text(key: str) -> None:
    finding, source = only(f"{key}: a\nb: c\n", "key-not-text")
    assert shown(source, finding) == key
    assert source.value == {key: "a", "b": "c"}


@pytest.mark.parametrize("key", ["NO", "2026-11-01", '"1"', "no", "12:30"])
def test_keys_that_only_look_special(key: str) -> None:
    assert read(f"{key}: a\n".encode(), "f").findings == []


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? c", "? [d]"])
def test_complex_keys(key: str) -> None:
    names = {finding.name for finding in read(f"x: 1\n{key}: v\n".encode(), "f").findings}
    assert names <= {"key-complex", "colon-in-text", "key-not-text"}
    assert "key-complex" in names


def test_an_invisible_space_before_a_key() -> None:
    finding, source = only("a:\n\u00a0\u00a0b: 1\n", "key-invisible-character")
    assert "U+00A0" in finding.message
    assert source.unread == ((),)


@pytest.mark.parametrize("tag", ["!!str", "!eigen", "!", "!<tag:yaml.org,2002:str>", "!!python/object:os.system"])
def test_tags(tag: str) -> None:
    finding, source = only(f"a: {tag} tekst\n", "tag-unsupported")
    assert shown(source, finding) == tag
    assert source.value == {"a": "tekst"}


def test_a_text_that_a_tag_swallowed_is_unread() -> None:
    _, source = only("a: !belangrijk\n", "tag-unsupported")
    assert source.unread == (("a",),)


def test_an_unknown_alias() -> None:
    finding, source = only("a: [*vet]\n", "alias-unknown")
    assert shown(source, finding) == "*vet"
    assert source.unread == (("a", 0),)


def test_a_recursive_alias() -> None:
    finding, source = only("a: &x\n  b: [1, *x]\n", "alias-recursive")
    assert finding.path == "a.b[1]"
    assert source.value == {"a": {"b": ["1", None]}}


def test_an_anchor_without_use_is_a_warning_and_with_a_lost_text_an_error() -> None:
    finding, _ = only("a: &x tekst\n", "anchor-unused")
    assert finding.level is Level.WARNING
    finding, source = only("a: &Partners\nb: 1\n", "special-character")
    assert (finding.level, finding.path, source.unread) == (Level.ERROR, "a", (("a",),))


def laughs(levels: int) -> str:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines)


def test_an_alias_bomb_is_one_finding_and_stays_small() -> None:
    _, source = only(laughs(12), "too-many-values")
    assert source.root is not None
    assert sum(1 for _ in source.root.walk()) <= reader.LIMIT_VALUES


def test_too_many_values() -> None:
    text = "a:\n" + "- x\n" * 300
    assert read(text.encode(), "f").findings == []
    assert [f.name for f in read(text.encode(), "f", limit_values=200).findings] == ["too-many-values"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 900 + "]" * 900,
        "\n".join(" " * n + "a:" for n in range(900)),
        "- " * 900 + "x",
        "a: " + "{a: " * 5000,
    ],
)
def test_deep_nesting_is_one_finding(text: str) -> None:
    only(text, "nesting-too-deep")


def test_depth_counts_through_aliases() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 100)]
    assert "nesting-too-deep" in [finding.name for finding in read("\n".join(lines).encode(), "f").findings]


def test_a_large_file_is_refused_at_once() -> None:
    start = time.perf_counter()
    finding, source = only(b"a: b\n" * 2_000_000, "file-too-large")
    assert time.perf_counter() - start < 1
    assert "9.5 MB" in finding.message
    assert source.root is None


def test_old_line_breaks_are_text_as_in_editors() -> None:
    source = read("a: x\u2028b: y\x85z\nc: 1\n".encode(), "f")
    assert [finding.name for finding in source.findings] == ["colon-in-text", "control-character"]
    source = read("a: x\u2028y\x85z\nc: 1\n".encode(), "f")
    assert source.value == {"a": "x\u2028y\x85z", "c": "1"}
    assert source.root is not None
    assert source.root.find(("c",))[0].span.line == 2


def test_windows_line_ends() -> None:
    source = read(b"a: x\r\nb:\r\n  - y\r\nc: |\r\n  z\r\n", "f")
    assert source.value == {"a": "x", "b": ["y"], "c": "z\n"}
    assert source.root is not None
    assert source.root.find(("b", 0))[0].span.line == 3


def test_messages_in_dutch() -> None:
    source = read(b"a: 1\na: 2\n", "f", language="nl")
    assert source.findings[0].message.startswith("de sleutel `a` staat hier voor de tweede keer")
    assert source.findings[0].related[0].message == "de eerste `a`"


def test_every_code_has_words_in_both_languages_and_every_message_reads_alike() -> None:
    tables = MESSAGES.situations()
    assert {table["is"] for table in tables.values()} == {code.name for code in CODES}
    for table in tables.values():
        assert len(table["en"]) == len(table["nl"])
        for words in (table["en"], table["nl"]):
            assert words[0][0].islower() or words[0][0] in "`{"
            assert not any(sentence.endswith(".") for sentence in words)
            assert len(words) >= 2


def test_codes_are_unique_and_in_order() -> None:
    assert [code.code for code in CODES] == [f"YML{number:03}" for number in range(1, len(CODES) + 1)]
    assert len({code.name for code in CODES}) == len(CODES)
