"""The looks of a statement: what a spec or configuration may ask for, what is refused, and what comes of it."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from privgen.app.brand import Brand, configured_brand
from privgen.app.build import BuildOptions, Built, build_spec
from privgen.app.config import read_config
from privgen.app.errors import CannotDo
from privgen.app.lint import LintOptions
from privgen.app.logo import MOST_BYTES, MOST_PIXELS, Unfit, media_type
from privgen.app.reading import read_part
from privgen.app.starter import Answers, starter
from privgen.findings import Finding

STARTER = starter(Answers())
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path id="a" d="M0 0h4v4z" fill="#123"/>%s</svg>'
Build = Callable[..., Built]


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x40\x80\xc0" * min(width, 10)) * min(height, 10))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00\xff\xd9"
WEBP = b"RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x01\0\0\x01\0\0" + b"\0" * 8


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds the starter spec with these lines under `output`, in a folder with a logo, and with files beside it."""
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "logo.svg").write_bytes(SVG % b"")

    def run(lines: str, files: dict[str, bytes] | None = None, **options: object) -> Built:
        for name, data in (files or {}).items():
            path = tmp_path / "shop" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        spec = tmp_path / "shop" / "spec.yaml"
        text = f"{STARTER}\noutput: {{{lines}}}\n"
        how = BuildOptions(formats=("md", "html", "txt", "typ"), versions=("lang",), **options)  # type: ignore[arg-type]
        return build_spec(text.encode(), str(spec), how, read_file=read_part)

    return run


def told(built: Built) -> list[Finding]:
    """What the findings say of looks."""
    return [each for each in built.findings if each.code.startswith("OPT")]


def page(built: Built) -> str:
    assert not built.stopped, built.findings
    return built.outputs["lang.nl.html"].decode()


def test_a_colour_a_logo_and_a_line_reach_every_format(build: Build) -> None:
    built = build('accent: "#123", logo: logo.svg, footer: "**Ons** bedrijf, [KvK](https://kvk.nl) 12345678"')
    assert told(built) == []
    html = page(built)
    address = "data:image/svg+xml;base64," + base64.b64encode(SVG % b"").decode()
    name = "Voorbeeld B.V." if "Voorbeeld B.V." in html else ""
    assert f'<img class="privgen-logo" src="{address}" alt="{name}' in html
    assert ' alt=""' not in html
    assert ":root{--accent:#112233}" in html
    for output in built.outputs.values():
        assert "Ons bedrijf, KvK 12345678" in output.decode()
    typ = built.outputs["lang.nl.typ"].decode()
    assert "#112233" in typ
    assert "[60, 115, 118, 103" in typ or "60,115,118,103" in typ.replace(" ", "")


def test_a_spec_comes_before_the_configuration(build: Build) -> None:
    shared = Brand("#654321", "data:image/png;base64," + base64.b64encode(png()).decode(), "Van de koepel")
    html = page(build('accent: "#123456"', brand=shared))
    assert "--accent:#123456" in html
    assert "data:image/png" in html
    assert "Van de koepel" in html
    assert "Van de koepel" not in page(build("footer: Van ons", brand=shared))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("accent: red", '"#1f5f8b"'),
        ("accent: a1b2c3", '"#a1b2c3"'),
        ('accent: "#12345"', '"#1f5f8b"'),
        ("accent: ", "in quotes"),  # what an editor sees as `accent: #123456` is a comment
    ],
)
def test_what_is_no_colour_stops_the_build(build: Build, line: str, words: str) -> None:
    built = build(line)
    (found,) = told(built)
    assert found.code == "OPT001"
    assert built.stopped
    assert words in found.help
    assert found.path == "output.accent"
    assert found.span.line == len(STARTER.splitlines()) + 2


def test_a_pale_colour_is_made_darker_and_told(build: Build) -> None:
    built = build('accent: "#ff8800"')
    (found,) = told(built)
    assert (found.code, found.level) == ("OPT003", "info")
    darker = found.help.rpartition('"#')[2][:6]
    assert f":root{{--accent:#{darker}}}" in page(built)
    assert told(build(f'accent: "#{darker}"')) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("https://example.nl/logo.png", "an address"),
        ("data:image/png;base64,AAAA", "an address"),
        ("//example.nl/logo.png", "an address"),
        ("../logo.svg", "not in the folder"),
        ("pictures/../../logo.svg", "not in the folder"),
        ("/etc/hostname", "not in the folder"),
        ("~/logo.svg", "not in the folder"),
        ('"C:\\\\logo.svg"', "not in the folder"),
        ('"pictures\\\\logo.svg"', "not in the folder"),
        ("logos.svg", "there is no file"),
        ("pictures", "cannot be read"),
        ("spec.txt", "not a PNG, JPEG, WebP or SVG"),
        ("away.svg", "not in the folder"),
    ],
)
def test_a_logo_that_cannot_be_used_stops_the_build(build: Build, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG % b"")
    (tmp_path / "shop" / "away.svg").symlink_to(tmp_path / "logo.svg")
    built = build(f"logo: {name}", {"spec.txt": b"no picture", "pictures/logo.svg": SVG % b""})
    (found,) = told(built)
    assert found.code == "OPT002"
    assert words in found.message
    assert built.stopped
    assert not built.outputs


