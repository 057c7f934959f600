"""How readable a built statement is: whose sentences, how long, how hard."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from cases import whole

from privgen.app.build import BuildOptions, build_spec, compile_versions, template_folders
from privgen.app.lint import LintOptions, lint_source
from privgen.app.readability import readability
from privgen.document import Document
from privgen.lint.selection import Selection
from privgen.lint.text import Figures, check_text, measure, parts, syllables
from privgen.model.model import Model

LONG = "Wij bewaren " + " en ".join(["de gegevens van onze klanten"] * 8) + " in een kluis."


def _read_file(_: str) -> bytes:
    raise OSError


def made(fragment: str) -> tuple[Model, dict[str, Document]]:
    linted = lint_source(whole(fragment).encode(), "s.yaml", read_file=_read_file)
    assert linted.model is not None
    return linted.model, compile_versions(linted.model, ("kort", "lang"), template_folders("nl"))


def security(text: str) -> str:
    return f"security:\n  measures: [een beveiligde verbinding]\n  text: {text}\n"


def messages(fragment: str) -> list[tuple[tuple[str | int, ...], str]]:
    model, documents = made(fragment)
    return [(problem.path, problem.message) for problem in check_text(model, documents)]


@pytest.mark.parametrize(("word", "number"), [("uw", 1), ("bewaren", 3), ("persoonsgegevens", 5), ("toestemming", 3)])
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_score_is_that_of_douma() -> None:
    figures = Figures(sentences=2, words=20, syllables=30, longest=12)
    assert figures.average == 10
    assert figures.score == pytest.approx(206.835 - 0.93 * 10 - 77 * 1.5)


def test_no_sentences_is_no_division_by_zero() -> None:
    assert measure([]).told("en") == "no sentences"
    assert measure(["42"]).score == 100


def test_own_sentences_and_those_of_privgen_are_told_apart() -> None:
    model, documents = made(security("Wij doen **altijd** de deur op slot."))
    found = parts(model, documents["lang"])
    assert (("security", "text"), "Wij doen altijd de deur op slot.") in found.own
    assert any("klacht" in text for text in found.generated)
    assert not any("op slot" in text for text in found.generated)


def test_a_long_sentence_is_reported_at_its_text() -> None:
    found = messages(security(LONG))
    assert [path for path, _ in found] == [("security", "text")]
    assert "a sentence of 52 words" in found[0][1]


def test_a_hard_word_is_reported_once_a_text() -> None:
    found = messages(security("Wij beveiligen dit middels sloten. Wij doen dat conform de wet."))
    assert found == [(("security", "text"), "`middels` is a hard word for most readers")]


def test_texts_that_are_hard_on_average() -> None:
    hard = "Verwerkingsverantwoordelijkheden, organisatiebeveiligingsmaatregelen en verantwoordingsverplichtingen documenteren wij."
    found = messages(
        security(" ".join(f"{hard[:-1]} in hoofdstuk {name}." for name in ("een", "twee", "drie", "vier", "vijf")))
    )
    assert any(
        path == ("statement",) and message.startswith("the texts of the spec are hard to read")
        for path, message in found
    )


def test_a_korte_versie_of_more_than_a_page() -> None:
    rows = "".join(
        f"  a{number}:\n    title: Als wij bij u aan de deur komen voor geval nummer {number} van de lijst\n    subjects: [customers]\n"
        f"    data: [soort kaas {number}, smaak van kaas {number}, gewicht van kaas {number}, kleur van kaas {number}]\n"
        f"    purposes: [kaas nummer {number} snijden en inpakken, kaas nummer {number} wegen, kaas nummer {number} brengen]\n"
        f"    retention: {number + 1} years after delivery\n"
        for number in range(16)
    )
    assert any("the korte versie has" in message for _, message in messages(f"activities:\n{rows}"))


def test_plain_texts_give_nothing_and_the_base_gives_nothing() -> None:
    assert messages(security("Wij doen altijd de deur op slot.")) == []


def test_build_tells_it_and_selection_can_leave_it_out() -> None:
    data = whole(security(LONG)).encode()
    found = build_spec(
        data, "s.yaml", BuildOptions(versions=("lang",), formats=("txt",)), read_file=_read_file
    ).findings
    assert [(each.code, str(each.level), each.span.line) for each in found] == [("LNG004", "info", 3)]
    without = BuildOptions(
        versions=("lang",), formats=("txt",), lint=LintOptions(selection=Selection(ignore=("LNG004",)))
    )
    assert build_spec(data, "s.yaml", without, read_file=_read_file).findings == []


def test_lint_tells_it_only_when_asked() -> None:
    linted = lint_source(whole(security(LONG)).encode(), "s.yaml", read_file=_read_file)
    assert linted.findings == []
    found = readability(linted, LintOptions())
    assert found is not None
    assert [each.code for each in found[0]] == ["LNG004"]
    assert "words a sentence" in found[2]


def test_a_spec_that_cannot_be_built_has_no_figures() -> None:
    linted = lint_source(b"privgen: 1\ncontroller: {nam: x}\n", "s.yaml", read_file=_read_file)
    assert readability(linted, LintOptions()) is None


def test_a_waiver_of_it_is_not_unused_where_lint_does_not_look() -> None:
    text = whole(security(LONG)).replace(
        "  text: Wij", "  # privgen: ignore[LNG004] zo wil de directie het\n  text: Wij"
    )
    assert lint_source(text.encode(), "s.yaml", read_file=_read_file).findings == []
