"""One parse of a template's Markdown, and the filling of its holes in the token tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model.values import BLOCK, INLINE, Words
from .holes import Hole, pieces
from .tidy import tidy

SAFE_LINK = re.compile(r"^(?:https?://|mailto:|tel:|#|kort:|lang:)", re.IGNORECASE)
"""Where a link of a statement may lead."""
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")
_SPACE = re.compile(r"[ \t]*\n[ \t]*")


@cache
def template_parser() -> MarkdownIt:
    """The parser of what templates write."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def text_parser() -> MarkdownIt:
    """The parser of texts of a spec: no raw HTML, no images, no headings by underlining, no code by indenting."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(["html_block", "html_inline", "image", "code", "lheading", "reference", "fence"])


def clean(text: str) -> str:
    """A text without control characters, direction overrides and private-use characters."""
    return _UNSEEN.sub("\ufffd", text)


def plain_text(words: Words) -> str:
    """A text of the spec as one line without its Markdown."""
    children = text_parser().parseInline(clean(words.text))[0].children or []
    return " ".join("".join(" " if child.type.endswith("break") else child.content for child in children).split())


def document_tokens(source: str) -> list[Token]:
    """The tokens of a document from a template's output, with all holes filled and causes on the text tokens."""
    tokens = template_parser().parse(source)
    out: list[Token] = []
    level, index = 1, 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open":
            level = int(token.tag[1])
        if token.type == "paragraph_open" and tokens[index + 1].type == "inline":
            out.extend(_paragraph(tokens[index : index + 3], level))
            index += 3
            continue
        if token.type == "inline":
            token.children = list(_inline(token.children or [], out[-1] if out else None))
        if token.type == "table_open":
            token.meta = {"headers": "first-column"}  # so are the tables of templates; one of a spec came by `_block`
        if token.type == "bullet_list_open":
            token.meta = {"template": True}
        out.append(token)
        index += 1
    return _with_captions(tidy(out))


def _with_captions(tokens: list[Token]) -> list[Token]:
    """The same tokens; a table of a template is called after the heading above it."""
    title = ""
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            title = "".join(child.content for child in tokens[index + 1].children or [])
        elif token.type == "table_open" and token.meta and title:
            token.meta["caption"] = title
    return tokens


def _paragraph(triple: list[Token], level: int) -> Iterator[Token]:
    opening, inline, _ = triple
    holes = [
        piece
        for child in inline.children or []
        for piece in pieces(child.content)
        if isinstance(piece, Hole) or piece.strip()
    ]
    only = [hole for hole in holes if not (isinstance(hole, Hole) and hole.sign in ("because", "anchor"))]
    alone = only[0] if len(only) == 1 and isinstance(only[0], Hole) else None
    if alone is not None and alone.sign in ("open", "close"):
        yield Token(f"container_{alone.name}_{alone.sign}", "div", 1 if alone.sign == "open" else -1)
    elif alone is not None and alone.words is not None and alone.words.kind == BLOCK:
        yield from _block(alone.words, level, opening.hidden)
    else:
        inline.children = list(_inline(inline.children or [], opening))
        yield from triple


def _inline(children: list[Token], parent: Token | None) -> Iterator[Token]:
    """The children of an inline token with their holes filled."""
    for child in children:
        if child.type != "text":
            yield child
            continue
        for piece in pieces(child.content):
            if isinstance(piece, str):
                yield _text(piece, ())
            elif piece.sign == "anchor" and parent is not None:
                parent.attrSet("id", piece.name)
            elif piece.sign == "because":
                yield _text("", piece.paths)
            elif piece.sign in ("link_open", "link_close"):
                yield _link(piece)
            elif piece.words is not None:
                yield from _words(piece.words)


def _link(hole: Hole) -> Token:
    if hole.sign == "link_close":
        return Token("link_close", "a", -1)
    return Token("link_open", "a", 1, attrs={"href": hole.name})


def _text(content: str, paths: tuple) -> Token:
    return Token("text", "", 0, content=content, meta={"paths": paths} if paths else {})


def _words(words: Words) -> Iterator[Token]:
    """A text of the spec as inline tokens."""
    text = clean(words.text)
    if words.kind == INLINE:
        parsed = text_parser().parseInline(_SPACE.sub(" ", text))[0].children or []
        yield from _caused(parsed, words)
    elif words.kind == BLOCK:
        first = True
        for token in text_parser().parse(text):
            if token.type == "inline":
                if not first:
                    yield _text(" ", words.paths)
                yield from _caused(token.children or [], words)
                first = False
    else:
        yield _text(_SPACE.sub(" ", text), words.paths)


def _caused(children: list[Token], words: Words) -> Iterator[Token]:
    """Inline tokens with their cause; links that lead nowhere safe are left out and their text kept."""
    dropped: list[bool] = []
    for child in children:
        if child.type == "link_open":
            dropped.append(not SAFE_LINK.match(str(child.attrGet("href") or "")))
            if dropped[-1]:
                continue
        elif child.type == "link_close" and dropped.pop():
            continue
        if child.type in ("text", "code_inline"):
            child.meta = {"paths": words.paths}
        elif child.type == "softbreak":
            child = _text(" ", words.paths)
        yield child


def _block(words: Words, level: int, hidden: bool) -> Iterator[Token]:
    """A text of the spec as blocks; its headings are shifted below the section it stands in."""
    tokens = text_parser().parse(clean(words.text.strip()))
    shift = level - min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1) + 1
    single = sum(token.type == "paragraph_open" for token in tokens) == 1
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
        if token.type == "inline":
            token.children = list(_caused(token.children or [], words))
        if hidden and single and token.type.startswith("paragraph_"):
            token.hidden = True
        yield token
