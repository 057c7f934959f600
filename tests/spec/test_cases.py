"""Bad specs, each with what privgen says about it in a comment on the line it concerns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from privgen.spec.load import load

CASES = Path(__file__).parent / "cases"
EXPECTATION = re.compile(r"# error ([A-Z]{3}\d{3}): (.+?)\s*(?=# error |$)")


def expected(name: str, text: str) -> set[tuple[str, int, str, str]]:
    """The expectations of one file: name, line, code and message."""
    return {
        (name, number, found[1], found[2])
        for number, line in enumerate(text.splitlines(), 1)
        for found in EXPECTATION.finditer(line)
    }


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.yaml")))
def test_every_slip_is_found_where_it_is(name: str) -> None:
    loaded = load((CASES / name).read_bytes(), name, read_file=lambda part: (CASES / part).read_bytes())
    wanted = {one for file in loaded.sources for one in expected(file, loaded.text(file))}
    found = {(one.span.file, one.span.line, one.code, one.message) for one in loaded.findings}
    assert wanted
    assert found == wanted
    assert len(loaded.findings) == len(found), "one cause, one finding"
    assert loaded.spec is not None, "what fits is kept"


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.yaml")))
def test_in_dutch_the_findings_are_the_same_and_the_words_are_not(name: str) -> None:
    def read(part: str) -> bytes:
        return (CASES / part).read_bytes()

    english = load(read(name), name, read_file=read).findings
    dutch = load(read(name), name, read_file=read, language="nl").findings
    assert [(one.code, one.span, one.path) for one in english] == [(one.code, one.span, one.path) for one in dutch]
    for one, other in zip(english, dutch, strict=True):
        assert one.message != other.message
        assert one.help != other.help
