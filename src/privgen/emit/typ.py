"""Typst: a source that compiles alone, with nothing from elsewhere. `privgen.emit.pdf` makes its PDF from it.

The look is the template `assets/statement.typ`. The statement goes into it as JSON in a string literal, which Typst
reads as data: no text of a spec can become markup.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from functools import cache

from privgen.document import Document
from privgen.emit.colour import readable
from privgen.emit.made import Made, Replaced
from privgen.emit.prepare import Prepared, prepare
from privgen.emit.safe import UNSAFE, clean_line
from privgen.emit.typ_data import Data, Writer, labels_of, without_hints
from privgen.emit.typ_widths import breakable, label_width
from privgen.resources import package_file

_ACCENT = "#0b5a6f"
_GROUND = "#f4f3ef"
"""The darkest ground that accented text stands on in the template."""

_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,([A-Za-z0-9+/]+={0,2})")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{2}))?(?:-|\Z)")
_LONGEST_HEADER = 90
_HEADER_WORD = 30
"""Characters of a word from which on it may break in a header."""
_LONGEST_METADATA = 1000
_COMMANDS = """\
// {title}
//
// To make the PDF:
//   typst compile --ignore-system-fonts --pdf-standard ua-1,a-3a STATEMENT.typ

"""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a first try to typeset has taught: characters that could not be shown, and whether the logo failed."""

    also_missing: frozenset[str] = frozenset()
    logo: bool = True


def emit(document: Document, *, fragment: bool = False) -> str:
    """The Typst source of the statement; a fragment is the same, for there is no page around it to leave out."""
    return make(document, fragment=fragment).text


def make(document: Document, *, fragment: bool = False, wishes: Wishes | None = None) -> Made:
    """The same, with the characters that had to be replaced."""
    prepared = prepare(document)
    writer = Writer(prepared.sections, prepared.contents, (wishes or Wishes()).also_missing)
    front, body = writer.blocks([*prepared.front, *prepared.short]), writer.blocks(prepared.body)
    data = _frame(document, prepared, writer, wishes or Wishes())
    parts = [f'"{name}": {_json(value)}' for name, value in data.items()]
    parts += [f'"{name}": [\n{_lines(part)}\n]' for name, part in (("front", front), ("body", body))]
    title = "".join(char for char in data["title"] if char.isprintable())
    held = literal("{\n" + ",\n".join(parts) + "\n}")
    source = f'{_COMMANDS.format(title=title)}{template()}\n#statement(json(bytes("{held}")))\n'
    return Made(source, tuple(dict.fromkeys(Replaced(place, char) for place, char in writer.lost)))


def _frame(document: Document, prepared: Prepared, writer: Writer, wishes: Wishes) -> Data:
    """What stands around the statement, and what is known of it."""
    labels = prepared.labels
    writer.place = ""
    title = writer.text(without_hints(clean_line(document.title)))
    organisation = writer.text(without_hints(clean_line(document.organisation)))
    named = _is_named(organisation, title)
    language = _LANGUAGE.match(document.language)
    return {
        "title": (f"{labels['draft']}: {title}" if document.draft else title)[:_LONGEST_METADATA] or "-",
        "author": [organisation[:_LONGEST_METADATA]] if organisation else [],
        "description": writer.text(without_hints(clean_line(document.description)))[:_LONGEST_METADATA],
        "keywords": [word.strip() for word in labels["keywords"].split(",")],
        "language": language[1].lower() if language else "und",
        "region": language[2].upper() if language and language[2] else None,
        "date": full_date(document.date),
        "accent": readable(document.accent, _GROUND) or _ACCENT,
        "draft": document.draft,
        "logo": _logo(document, organisation) if wishes.logo else None,
        "header": breakable(_short(title), _HEADER_WORD),
        "beside": "" if named else breakable(_short(organisation), _HEADER_WORD),
        "contents": bool(prepared.contents),
        "label_width": label_width(labels_of([*prepared.short, *prepared.body])),
        "labels": {
            name: writer.text(labels[name]) for name in ("page", "of", "contents", "draft", "facts", "facts_file")
        },
        "footer": writer.text(prepared.footer, _LONGEST_HEADER),
        "facts": document.facts,
    }


def _is_named(organisation: str, title: str) -> bool:
    """Whether the title has the name, with or without the last word of it, which is often a legal form."""
    first, _, _ = organisation.rpartition(" ")
    return any(name.casefold() in title.casefold() for name in (organisation, first) if name)


def full_date(date: str | None) -> list[int] | None:
    """Year, month and day for the metadata, which knows no less: of a month or year its first day."""
    match = re.fullmatch(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", date or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    longest = 30 if month in (4, 6, 9, 11) else 31
    if month == 2:
        longest = 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return [year, month, day] if day <= longest else None


def _logo(document: Document, organisation: str) -> Data | None:
    match = _IMAGE.fullmatch(document.logo or "")
    if match is None:
        return None
    try:
        held = base64.b64decode(match[1], validate=True)
    except ValueError:
        return None
    return {"bytes": list(held), "alt": organisation or "logo"}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADER else text[: _LONGEST_HEADER - 1].rstrip() + "\u2026"


@cache
def template() -> str:
    """The Typst code that sets a statement."""
    return package_file("emit", "assets", "statement.typ").read_text(encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ") if isinstance(value, dict) else (",", ":"))


def _lines(blocks: list[Data]) -> str:
    """One block a line, so that a diff of two sources shows what changed."""
    return ",\n".join(_json(block) for block in blocks)


def literal(text: str) -> str:
    """The text as the inside of a string in Typst; what an editor would not show is escaped."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{{{ord(match[0]):x}}}", text)
