"""Compiled templates that are kept: used again, never trusted when they do not fit, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2.bccache import bc_magic

from privgen.compile.build import Compiler
from privgen.resources import templates_dir

from .support import model_from

SPEC = "activities: {orders: {title: Als u bestelt, data: [naam]}}\n"


def title(folders: list[Path], cache: Path) -> str:
    return Compiler(folders, cache).compile(model_from(SPEC), "kort").title


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    own = tmp_path / "own"
    own.mkdir()
    (own / "titel.j2").write_text("Eerste titel", "utf-8")
    return [own, templates_dir() / "nl"]


def test_a_template_that_changes_is_compiled_again(folders: list[Path], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert title(folders, cache) == "Eerste titel"
    assert any(cache.iterdir())
    (folders[0] / "titel.j2").write_text("Tweede titel", "utf-8")
    assert title(folders, cache) == "Tweede titel"


@pytest.mark.parametrize(
    "damaged",
    [
        lambda whole: b"",
        lambda whole: b"x",
        lambda whole: whole[: len(bc_magic)],
        lambda whole: whole[: len(bc_magic) + 5],
        lambda whole: bc_magic + b"cno_such_module\nname\n.",
        lambda whole: bc_magic + b"(h\x00.",
        lambda whole: whole[: len(whole) // 2],
    ],
    ids=["empty", "other", "no checksum", "half a checksum", "an import", "a key", "half"],
)
def test_a_file_that_is_damaged_is_compiled_again(
    folders: list[Path], tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    cache = tmp_path / "cache"
    title(folders, cache)
    for file in cache.iterdir():
        file.write_bytes(damaged(file.read_bytes()))
    assert title(folders, cache) == "Eerste titel"


def test_a_constant_in_a_template_is_a_text_of_each_document(folders: list[Path], tmp_path: Path) -> None:
    (folders[0] / "titel.j2").write_text('{{ "over uw gegevens"|cap }} bij {{ ["ons", "hen"]|en }}', "utf-8")
    for _ in range(2):
        compiler = Compiler(folders, tmp_path / "cache")
        for version in ("kort", "lang"):
            model = model_from(f"controller: {{name: De Kaasboer B.V.}}\n{SPEC}")
            assert compiler.compile(model, version).title == "Over uw gegevens bij ons en hen"


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(folders: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert title(folders, tmp_path / "file" / "cache") == "Eerste titel"
