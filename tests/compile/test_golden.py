"""Whole statements that a person has read: the shop, a club in `je`, a practice with special data, and the five proofs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from privgen.model.shape import leaves
from privgen.source.reader import read

from .support import document, markdown, model_of

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SAMPLES = {path.stem: path for folder in ("specs", "tests/data") for path in sorted((ROOT / folder).glob("*.yaml"))}


def model(name: str) -> object:
    source = read(SAMPLES[name].read_bytes(), name)
    assert not source.findings
    return model_of(source.value)


@pytest.mark.parametrize("version", ["kort", "lang"])
@pytest.mark.parametrize("name", ["voorbeeld", "sportclub", "huisarts"])
def test_the_statement_reads_as_it_was_read(name: str, version: str, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / f"{name}.{version}.nl.md", markdown(document(model(name), version)))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_fact_of_a_spec_is_told(name: str) -> None:
    made = model(name)
    told = {path for sentence in document(made).sources for path in sentence.paths}
    lost = [
        path
        for path, fact, _ in leaves(made.spec)
        if fact == "printed" and path not in told and tuple(path[:2]) not in made.unused
    ]
    assert not lost


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_no_spec_of_ours_needs_the_section_for_what_was_left(name: str) -> None:
    assert "Wat verder van belang is" not in markdown(document(model(name)))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_korte_versie_tells_nothing_that_the_lange_lacks(name: str) -> None:
    made = model(name)
    lang, kort = (
        {path for sentence in document(made, version).sources for path in sentence.paths}
        for version in ("lang", "kort")
    )
    assert kort <= lang


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_korte_versie_is_short(name: str) -> None:
    words = sum(len(sentence.text.split()) for sentence in document(model(name), "kort").sources)
    assert words < 520
