"""What a build says: much about one spec, little about each of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from privgen.cli import exits
from privgen.cli.console import Console, is_terminal
from privgen.cli.linting import summary
from privgen.cli.run import bug
from privgen.cli.settings import counted
from privgen.report.colour import paint
from privgen.report.safe import visible

if TYPE_CHECKING:
    from privgen.app.batch import Outcome
    from privgen.app.comparing import Difference

_BAR_FROM = 5  # specs; fewer are done before a bar can be read


def one(outcome: Outcome, console: Console) -> int:
    """Tell of one spec in full."""
    from privgen.report import Context, render

    if outcome.findings:
        context = Context(1, outcome.texts, console.colour_err)
        console.aside(render(outcome.findings, "full", context))
    if outcome.error is not None:
        console.cannot(outcome.error)
        return exits.FAILED
    if outcome.bug:
        bug(console, _last_line(outcome.bug), outcome.bug)
        return exits.FAILED
    if outcome.stopped:
        console.note(f"not built: {summary(outcome.findings, 1)}")
        return exits.FINDINGS
    for data in outcome.outputs.values():
        console.data(data)
    if outcome.written is not None:
        written = outcome.written
        changed = counted(len(written.changed), "file") if written.changed else "nothing new"
        same = f", {counted(len(written.unchanged), 'file')} unchanged" if written.unchanged else ""
        console.note(f"wrote {changed} in {visible(written.folder)}{same}")
    return _differences(outcome.differences, console)


def many(outcomes: Iterable[Outcome], total: int, check: bool, directory: str, console: Console) -> int:
    """Tell of many specs: a line for each that failed, and a summary."""
    code = exits.OK
    count: Counter[str] = Counter()
    with _progress(total, console) as (advance, say):
        for outcome in outcomes:
            mine = _code(outcome)
            code = max(code, mine)
            count["failed" if mine else "done"] += 1
            count["warnings"] += sum(each.level == "warning" and each.waived is None for each in outcome.findings)
            if mine and not outcome.differences:
                say(_line(outcome, console.colour_err))
            elif mine:
                _differences(outcome.differences, console)
            advance()
    verb = "up to date" if check else f"built in {visible(directory)}"
    failed = f", {count['failed']:,} {'differ or failed' if check else 'failed'}" if count["failed"] else ""
    console.note(f"{counted(total, 'spec')}: {count['done']:,} {verb}{failed}")
    if count["warnings"]:
        console.note(f"{counted(count['warnings'], 'warning')}; build a spec by itself to see its warnings")
    return code


def _code(outcome: Outcome) -> int:
    if outcome.error is not None or outcome.bug:
        return exits.FAILED
    return exits.FINDINGS if outcome.stopped or outcome.differences else exits.OK


def _line(outcome: Outcome, colour: bool) -> str:
    """Why a spec failed, in one line."""
    error = paint("error", "error", colour)
    if outcome.error is not None:
        return f"{error}: {visible(outcome.error.message)}"
    if outcome.bug:
        return f"{error}: privgen failed on {visible(outcome.path)}: {visible(_last_line(outcome.bug))}"
    from privgen.lint.catalogue import ALWAYS
    from privgen.report.concise import line

    counting = [each for each in outcome.findings if each.waived is None]
    # What cannot be read comes first: the rest may follow from it.
    worst = min(counting, key=lambda each: (each.level.rank, not each.code.startswith(ALWAYS)))
    rest = len(counting) - 1
    return line(worst, colour=colour) + (f" (and {rest:,} more)" if rest else "")


def _last_line(text: str) -> str:
    return text.rstrip().rpartition("\n")[2]


def _differences(differences: list[Difference], console: Console) -> int:
    """Name the files that a build would change; with a diff when somebody looks."""
    import sys

    for each in differences:
        console.text(f"{visible(each.path)}: {'missing' if each.missing else 'differs'}\n")
        if is_terminal(sys.stdout):
            console.text("".join(_diff_line(line, console.colour_out) + "\n" for line in each.diff))
    return exits.FINDINGS if differences else exits.OK


def _diff_line(line: str, colour: bool) -> str:
    style = {"+": "add", "-": "remove", "@": "place"}.get(line[:1])
    text = visible(line)
    return paint(text, style, colour) if style else text


@contextmanager
def _progress(total: int, console: Console) -> Iterator[tuple[Any, Any]]:
    """A function to call after each spec, and one to print a line; a bar where somebody looks at it."""
    import sys

    if total < _BAR_FROM or console.quiet or not is_terminal(sys.stderr):
        yield (lambda: None), console.aside
        return
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    screen = RichConsole(stderr=True, no_color=not console.colour_err)
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without its own thread: the processes of the build are forked while the bar is there.
    with Progress(*columns, console=screen, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total)

        def advance() -> None:
            progress.advance(task)
            progress.refresh()

        def say(line: str) -> None:
            screen.print(Text.from_ansi(line), soft_wrap=True)

        yield advance, say
