"""The generated files of the checkout are current, and the command says when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from privgen.dev import generate
from privgen.spec.vocabulary import KINDS, entries


@pytest.mark.parametrize("name", generate.FILES)
def test_a_generated_file_is_current(name: str, root: Path) -> None:
    assert generate.stale(root, {name: generate.FILES[name]}) == [], "python -m privgen.dev.generate writes it"


def test_what_is_not_current_is_named_and_then_written(tmp_path: Path) -> None:
    files = {"a/new.md": lambda: "nieuw\n", "old.md": lambda: "nu\n", "same.md": lambda: "zo\n"}
    (tmp_path / "old.md").write_text("toen\n")
    (tmp_path / "same.md").write_text("zo\n")
    assert generate.stale(tmp_path, files) == ["a/new.md", "old.md"]
    assert generate.write(tmp_path, files) == ["a/new.md", "old.md"]
    assert generate.stale(tmp_path, files) == []
    assert (tmp_path / "a" / "new.md").read_bytes() == b"nieuw\n"


def test_a_wrong_word_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--all"]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_page_lists_every_word() -> None:
    page = generate.FILES["docs/vocabulary.md"]()
    for kind in KINDS:
        for entry in entries(kind).values():
            assert f"| `{entry.id}` | {entry.labels['nl']} |" in page
