"""The leaf that every room shares: spans, findings, paths."""

from __future__ import annotations

import pickle

import pytest

from privgen.findings import Finding, Level, Span, format_path


def finding(start: int, level: Level, file: str = "a.yaml") -> Finding:
    return Finding("X001", "x", level, "m", "h", "", Span(file, start, start + 1))


def test_findings_sort_by_place_and_then_by_seriousness() -> None:
    late, warning, error = finding(9, Level.ERROR), finding(2, Level.WARNING), finding(2, Level.ERROR)
    other = finding(0, Level.INFO, "b.yaml")
    assert sorted([other, late, warning, error], key=Finding.sort_key) == [error, warning, late, other]


def test_findings_are_equal_hashable_and_travel_between_processes() -> None:
    one = finding(3, Level.ERROR)
    assert pickle.loads(pickle.dumps(one)) == one
    assert len({one, finding(3, Level.ERROR)}) == 1


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), ""),
        (("activities", "orders", "data", 2), "activities.orders.data[2]"),
        (("data", 0, "uw vraag", "when"), "data[0].uw vraag.when"),
        (("a.b", "c"), '["a.b"].c'),
        (("x", 'say "hi"'), 'x["say \\"hi\\""]'),
    ],
)
def test_paths_are_written_for_people(path: tuple[str | int, ...], shown: str) -> None:
    assert format_path(path) == shown


def test_different_paths_never_look_alike() -> None:
    assert len({format_path(path) for path in [("a", "b"), ("a.b",), ("a", 0), ("a[0]",)]}) == 4
