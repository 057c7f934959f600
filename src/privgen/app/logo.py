"""Whether a file is a picture that a statement may carry, by what is in it and not by its name."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from xml.parsers import expat

MOST_BYTES = 200_000
"""A logo stands in every page and PDF whole, so it must be small."""
MOST_PIXELS = 4096
"""Along a side. A small file can unpack into an enormous picture."""

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SVG = "http://www.w3.org/2000/svg"
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "listener"})
_REFERENCES = frozenset({"href", "src", "base"})
_RASTER = re.compile(r"data:image/(?:png|jpeg|webp);base64,", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(.?)([^)\s]?)", re.IGNORECASE)
_IMPORT = re.compile(r"@import|\\", re.IGNORECASE)


class Unfit(ValueError):
    """A file that is no picture for a statement. `kind` names the reason, `found` what in the file gives it."""

    def __init__(self, kind: str, found: str = "") -> None:
        super().__init__(kind, found)
        self.kind = kind
        self.found = found


def media_type(data: bytes) -> str:
    """The media type of a picture: PNG, JPEG, WebP or SVG. Raises `Unfit`."""
    if len(data) > MOST_BYTES:
        raise Unfit("large", f"{len(data) / 1000:,.0f}")
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _sized("image/png", _png_size(data))
    if data.startswith(b"\xff\xd8\xff"):
        return _sized("image/jpeg", _jpeg_size(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _sized("image/webp", _webp_size(data))
    if re.search(rb"<(?:[\w.-]+:)?svg[\s>/]", data):
        _check_svg(data)
        return "image/svg+xml"
    raise Unfit("unknown")


def _sized(kind: str, size: tuple[int, int] | None) -> str:
    if size is None or min(size) < 1:
        raise Unfit("broken")
    if max(size) > MOST_PIXELS:
        raise Unfit("wide", f"{size[0]:,} x {size[1]:,}")
    return kind


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of its first chunk, if the last one is there too (PNG, 5.6)."""
    if data[12:16] != b"IHDR" or b"IEND" not in data[24:]:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the first frame (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a lossy, lossless or extended file (RFC 9649)."""
    kind = data[12:16]
    if len(data) < 30:
        return None
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int(struct.unpack("<I", data[21:25])[0])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None


def _check_svg(data: bytes) -> None:
    """Raises `Unfit` for a drawing that is broken, can do something, or needs something from elsewhere."""
    parser = expat.ParserCreate(namespace_separator=" ")
    looking = _Svg()
    parser.StartElementHandler = looking.element
    parser.EndElementHandler = looking.end
    parser.CharacterDataHandler = looking.text
    parser.ProcessingInstructionHandler = looking.instruction
    parser.EntityDeclHandler = looking.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unfit("broken-svg", expat.ErrorString(error.code)) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit("broken-svg", "unknown encoding") from error


class _Svg:
    """Looks at every part of a drawing as it is read."""

    def __init__(self) -> None:
        self._root = True
        self._style: list[str] | None = None

    def element(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._root and (space, tag) != (_SVG, "svg"):
            raise Unfit("unknown")
        self._root = False
        if tag.lower() in _ACTIVE:
            raise Unfit("active-svg", f"<{tag}>")
        if tag.lower() == "style":
            self._style = []
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2].lower(), value.strip())

    def _attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            raise Unfit("active-svg", key)
        if key in _REFERENCES and not (value.startswith("#") or _RASTER.match(value)):
            raise Unfit("remote-svg", value)
        if key == "attributename" and value.lower().rpartition(":")[2] in _REFERENCES:
            raise Unfit("active-svg", f"{key}={value}")
        _check_style(value)

    def text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def end(self, name: str) -> None:
        if self._style is not None and name.rpartition(" ")[2].lower() == "style":
            _check_style("".join(self._style), sheet=True)
            self._style = None

    @staticmethod
    def instruction(target: str, _data: str) -> None:
        raise Unfit("remote-svg", f"<?{target}?>")

    @staticmethod
    def entity(name: str, *_rest: object) -> None:
        raise Unfit("active-svg", f"<!ENTITY {name}>")


def _check_style(text: str, *, sheet: bool = False) -> None:
    """Raises `Unfit` for CSS that fetches something: only `url(#…)` stays within the drawing."""
    for first, second in _URL.findall(text):
        if "#" not in (first, second if first in "\"'" else first):
            raise Unfit("remote-svg", "url(")
    if sheet and (found := _IMPORT.search(text)):
        raise Unfit("remote-svg", found[0])
