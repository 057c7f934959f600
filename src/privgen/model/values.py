"""Values of the model: what a spec says, each with the path it was said at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

Path = tuple[str | int, ...]
"""A place in a spec: keys and indices from the root."""

PLAIN, INLINE, BLOCK = "plain", "inline", "block"


def dotted(path: Path) -> str:
    """A path as people write it: `activities.orders.data.1`."""
    return ".".join(map(str, path))


@dataclass(frozen=True, slots=True)
class Words:
    """A text with the paths it comes from; `kind` says whether its Markdown counts (`plain`, `inline`, `block`)."""

    text: str
    paths: tuple[Path, ...] = ()
    kind: str = PLAIN

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        raise TypeError("a text of a spec is printed with {{ }} or made ready with | toon; it cannot be joined as it is")

    def also(self, *paths: Path) -> Words:
        """The same text, with more causes."""
        return replace(self, paths=(*self.paths, *(path for path in paths if path not in self.paths)))

    def with_text(self, text: str) -> Words:
        """Another text with the same causes."""
        return replace(self, text=text)


class Choice(str):
    """A word from a closed list, with the paths it was chosen at."""

    __slots__ = ("paths",)
    paths: tuple[Path, ...]

    def __new__(cls, text: str, *paths: Path) -> Choice:
        self = super().__new__(cls, text)
        self.paths = paths
        return self


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes or no, with the path it was said at."""

    value: bool
    paths: tuple[Path, ...]

    def __bool__(self) -> bool:
        return self.value


class Denied:
    """A key that says `none`: a denial, perhaps with words of its own."""

    __slots__ = ("paths", "words")

    def __init__(self, words: Words | None, path: Path) -> None:
        self.words = words
        self.paths = (path,) if words is None else (path, *words.paths)


class NoEntries(list):  # type: ignore[type-arg]
    """A reference list that says `none`: nothing to go through, but said."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.paths = (path,)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, with the path it was said at."""

    value: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that linking found wrong: a code and the parts of its message; lint turns it into a finding.

    `message` and `help` are English, `nl` and `help_nl` the same in Dutch. `related` are further places, each with a remark
    in English and Dutch.
    """

    code: str
    path: Path
    message: str
    help: str
    related: tuple[tuple[Path, str, str], ...] = ()
    on_key: bool = False
    nl: str = ""
    help_nl: str = ""


def paths_of(value: Any) -> tuple[Path, ...]:
    """The paths that a value, a part or a list of these rests on."""
    if value is None or isinstance(value, bool | int):
        return ()
    if isinstance(value, list) and not isinstance(value, NoEntries):
        return tuple(path for item in value for path in paths_of(item))
    if value == ():
        return ()
    if isinstance(value, tuple):
        return (
            (value,)
            if all(isinstance(step, str | int) and not isinstance(step, Choice) for step in value)
            else sum(map(paths_of, value), ())
        )
    found = getattr(value, "paths", None)
    return tuple(found) if found is not None else ()
