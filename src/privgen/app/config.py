"""The configuration: the nearest `privgen.toml`, or `[tool.privgen]` of the nearest `pyproject.toml`; never both.

Paths in it are relative to the file. Every key is checked: a misspelt one must not silently do nothing.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from privgen.app.errors import CannotDo, cannot_read

OWN_FILE, SHARED_FILE = "privgen.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a configuration says; None where it says nothing. `file` is where it was read."""

    file: str | None = None
    paths: tuple[str, ...] | None = None
    lang: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_level: str | None = None
    levels: Mapping[str, str] = field(default_factory=dict)
    baseline: str | None = None
    output_dir: str | None = None
    format: tuple[str, ...] = ()
    only: str | None = None
    language: str | None = None
    templates: str | None = None
    strict: bool = False
    accent: str | None = None
    logo: str | None = None
    footer: str | None = None


Check = Callable[[Any, str], Any]


def _texts(value: Any, _folder: str) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of texts, such as ["RET", "ID005"]')
    return tuple(value)


def _paths(value: Any, folder: str) -> tuple[str, ...]:
    try:
        return tuple(_joined(folder, path) for path in _texts(value, folder))
    except ValueError:
        raise ValueError('a list of files and folders, such as ["specs"]') from None


def _formats(value: Any, folder: str) -> tuple[str, ...]:
    from privgen.app.build import formats_of
    from privgen.app.reading import split_words

    try:
        found = _texts(value, folder)
    except ValueError:
        raise ValueError('a list of formats, such as ["html", "pdf"]') from None
    formats_of(split_words(found))
    return found


def _rules(value: Any, folder: str) -> tuple[str, ...]:
    from privgen.app.choosing import chosen
    from privgen.app.reading import split_words

    found = _texts(value, folder)
    chosen(split_words(found))
    return found


def _path(value: Any, folder: str) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a path")
    return _joined(folder, value)


def _joined(folder: str, path: str) -> str:
    return os.path.normpath(os.path.join(folder, path))


def _yes_or_no(value: Any, _folder: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _language(value: Any, _folder: str) -> str:
    if not isinstance(value, str):
        raise ValueError('a language, such as "nl"')
    return value


def _colour(value: Any, _folder: str) -> str:
    from privgen.emit.colour import parse

    if not isinstance(value, str) or parse(value) is None:
        raise ValueError('a colour with three or six digits, such as "#1f5f8b"')
    return value.strip()


def _line(value: Any, _folder: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value.splitlines()) > 1:
        raise ValueError("a line of text")
    return value


def _one_of(*words: str) -> Check:
    def check(value: Any, _folder: str) -> str:
        if value not in words:
            raise ValueError(" or ".join(f'"{word}"' for word in words))
        return str(value)

    return check


_LEVELS = ("error", "warning", "info")


def _levels(value: Any, _folder: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(level in _LEVELS for level in value.values()):
        raise ValueError('a table of rules with a level each, such as {RET006 = "info"}')
    from privgen.app.choosing import chosen

    chosen(levels=value)
    return dict(value)


@dataclass(frozen=True, slots=True)
class _Section:
    keys: Mapping[str, tuple[str, Check]]
    sections: Mapping[str, _Section] = field(default_factory=dict)


_LINT = _Section(
    {
        "select": ("select", _rules),
        "ignore": ("ignore", _rules),
        "extend-select": ("extend_select", _rules),
        "fail-level": ("fail_level", _one_of(*_LEVELS)),
        "levels": ("levels", _levels),
        "baseline": ("baseline", _path),
    }
)
_BUILD = _Section(
    {
        "output": ("output_dir", _path),
        "format": ("format", _formats),
        "only": ("only", _one_of("kort", "lang", "samen")),
        "language": ("language", _language),
        "templates": ("templates", _path),
        "strict": ("strict", _yes_or_no),
    }
)
_OUTPUT = _Section({"accent": ("accent", _colour), "logo": ("logo", _path), "footer": ("footer", _line)})
_ROOT = _Section(
    {"paths": ("paths", _paths), "lang": ("lang", _one_of("nl", "en"))},
    {"lint": _LINT, "build": _BUILD, "output": _OUTPUT},
)


def find_config(start: str) -> Config:
    """The nearest configuration at or above the folder `start`, or an empty one."""
    folder = os.path.abspath(start)
    while True:
        own = os.path.join(folder, OWN_FILE)
        if os.path.isfile(own):
            return read_config(own)
        shared = os.path.join(folder, SHARED_FILE)
        if os.path.isfile(shared) and (found := _of_project(shared)) is not None:
            return found
        above = os.path.dirname(folder)
        if above == folder:
            return Config()
        folder = above


def read_config(path: str) -> Config:
    """The configuration in one file. Raises `CannotDo` when it is missing or wrong."""
    if os.path.basename(path) == SHARED_FILE:
        found = _of_project(path)
        if found is None:
            raise CannotDo(f"{path} has no table [tool.privgen]", "add it, or name another file after --config")
        return found
    return _checked(_toml(path), path)


def _of_project(path: str) -> Config | None:
    tool = _toml(path).get("tool")
    table = tool.get("privgen") if isinstance(tool, dict) else None
    return _checked(table, path) if isinstance(table, dict) else None


def _toml(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise cannot_read(path, error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        why = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error
        raise CannotDo(f"{path} is not valid TOML: {why}", "correct it, or go without it with --isolated") from error


def _checked(table: dict[str, Any], path: str) -> Config:
    folder = os.path.relpath(os.path.dirname(os.path.abspath(path)))
    values = dict(_values(table, _ROOT, "", path, folder))
    return replace(Config(file=path), **values)


def _values(table: dict[str, Any], section: _Section, prefix: str, file: str, folder: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if key in section.sections:
            if not isinstance(value, dict):
                raise CannotDo(f"{file}: {name} must be a table", f"write [{name}] with keys below it")
            yield from _values(value, section.sections[key], f"{name}.", file, folder)
            continue
        if key not in section.keys:
            raise CannotDo(f"{file}: there is no key {name}", _remedy(key, section))
        attribute, check = section.keys[key]
        try:
            yield attribute, check(value, folder)
        except ValueError as error:
            raise CannotDo(f"{file}: {name} has a wrong value", f"it must be {error}") from error
        except CannotDo as error:
            raise CannotDo(f"{file}: {name}: {error.message}", error.help) from error


def _remedy(key: str, section: _Section) -> str:
    from privgen.spec.vocabulary import nearest

    known = [*section.keys, *section.sections]
    near = nearest(key, known) or nearest(key.replace("_", "-"), known)
    if near is None and key.replace("_", "-") in known:
        near = key.replace("_", "-")
    return f"did you mean {near}?" if near else f"the keys here are {', '.join(sorted(known))}"
