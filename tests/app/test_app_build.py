"""From bytes to statements: what is made, what stops a build, links between forms, and the promises about facts."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from pathlib import Path

import pytest

from privgen.app.batch import Job, build_many, build_one
from privgen.app.build import (
    BuildOptions,
    Built,
    build_spec,
    compile_versions,
    formats_of,
    template_cache,
    template_folders,
)
from privgen.app.comparing import compare_outputs
from privgen.app.errors import CannotDo
from privgen.app.facts import korte_only, unprinted_facts
from privgen.app.lint import LintOptions, lint_source
from privgen.app.reading import read_part
from privgen.app.starter import Answers, quoted, starter

STARTER = starter(Answers()).encode()


def build(data: bytes = STARTER, **options: object) -> Built:
    exists = options.pop("exists", lambda _: False)
    return build_spec(data, "s.yaml", BuildOptions(**options), read_file=read_part, exists=exists)  # type: ignore[arg-type]


def test_makes_every_version_in_every_format() -> None:
    built = build()
    assert built.findings == []
    expected = {f"{version}.nl.{ext}" for version in ("kort", "lang", "samen") for ext in ("md", "html", "txt")}
    assert set(built.outputs) == expected
    assert all(data.strip() for data in built.outputs.values())


def test_makes_only_what_is_asked() -> None:
    assert set(build(formats=("md",), versions=("kort",)).outputs) == {"kort.nl.md"}
    assert b"<html" not in build(formats=("html",), versions=("lang",), fragment=True).outputs["lang.nl.html"]


def test_the_same_spec_gives_the_same_bytes() -> None:
    assert build().outputs == build().outputs


def test_an_error_stops_and_no_lint_does_not() -> None:
    data = STARTER.replace(b"parcel_delivery, country: NL", b"parcel_delivery, country: XX")
    stopped = build(data)
    assert stopped.stopped
    assert not stopped.outputs
    assert "FMT003" in [finding.code for finding in stopped.findings]
    assert build(data, lint=LintOptions(rules=False)).outputs


@pytest.mark.parametrize("data", [b"", b"privgen: 1\ncontroller: [", STARTER + b"unknown_key: 1\n"])
def test_what_cannot_be_read_always_stops(data: bytes) -> None:
    built = build(data, lint=LintOptions(rules=False))
    assert built.stopped
    assert not built.outputs


def test_strict_stops_on_warnings() -> None:
    data = STARTER.replace(b"dpo: none", b"dpo: &unused none")
    assert [finding.level for finding in build(data).findings] == ["warning"]
    assert build(data).outputs
    assert build(data, strict=True).stopped


def linked(built: Built, name: str) -> list[str]:
    """The places that an HTML output links to, without those in the page itself."""
    return [href for href in re.findall(r'href="([^"#]+)', built.outputs[name].decode()) if "mailto:" not in href]


def test_the_korte_links_to_the_lange_in_the_same_format() -> None:
    built = build()
    assert "lang.nl.html" in linked(built, "kort.nl.html")
    assert "(lang.nl.md" in built.outputs["kort.nl.md"].decode()


def test_the_korte_alone_links_to_an_earlier_lange_or_to_the_web_or_to_nothing() -> None:
    url = b'statement:\n  url: "https://www.kaas.nl/privacy"\n'
    one: dict[str, object] = {"formats": ("html",), "versions": ("kort",)}
    assert "lang.nl.html" in linked(build(exists=lambda name: name == "lang.nl.html", **one), "kort.nl.html")
    assert not any("lang" in href for href in linked(build(**one), "kort.nl.html"))
    with_url = build(STARTER.replace(b"statement:\n", url), **one)
    assert "https://www.kaas.nl/privacy" in linked(with_url, "kort.nl.html")


def test_every_spec_of_ours_that_builds_loses_no_fact_of_its_korte(specs: Path) -> None:
    path = specs / "voorbeeld.yaml"
    built = build_spec(path.read_bytes(), str(path), read_file=read_part)
    assert built.findings == []


def test_a_fact_that_no_sentence_rests_on_is_reported_where_it_stands() -> None:
    linted = lint_source(STARTER, "s.yaml", read_file=read_part)
    assert linted.model is not None
    document = compile_versions(linted.model, ["lang"], template_folders("nl"))["lang"]
    assert unprinted_facts(linted.model, document) == []
    email = ("controller", "email")
    without = replace(document, sources=[each for each in document.sources if email not in each.paths])
    lost = unprinted_facts(linted.model, without)
    assert email in [problem.path for problem in lost]
    assert {problem.code for problem in lost} == {"FCT001"}


def test_a_fact_of_the_korte_alone_is_reported() -> None:
    linted = lint_source(STARTER, "s.yaml", read_file=read_part)
    assert linted.model is not None
    documents = compile_versions(linted.model, ["kort", "lang"], template_folders("nl"))
    assert korte_only(documents["kort"], documents["lang"]) == []
    lang = replace(documents["lang"], sources=[])
    assert {problem.code for problem in korte_only(documents["kort"], lang)} == {"FCT002"}


def test_templates_of_ones_own_come_first_and_their_faults_are_placed(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "nl"
    own.mkdir(parents=True)
    (own / "titel.j2").write_text("{{ nothing_of_that_name }}")
    with pytest.raises(CannotDo) as raised:
        build(templates=tmp_path / "templates")
    assert re.search(r"titel\.j2:1: .*nothing_of_that_name", raised.value.message)
    (own / "titel.j2").write_text("{% if %}")
    with pytest.raises(CannotDo, match=r"titel\.j2:1"):
        build(templates=own)
    with pytest.raises(CannotDo, match="is not there"):
        build(templates=tmp_path / "none")


@pytest.mark.parametrize(
    ("file", "data", "words"),
    [
        ("sections/complaint.j2", b"{% set title %}x{% endset %}", "complaint.j2:1: it needs a macro `title`"),
        ("sections/complaint.j2", b"{% macro title() %}x{% endmacro %}", "complaint.j2:1: it needs a macro `body`"),
        ("titel.j2", b"Priv\xe9", "is not UTF-8 text"),
    ],
)
def test_a_template_of_ones_own_that_is_no_template_of_privgen_is_told_so(
    tmp_path: Path, file: str, data: bytes, words: str
) -> None:
    place = tmp_path / "nl" / file
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    with pytest.raises(CannotDo) as refused:
        build(templates=tmp_path)
    assert words in refused.value.message


@pytest.mark.parametrize("language", ["xx", "..", "", "nl/../nl"])
def test_a_language_without_templates_is_refused(language: str) -> None:
    with pytest.raises(CannotDo, match="no templates for the language"):
        template_folders(language)


def test_formats_by_name() -> None:
    assert formats_of([]) == ("md", "html", "txt")
    assert formats_of(["txt", "md", "txt"]) == ("txt", "md")
    assert set(formats_of(["all"])) >= {"md", "html", "txt"}
    with pytest.raises(CannotDo, match="no format docx"):
        formats_of(["docx"])


def test_a_check_names_what_is_missing_and_what_differs(tmp_path: Path) -> None:
    outputs = build(formats=("md",)).outputs
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "kort.nl.md").write_bytes(outputs["kort.nl.md"])
    (folder / "lang.nl.md").write_bytes(outputs["lang.nl.md"].replace(b"Amersfoort", b"Utrecht"))
    found = compare_outputs(str(tmp_path), "s", outputs)
    assert {Path(each.path).name: each.missing for each in found} == {"lang.nl.md": False, "samen.nl.md": True}
    [differs] = [each for each in found if not each.missing]
    assert any(line.startswith("-") and "Utrecht" in line for line in differs.diff)
    assert any(line.startswith("+") and "Amersfoort" in line for line in differs.diff)


def jobs(tmp_path: Path, number: int) -> list[Job]:
    made = []
    for index in range(number):
        path = tmp_path / f"s{index}.yaml"
        path.write_bytes(STARTER if index != 1 else STARTER + b"unknown_key: 1\n")
        made.append(Job(str(path), path.stem, str(tmp_path / "out"), BuildOptions(formats=("md",), versions=("kort",))))
    made.insert(2, replace(made[0], path=str(tmp_path / "gone.yaml"), name="gone"))
    return made


@pytest.mark.parametrize("processes", [1, 2])
def test_one_spec_that_fails_is_not_the_end_of_the_others(processes: int, tmp_path: Path) -> None:
    outcomes = list(build_many(jobs(tmp_path, 5), processes))
    assert [Path(each.path).stem for each in outcomes] == ["s0", "s1", "gone", "s2", "s3", "s4"]
    assert [each.stopped for each in outcomes] == [False, True, False, False, False, False]
    assert outcomes[2].error is not None
    assert "there is no such file" in outcomes[2].error.message
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["s0", "s2", "s3", "s4"]


def test_an_outcome_can_travel_between_processes(tmp_path: Path) -> None:
    for job in jobs(tmp_path, 2):
        outcome = build_one(job, texts=False)
        again = pickle.loads(pickle.dumps(outcome))
        assert (again.path, again.findings, str(again.error)) == (outcome.path, outcome.findings, str(outcome.error))


def test_no_cache_beside_the_specs_of_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = template_cache()
    assert folder is not None and folder.is_absolute()
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("~/.cache/privgen"))
    assert template_cache() is None


@pytest.mark.parametrize(
    "name", ['A "B" C', "x: y", "# geen", "null", "12", "- a", "{a}", "é\x1b\u202e", "a\\b", "'", "@x", "a\nb", "🧀"]
)
def test_any_answer_makes_a_spec_that_lints(name: str) -> None:
    text = starter(Answers(name=name, street=name, city=name, kvk="12345678", address_form="je"), name)
    linted = lint_source(text.encode(), "s.yaml", read_file=read_part)
    found = [finding for finding in linted.findings if finding.code != "YML002"]  # an escape that cannot be printed
    assert found == []
    if name.isprintable():
        assert linted.loaded.spec is not None
        assert linted.loaded.spec.controller.name == name


def test_plain_answers_stay_plain() -> None:
    assert quoted("De Kaasboer B.V.") == "De Kaasboer B.V."
    assert quoted("a: b") == '"a: b"'
