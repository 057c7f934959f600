"""Findings for people: what is wrong, the line it is about, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privgen.findings import Finding, Span
from privgen.report import Context
from privgen.report.colour import paint
from privgen.report.safe import visible, width

_WIDEST = 120  # columns of a line of the file; around a longer one's place the rest is left out
_LEAD = 40  # columns that stay before the place in such a line


def report(findings: Sequence[Finding], context: Context) -> str:
    """The findings that no waiver covers, each with its line of the file, and a blank line between them."""
    blocks = ["\n".join(_block(finding, context)) for finding in findings if finding.waived is None]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(finding: Finding, context: Context) -> Iterator[str]:
    colour = context.colour
    head = paint(f"{finding.level}[{finding.code}]", finding.level, colour)
    yield f"{head}: {paint(visible(finding.message), 'strong', colour)} ({finding.name})"
    spans = [finding.span, *(related.span for related in finding.related)]
    gutter = max(len(str(span.line)) for span in spans)
    yield from _place(finding.span, finding.path, "-->", gutter, context)
    yield from _snippet(finding.span, "^", finding.level, "", gutter, context)
    for related in finding.related:
        yield from _place(related.span, "", ":::", gutter, context)
        yield from _snippet(related.span, "-", "place", related.message, gutter, context)
    frame = " " * gutter + paint(" = ", "frame", colour)
    if finding.help:
        yield f"{frame}{paint('help', 'help', colour)}: {visible(finding.help)}"
    for cite, url in finding.law:
        yield f"{frame}law: {visible(cite)}" + (f" <{visible(url)}>" if url else "")


def _place(span: Span, path: str, arrow: str, gutter: int, context: Context) -> Iterator[str]:
    where = paint(f"{visible(span.file)}:{span.line}:{span.column}", "place", context.colour)
    yield f"{' ' * gutter}{paint(arrow, 'frame', context.colour)} {where}" + (f"  {visible(path)}" if path else "")


def _snippet(span: Span, mark: str, style: str, label: str, gutter: int, context: Context) -> Iterator[str]:
    """The line with the place marked below it. A finding about a file as a whole, or without its text, has no line."""
    source = context.texts.get(span.file)
    text = source.line(span.line) if source is not None else ""
    if not text.strip() or (span.start == span.end == 0):
        return
    before, marked, after = _window(text, span)
    bar = paint("|", "frame", context.colour)
    marks = paint(mark * max(1, width(marked)), style, context.colour)
    yield f"{' ' * gutter} {bar}"
    yield f"{paint(str(span.line).rjust(gutter), 'frame', context.colour)} {bar} {before}{marked}{after}"
    yield f"{' ' * gutter} {bar} {' ' * width(before)}{marks}" + (f" {visible(label)}" if label else "")


def _window(text: str, span: Span) -> tuple[str, str, str]:
    """What stands before, at and after the place, in a form that can be printed and is not too wide."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    before, marked, after = (_shown(part) for part in (text[:start], text[start:end], text[end:]))
    if width(before + marked + after) <= _WIDEST:
        return before, marked, after
    if width(before) > _LEAD:
        before = "…" + before[-_LEAD:]
    if width(marked) > _WIDEST - _LEAD:
        return before, marked[: _WIDEST - _LEAD] + "…", ""
    room = _WIDEST - width(before + marked)
    return before, marked, after if width(after) <= room else after[: max(0, room - 1)] + "…"


def _shown(text: str) -> str:
    return visible(text.replace("\t", "    "))
