"""HTML: one page that needs nothing from elsewhere, or the same content to paste into another page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from html import escape

from privgen.document import Document
from privgen.emit import FORMATS, html_body
from privgen.emit.colour import DARK_GROUND, LIGHT_GROUND, readable
from privgen.emit.links import form_href
from privgen.emit.prepare import Prepared, prepare
from privgen.emit.safe import clean_line
from privgen.emit.tree import Section
from privgen.resources import package_file

CONTENT_ID = "privgen-content"
"""Where the skip link goes."""

_READERS_FORMATS = ("pdf", "txt")
"""What the foot of a page offers a customer; the forms for those who edit a statement are named in its head only."""

_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}")
_FORMS = (("kort", "short_version"), ("lang", "long_version"), ("samen", "both_versions"))


def emit(document: Document, *, fragment: bool = False) -> str:
    """The statement as a page; as a `fragment` only a section, without style, for a page that has its own."""
    prepared = prepare(document)
    content = _content(document, prepared)
    if fragment:
        classes = f"privgen privgen-{escape(document.version)}"
        return f'<section class="{classes}" lang="{escape(document.language)}">\n{content}\n</section>\n'
    return _page(document, prepared, content)


def _content(document: Document, prepared: Prepared) -> str:
    logo = ""
    if document.logo and _IMAGE.fullmatch(document.logo):
        logo = f'<img class="privgen-logo" src="{document.logo}" alt="{escape(clean_line(document.organisation))}">\n'
    front = f'<header class="privgen-front">\n{logo}{html_body.blocks(prepared.front)}\n</header>'
    contents = _contents(prepared)
    inner = [html_body.blocks(prepared.body)]
    if prepared.short:
        inner = [html_body.blocks(prepared.short), contents, *inner]
        contents = ""
    text = "\n".join(part for part in inner if part)
    body = f'<div class="privgen-body" id="{CONTENT_ID}" tabindex="-1">\n{text}\n</div>'
    return "\n".join(part for part in (front, contents, body) if part)


def _contents(prepared: Prepared) -> str:
    if not prepared.contents:
        return ""
    title = escape(prepared.labels["contents"])
    return (
        f'<nav class="privgen-toc" aria-labelledby="privgen-toc-title">\n<p id="privgen-toc-title">{title}</p>\n'
        f"{_contents_list(prepared.contents)}\n</nav>"
    )


def _contents_list(sections: Sequence[Section]) -> str:
    """Entries of the highest level, each with those of the next level below it."""
    top = min(section.level for section in sections)
    out = []
    index = 0
    while index < len(sections):
        section = sections[index]
        end = index + 1
        while end < len(sections) and sections[end].level > top:
            end += 1
        link = f'<a href="#{escape(section.anchor)}">{html_body.section_text(section, escape(section.title))}</a>'
        below = f"\n{_contents_list(sections[index + 1 : end])}\n" if end > index + 1 else ""
        out.append(f"<li>{link}{below}</li>")
        index = end
    return "<ol>\n" + "\n".join(out) + "\n</ol>"


def _page(document: Document, prepared: Prepared, content: str) -> str:
    labels = prepared.labels
    style = _style(document, prepared)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    title = clean_line(document.title)
    if document.draft:
        title = f"{labels['draft']}: {title}"
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        *_metadata(document, prepared, title),
        f"<style>{style}</style>",
    ]
    toc = " privgen-with-toc" if prepared.contents and not prepared.short else ""
    body = [
        f'<a class="privgen-skip" href="#{CONTENT_ID}">{escape(labels["skip_to_content"])}</a>',
        f'<main class="privgen privgen-{escape(document.version)}{toc}">\n{content}\n</main>',
        _footer(document, prepared),
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        + "\n".join(head)
        + "\n</head>\n<body>\n"
        + "\n".join(part for part in body if part)
        + "\n</body>\n</html>\n"
    )


def _metadata(document: Document, prepared: Prepared, title: str) -> list[str]:
    """What machines and previews read. No JSON-LD: it needs an element `script`, and a page has none."""
    named = (
        ("description", document.description),
        ("author", document.organisation),
        ("dcterms.date", document.date or ""),
        ("robots", "noindex" if document.draft else ""),
        ("referrer", "no-referrer"),
        ("color-scheme", "light dark"),
    )
    shared = (
        ("og:type", "website"),
        ("og:title", title),
        ("og:description", document.description),
        ("og:site_name", document.organisation),
    )
    lines = [f'<meta name="{name}" content="{escape(clean_line(text))}">' for name, text in named if text]
    lines += [f'<meta property="{name}" content="{escape(clean_line(text))}">' for name, text in shared if text]
    others = [(href, "html", label) for href, label in _other_versions(document, prepared)]
    others += [(href, name, prepared.labels.get(f"format_{name}", name)) for name, href in _alternates(document)]
    for href, name, label in others:
        kind = FORMATS[name].media_type
        lines.append(f'<link rel="alternate" type="{kind}" href="{escape(href)}" title="{escape(label)}">')
    return lines


def _other_versions(document: Document, prepared: Prepared) -> list[tuple[str, str]]:
    """The other versions of the statement that exist as a page: link, label."""
    links = ((form_href(document.links.get(form)), prepared.labels[label], form) for form, label in _FORMS)
    return [(href, label) for href, label, form in links if href and form != document.version]


def _alternates(document: Document) -> list[tuple[str, str]]:
    """The other formats of this version that exist: name of the format, link."""
    found = []
    for name in FORMATS:
        href = form_href(document.links.get(f"alternate:{name}"))
        if href and name != "html":
            found.append((name, href))
    return found


def _footer(document: Document, prepared: Prepared) -> str:
    labels = prepared.labels
    links = []
    for href, label in _other_versions(document, prepared):
        links.append(f'<li><a href="{escape(href)}">{escape(label)}</a></li>')
    offered = dict(_alternates(document))
    for name in _READERS_FORMATS:
        if name in offered:
            links.append(f'<li><a href="{escape(offered[name])}">{escape(labels[f"format_{name}"])}</a></li>')
    parts = [f"<p>{escape(prepared.footer)}</p>"] if prepared.footer else []
    if links:
        title = escape(labels["other_forms"])
        parts.append(f'<nav aria-label="{title}">\n<ul>\n' + "\n".join(links) + "\n</ul>\n</nav>")
    return '<footer class="privgen-footer">\n' + "\n".join(parts) + "\n</footer>" if parts else ""


@cache
def _stylesheet() -> str:
    """The style sheet without comments, indentation and empty lines."""
    text = package_file("emit", "assets", "statement.css").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(stripped for raw in text.splitlines() if (stripped := raw.strip()))


def _style(document: Document, prepared: Prepared) -> str:
    """The style sheet, and what depends on the document: accent, and the text around the page when printed."""
    page, of = (_css_string(prepared.labels[key]) for key in ("page", "of"))
    title = _css_string(clean_line(document.title))
    rules = [
        f'@page{{@bottom-right{{content:{page} " " counter(page) " " {of} " " counter(pages)}}'
        f"@bottom-left{{content:{title}}}}}"
    ]
    light, dark = readable(document.accent, LIGHT_GROUND), readable(document.accent, DARK_GROUND)
    if light and dark:
        rules.append(f":root{{--accent:{light}}}")
        rules.append(f"@media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}")
    return "\n".join([_stylesheet(), *rules])  # no white space around it: the Nu checker hashes it without


def _css_string(text: str) -> str:
    """A quoted CSS string that can neither end itself nor the element `style`."""
    return '"' + re.sub(r"""["\\<>&\n]""", lambda match: f"\\{ord(match[0]):x} ", text) + '"'