def test_without_lint_a_wrong_logo_is_left_out_and_told(build: Build) -> None:
    built = build("logo: none.svg", lint=LintOptions(rules=False))
    assert [each.code for each in told(built)] == ["OPT002"]
    assert "<img" not in page(built)


def test_a_logo_may_stand_in_a_folder_below_and_its_name_does_not_count(build: Build) -> None:
    assert "data:image/png" in page(build("logo: pictures/logo.txt", {"pictures/logo.txt": png()}))


def test_messages_are_dutch_when_asked(build: Build) -> None:
    (found,) = told(build('accent: "#ff8800"', lint=LintOptions(language="nl")))
    assert "het contrast is 2,0:1" in found.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [(png(), "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp"), (SVG % b"", "image/svg+xml")],
)
def test_pictures_are_known_by_what_is_in_them(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "unknown"),
        (b"GIF89a\x01\0\x01\0", "unknown"),
        (b"<html><svg></svg></html>", "unknown"),
        (png()[:40], "broken"),
        (JPEG[:12], "broken"),
        (WEBP[:20], "broken"),
        (png(MOST_PIXELS + 1, 1), "wide"),
        (png() + b"\0" * MOST_BYTES, "large"),
        (SVG[:-6] % b"", "broken-svg"),
        (b'<?xml version="1.0" encoding="no-such"?>' + SVG % b"", "broken-svg"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(Unfit) as refused:
        media_type(data)
    assert refused.value.kind == kind


HOSTILE = {
    b"<script>alert(1)</script>": "active-svg",
    b'<s:script xmlns:s="http://www.w3.org/2000/svg"/>': "active-svg",
    b'<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>': "active-svg",
    b'<rect onload="alert(1)"/>': "active-svg",
    b'<a><set attributeName="href" to="javascript:1"/></a>': "active-svg",
    b'<image href="https://example.nl/x.png"/>': "remote-svg",
    b'<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="other.svg#a"/>': "remote-svg",
    b'<a href="javascript:alert(1)"><path d="M0 0"/></a>': "remote-svg",
    b'<image href="data:image/svg+xml;base64,AAAA"/>': "remote-svg",
    b'<rect style="fill:url(https://example.nl/x.svg)"/>': "remote-svg",
    b"<rect fill=\"url('//example.nl/x.svg#a')\"/>": "remote-svg",
    b"<style>@import 'https://example.nl/x.css';</style>": "remote-svg",
    b"<style>rect { fill: u\\72l(https://example.nl/x.svg) }</style>": "remote-svg",
    b"<style><![CDATA[rect { fill: url(https://example.nl/x) }]]></style>": "remote-svg",
    b'<?xml-stylesheet href="https://example.nl/x.css"?>': "remote-svg",
}


@pytest.mark.parametrize("inside", HOSTILE)
def test_a_drawing_that_does_or_fetches_something_is_refused(inside: bytes) -> None:
    with pytest.raises(Unfit) as refused:
        media_type(SVG % inside)
    assert refused.value.kind == HOSTILE[inside]


def test_entities_are_refused_before_they_grow() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(Unfit) as refused:
        media_type(bomb + SVG % b"<text>&b;</text>")
    assert refused.value.kind == "active-svg"


@pytest.mark.parametrize(
    "inside",
    [
        b'<use href="#a"/>',
        b'<rect fill="url(#a)"/>',
        b"<style>rect { fill: url('#a') }</style>",
        b'<image href="data:image/png;base64,AAAA"/>',
    ],
)
def test_a_drawing_may_refer_to_itself(inside: bytes) -> None:
    start = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    assert media_type(start + SVG % inside) == "image/svg+xml"


def test_the_configuration_gives_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "logo.png").write_bytes(png())
    file = tmp_path / "house" / "privgen.toml"
    file.write_text('[output]\naccent = "#1f5f8b"\nlogo = "logo.png"\nfooter = "Koepel"\n', encoding="utf-8")
    config = read_config(str(file))
    brand = configured_brand(config.accent, config.logo, config.footer)
    assert (brand.accent, brand.footer) == ("#1f5f8b", "Koepel")
    assert brand.logo is not None
    assert brand.logo.startswith("data:image/png;base64,")


@pytest.mark.parametrize("line", ['accent = "blue"', "accent = 1", 'logo = ""', 'footer = "a\\nb"', 'colour = "#123"'])
def test_wrong_looks_in_the_configuration_are_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "privgen.toml"
    file.write_text(f"[output]\n{line}\n", encoding="utf-8")
    with pytest.raises(CannotDo):
        read_config(str(file))


def test_a_configured_logo_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    with pytest.raises(CannotDo, match="not a PNG"):
        configured_brand(None, str(tmp_path / "logo.png"), None)
    with pytest.raises(CannotDo, match="no such file"):
        configured_brand(None, str(tmp_path / "none.png"), None)
