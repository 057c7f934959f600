"""Lines and columns are those an editor shows."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from privgen.source.text import SourceText


def test_columns_count_code_points_and_ends_are_exclusive() -> None:
    source = SourceText("f", "a: 1\nné😀: x\n")
    span = source.span(5, 8)
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 1, 2, 4)
    assert source.text[span.start : span.end] == "né😀"


def test_only_line_feeds_end_a_line() -> None:
    source = SourceText("f", "a\u2028b\x85c\r\nd\n")
    assert source.line(1) == "a\u2028b\x85c"
    assert source.line(2) == "d"
    assert source.line_count == 3
    assert source.line(3) == source.line(4) == source.line(0) == ""


def test_a_place_outside_the_text_is_moved_to_its_end() -> None:
    span = SourceText("f", "ab").span(1, 99)
    assert (span.end, span.end_column) == (2, 3)


def test_lines_are_worked_out_again_after_a_process_boundary() -> None:
    source = SourceText("f", "a\nb")
    assert pickle.loads(pickle.dumps(source)).span(2, 3) == source.span(2, 3)


@given(st.text(alphabet="ab\n\r\u2028é"), st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = SourceText("f", text).position(offset)
    lines = text.split("\n")
    assert sum(len(before) + 1 for before in lines[: line - 1]) + column - 1 == offset
    assert column <= len(lines[line - 1]) + 1
