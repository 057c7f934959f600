"""PDF and Typst from the command line to the bytes: files, standard output, terminals, characters without a font."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from privgen.app.build import BuildOptions, Built, build_spec, check_formats
from privgen.app.errors import CannotDo
from privgen.app.lint import LintOptions
from privgen.app.reading import read_part
from privgen.app.starter import Answers, starter
from privgen.emit import FORMATS

pypdf = pytest.importorskip("pypdf")
pytest.importorskip("typst")

STARTER = starter(Answers()).encode()


def build(data: bytes = STARTER, *formats: str, **options: object) -> Built:
    how = BuildOptions(formats=formats or ("pdf",), **options)  # type: ignore[arg-type]
    return build_spec(data, "s.yaml", how, read_file=read_part)


def privgen(*arguments: str, cwd: Path, root: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "privgen", *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": str(root / "src")}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip


def test_every_format_is_made_in_every_version() -> None:
    outputs = build(STARTER, *FORMATS).outputs
    assert set(outputs) == {f"{version}.nl.{name}" for version in ("kort", "lang", "samen") for name in FORMATS}
    assert all(data.startswith(b"%PDF-1.7") for name, data in outputs.items() if name.endswith(".pdf"))


def test_the_korte_versie_links_to_the_lange_as_pdf() -> None:
    pdf = pypdf.PdfReader(io.BytesIO(build().outputs["kort.nl.pdf"]))
    links = {str(note.get_object().get("/A", {}).get("/URI", "")) for note in pdf.pages[0]["/Annots"]}
    assert any(link.partition("#")[0] == "lang.nl.pdf" for link in links)


def test_the_facts_of_the_spec_can_be_read_back_from_the_pdf() -> None:
    spec = STARTER + b"note: GEHEIM\n"
    pdf = pypdf.PdfReader(io.BytesIO(build(spec, versions=("lang",)).outputs["lang.nl.pdf"]))
    [(name, [data])] = pdf.attachments.items()
    facts = json.loads(data)["facts"]
    assert name == "feiten.json"
    assert facts["controller.name"]
    assert b"GEHEIM" not in data


def test_a_character_without_a_font_is_a_warning_at_its_place() -> None:
    spec = STARTER.replace(b"name: PostNL", "name: PostNL 漢".encode())
    assert spec != STARTER
    built = build(spec)
    [finding] = built.findings
    assert (finding.code, finding.level, finding.path) == ("FCT003", "warning", "recipients.carrier.name")
    assert "U+6F22" in finding.message
    assert set(built.outputs) == {"kort.nl.pdf", "lang.nl.pdf", "samen.nl.pdf"}
    assert build(spec, "md", "html", "txt").findings == []


def test_strict_stops_on_a_character_without_a_font() -> None:
    built = build(STARTER.replace(b"name: PostNL", "name: PostNL 漢".encode()), strict=True)
    assert built.stopped
    assert not built.outputs


def test_a_waiver_covers_it() -> None:
    spec = STARTER.replace(b"name: PostNL", "name: PostNL 漢".encode())
    spec += b"lint: {accept: [{rule: FCT003, at: recipients.carrier, reason: bekende naam}]}\n"
    assert [finding.waived for finding in build(spec, strict=True).findings] == ["bekende naam"]
    assert build(spec, strict=True).outputs


def test_without_typst_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for attempt in (lambda: check_formats(("md", "pdf")), lambda: build(lint=LintOptions(rules=False))):
        with pytest.raises(CannotDo, match="the package typst is not installed") as caught:
            attempt()
        assert "pip install typst" in caught.value.help
    check_formats(("md", "html", "txt", "typ"))


def test_standard_output_gets_the_bytes_of_the_file(tmp_path: Path, root: Path) -> None:
    spec = str(root / "specs" / "voorbeeld.yaml")
    printed = privgen("build", spec, "-f", "pdf", "--only", "lang", "-o", "-", cwd=tmp_path, root=root)
    assert printed.returncode == 0, printed.stderr
    written = privgen("build", spec, "-f", "pdf", "--only", "lang", "-o", "d", cwd=tmp_path, root=root)
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "d" / "voorbeeld" / "lang.nl.pdf").read_bytes() == printed.stdout
    assert (
        privgen("build", spec, "-f", "pdf", "--only", "lang", "-o", "d", "--check", cwd=tmp_path, root=root).returncode
        == 0
    )
    (tmp_path / "d" / "voorbeeld" / "lang.nl.pdf").write_bytes(b"%PDF-1.7 \xff")
    checked = privgen("build", spec, "-f", "pdf", "--only", "lang", "-o", "d", "--check", cwd=tmp_path, root=root)
    assert checked.returncode == 1
    assert b"lang.nl.pdf: differs" in checked.stdout


def test_a_terminal_gets_no_pdf(tmp_path: Path, root: Path) -> None:
    pty = pytest.importorskip("pty", reason="no terminals to pretend here")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "privgen", "build", str(root / "specs" / "voorbeeld.yaml"), "-f", "pdf"]
    done = subprocess.run(
        [*command, "--only", "kort", "-o", "-"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root / "src")}, stdout=theirs, stderr=subprocess.PIPE,
        timeout=120, check=False,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"a terminal cannot show pdf" in done.stderr
