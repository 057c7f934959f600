"""The Jinja environment: sandboxed, strict, and blind to the values it prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..model.part import Part
from ..model.time import Day, Period
from ..model.values import Words
from . import dutch
from .holes import capital, enumeration, fragment, stop, visible


@pass_context
def printed(context: Context, value: Any) -> Any:
    """What `{{ value }}` prints: marks for values, Markdown only for what templates made.

    It takes the context only so that Jinja calls it for each document, and not once when it reads the template.
    """
    if isinstance(value, Undefined):
        return str(value)
    return shown(value)


def shown(value: Any) -> Markup:
    """A value as a piece of output; dates and periods in words."""
    if isinstance(value, Day):
        return fragment(dutch.date_words(value))
    if isinstance(value, Period):
        return fragment(dutch.period_words(value))
    return fragment(value)


def _one_line(value: Any) -> Markup:
    """A piece of output without the line breaks that a template's layout left in it."""
    return Markup(" ".join(shown(value).split()))


def _bullets(values: Any) -> Markup:
    """A Markdown list; nothing for nothing."""
    lines = [_one_line(value) for value in values]
    return Markup("\n").join(Markup("- ") + line for line in lines if _seen(line)) + Markup("\n")


def _seen(value: Any) -> bool:
    """Whether a reader will see anything of a value."""
    return bool(visible(shown(value)).strip())


def _row(cells: Any) -> Markup:
    """A row of a Markdown table."""
    return Markup("| ") + Markup(" | ").join(_one_line(cell) for cell in cells) + Markup(" |\n")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "en": lambda values: enumeration([shown(value) for value in values]),
    "of": lambda values: enumeration([shown(value) for value in values], "of"),
    "cap": lambda value: capital(shown(value)),
    "punt": lambda value: stop(shown(value)),
    "zin": lambda value: stop(capital(_one_line(value))),
    "regel": _one_line,
    "bullets": _bullets,
    "rij": _row,
    "land": lambda code: shown(dutch.country_words(code)),
}
"""Filters of the templates."""


class Environment(SandboxedEnvironment):
    """The sandbox of Jinja. Parts and values of the model have no internals, so their attributes need no second look."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute (called by Jinja)."""
        if isinstance(obj, Part | Words):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


def environment(folders: list[Path], cache: Path | None = None) -> SandboxedEnvironment:
    """An environment that looks for templates in these folders, first one first.

    `cache` is a folder for compiled templates, from one run to the next.
    """
    made = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.do"],
        optimized=False,  # no filter of a constant once for all documents: its holes are those of one
        bytecode_cache=_Cache(cache) if cache else None,
    )
    made.filters.update(FILTERS)
    made.tests["zichtbaar"] = _seen
    return made


class _Cache(FileSystemBytecodeCache):
    """Compiled templates in a folder. Jinja compares each with the text of its template; a cache never stops a build.

    Jinja does not know with what settings a template was compiled, so those that were made otherwise go by another name.
    Processes can share the folder: Jinja puts a whole file in its place at once.
    """

    def __init__(self, folder: Path) -> None:
        made_by = sha256(jinja_version.encode() + Path(__file__).read_bytes()).hexdigest()[:12]
        super().__init__(str(folder), f"{made_by}-%s.cache")
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def load_bytecode(self, bucket: Bucket) -> None:
        """A compiled template, if it is there and whole (called by Jinja)."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # a damaged pickle can raise nearly anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if that can be (called by Jinja)."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
