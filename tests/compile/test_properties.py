"""Properties of every statement, over random specs: nothing lost, nothing in the korte versie alone, no spec text as structure."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from pydantic import ValidationError

from privgen.emit import emit
from privgen.model.model import Model
from privgen.model.shape import leaves
from privgen.spec.root import Spec

from .random_specs import Maker
from .support import document, text

FEW, MANY = range(60), range(1000, 3000)
HOSTILE = (
    "**{}",
    "# {}",
    "- {}",
    "1. {}",
    "> {}",
    "| {} | x |",
    "<script>{}</script>",
    "<b>{}",
    "{{{{ {} }}}}",
    "{{% raw %}}{}",
    "`{}",
    "[{}](javascript:alert(1))",
    "![{}](x.png)",
    "{}\n\n# kop",
    "{}\n---",
    "[{}]: http://x",
    "#{} #let",
    "$ {} $",
    "\\{}",
    "{} &lt;b&gt; &amp;",
    "~~{}~~",
    "{}  \nvolgende regel",
    "\x1b[31m{}",
    "{}\u202eabc",
    "\ue000\ue101\ue001{}",
    "*{}* _a_",
    "]({}",
    "<!-- {} -->",
    "{}<img src=x onerror=alert(1)>",
    "@{}",
    "&{}",
    "  {}",
)
"""Texts that mean something to Markdown, HTML, Jinja, Typst, a terminal, or to privgen itself."""


def random_model(maker: Maker) -> Model | None:
    """The model of a random spec; None for the few that the shape refuses."""
    try:
        return Model(Spec.model_validate(maker.spec()))
    except ValidationError:
        return None


def check_nothing_lost(seed: int) -> None:
    """A random spec loses no fact in the lange versie, and its korte versie holds no fact that the lange lacks."""
    model = random_model(Maker(seed, form=("u", "je")[seed % 2], speaker=("we", "name", "i")[seed % 3]))
    if model is None:
        return
    lang, kort = document(model), document(model, "kort")
    told = {path for sentence in lang.sources for path in sentence.paths}
    lost = [
        path
        for path, fact, _ in leaves(model.spec)
        if fact == "printed" and path not in told and tuple(path[:2]) not in model.unused
    ]
    assert not lost, (seed, lost)
    extra = {path for sentence in kort.sources for path in sentence.paths} - told
    assert not extra, (seed, extra)


@pytest.mark.parametrize("seed", FEW)
def test_no_fact_is_lost_and_the_korte_versie_invents_none(seed: int) -> None:
    check_nothing_lost(seed)


@pytest.mark.slow
def test_no_fact_is_lost_over_thousands_of_specs() -> None:
    for seed in MANY:
        check_nothing_lost(seed)


def check_told_facts_stand_there(seed: int) -> None:
    """A text that the source map calls told stands in the document."""
    model = random_model(Maker(seed))
    if model is None:
        return
    lang = document(model)
    words = text(lang)
    for sentence in lang.sources:
        assert sentence.text in words or " ".join(sentence.text.split()) in " ".join(words.split()), sentence


@pytest.mark.parametrize("seed", range(20))
def test_the_source_map_quotes_the_statement(seed: int) -> None:
    check_told_facts_stand_there(seed)


def _without_blocks(model: Model, version: str) -> list[str]:
    """The structure outside texts that may hold Markdown blocks of their own."""
    found = []
    for token in document(model, version).tokens:
        if token.type in ("heading_open", "table_open", "container_objection_open", "container_note_open"):
            found.append(f"{token.type} {token.tag}")
    return found


def check_structure(seed: int) -> None:
    """Headings, tables and set-apart blocks are the template's; inline texts cannot make any."""
    data = _inline_only(Maker(seed).spec())
    plain = _try(data)
    hostile = _try(_wrapped(data, seed))
    if plain is not None and hostile is not None:
        for version in ("lang", "kort"):
            assert _without_blocks(plain, version) == _without_blocks(hostile, version), seed


