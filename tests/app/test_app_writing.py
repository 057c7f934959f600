"""Writing is all or nothing: whatever fails, at whichever step, the earlier output stays and nothing is left over."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from privgen.app import writing
from privgen.app.errors import CannotDo
from privgen.app.writing import same_folder, spec_name, write_outputs

OLD = {"kort.nl.md": b"old kort", "lang.nl.md": b"old lang"}
NEW = {"kort.nl.md": b"new kort", "lang.nl.md": b"new lang", "samen.nl.md": b"new samen"}


def held(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, hidden files too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_writes_into_new_folders(tmp_path: Path) -> None:
    written = write_outputs(str(tmp_path / "a" / "dist"), "shop", NEW)
    assert held(tmp_path / "a" / "dist" / "shop") == NEW
    assert sorted(written.changed) == sorted(NEW)


def test_leaves_alone_what_is_the_same_and_what_it_did_not_make(tmp_path: Path) -> None:
    write_outputs(str(tmp_path), "shop", OLD)
    (tmp_path / "shop" / "own.txt").write_text("mine")
    before = (tmp_path / "shop" / "kort.nl.md").stat().st_mtime_ns
    written = write_outputs(str(tmp_path), "shop", {**OLD, "lang.nl.md": b"other"})
    assert written.changed == ["lang.nl.md"]
    assert (tmp_path / "shop" / "kort.nl.md").stat().st_mtime_ns == before
    assert (tmp_path / "shop" / "own.txt").read_text() == "mine"


def test_new_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_outputs(str(tmp_path), "shop", NEW)
    finally:
        os.umask(old)
    assert (tmp_path / "shop" / "kort.nl.md").stat().st_mode & 0o777 == 0o644


CALLS = ["open", "fsync", "link", "replace", "mkdir"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("failing", range(1, 5))
@pytest.mark.parametrize("earlier", [True, False])
def test_a_failure_at_any_step_changes_nothing(
    call: str, failing: int, earlier: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The n-th call of each system function fails once, and works again afterwards."""
    if earlier:
        write_outputs(str(tmp_path), "shop", OLD)
    before = held(tmp_path)
    real: Callable[..., object] = getattr(os, call)
    count = 0

    def fails(*args: object, **names: object) -> object:
        nonlocal count
        count += 1
        if count == failing:
            raise OSError(errno.ENOSPC, "No space left on device", str(args[0]))
        return real(*args, **names)

    monkeypatch.setattr(writing.os, call, fails)
    try:
        write_outputs(str(tmp_path), "shop", NEW)
    except CannotDo as error:
        assert "the disk is full" in error.message
        assert held(tmp_path) == before
        assert earlier or not (tmp_path / "shop").exists()
    else:  # fewer calls than that, or one that need not succeed
        assert held(tmp_path / "shop") == {**NEW}


def test_the_failures_above_happen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(str(tmp_path), "shop", OLD)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    for call in ("open", "fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(writing.os, call, full)
            with pytest.raises(CannotDo, match="the disk is full"):
                write_outputs(str(tmp_path), "shop", NEW)


@pytest.mark.parametrize("failing", range(1, 4))
def test_an_interrupt_at_any_file_changes_nothing(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(str(tmp_path), "shop", OLD)
    before, real, count = held(tmp_path), os.fsync, 0

    def interrupted(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count == failing:
            raise KeyboardInterrupt
        real(descriptor)

    monkeypatch.setattr(writing.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(str(tmp_path), "shop", NEW)
    assert held(tmp_path) == before


SLOW = """
import os, signal, sys, time
from privgen.app import writing
real = os.replace
def slow(*args):
    print("replacing", flush=True)
    time.sleep(0.3)
    real(*args)
writing.os.replace = slow
try:
    writing.write_outputs(sys.argv[1], "shop", {"kort.nl.md": b"new kort", "lang.nl.md": b"new lang"})
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no signal masks here")
def test_a_signal_between_two_files_waits_until_all_are_there(tmp_path: Path, root: Path) -> None:
    write_outputs(str(tmp_path), "shop", OLD)
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-c", SLOW, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "replacing\n"
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 130
    assert held(tmp_path / "shop") == {"kort.nl.md": b"new kort", "lang.nl.md": b"new lang"}


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a small disk is not permitted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_keeps_the_earlier_output(tiny_disk: Path) -> None:
    write_outputs(str(tiny_disk), "shop", OLD)
    before = held(tiny_disk)
    with pytest.raises(CannotDo, match="the disk is full"):
        write_outputs(str(tiny_disk), "shop", {"kort.nl.md": b"small", "lang.nl.md": b"x" * 100_000})
    assert held(tiny_disk) == before


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CannotDo, match="not permitted"):
            write_outputs(str(tmp_path), "shop", NEW)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_where_a_folder_must_be(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file")
    with pytest.raises(CannotDo, match="a file has that name"):
        write_outputs(str(tmp_path / "dist"), "shop", NEW)
    (tmp_path / "shop").write_text("a file")
    with pytest.raises(CannotDo, match="a file has that name"):
        write_outputs(str(tmp_path), "shop", NEW)
    assert (tmp_path / "shop").read_text() == "a file"


def test_a_folder_where_a_file_must_be(tmp_path: Path) -> None:
    (tmp_path / "shop" / "lang.nl.md").mkdir(parents=True)
    with pytest.raises(CannotDo, match="a folder has that name"):
        write_outputs(str(tmp_path), "shop", NEW)
    assert held(tmp_path) == {}


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere, dist = tmp_path / "elsewhere", tmp_path / "dist"
    elsewhere.mkdir()
    dist.mkdir()
    (dist / "shop").symlink_to(elsewhere)
    with pytest.raises(CannotDo, match="symbolic link"):
        write_outputs(str(dist), "shop", NEW)
    (dist / "shop").unlink()
    (dist / "shop").mkdir()
    (elsewhere / "secret").write_text("mine")
    (dist / "shop" / "kort.nl.md").symlink_to(elsewhere / "secret")
    write_outputs(str(dist), "shop", NEW)
    assert (elsewhere / "secret").read_text() == "mine"
    assert held(dist / "shop") == NEW


@pytest.mark.parametrize("name", ["../x", "a/b", "/etc/x", "..", ".", "", "a\0b", "kort nl"])
def test_an_output_has_a_plain_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no name"):
        write_outputs(str(tmp_path), "shop", {name: b""})
    if name != "kort nl":
        with pytest.raises(ValueError, match="no name"):
            write_outputs(str(tmp_path), name, NEW)
    assert held(tmp_path) == {}


@pytest.mark.parametrize(
    ("path", "name"),
    [("specs/shop.yaml", "shop"), ("shop", "shop"), ("a.b.yml", "a.b"), ("-x.yaml", "-x"), (".y", ".y")],
)
def test_the_folder_of_a_spec_has_its_name(path: str, name: str) -> None:
    assert spec_name(path) == name


@pytest.mark.parametrize("path", ["...yaml", "..yaml", " .yaml", "x/..", "...", "a\\b.yaml"])
def test_a_name_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(CannotDo, match="cannot have a folder named"):
        spec_name(path)


def test_two_specs_with_one_folder_are_seen() -> None:
    [error] = same_folder({"a/shop.yaml": "shop", "b/shop.yaml": "shop", "c.yaml": "c"})
    assert "a/shop.yaml and b/shop.yaml" in error.message
    assert len(same_folder({"a/Shop.yaml": "Shop", "b/shop.yaml": "shop"})) == 1
