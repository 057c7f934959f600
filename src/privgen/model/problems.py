"""What linking can find wrong, each in English and in Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .values import Path, Problem

_ID = re.compile(r"^[a-z][a-z0-9_]*$")


def is_id(text: str) -> bool:
    """Whether a text is written as an id; one that is a word may be a label all the same."""
    return _ID.match(text) is not None


def only_id(text: str) -> bool:
    """Whether a text can be nothing but an id: it has the form of one, with an underscore."""
    return is_id(text) and "_" in text


def undefined(text: str, looked_in: Iterable[str], nearest: str | None, path: Path, remedy: tuple[str, str]) -> Problem:
    """A reference to something that is not there; `remedy` says in English and Dutch what to do if nothing is near."""
    where = ", ".join(looked_in)
    en, nl = (f"write `{nearest}`", f"schrijf `{nearest}`") if nearest else remedy
    return Problem(
        "CON001",
        path,
        f"`{text}` is not defined ({where})",
        en,
        nl=f"`{text}` is niet gedefinieerd ({where})",
        help_nl=nl,
    )


def undefined_entry(text: str, kinds: Sequence[str], nearest: str | None, path: Path) -> Problem:
    """An entry of a reference list that is meant as an id of one of these kinds, or is close to a label."""
    remedy = (
        f"define it under `{kinds[0]}`, or write it as a label without underscore",
        f"definieer het onder `{kinds[0]}`, of schrijf het als omschrijving zonder laag streepje",
    )
    return undefined(text, kinds, nearest, path, remedy)


def undefined_law(text: str, path: Path) -> Problem:
    """A law that is meant as an id of the register or of the law data."""
    remedy = (
        "define it under `laws`, or write the name of the law",
        "definieer het onder `laws`, of schrijf de naam van de wet",
    )
    return undefined(text, ("laws",), None, path, remedy)


def undefined_contact(text: str, nearest: str | None, path: Path) -> Problem:
    """A contact that is meant as an id of the register."""
    return undefined(
        text, ("contacts",), nearest, path, ("define it under `contacts`", "definieer het onder `contacts`")
    )


def undefined_condition(text: str, nearest: str | None, path: Path) -> Problem:
    """A condition that is meant as an id."""
    remedy = ("write the condition as a text", "schrijf de voorwaarde als tekst")
    return undefined(text, ("conditions",), nearest, path, remedy)


def undefined_event(text: str, kinds: Sequence[str], nearest: str | None, path: Path) -> Problem:
    """An event, state or criterion that is meant as an id."""
    return undefined(text, kinds, nearest, path, ("write it as a text", "schrijf het als tekst"))


def undefined_parent(text: str, nearest: str | None, path: Path) -> Problem:
    """A `part_of` that names no activity."""
    remedy = ("name an activity of this spec", "noem een activiteit van deze spec")
    return undefined(text, ("activities",), nearest, path, remedy)


def part_of_itself(text: str, path: Path, parent: Path) -> Problem:
    """A `part_of` that leads back to the activity; `parent` is where the one it names stands."""
    return Problem(
        "CON001",
        path,
        f"`{text}` would be part of itself",
        "take one of the `part_of` away",
        ((parent, "part of it", "een deel daarvan"),),
        nl=f"`{text}` zou een deel van zichzelf zijn",
        help_nl="haal een van de `part_of` weg",
    )


def ambiguous(key: str, registers: Sequence[str], path: Path) -> Problem:
    """An id that several registers define."""
    return Problem(
        "CON001",
        path,
        f"`{key}` is defined under {' and '.join(registers)}",
        f"write `{registers[0]}.{key}`",
        tuple(((name, key), "defined here", "hier gedefinieerd") for name in registers),
        nl=f"`{key}` is gedefinieerd onder {' en '.join(registers)}",
        help_nl=f"schrijf `{registers[0]}.{key}`",
    )


def no_period(text: str, path: Path) -> Problem:
    """A text with a number that is not a period."""
    return Problem("FMT004", path, f"`{text}` is not a period", "", nl=f"`{text}` is geen termijn")


def no_date(text: str, path: Path) -> Problem:
    """A text that is not a date."""
    return Problem("FMT001", path, f"`{text}` is not a date", "", nl=f"`{text}` is geen datum")


def no_retention(text: str, nearest: str | None, path: Path) -> Problem:
    """A text under `retention` that is neither a period nor an id of the register."""
    return Problem(
        "CON001" if is_id(text) else "FMT004",
        path,
        f"`{text}` is not a period and not a rule of `retention`",
        f"write `{nearest}`"
        if nearest
        else "write a period (`7 years`), an id of `retention`, or a rule such as `{until: …}`",
        nl=f"`{text}` is geen termijn en geen regel van `retention`",
        help_nl=f"schrijf `{nearest}`"
        if nearest
        else "schrijf een termijn (`7 years`), een id van `retention`, of een regel zoals `{until: …}`",
    )


def several_heads(heads: Sequence[str], path: Path) -> Problem:
    """A retention rule that is two rules in one."""
    return Problem(
        "SHP010",
        path,
        f"a retention rule has one of {', '.join(heads)}, not several",
        "make them two rules in a list",
        nl=f"een bewaarregel heeft een van {', '.join(heads)}, niet meer",
        help_nl="maak er twee regels in een lijst van",
    )


def no_head(path: Path) -> Problem:
    """A retention rule that does not say how long."""
    return Problem(
        "SHP010",
        path,
        "a retention rule needs a head",
        "add one of keep, while, until, as_long_as, on_request, stated_at, kept_by",
        nl="een bewaarregel zegt niet hoe lang",
        help_nl="voeg een van keep, while, until, as_long_as, on_request, stated_at, kept_by toe",
    )
