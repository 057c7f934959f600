"""What a page of HTML tells, as Markdown, text or paper says it (see `told`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .told import OUTSIDE, Section, Told, labelled, words

_VOID = frozenset(("meta", "link", "br", "hr", "img"))
_INLINE = frozenset(("a", "span", "em", "strong", "code"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(slots=True)
class Element:
    """An element of a page; `of` holds elements and texts."""

    tag: str
    attrs: dict[str, str]
    of: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    def find(self, *tags: str) -> Iterator[Element]:
        """The elements inside, in order."""
        for child in self.of:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                yield from child.find(*tags)


class _Page(HTMLParser):
    """The elements of a page; fails on one that is not closed where it should be."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]
        self.feed(source)
        self.close()
        assert len(self.open) == 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].of.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].of.append(data)


class AsMarkdown:
    """Reads HTML as Markdown says it: where a link goes stands with the link, wherever that is."""

    def target(self, link: Element, text: str) -> str:
        """What is said of where a link goes."""
        href = link.attrs["href"]
        return f"{text} ({href})" if OUTSIDE.match(href) else text

    def heading(self, heading: Element) -> str:
        """The text of a heading."""
        return self.text(heading)

    def label(self, label: Element) -> str:
        """The label of a fact."""
        return f"{self.text(label)}:"

    def rows(self, rows: Sequence[Sequence[Element]]) -> str:
        """What is said of the rows of a table, the first of which is its head."""
        head, *others = [[self.text(cell).strip() for cell in row] for row in rows]
        return "\n".join(labelled(head, row) for row in others)

    def read(self, source: str) -> Told:
        """What a page says: its main part and the line at its foot, not what leads to other pages."""
        told = Told()
        for part in _Page(source).open[0].find("main", "footer"):
            self._read(part, told)
        return told

    def _read(self, part: Element, told: Told) -> None:
        """Texts go to the last section; a heading opens one."""
        for child in part.of:
            if isinstance(child, str):
                assert not child.strip(), "a text that is in no block"
            elif child.tag in _HEADINGS:
                told.sections.append(Section(int(child.tag[1]), words(self.heading(child))))
            elif child.tag == "nav":
                if "privgen-toc" in child.classes:
                    told.contents = [words(self.text(each)) for each in child.find("p", "a")]
            elif next(child.find(*_HEADINGS, "nav"), None):
                self._read(child, told)
            else:
                assert told.sections, "something stands before the first heading"
                section = told.sections[-1]
                inside = Element("", {}, [child])
                for caption in filter(_is_hidden, inside.find("caption")):
                    repeated = " ".join(words(self.text(caption).casefold()))
                    assert " ".join(section.heading).casefold().endswith(repeated), "only who cannot see is told this"
                section.words += words(self.text(inside))
                told.heads += [self.text(each) for each in inside.find("thead") if len(list(each.find("th"))) > 1]

    def text(self, element: Element) -> str:
        """The text inside an element; blocks stand apart."""
        return "".join(node if isinstance(node, str) else self._said(node) for node in element.of)

    def _said(self, node: Element) -> str:
        match node.tag:
            case "a":
                return self.target(node, self.text(node))
            case "dt":
                return f" {self.label(node)} "
            case "ol":
                start = int(node.attrs.get("start", 1))
                return "".join(f" {start + at}. {self.text(item)} " for at, item in enumerate(_elements(node)))
            case "table":
                shown = (self.text(each) for each in node.find("caption") if not _is_hidden(each))
                return f" {' '.join(shown)} {self.rows([list(_elements(row)) for row in node.find('tr')])} "
            case tag:
                text = self.text(node)
                return text if tag in _INLINE else f" {text} "


class AsText(AsMarkdown):
    """Reads HTML as the text says it: after a link what paper must show of it, save in headings."""

    _quiet = False

    def target(self, link: Element, text: str) -> str:
        printed = "" if self._quiet else link.attrs.get("data-print")
        return f"{text} ({printed})" if printed else text

    def heading(self, heading: Element) -> str:
        return self.quietly(heading)

    def quietly(self, element: Element) -> str:
        """The text inside an element without addresses."""
        before, self._quiet = self._quiet, True
        text = self.text(element)
        self._quiet = before
        return text


class AsPaper(AsText):
    """Reads HTML as the PDF says it: an address once and short, none in labels and tables, which are told in order."""

    def __init__(self) -> None:
        self._printed: set[str] = set()

    def target(self, link: Element, text: str) -> str:
        printed = "" if self._quiet else link.attrs.get("data-print")
        if not printed or printed in self._printed:
            return text
        self._printed.add(printed)
        return f"{text} ({printed.removeprefix('https://').removesuffix('/')})"

    def label(self, label: Element) -> str:
        return self.quietly(label)

    def rows(self, rows: Sequence[Sequence[Element]]) -> str:
        return "\n".join(self.quietly(cell) for row in rows for cell in row)


def _elements(node: Element) -> Iterator[Element]:
    return (child for child in node.of if isinstance(child, Element))


def _is_hidden(caption: Element) -> bool:
    return "privgen-hidden" in caption.classes
