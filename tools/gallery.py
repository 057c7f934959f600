"""Takes the pictures of docs/gallery.md: the example statement on a phone, on a desktop and on paper.

    python tools/gallery.py

Needs Chromium, pdftoppm (Debian: poppler-utils) and the package playwright (`pip install -e '.[slow]'`); pngquant, if it
is there, makes the pictures smaller. A page is set in the font of the reader's own system: here Roboto, that of an
Android phone, if it is installed (Debian: fonts-roboto).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "specs" / "voorbeeld.yaml"
TARGET = ROOT / "docs" / "gallery"
LARGEST = 150_000
"""Bytes of a picture: people who clone the project fetch them all."""

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit>
  </match>
</fontconfig>
"""

Size = tuple[int, int]
PHONE: Size = (390, 844)
DESKTOP: Size = (1280, 860)


@dataclass(frozen=True)
class Shot:
    """A page in a window of some size (CSS pixels), from the element `at` on if that is named."""

    name: str
    version: str
    size: Size
    scheme: Literal["light", "dark"] = "light"
    at: str | None = None


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF."""

    name: str
    version: str
    number: int


SHOTS = (
    Shot("kort-phone", "kort", PHONE),
    Shot("kort-phone-dark", "kort", PHONE, "dark"),
    Shot("kort-phone-rights", "kort", PHONE, at="#kort-recipients"),
    Shot("lang-phone", "lang", PHONE, at="#activities"),
    Shot("kort-desktop", "kort", DESKTOP),
    Shot("lang-desktop", "lang", DESKTOP),
    Shot("lang-desktop-dark", "lang", DESKTOP, "dark", at="#rights"),
)
SHEETS = (Sheet("kort-pdf", "kort", 1), Sheet("lang-pdf-1", "lang", 1), Sheet("lang-pdf-2", "lang", 2))


def main() -> int:
    """Build, take every picture, make it small; 1 if one is too large."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        build(Path(place))
        built = Path(place) / SPEC.stem
        fonts = Path(place) / "fonts.conf"
        fonts.write_text(_FONTS, encoding="utf-8")
        photograph(built, fonts)
        for sheet in SHEETS:
            print_sheet(sheet, built)
    too_large = [path for path in shrunk() if path.stat().st_size > LARGEST]
    for path in too_large:
        print(f"{path.name} has {path.stat().st_size:,} bytes; {LARGEST:,} is the most", file=sys.stderr)
    return 1 if too_large else 0


def build(place: Path) -> None:
    """The statement in every format that the gallery shows."""
    command = [sys.executable, "-m", "privgen", "build", SPEC, "-o", place, "-f", "html,md,txt,pdf", "--isolated", "-q"]
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


def photograph(built: Path, fonts: Path) -> None:
    """The pages in a browser."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sys.exit("no Chromium here: apt install chromium")
    with sync_playwright() as playwright:
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu"], env=environment)
        for shot in SHOTS:
            _take(browser, shot, built)
        browser.close()


def _take(browser: Browser, shot: Shot, built: Path) -> None:
    width, height = shot.size
    scale = 2 if width < 500 else 1
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=scale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((built / f"{shot.version}.nl.html").as_uri() + (shot.at or ""))
    page.screenshot(path=TARGET / f"{shot.name}.png")
    context.close()


def print_sheet(sheet: Sheet, built: Path) -> None:
    """A page of a PDF, 650 pixels wide."""
    number = str(sheet.number)
    command = ["pdftoppm", "-png", "-singlefile", "-f", number, "-l", number, "-scale-to-x", "650", "-scale-to-y", "-1"]
    source, target = built / f"{sheet.version}.nl.pdf", TARGET / sheet.name
    subprocess.run([*command, str(source), str(target)], check=True)


def shrunk() -> list[Path]:
    """The pictures, with fewer colours where pngquant is there to choose them."""
    pictures = [TARGET / f"{each.name}.png" for each in (*SHOTS, *SHEETS)]
    if shutil.which("pngquant"):
        command = ["pngquant", "--force", "--ext", ".png", "--strip", "--speed", "1", "--nofs", "64"]
        subprocess.run([*command, *map(str, pictures)], check=True)
    return pictures


if __name__ == "__main__":
    sys.exit(main())
