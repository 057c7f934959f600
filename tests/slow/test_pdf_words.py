"""The words of each PDF, read back with Poppler, are those of the page of HTML: every section, in order, nothing else."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.compile.random_specs import Maker
from tests.compile.support import document, model_of
from tests.emit.built import SPECS, built
from tests.emit.told_html import AsPaper
from tests.emit.told_pdf import differences_of_pdf, read_pdf

from privgen.app.build import VERSIONS
from privgen.emit import emit, make

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext of Poppler is not installed")


def page_and_pdf(name: str, version: str, folder: Path) -> tuple[str, Path]:
    """The HTML of a statement, and its PDF as a file."""
    made = built(name, "html", "pdf")
    pdf = folder / f"{version}.pdf"
    pdf.write_bytes(made[f"{version}.nl.pdf"])
    return made[f"{version}.nl.html"].decode(), pdf


def author_of(page: str) -> str:
    return html.unescape(re.findall(r'<meta name="author" content="([^"]*)">', page)[0])


@needs_poppler
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", SPECS)
def test_every_section_says_what_the_page_says(name: str, version: str, tmp_path: Path) -> None:
    page, pdf = page_and_pdf(name, version, tmp_path)
    told = AsPaper().read(page)
    assert not list(differences_of_pdf(told, read_pdf(pdf, told), author_of(page)))


@needs_poppler
@pytest.mark.parametrize("seed", range(15))
def test_the_pdf_of_a_random_statement_says_what_its_page_says(seed: int, tmp_path: Path) -> None:
    model = model_of(Maker(seed).spec())
    for version in VERSIONS:
        made = replace(document(model, version), toc=seed % 2 == 0, numbering=seed % 3 == 0)
        told = AsPaper().read(str(emit(made, "html")))
        pdf = tmp_path / f"{version}.pdf"
        pdf.write_bytes(make(made, "pdf").data)
        assert not list(differences_of_pdf(told, read_pdf(pdf, told), made.organisation))


@needs_poppler
def test_no_word_can_be_lost_or_doubled_in_the_pdf_unnoticed(tmp_path: Path) -> None:
    page, pdf = page_and_pdf("voorbeeld", "samen", tmp_path)
    told = AsPaper().read(page)
    pieces = read_pdf(pdf, told)
    assert len(pieces) > 500
    for at, piece in enumerate(pieces):
        for changed in ([], [piece, piece]):
            assert list(differences_of_pdf(told, [*pieces[:at], *changed, *pieces[at + 1 :]], author_of(page))), piece


@needs_poppler
@pytest.mark.parametrize("name", SPECS)
def test_poppler_sees_a_tagged_a4_with_the_title(name: str, tmp_path: Path) -> None:
    page, pdf = page_and_pdf(name, "lang", tmp_path)
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout.decode()
    seen = dict(re.findall(r"(?m)^([^:]+):\s+(.*)$", info))
    assert seen["Tagged"] == "yes"
    assert seen["Page size"].endswith("(A4)")
    assert seen["JavaScript"] == "no"
    assert html.unescape(re.findall("<title>(.*)</title>", page)[0]) == seen["Title"]


@needs_poppler
def test_a_word_of_three_hundred_letters_stays_on_the_page(tmp_path: Path) -> None:
    word = "Bedrijf" * 43
    data = {"controller": {"name": f"{word} B.V.", "short_name": word}, "activities": {"a": {"title": word, "data": [word]}}}
    file = tmp_path / "lang.pdf"
    file.write_bytes(make(document(model_of({"privgen": 1, **data})), "pdf").data)
    seen = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True).stdout.decode()
    width = float(re.findall(r'<page width="([\d.]+)"', seen)[0])
    ends = [float(end) for end in re.findall(r'<word .*?xMax="([\d.]+)"', seen)]
    assert len(ends) > 50
    assert max(ends) <= width - 80, "the margin of 31 mm is 88 points"
