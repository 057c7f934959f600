"""What holds for every file: no crash, and spans that lead back to their values."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privgen.source import reader
from privgen.source.directives import parse_directives
from privgen.source.reader import Source, read

TOKENS = [
    "a", "b: ", "naam: ", "- ", "\n", "\n  ", "\n    ", '"', "'", "[", "]", "{", "}", ", ", ": ", ":", "#", " # ",
    "&x ", "*x", "!t ", "? ", "| ", ">-\n", "\t", "---\n", "...\n", "%", "@", "`", "<<: ", "1", "true", "~", "é",
    "\u2028", "\x85", "\r\n", "\r", "\ufeff", "\\", "\\x00", "\x01", "\ufffd", "😀", "\u00a0", "12:30", "-x", "a:b",
    "# privgen: ignore[A1] b\n",
]  # fmt: skip

LOADERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]


def check(source: Source) -> None:
    """Nothing a reader of `Source` relies on may fail, whatever the file."""
    length = len(source.text.text)
    assert source.root is not None or source.findings
    assert source.findings or not source.unread
    for finding in source.findings:
        assert 0 <= finding.span.start <= finding.span.end <= length
        assert "\n" not in finding.message
    for comment in source.comments:
        assert comment.text.startswith("#")
    parse_directives(source)
    if source.root is not None:
        assert source.root.kind == "map"
        for _, node in source.root.walk():
            assert 0 <= node.start <= node.end <= length


@pytest.mark.parametrize("loader", LOADERS)
@given(data=st.binary(max_size=200))
def test_no_bytes_make_it_fail(loader: Any, data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "LOADER", loader)
        check(read(data, "f"))


@pytest.mark.parametrize("loader", LOADERS)
@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(tokens=st.lists(st.sampled_from(TOKENS), max_size=40))
def test_nothing_that_looks_like_yaml_makes_it_fail(loader: Any, tokens: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "LOADER", loader)
        check(read("".join(tokens).encode(), "f"))


words = st.text(alphabet="abzé😀 '\"#:,[]{}&*!|>%@`?-01.~\\\u00e9", min_size=1, max_size=12)
keys = st.text(alphabet="abcdefgh_", min_size=1, max_size=6) | words
numbers = st.integers(-999, 99999) | st.floats(0, 1e6, allow_nan=False)
scalars = words | st.none() | st.booleans() | numbers | st.just("NO")
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)
layouts = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.sampled_from([2, 4, 7]),
        "width": st.sampled_from([20, 80, 10_000]),
        "allow_unicode": st.booleans(),
        "default_style": st.sampled_from([None, None, "'", '"']),
    }
)


def same(text: Any, got: Any) -> bool:
    """Whether the data read hold the words that another reader finds; `text` is a tree of words only."""
    if isinstance(text, dict):
        return list(text) == list(got) and all(same(value, got[key]) for key, value in text.items())
    if isinstance(text, list):
        return len(text) == len(got) and all(map(same, text, got))
    return bool(text == got) or (got is None and text in ("", "~", "null", "Null", "NULL"))


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tree=st.dictionaries(keys, trees, min_size=1, max_size=5), layout=layouts)
def test_all_words_are_read_and_every_slice_reads_back(tree: dict[str, Any], layout: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, sort_keys=False, **layout)
    source = read(text.encode(), "f")
    assert source.root is not None
    assert same(yaml.load(text, Loader=yaml.BaseLoader), source.value)
    for path, node in source.root.walk():
        places = [(node.key_span, path[-1])] if path and isinstance(path[-1], str) else []
        if node.kind == "scalar":
            places.append((node.span, node.value))
        for span, value in places:
            assert span is not None
            if span.line == span.end_line:
                again = read(f"x: {text[span.start : span.end]}\n".encode(), "f")
                assert again.value == {"x": value}
