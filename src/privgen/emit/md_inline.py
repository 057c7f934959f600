"""A line of text as CommonMark that means the same everywhere.

Text from a spec can hold anything, and readers differ: GitHub reads ``~~``, ``$``, ``:x:``, ``[^1]``, bare addresses,
``@name`` and ``#123``; pandoc reads ``^``, ``{`` and ``(a)`` too. What one of them would read is escaped, and nothing
else, for people edit and review this text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from privgen.emit.tree import Inline, plain

_ALWAYS = re.compile(r"[\\`*\[\]~^${@]")
_SOMETIMES = re.compile(
    r"""
      (?P<html><(?=[A-Za-z/!?]|\Z))              # a tag, a comment, <https://...>
    | (?P<entity>&(?=\#?\w+;))                   # &amp;
    | (?P<emoji>(?<![0-9]):(?=[\w+-]+:))         # :x:, but not the time 10:30:00
    | (?P<issue>\#(?=[0-9]))                     # #123
    | (?P<scheme>(?i:https?|ftp)(?=://))         # bare addresses
    | (?P<www>(?i:(?<![^\W_])www)(?=\.))
    """,
    re.VERBOSE,
)
_SUSPECT = re.compile(r"[\\`*\[\]~^${@_<&:#]|[wW]{3}")
"""What any mark needs: most texts have none of it, and need no closer look."""
_INNER_END = re.compile(r"(?<![_\\])_+\Z")
_INNER_BEGIN = re.compile(r"\A_+")
_UNDERSCORES = re.compile(r"_+")
_LINE_START = re.compile(
    r"""
      (?P<mark>[>|=]|\#(?=[\s#.\d]|$)|[-+:](?=[\s:|-]|$)|%(?=\s))
    | (?P<item>\(?(?:[0-9]{1,9}|[A-Z](?=\))|[a-z]|[ivxlcdm]{2,9}))(?P<end>[.)])(?=\s|$)
    """,
    re.VERBOSE,
)
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9./_~:?#=+,;@-]+")
_SENTENCE_END = re.compile(r"[.!?\u2026]['\"\u201d\u2019)]? (?=['\"\u201c\u2018(]?[A-Z\u00c0-\u00de])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]\.)+$|\b(?:art|bijv|dhr|dr|drs|e\.a|enz|etc|inc|ing|ir|ltd|mevr|mr|mw|nr|prof|resp|st|vgl|zgn)\.$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Piece:
    """A part of the line: `kind` is text (may be changed), fixed, open or close (a mark of emphasis)."""

    kind: str
    text: str


class LineWriter:
    """Writes the inlines of one block.

    place: ``block`` begins a new line after each sentence, so that a changed sentence is a changed line; ``heading``
        and ``cell`` stay on one line, and in a heading every ``#`` is escaped, for it could end it.
    """

    def __init__(self, place: Literal["block", "heading", "cell"] = "block") -> None:
        self._one_line = place != "block"
        self._heading = place == "heading"
        self._breaks: frozenset[int] = frozenset()
        self._offset = 0
        self._pieces: list[_Piece] = []

    def write(self, inlines: Sequence[Inline]) -> str:
        self._pieces = []
        self._offset = 0
        self._breaks = _sentence_breaks(plain(inlines)) if not self._one_line else frozenset()
        self._nodes(inlines, in_link=False, in_strong=False)
        _guard_emphasis(self._pieces)
        text = "".join(piece.text for piece in self._pieces)
        if self._one_line:
            return text
        return "\n".join(_guard_line_start(line) for line in text.split("\n"))

    def _nodes(self, nodes: Sequence[Inline], *, in_link: bool, in_strong: bool) -> None:
        for index, node in enumerate(nodes):
            if node.kind == "text":
                text = self._text(node.text, in_link=in_link)
                follows_link = index + 1 < len(nodes) and nodes[index + 1].kind == "link"
                if follows_link and text.endswith("!"):
                    text = text[:-1] + "\\!"
                self._pieces.append(_Piece("text", text))
            elif node.kind == "code":
                self._offset += len(node.text)
                self._pieces.append(_Piece("fixed", code_span(node.text)))
            elif node.kind == "break":
                self._offset += 1
                self._pieces.append(_Piece("fixed", " " if self._one_line else "\\\n"))
            elif node.kind == "link":
                self._link(node, in_strong=in_strong)
            else:
                mark = "**" if node.kind == "strong" else _emphasis_mark(nodes, index, in_strong=in_strong)
                self._pieces.append(_Piece("open", mark))
                self._nodes(node.children, in_link=in_link, in_strong=in_strong or node.kind == "strong")
                self._pieces.append(_Piece("close", mark))

    def _link(self, node: Inline, *, in_strong: bool) -> None:
        text = plain(node.children)
        if all(child.kind == "text" for child in node.children) and _is_autolink(text, node.href):
            self._offset += len(text)
            self._pieces.append(_Piece("fixed", f"<{text}>"))
            return
        self._pieces.append(_Piece("fixed", "["))
        self._nodes(node.children, in_link=True, in_strong=in_strong)
        href = re.sub(r"&(?=#?\w+;)", "&amp;", node.href)
        self._pieces.append(_Piece("fixed", f"]({href})"))

    def _text(self, text: str, *, in_link: bool) -> str:
        begin = self._offset
        self._offset += len(text)
        for place in self._breaks:
            if begin <= place < self._offset:
                at = place - begin
                text = text[:at] + "\n" + text[at + 1 :]
        return escape(text, in_link=in_link, heading=self._heading)


def escape(text: str, *, in_link: bool = False, heading: bool = False) -> str:
    """Text with a backslash before each mark that would be read; the beginnings of lines are not looked at."""
    if not _SUSPECT.search(text):
        return text
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORES.sub(_escape_underscores, text)
    text = _SOMETIMES.sub(lambda match: _escape_sometimes(match, in_link), text)
    if heading:
        text = re.sub(r"(?<!\\)#", r"\\#", text)
    return text


def _escape_underscores(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return match[0] if before.isalnum() and after.isalnum() else "\\_" * len(match[0])


def _escape_sometimes(match: re.Match[str], in_link: bool) -> str:
    if match.lastgroup in ("scheme", "www"):
        return match[0] if in_link else match[0] + "\\"
    return "\\" + match[0]


def code_span(text: str) -> str:
    """Text between enough backticks."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _is_autolink(text: str, href: str) -> bool:
    if href == f"mailto:{text}":
        return _MAIL.fullmatch(text) is not None
    return text == href and _PLAIN_URL.fullmatch(text) is not None


def _emphasis_mark(nodes: Sequence[Inline], index: int, *, in_strong: bool) -> str:
    """`*`, or `_` where a `*` would run together with those of strong text."""
    beside = (nodes[place].kind for place in (index - 1, index + 1) if 0 <= place < len(nodes))
    return "_" if in_strong or "strong" in beside or _has_strong(nodes[index].children) else "*"


def _has_strong(nodes: Sequence[Inline]) -> bool:
    return any(node.kind == "strong" or _has_strong(node.children) for node in nodes)


def _guard_emphasis(pieces: list[_Piece]) -> None:
    """Make every mark of emphasis count (CommonMark: left- and right-flanking delimiter runs).

    A mark with punctuation inside and a letter outside is no mark; the letter is then written as a character
    reference, which ends in punctuation. So an underscore beside that letter is no longer inside a word.
    """
    for index, piece in enumerate(pieces):
        if piece.kind == "open":
            outer, inner = _last(pieces, index - 1), _first(pieces, index + 1)
            neighbour = pieces[index - 1] if index else None
            if _must_change(outer, inner, piece.text) and neighbour is not None and neighbour.kind == "text":
                before = _INNER_END.sub(_backslashed, neighbour.text[:-1])
                neighbour.text = before + f"&#{ord(outer)};"
        elif piece.kind == "close":
            outer, inner = _first(pieces, index + 1), _last(pieces, index - 1)
            neighbour = pieces[index + 1] if index + 1 < len(pieces) else None
            if _must_change(outer, inner, piece.text) and neighbour is not None and neighbour.kind == "text":
                after = _INNER_BEGIN.sub(_backslashed, neighbour.text[1:])
                neighbour.text = f"&#{ord(outer)};" + after


def _backslashed(match: re.Match[str]) -> str:
    return "\\_" * len(match[0])


def _last(pieces: Sequence[_Piece], index: int) -> str:
    return pieces[index].text[-1:] if index >= 0 else ""


def _first(pieces: Sequence[_Piece], index: int) -> str:
    return pieces[index].text[:1] if index < len(pieces) else ""


def _must_change(outer: str, inner: str, mark: str) -> bool:
    """Versions of CommonMark differ on symbols such as the euro sign: inside they count as punctuation, outside not."""
    if not outer or outer.isspace() or unicodedata.category(outer).startswith("P") or outer in "$+<=>^`|~":
        return False
    return mark == "_" or unicodedata.category(inner)[0] in "PS"


def _sentence_breaks(text: str) -> frozenset[int]:
    """The places of the spaces between sentences.

    Not after an abbreviation such as "B.V." or "art.", nor after a single word such as "Bezwaar.", which belongs to
    what follows.
    """
    places: set[int] = set()
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        upto = text[begin : match.start() + 1]
        if " " in upto.strip() and not _ABBREVIATION.search(upto[-12:]):
            begin = match.end()
            places.add(begin - 1)
    return frozenset(places)


def _guard_line_start(line: str) -> str:
    """Escape what would begin a list, a heading, a quote, a table or a definition at the start of a line."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    at = match.start("end") if match["end"] else 0
    return f"{line[:at]}\\{line[at:]}"
