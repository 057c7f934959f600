"""The words of each PDF, read back with Poppler, are those of the statement: every section, in order, nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from privgen.app.build import VERSIONS, compile_versions, template_folders
from privgen.app.lint import lint_source
from privgen.app.reading import read_part
from privgen.document import Document
from privgen.emit import make
from privgen.emit.links import printed_target
from privgen.emit.prepare import prepare
from privgen.emit.tree import (
    Block,
    Box,
    Code,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    plain,
    split_fact,
    walk,
)

ROOT = Path(__file__).resolve().parent.parent.parent
SPECS = {path.stem: path for folder in ("specs", "tests/data") for path in sorted((ROOT / folder).glob("*.yaml"))}
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext of Poppler is not installed")


class Words:
    """What paper must say of blocks, in order; remembers which addresses have been printed."""

    def __init__(self) -> None:
        self._printed: set[str] = set()

    def line(self, inlines: Sequence[Inline], *, addresses: bool = True) -> str:
        return "".join(self._inline(node, addresses) for node in inlines)

    def _inline(self, node: Inline, addresses: bool) -> str:
        if not node.children:
            return " " if node.kind == "break" else node.text
        text = self.line(node.children, addresses=addresses and node.kind != "link")
        target = printed_target(node.href, text) if node.kind == "link" and addresses else None
        if not target or target in self._printed:
            return text
        self._printed.add(target)
        return f"{text} ({target.removeprefix('https://').removesuffix('/')})"

    def blocks(self, parts: Sequence[Block]) -> Iterator[str]:
        for part in parts:
            match part:
                case Heading():
                    yield f"\n{part.section.number} {self.line(part.inlines, addresses=False)}"
                case Paragraph():
                    yield self.line(part.inlines)
                case ListBlock():
                    for index, item in enumerate(part.items):
                        yield "" if part.start is None else f"{part.start + index}."
                        yield from self.blocks(item)
                case Table():
                    yield "" if part.caption_repeats else part.caption
                    for row in [part.head, *part.rows]:
                        yield " ".join(self.line(cell, addresses=False) for cell in row)
                case Box(name="defs"):
                    for inner in part.blocks:
                        yield from self._facts(inner)
                case Quote() | Box():
                    yield from self.blocks(part.blocks)
                case Code():
                    yield part.text

    def _facts(self, part: Block) -> Iterator[str]:
        pairs = [split_fact(item) for item in part.items] if isinstance(part, ListBlock) else [None]
        if not all(pairs):
            yield from self.blocks([part])
            return
        for label, value, rest in filter(None, pairs):
            yield self.line(label, addresses=False)
            yield self.line(value)
            yield from self.blocks(rest)


def squeezed(text: str) -> str:
    """Text without white space, marks of lists and hints for line breaking, composed."""
    return re.sub(r"[\s\u200b\u2060\xad•–]", "", unicodedata.normalize("NFKC", text))


def pages(pdf: Path, heads: Sequence[str]) -> Iterator[str]:
    """The words of each page in the order of reading, without its head, its foot and the heads that tables repeat.

    A table head on top of a page is a repetition only if it stood on an earlier page: a table may also begin there.
    """
    earlier = ""
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    for number, page in enumerate(text.removesuffix("\f").split("\f")):
        lines = page.strip().split("\n")
        assert re.fullmatch(rf"pagina {number + 1} van \d+", lines[-1])
        words = squeezed("".join(lines[1 if number else 0 : -1]))
        yield next((words.removeprefix(head) for head in heads if head in earlier and words.startswith(head)), words)
        earlier += words


def documents(spec: Path) -> dict[str, Document]:
    linted = lint_source(spec.read_bytes(), str(spec), read_file=read_part)
    assert linted.model is not None
    return compile_versions(linted.model, VERSIONS, template_folders("nl"))


@needs_poppler
@pytest.mark.parametrize("name", SPECS)
def test_every_section_says_what_the_statement_says(name: str, tmp_path: Path) -> None:
    for version, document in documents(SPECS[name]).items():
        file = tmp_path / f"{version}.pdf"
        file.write_bytes(make(document, "pdf").data)
        prepared = prepare(document)
        tables = [block for block in walk(prepared.body) if isinstance(block, Table)]
        heads = [squeezed(" ".join(plain(cell) for cell in table.head)) for table in tables]
        shown = "".join(pages(file, heads))
        if prepared.contents:
            contents = re.search(rf"{prepared.labels['contents']}(?:.*?\.{{3,}}\d+)+", shown)
            assert contents, "the table of contents is missing"
            shown = shown.replace(contents[0], "")
        for section in "\n".join(Words().blocks(prepared.front + prepared.body)).split("\n\n"):
            wanted = squeezed(section)
            beside = squeezed(document.organisation) if not shown.startswith(wanted[:20]) else ""
            shown = shown.removeprefix(beside)
            assert shown.startswith(wanted), f"{version}: {section}\n{shown[:300]}"
            shown = shown[len(wanted) :]
        assert not shown


@needs_poppler
@pytest.mark.parametrize("name", SPECS)
def test_poppler_sees_a_tagged_a4_with_the_title(name: str, tmp_path: Path) -> None:
    document = documents(SPECS[name])["lang"]
    file = tmp_path / "lang.pdf"
    file.write_bytes(make(document, "pdf").data)
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    seen = dict(re.findall(r"(?m)^([^:]+):\s+(.*)$", info))
    assert seen["Tagged"] == "yes"
    assert seen["Page size"].endswith("(A4)")
    assert seen["JavaScript"] == "no"
    assert document.title in seen["Title"]
