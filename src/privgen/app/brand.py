"""How a statement looks: the colour, logo and line at the foot that a spec or the configuration asks for."""

from __future__ import annotations

import base64
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from privgen import resources
from privgen.app.errors import CannotDo, cannot_read
from privgen.app.logo import Unfit, media_type

if TYPE_CHECKING:
    from privgen.document import Document
    from privgen.model.model import Model
    from privgen.model.values import Problem
    from privgen.spec.load import Loaded

ReadFile = Callable[[str], bytes]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_ABSOLUTE = re.compile(r"[/~]|[A-Za-z]:")
_DIGITS = re.compile(r"[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}")
_SAMPLE = "#1f5f8b"
_NEEDED = 4.5
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Brand:
    """The looks of a statement: a colour as ``#rrggbb``, a logo as ``data:`` address, a line of plain text."""

    accent: str | None = None
    logo: str | None = None
    footer: str | None = None

    def else_(self, default: Brand) -> Brand:
        """These looks, and those of `default` where these say nothing."""
        return Brand(self.accent or default.accent, self.logo or default.logo, self.footer or default.footer)

    def on(self, document: Document) -> Document:
        """The document with these looks; a line that stands at its foot already stays."""
        return replace(document, accent=self.accent, logo=self.logo, footer=document.footer or self.footer)


def brand_of(model: Model, loaded: Loaded, read_file: ReadFile) -> tuple[Brand, list[Problem]]:
    """The looks that a spec asks for, and what is wrong with them. What is wrong is left out of the looks.

    OPT001 for what is no colour, OPT002 for a logo that cannot be used, OPT003 for a colour that has to be made darker.
    The line at the foot is not here: it is a text in a language, and the compiler puts it into the document.
    """
    found = Brand()
    output = model.output
    problems: list[Problem] = []
    if output is not None and output.given("accent"):
        found, more = _with_accent(found, output.accent.text, output.at("accent"))
        problems += more
    elif _is_lost_to_a_comment(loaded):
        problems.append(_problem("OPT001", ("output", "accent"), "comment"))
    if output is not None and output.given("logo"):
        path = output.at("logo")
        file = loaded.locate(path).file
        try:
            found = replace(found, logo=_logo_beside(os.path.dirname(file), output.logo.text, read_file))
        except Unfit as error:
            problems.append(_problem("OPT002", path, error.kind, value=output.logo.text, found=error.found))
    return found, problems


def configured_brand(accent: str | None, logo: str | None, footer: str | None) -> Brand:
    """The looks that a configuration gives to every spec; `logo` is a path. Raises `CannotDo`."""
    from privgen.app.reading import read_part

    if logo is None:
        return Brand(accent, None, footer)
    try:
        return Brand(accent, _address(read_part(logo)), footer)
    except OSError as error:
        raise cannot_read(logo, error) from error
    except Unfit as error:
        words = dict(_words(error.kind, value=logo, found=error.found))
        raise CannotDo(words["en"], words["help_en"]) from error


def _is_lost_to_a_comment(loaded: Loaded) -> bool:
    """Whether `accent` has no value, as when the quotes were forgotten: what begins with # is a comment in YAML."""
    output = loaded.data.get("output") if isinstance(loaded.data, dict) else None
    return isinstance(output, dict) and "accent" in output and output["accent"] is None


def _with_accent(brand: Brand, text: str, path: tuple[str | int, ...]) -> tuple[Brand, list[Problem]]:
    from privgen.emit.colour import LIGHT_GROUND, contrast, parse, readable

    colour, ground = parse(text), parse(LIGHT_GROUND)
    if colour is None or ground is None:
        digits = text.strip().removeprefix("#")
        near = f"#{digits}" if _DIGITS.fullmatch(digits) else _SAMPLE
        return brand, [_problem("OPT001", path, "accent", value=text, found=near)]
    ratio = contrast(colour, ground)
    if ratio >= _NEEDED:
        return replace(brand, accent=text.strip()), []
    fitted = readable(text, LIGHT_GROUND) or _SAMPLE
    shown = f"{int(ratio * 10) / 10:.1f}"
    pale = _problem("OPT003", path, "pale", value=text, found=fitted, contrast=shown)
    return replace(brand, accent=text.strip()), [pale]


def _logo_beside(folder: str, text: str, read_file: ReadFile) -> str:
    """The picture with this name in or below a folder, as an address. Raises `Unfit`."""
    if _SCHEME.match(text) and not re.match(r"[A-Za-z]:[\\/]", text):
        raise Unfit("remote")
    parts = text.split("/")
    if not text or _ABSOLUTE.match(text) or "\\" in text or ".." in parts:
        raise Unfit("outside")
    name = os.path.join(folder, *parts)
    if os.path.lexists(name) and not _is_below(folder, name):
        raise Unfit("outside")
    try:
        return _address(read_file(name))
    except Unfit:
        raise
    except FileNotFoundError as error:
        raise Unfit("missing") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise Unfit("unreadable") from error


def _is_below(folder: str, name: str) -> bool:
    """Whether a file is in a folder, links followed."""
    top = os.path.realpath(folder or os.curdir)
    return os.path.realpath(name).startswith(top.rstrip(os.sep) + os.sep)


def _address(data: bytes) -> str:
    return f"data:{media_type(data)};base64,{base64.b64encode(data).decode()}"


def _problem(code: str, path: tuple[str | int, ...], kind: str, **values: str) -> Problem:
    from privgen.model.values import Problem

    words = dict(_words(kind, **values))
    return Problem(code, path, words["en"], words["help_en"], nl=words["nl"], help_nl=words["help_nl"])


def _words(kind: str, **values: str) -> Iterator[tuple[str, str]]:
    shown = {name: _short(value) for name, value in values.items()}
    for name, text in _table()[kind].items():
        ratio = shown.get("contrast", "")
        yield name, text.format_map({**shown, "contrast": ratio.replace(".", ",") if name.endswith("nl") else ratio})


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(resources.package_file("app", "brand.toml").read_text(encoding="utf-8"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
