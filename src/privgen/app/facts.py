"""No fact lost, no fact invented: what a build promises about the facts of a spec, held against the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from privgen.compile.layout import Plan
from privgen.compile.untold import expected
from privgen.model.values import Path, Problem, dotted

if TYPE_CHECKING:
    from privgen.document import Document
    from privgen.emit import Replaced
    from privgen.model.model import Model

_MOST_NAMED = 5


def printed_paths(document: Document) -> frozenset[Path]:
    """Every path that some sentence of the document rests on."""
    return frozenset(path for sentence in document.sources for path in sentence.paths)


def facts(model: Model) -> Iterator[tuple[Path, str]]:
    """Every fact that a reader of the lange versie must find: its path and its value in words."""
    for path, value in expected(model, Plan(model)):
        yield path, _words(value, model.language)


def unprinted_facts(model: Model, document: Document) -> list[Problem]:
    """FCT001 for every fact of the spec that no sentence of the document, the lange versie, rests on."""
    printed = printed_paths(document)
    return [
        Problem(
            "FCT001",
            path,
            f"the lange versie does not say `{_short(words)}`",
            "report this as a fault of privgen if the value stands where it belongs; else move it, or make it a `note`",
            nl=f"de lange versie zegt `{_short(words)}` nergens",
            help_nl="staat de waarde waar ze hoort, meld dit dan als fout van privgen; zet haar anders ergens anders, "
            "of maak er een `note` van",
        )
        for path, words in facts(model)
        if path not in printed
    ]


def korte_only(kort: Document, lang: Document) -> list[Problem]:
    """FCT002 for every path that the korte versie rests on and the lange versie does not."""
    extra = dict.fromkeys(path for sentence in kort.sources for path in sentence.paths)
    printed = printed_paths(lang)
    return [
        Problem(
            "FCT002",
            path,
            f"the korte versie rests on {dotted(path)}, and the lange versie does not",
            "this is a fault of privgen or of your own templates; the two versions may not say different things",
            nl=f"de korte versie berust op {dotted(path)}, en de lange versie niet",
            help_nl="dit is een fout van privgen of van uw eigen sjablonen; de twee versies mogen niet verschillen",
        )
        for path in extra
        if path not in printed
    ]


def unprintable(model: Model, replaced: Iterable[Replaced]) -> list[Problem]:
    """FCT003 for every fact with a character that the PDF cannot show; for the spec as a whole where no fact has it."""
    characters = list(dict.fromkeys(each.character for each in replaced))
    found = {path: [char for char in characters if char in words] for path, words in facts(model)}
    found = {path: chars for path, chars in found.items() if chars}
    elsewhere = [char for char in characters if not any(char in chars for chars in found.values())]
    if elsewhere:
        found[()] = elsewhere
    return [_unprintable(path, chars) for path, chars in found.items()]


def _unprintable(path: Path, characters: list[str]) -> Problem:
    named = ", ".join(f"`{char}` (U+{ord(char):04X})" for char in characters[:_MOST_NAMED])
    more = len(characters) - _MOST_NAMED
    return Problem(
        "FCT003",
        path,
        f"the PDF cannot show {named}" + (f" and {more} more" if more > 0 else "") + ", and shows \ufffd there",
        "write it in other characters, or accept this finding; the other formats have the text as it is",
        nl=f"de PDF kan {named}" + (f" en nog {more}" if more > 0 else "") + " niet tonen, en toont daar \ufffd",
        help_nl="schrijf het met andere tekens, of accepteer deze bevinding; de andere vormen hebben de tekst zoals die is",
    )


def _words(value: object, language: str) -> str:
    if isinstance(value, dict):
        value = value.get(language) or next(iter(value.values()), "")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"
