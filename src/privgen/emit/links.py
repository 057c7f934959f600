"""Where a link goes: addresses that are allowed, and references from one part or form of a statement to another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote, unquote

from privgen.document import Document

SCHEMES = ("http", "https", "mailto", "tel")
"""The only schemes of an address that a statement may link to."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.+)", re.DOTALL)
_UNSAFE_IN_HREF = re.compile(r"""[^!#$%&'*+,./0-9:;=?@A-Z\[\]_a-z~-]""")
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FILE = re.compile(r"(?!//)[^:?#\\\x00-\x20]+\Z")
_REFERENCE = re.compile(r"(kort|lang):#?(.*)\Z")
_WORD_CATEGORIES = ("L", "M", "Nd", "Pc")


def encode_href(href: str) -> str:
    """An address in ASCII, without characters that end or change it in HTML, Markdown or Typst."""
    kept = _BROKEN_PERCENT.sub("%25", href.strip())
    return _UNSAFE_IN_HREF.sub(lambda match: quote(match[0], safe="", errors="replace"), kept)


def external(href: str) -> str | None:
    """The address, encoded, if its scheme is allowed; else None."""
    match = _SCHEME.fullmatch(href.strip())
    if match is None or match[1].lower() not in SCHEMES:
        return None
    if match[1].lower() in ("http", "https") and not match[2].startswith("//"):
        return None
    return encode_href(href)


def form_href(target: str | None) -> str | None:
    """An entry of `Document.links`, encoded, if it is a web address or the name of a file beside the output."""
    if not target:
        return None
    if re.match(r"https?://", target):
        return external(target)
    return encode_href(target) if _FILE.match(target) else None


def github_slug(text: str, taken: set[str] | None = None) -> str:
    """The anchor that GitHub gives to a heading with this text; `taken` holds the anchors before it and is updated."""
    kept = "".join(
        char for char in text.strip().lower() if char in " -" or unicodedata.category(char).startswith(_WORD_CATEGORIES)
    )
    base = kept.replace(" ", "-")
    slug, count = base, 0
    if taken is not None:
        while slug in taken:
            count += 1
            slug = f"{base}-{count}"
        taken.add(slug)
    return slug


def printed_target(href: str, text: str) -> str | None:
    """What paper must show of a link, or None when its text already says it.

    A web address is printed whole, of `mailto:` and `tel:` only the address or number.
    """
    scheme, _, rest = href.partition(":")
    if scheme not in SCHEMES:
        return None
    if scheme in ("mailto", "tel"):
        rest = unquote(rest.partition("?")[0])
        shown, seen = (re.sub(r"[\W_]", "", part.casefold()) for part in (rest, text))
        if scheme == "tel":
            shown, seen = (re.sub(r"\D", "", part)[-9:] for part in (rest, text))
        return None if shown and shown in seen else rest
    return None if _bare(href) == _bare(text) else href


def _bare(address: str) -> str:
    """An address as people write it: without scheme, `www.` and final slash."""
    return re.sub(r"\A(https?://)?(www\.)?|/\Z", "", unquote(address.strip()).casefold())


class Resolver:
    """Turns the href of a link token into one that works in the output.

    anchors: from the id of a heading in this document to its fragment in the format.
    remote_fragments: whether a link to another form may end in ``#ID``: not in a format whose anchors come from the
        text of headings, for only that other form knows them. `Document.links` may then hold ``lang#ID`` with the
        whole link.
    """

    def __init__(self, document: Document, anchors: Mapping[str, str], *, remote_fragments: bool = True) -> None:
        self._version = document.version
        self._links = document.links
        self._anchors = anchors
        self._remote_fragments = remote_fragments

    def __call__(self, href: str) -> str | None:
        """The href to print, or None when the link must be dropped and only its text kept."""
        if href.startswith("#"):
            return self._local(href[1:])
        match = _REFERENCE.match(href)
        if match:
            return self._form(match[1], match[2])
        file, mark, fragment = href.partition("#")
        if file in self._links.values():
            target = form_href(file)
            return target and target + mark + encode_href(fragment)
        return external(href)

    def _local(self, anchor: str) -> str | None:
        anchor = unquote(anchor)
        for name in (anchor, f"kort-{anchor}"):
            if name in self._anchors:
                return "#" + encode_href(self._anchors[name])
        return None

    def _form(self, form: str, anchor: str) -> str | None:
        if self._version == "samen":
            name = f"kort-{anchor}" if form == "kort" and not anchor.startswith("kort-") else anchor
            return self._local(name or form)
        if self._version == form:
            return self._local(anchor)
        whole = self._links.get(f"{form}#{anchor}") if anchor else None
        if whole:
            file, _, fragment = whole.partition("#")
            target = form_href(file)
            return target and f"{target}#{encode_href(fragment)}"
        target = form_href(self._links.get(form))
        if target and anchor and self._remote_fragments:
            return f"{target}#{encode_href(anchor)}"
        return target