@pytest.mark.parametrize("seed", range(30))
def test_no_text_of_a_spec_becomes_structure(seed: int) -> None:
    check_structure(seed)


@pytest.mark.slow
def test_no_text_becomes_structure_over_thousands_of_specs() -> None:
    for seed in MANY:
        check_structure(seed)


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize("format_", ["html", "md", "txt"])
def test_no_text_of_a_spec_becomes_markup_or_a_terminal_escape(seed: int, format_: str) -> None:
    model = _try(_wrapped(Maker(seed).spec(), seed))
    if model is None:
        return
    for version in ("kort", "lang"):
        made = emit(document(model, version), format_)
        output = made if isinstance(made, str) else made.decode()
        assert "\x1b" not in output and "\u202e" not in output and "\ue000" not in output
        if format_ == "md":
            links = [
                child
                for token in MarkdownIt("commonmark").parse(output)
                for child in token.children or []
                if child.type == "link_open"
            ]
            assert not any("javascript" in str(link.attrGet("href")).lower() for link in links)
        if format_ == "html":
            assert (
                "<script" not in output
                and "<img" not in output
                and "onerror=" not in re.sub(r"&lt;.*?&gt;", "", output)
            )
            assert not re.search(r'href="\s*javascript:', output, re.IGNORECASE)


def _inline_only(value: object) -> object:
    """A spec without the texts that may hold blocks."""
    if isinstance(value, dict):
        return {key: _inline_only(item) for key, item in value.items() if key not in ("text", "intro")}
    return [_inline_only(item) for item in value] if isinstance(value, list) else value


def _wrapped(value: object, seed: int) -> object:
    """A spec with every free text made hostile; keys and ids stay."""
    if isinstance(value, dict):
        return {key: _wrapped(item, seed + number) for number, (key, item) in enumerate(value.items())}
    if isinstance(value, list):
        return [_wrapped(item, seed + number) for number, item in enumerate(value)]
    if isinstance(value, str) and re.fullmatch(r"woord\d+q", value):
        return HOSTILE[(seed + int(value[5:-1])) % len(HOSTILE)].format(value)
    return value


def _try(data: object) -> Model | None:
    try:
        return Model(Spec.model_validate(data))
    except ValidationError:
        return None


@pytest.mark.parametrize("seed", range(40))
def test_the_generated_words_keep_to_one_address_form(seed: int) -> None:
    """A statement in `je` has no `u`, and one in `u` no `je`, in any construct."""
    form = ("u", "je")[seed % 2]
    model = random_model(Maker(seed, form=form))
    if model is None:
        return
    other = r"\b(?:je|jij|jou|jouw|jezelf)\b" if form == "u" else r"\b(?:u|uw|uzelf)\b"
    for version in ("kort", "lang"):
        found = [
            sentence.text
            for sentence in document(model, version).sources
            if re.search(other, sentence.text, re.IGNORECASE)
        ]
        assert not found, (seed, found)


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_the_generated_words_have_no_seams(seed: int) -> None:
    """No double space, no doubled word or stop, no bracket without content, no space before a comma."""
    model = random_model(Maker(seed, form=("u", "je")[seed % 2]))
    if model is None:
        return
    for version in ("kort", "lang"):
        for sentence in document(model, version).sources:
            assert not re.search(
                r"  |\.\.(?!\.)|\(\)| ,| \.(?!\w)|\b(de|het|een|wij|u|uw|en|dat|is) \1\b", sentence.text
            ), (seed, sentence.text)


@pytest.mark.parametrize("seed", range(10))
def test_two_builds_give_the_same_bytes(seed: int) -> None:
    first, second = (random_model(Maker(seed)) for _ in range(2))
    if first is None or second is None:
        return
    for format_ in ("md", "html", "txt"):
        assert emit(document(first, "samen"), format_) == emit(document(second, "samen"), format_)
