"""The planted defects: the linter finds each at its line, and nothing once it is mended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cases

from privgen.dev.defects import Defect, defects


@pytest.mark.parametrize("defect", defects(), ids=lambda each: each.name.replace(" ", "-"))
def test_a_planted_defect_is_found_at_its_line(defect: Defect) -> None:
    assert (defect.code, defect.line) in cases.check(defect.spec)


@pytest.mark.parametrize("defect", defects(), ids=lambda each: each.name.replace(" ", "-"))
def test_nothing_is_found_once_it_is_mended(defect: Defect) -> None:
    assert cases.check(defect.mended) == []


def test_none_is_left_out() -> None:
    assert len({each.name for each in defects()}) == len({each.spec for each in defects()}) == 23
