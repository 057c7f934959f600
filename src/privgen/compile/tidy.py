"""What is put right in a document's tokens after its holes are filled: nothing empty, no list of one, no string of one-line paragraphs."""

from __future__ import annotations

from markdown_it.token import Token

PARAGRAPH = 330
"""How many characters a paragraph may have that is made of shorter ones: about five sentences, half a screen of a phone."""


def tidy(tokens: list[Token]) -> list[Token]:
    """The same document without what templates cannot see before it is filled."""
    tidied = _joined(_without_lists_of_one(_without_single(_without_empty(tokens))))
    for token in tidied:
        _with_single_spaces(token)
    return tidied


def _seen(inline: Token) -> bool:
    return any(
        child.content.strip() or child.type.startswith("link")
        for child in inline.children or []
        if child.type != "softbreak"
    )


def _without_empty(tokens: list[Token]) -> list[Token]:
    """The tokens without paragraphs, list items and lists that hold nothing; causes of empty ones go with them."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        if token.type == "paragraph_close" and len(out) >= 3 and out[-2].type == "inline" and not _seen(out[-2]):
            del out[-3:]
        elif (
            token.type in ("list_item_close", "bullet_list_close", "ordered_list_close")
            and out[-2].type == token.type.replace("close", "open")
        ) or (
            token.type.startswith("container_")
            and token.nesting == -1
            and out[-2].type == token.type.replace("close", "open")
        ):
            del out[-2:]
    return out


def _without_single(tokens: list[Token]) -> list[Token]:
    """The tokens with a list of facts that has one fact turned into paragraphs."""
    out, index = [], 0
    while index < len(tokens):
        if tokens[index].type == "container_defs_open":
            end = _close(tokens, index)
            inside = tokens[index + 1 : end]
            if inside[0].type != "bullet_list_open":
                out.extend(inside)
            elif _items(inside) == 1:
                out.extend(_unpacked(inside))
            else:
                out.extend(tokens[index : end + 1])
            index = end + 1
            continue
        out.append(tokens[index])
        index += 1
    return out


def _without_lists_of_one(tokens: list[Token]) -> list[Token]:
    """The tokens with a template's list that has one item turned into paragraphs; a line that leads up to it takes it in."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _close(tokens, index) if token.type == "bullet_list_open" and token.meta and not token.level else index
        inside = tokens[index : end + 1]
        if end > index and _items(inside) == 1:
            item = _unpacked(inside)
            if item[0].type == "paragraph_open" and _leads_up(out):
                _take_in(out[-2], item[1])
                item = item[3:]
            out.extend(item)
            index = end
        else:
            out.append(token)
        index += 1
    return out


def _joined(tokens: list[Token]) -> list[Token]:
    """The tokens with neighbouring paragraphs in `alinea` as one, as far as that stays short."""
    out: list[Token] = []
    first, index = len(tokens), 0  # where in `out` the present `alinea` begins
    while index < len(tokens):
        token = tokens[index]
        if token.type.startswith("container_alinea_"):
            first = len(out) if token.nesting == 1 else len(tokens)
        elif (
            token.type == "paragraph_open"
            and len(out) > first
            and out[-1].type == "paragraph_close"
            and out[-1].level == token.level
            and not (token.hidden or _leads_up(out))
            and len(_text(out[-2])) + len(_text(tokens[index + 1])) < PARAGRAPH
        ):
            _take_in(out[-2], tokens[index + 1])
            index += 2
        else:
            out.append(token)
        index += 1
    return out


def _close(tokens: list[Token], start: int) -> int:
    """Where what opens at `start` closes."""
    depth, kind = 0, tokens[start].type
    for place in range(start, len(tokens)):
        depth += (tokens[place].type == kind) - (tokens[place].type == kind.replace("open", "close"))
        if not depth:
            return place
    raise ValueError(f"{kind} without end")


def _items(tokens: list[Token]) -> int:
    """The items of the list that these tokens begin with."""
    return sum(token.type == "list_item_open" and token.level == tokens[0].level + 1 for token in tokens)


def _unpacked(tokens: list[Token]) -> list[Token]:
    """What stands in the only item of a list."""
    for token in tokens[2:-2]:
        token.hidden = token.hidden and token.level > tokens[0].level + 2
    return tokens[2:-2]


def _with_single_spaces(inline: Token) -> None:
    """Leave out the space with which a piece begins behind another space, or at the start of a paragraph."""
    last = " "
    for child in inline.children or []:
        if child.type == "text" and child.content:
            content = child.content.lstrip(" ") if last == " " else child.content
            last = content[-1:] or last
            child.content = content
        elif child.type in ("softbreak", "hardbreak", "code_inline"):
            last = " " if child.type != "code_inline" else "`"


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [])


def _leads_up(tokens: list[Token]) -> bool:
    """Whether the last of these tokens are a paragraph that ends with a colon."""
    return len(tokens) > 2 and tokens[-1].type == "paragraph_close" and _text(tokens[-2]).rstrip().endswith(":")


def _take_in(paragraph: Token, other: Token) -> None:
    between = Token("text", "", 0, content=" ", meta={})
    paragraph.children = [*(paragraph.children or []), between, *(other.children or [])]
