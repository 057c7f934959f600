"""Comments, and those that speak to privgen."""

from __future__ import annotations

import pytest

from privgen.source.directives import Directive, parse_directives
from privgen.source.reader import read


def directives(text: str) -> list[Directive]:
    return parse_directives(read(text.encode(), "f"))


def test_comments_are_found_and_hashes_in_texts_are_not() -> None:
    text = "# one\na: 'x # y' # two\nb: |\n  # text\n  z\n# three\nc: \"# q\" # four\nd: e#f\n"
    comments = read(text.encode(), "f").comments
    assert [(c.text, c.own_line, c.span.line) for c in comments] == [
        ("# one", True, 1),
        ("# two", False, 2),
        ("# three", True, 6),
        ("# four", False, 7),
    ]


def test_a_directive_on_its_own_line_applies_to_the_next_line_with_content() -> None:
    text = "# privgen: ignore[RET001, retention-missing] staat in het contract\n\n# ander commentaar\na: 1\n"
    (directive,) = directives(text)
    assert directive.codes == ("RET001", "retention-missing")
    assert directive.reason == "staat in het contract"
    assert directive.lines == range(4, 5)
    assert [text[span.start : span.end] for span in directive.code_spans] == ["RET001", "retention-missing"]


def test_a_directive_behind_something_applies_to_its_own_line() -> None:
    source = read(b"a: 1\nb: 2 # privgen: ignore[X001] reden\nc: 3\n", "f")
    (directive,) = parse_directives(source)
    assert source.root is not None
    assert [key for key in "abc" if directive.covers(source.root.find((key,))[0].span)] == ["b"]


def test_directives_above_one_another_apply_to_the_same_line() -> None:
    both = directives("# privgen: ignore[A1] x\n# privgen: ignore[B1] y\na: 1\n")
    assert [directive.lines for directive in both] == [range(3, 4)] * 2


def test_a_directive_at_the_end_applies_to_nothing() -> None:
    assert list(directives("a: 1\n# privgen: ignore[A1] x\n")[0].lines) == []


@pytest.mark.parametrize(
    ("comment", "flaw", "codes", "reason"),
    [
        ("#privgen:ignore[A1]", None, ("A1",), ""),
        ("# privgen: ignore[A1]: reden", None, ("A1",), "reden"),
        ("# privgen: ignore [A1 B2] reden", None, ("A1", "B2"), "reden"),
        ("# privgen: ignore", "no-codes", (), ""),
        ("# privgen: ignore[] reden", "no-codes", (), ""),
        ("# privgen: ignore A1", "no-codes", (), ""),
        ("# privgen: ignroe[A1] reden", "unknown-order", (), ""),
    ],
)
def test_forms_of_a_directive(comment: str, flaw: str | None, codes: tuple[str, ...], reason: str) -> None:
    (directive,) = directives(f"{comment}\na: 1\n")
    assert (directive.flaw, directive.codes, directive.reason) == (flaw, codes, reason)


def test_other_comments_and_texts_are_no_directives() -> None:
    assert directives("# over privgen: ignore[A1]\na: '# privgen: ignore[A1] x'\n# yaml-language-server: x\n") == []
