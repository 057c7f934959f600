"""Laws that a spec names: from its register, from the law data, or in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .. import law
from .part import Part
from .problems import only_id, undefined_law
from .shape import listed
from .values import INLINE, Path, Words

if TYPE_CHECKING:
    from .linker import Linker


@dataclass(frozen=True, slots=True, eq=False)
class LawRef:
    """A law that a spec names.

    `own` is the entry of its register, `known` that of the law data; with neither, `words` are its name and `id` is
    None.
    """

    id: str | None
    words: Words
    own: Part | None
    known: law.LawReference | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is named."""
        return self.words.paths


def laws(link: Linker, value: Any, path: Path) -> list[LawRef]:
    """Laws: ids of the register or of the law data, or names in place."""
    return [_law(link, text, where) for text, where in listed(value, path)]


def _law(link: Linker, text: str, path: Path) -> LawRef:
    own = link.entry("laws", text, path)
    if own is not None:
        return LawRef(text, Words("", (path,)), own, None)
    known = law.law_reference(text)
    if known is None and only_id(text):
        link.problems.append(undefined_law(text, path))
    return LawRef(text if known else None, Words(text, (path,), INLINE), None, known)
