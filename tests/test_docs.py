"""The README and the page on templates say what is true now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from privgen.compile.build import MACROS
from privgen.resources import templates_dir
from privgen.source.reader import read

from .compile.support import document, markdown, model_of

BAD = """\
privgen: 1
controller: {name: De Kaasboer B.V., email: privacy@dekaasboer}
activities:
  orders:
    title: Als u iets bestelt
    data: [naam, adres, e-mailadres]
    purpose: [deliver_order]
    retention: zolang als nodig
"""


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_example_of_the_readme_gives_the_sentences_it_shows(root: Path) -> None:
    source = read(blocks(root / "README.md", "yaml")[0].encode(), "README.md")
    assert not source.findings
    shown = (
        (root / "README.md").read_text(encoding="utf-8").split("gives, among other sentences:")[1].split("Keys are")[0]
    )
    words = " ".join(re.sub(r"[>#*-]", " ", shown).split())
    made = " ".join(re.sub(r"[>#*-]", " ", markdown(document(model_of(source.value)))).split())
    assert words in made


def test_the_findings_of_the_readme_are_those_that_lint_prints(root: Path, tmp_path: Path) -> None:
    (tmp_path / "winkel.yaml").write_text(BAD, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "privgen", "lint", "winkel.yaml", "--output-format", "concise"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    shown = (
        (root / "README.md").read_text(encoding="utf-8").split("<!-- lint -->\n```\n")[1].split("```")[0].splitlines()
    )
    assert ran.returncode == 1
    assert [line for line in shown if line not in ran.stdout.splitlines()] == []


def test_the_links_of_the_docs_lead_somewhere(root: Path) -> None:
    for page in (root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").glob("*.md"))):
        for target in re.findall(
            r"\]\(([^)#\s]+)", re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        ):
            if not re.match(r"[a-z]+:", target):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_page_on_templates_names_every_template(root: Path) -> None:
    page = (root / "docs" / "templates.md").read_text(encoding="utf-8")
    for path in sorted((templates_dir() / "nl").glob("*.j2")):
        assert f"`{path.name}`" in page, path.name
    assert set(MACROS) <= {path.name for path in (templates_dir() / "nl").glob("*.j2")}


@pytest.mark.parametrize(
    "name", ["u", "v", "said", "label", "once", "h", "open", "close", "link", "because", "wij", "ons", "onze"]
)
def test_the_page_on_templates_names_what_templates_use(root: Path, name: str) -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in (templates_dir() / "nl").rglob("*.j2"))
    assert re.search(rf"\b{name}\b", (root / "docs" / "templates.md").read_text(encoding="utf-8"))
    assert re.search(rf"\b{name}\b", used)
