"""Every form of a statement tells the same: the same sections in the same order, and in each the same words.

The PDF is compared in `tests/slow/test_pdf_words.py`, for that needs a program to read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from privgen.app.build import VERSIONS
from privgen.document import Document
from privgen.emit import emit

from ..compile.random_specs import Maker
from ..compile.support import document as compiled
from ..compile.support import model_of
from .built import SPECS, version_of
from .samples import document, long
from .strategies import bodies
from .told import Told, differences
from .told_html import AsMarkdown, AsText
from .told_md import read_markdown
from .told_txt import read_text

FORMS = ("html", "md", "txt")

Files = dict[str, str]


def emitted(document: Document) -> Files:
    """A document in each format."""
    return {form: str(emit(document, form)) for form in FORMS}


def told_otherwise(files: Files) -> list[str]:
    """Where the forms differ."""
    return [
        *differences(AsMarkdown().read(files["html"]), read_markdown(files["md"])),
        *differences(AsText().read(files["html"]), read_text(files["txt"])),
    ]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", SPECS)
def test_every_form_of_a_statement_tells_the_same(name: str, version: str) -> None:
    assert not told_otherwise(version_of(name, version, *FORMS))


@pytest.mark.parametrize("changes", [{}, {"draft": True, "footer": "De Kaasboer B.V., KvK 12345678"}, {"toc": False}])
def test_every_form_of_a_statement_with_other_looks_tells_the_same(changes: dict[str, Any]) -> None:
    assert not told_otherwise(emitted(long(**changes)))


@pytest.mark.parametrize("seed", range(40))
def test_every_form_of_a_random_statement_tells_the_same(seed: int) -> None:
    model = model_of(Maker(seed, form=("u", "je")[seed % 2], speaker=("we", "name", "i")[seed % 3]).spec())
    for version in VERSIONS:
        made = replace(compiled(model, version), toc=seed % 2 == 0, numbering=seed % 3 == 0)
        assert not told_otherwise(emitted(made))


def without_colons(told: Told) -> Told:
    """A label that a statement did not end in a colon gets one in some forms, and loses others in all."""
    for section in told.sections:
        section.words = tuple(word.replace(":", "") for word in section.words if word.strip(":\n"))
    return told


@settings(deadline=None, max_examples=80)
@given(bodies(), st.booleans())
def test_html_and_markdown_tell_the_same_whatever_the_text(tokens: list[Token], fancy: bool) -> None:
    original = document(tokens, toc=fancy, numbering=fancy)
    html, markdown = str(emit(original, "html")), str(emit(original, "md"))
    assume(html.find("<h1") > 0)
    assert not list(differences(without_colons(AsMarkdown().read(html)), without_colons(read_markdown(markdown))))


def in_plain_words(tokens: list[Token]) -> Iterator[Token]:
    """The same structure with words that occur once, and without lines and boxes that only a person can tell apart:
    tables, rules and boxes in something else."""
    table = depth = count = 0
    for token in tokens:
        table += token.nesting if token.type.startswith("table") else 0
        depth += min(token.nesting, 0)
        boxed = token.type.startswith("container_objection") and depth
        depth += max(token.nesting, 0)
        if table or boxed or token.type in ("table_close", "hr"):
            continue
        for part in [token, *(token.children or [])]:
            if part.type in ("text", "code_inline", "fence"):
                count += 1
                part.content = f" woord{count} van{count}"
        yield token


@settings(deadline=None, max_examples=80)
@given(bodies(), st.booleans())
def test_html_and_text_tell_the_same_whatever_the_structure(tokens: list[Token], fancy: bool) -> None:
    original = document(list(in_plain_words(tokens)), toc=fancy, numbering=fancy)
    html, text = str(emit(original, "html")), str(emit(original, "txt"))
    assume("<h1" in html)
    assert not list(differences(without_colons(AsText().read(html)), without_colons(read_text(text))))


LETTER = re.compile(r"[^\W\d_]")


def pieces(form: str, source: str) -> Iterator[tuple[int, int]]:
    """Where the smallest pieces of a file are that tell something: texts of elements, cells, lines."""
    if form == "html":
        begin = source.index("<main")
        found = re.finditer(r"(?<=>)[^<]+(?=<)", source[begin : source.index("</main>")])
        hidden = re.compile(r'privgen-hidden">\Z')  # only for who cannot see the heading, and compared with that
        spans = [(begin + match.start(), begin + match.end()) for match in found]
        spans = [(start, end) for start, end in spans if not hidden.search(source[:start])]
    else:
        spans = [match.span() for match in re.finditer(r"(?m)(?<=\| )[^|\n]+(?= \|)|^[^|\n].+$", source)]
    return ((start, end) for start, end in spans if LETTER.search(source[start:end]))


def is_noticed(files: Files) -> bool:
    """Whether the comparison, or a reader before that, refuses the files."""
    try:
        return bool(told_otherwise(files))
    except AssertionError:
        return True


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [lambda _: "", lambda piece: f"{piece} {piece}"], ids=["lost", "doubled"])
def test_nothing_can_be_lost_or_doubled_in_one_form_unnoticed(form: str, change: Callable[[str], str]) -> None:
    files = version_of("voorbeeld", "samen", *FORMS)
    source = files[form]
    places = list(pieces(form, source))
    assert len(places) > 100
    for start, end in places:
        changed = source[:start] + change(source[start:end]) + source[end:]
        assert is_noticed({**files, form: changed}), source[start:end]
