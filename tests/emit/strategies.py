"""Documents that nobody would write: any text, in any structure a compiler can produce."""

from __future__ import annotations

from hypothesis import strategies as st
from markdown_it.token import Token

NASTY = (
    "~~weg~~", "~x~", "$x$", ":smile:", "[^1]", "[x]", "[a]: http://b", "www.x.nl", "@naam", "a@b.nl",
    "https://x.nl/a?b=c", "#123", "# kop", "<b>", "</script>", "<!--", "&amp;", "&#65;", "| a |", "|---|", "--|--",
    ":--", "1. a", "2) b", "- a", "+", "===", "---", "***", "```", "~~~", "\\", "\\*", "**", "__", "_a_b_", "a_b",
    "*", "![", "](", "!", "`", "> a", ": a", "{.x}", "{{ x }}", "(a)", "(1) b", "a. b", "\xa0", "\u202e", "\x1b[31m",
    "\x00", "\x85", "\u2028", "\ufeff", "\ud800", "e\u0301", "漢字", "\U0001f469\u200d\U0001f467", "🇳🇱", "€", "B.V.",
    "Zin. Nog een zin.", "x" * 90, "\xad", '"', "'", "\t", "%", "^a^",
)  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(max_size=8), st.sampled_from(("naam", "adres", " ", ", ", ". ", "Wij"))),
    min_size=1,
    max_size=5,
).map("".join)

hrefs = st.sampled_from(
    ("https://x.nl", "https://x.nl/a_(b)?c=d&copy;e|f*g", "mailto:a@b.nl", "tel:+31201234567", "a@b.nl")
)


def _text(content: str) -> list[Token]:
    return [Token("text", "", 0, content=content)]


def _wrap(kind: str, inner: list[Token], **attrs: str) -> list[Token]:
    return [Token(f"{kind}_open", "", 1, attrs=dict(attrs)), *inner, Token(f"{kind}_close", "", -1)]


_leaves = st.one_of(
    texts.map(_text),
    texts.map(lambda text: [Token("code_inline", "code", 0, content=text)]),
    st.sampled_from(("softbreak", "hardbreak")).map(lambda kind: [Token(kind, "br", 0)]),
)


def _join(parts: list[list[Token]]) -> list[Token]:
    return [token for part in parts for token in part]


def _no_links(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if not token.type.startswith("link_")]


inlines = st.recursive(
    _leaves,
    lambda inner: st.lists(
        st.one_of(
            inner,
            inner.map(lambda tokens: _wrap("em", tokens)),
            inner.map(lambda tokens: _wrap("strong", tokens)),
            st.tuples(inner, hrefs).map(lambda pair: _wrap("link", _no_links(pair[0]), href=pair[1])),
        ),
        min_size=1,
        max_size=4,
    ).map(_join),
    max_leaves=8,
)


def _inline(tokens: list[Token]) -> Token:
    return Token("inline", "", 0, children=tokens)


def _paragraph(tokens: list[Token]) -> list[Token]:
    return _wrap("paragraph", [_inline(tokens)])


def _list(kind: str, items: list[list[Token]]) -> list[Token]:
    return _wrap(kind, _join([_wrap("list_item", item) for item in items]))


@st.composite
def tables(draw: st.DrawFn) -> list[Token]:
    columns = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(inlines, min_size=columns, max_size=columns), min_size=1, max_size=4))
    align = draw(st.sampled_from(("", "text-align:right", "text-align:center")))
    attrs = {"style": align} if align else {}
    head = _wrap("tr", _join([_wrap("th", [_inline(cell)], **attrs) for cell in rows[0]]))
    body = [_wrap("tr", _join([_wrap("td", [_inline(cell)], **attrs) for cell in row])) for row in rows[1:]]
    return _wrap("table", _wrap("thead", head) + (_wrap("tbody", _join(body)) if body else []))


_simple = st.one_of(
    inlines.map(_paragraph),
    st.just([Token("hr", "hr", 0)]),
    texts.map(lambda text: [Token("fence", "code", 0, content=text)]),
)

blocks = st.recursive(
    st.one_of(_simple, tables()),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(_join),
        st.tuples(st.sampled_from(("bullet_list", "ordered_list")), st.lists(inner, min_size=1, max_size=3)).map(
            lambda pair: _list(*pair)
        ),
        inner.map(lambda tokens: _wrap("blockquote", tokens)),
        inner.map(lambda tokens: _wrap("container_objection", tokens)),
        inner.map(lambda tokens: _wrap("container_defs", tokens)),
    ),
    max_leaves=6,
)


@st.composite
def bodies(draw: st.DrawFn, sections: int = 6) -> list[Token]:
    """A title and sections; no level is skipped."""
    tokens = _heading(1, draw(inlines))
    level = 1
    for _ in range(draw(st.integers(0, sections))):
        level = draw(st.integers(2, min(level + 1, 4)))
        tokens += _heading(level, draw(inlines)) + draw(st.one_of(blocks, st.just([])))
    return tokens


def _heading(level: int, tokens: list[Token]) -> list[Token]:
    opening = Token("heading_open", f"h{level}", 1)
    return [opening, _inline(tokens), Token("heading_close", f"h{level}", -1)]
