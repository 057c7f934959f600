"""What arguments, configuration and environment decide together."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from privgen.app.config import Config, find_config, read_config
from privgen.app.errors import CannotDo

if TYPE_CHECKING:
    from privgen.app.lint import LintOptions


def configuration(file: str | None, isolated: bool) -> Config:
    """The configuration that counts. Raises `CannotDo` for one that is missing or wrong."""
    if file is not None and isolated:
        raise CannotDo("--config and --isolated exclude each other", "leave one of them out")
    if isolated:
        return Config()
    return read_config(file) if file is not None else find_config(os.curdir)


def message_language(asked: str | None, configured: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language of messages: as asked, as configured, or that of the locale if it is one of ours; else English."""
    if asked or configured:
        return asked or configured or "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "nl" if value.lower().startswith("nl") else "en"
    return "en"


def day(asked: str | None, environment: Mapping[str, str] = os.environ) -> date:
    """The day that counts as today: as asked, `SOURCE_DATE_EPOCH`, or today. Raises `CannotDo` for a wrong one."""
    if asked is not None:
        try:
            return date.fromisoformat(asked)
        except ValueError as error:
            raise CannotDo(f"--as-of {asked} is not a date", "write it as year-month-day: 2026-11-01") from error
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        remedy = "set it to a number of seconds since 1970, or unset it"
        raise CannotDo(f"SOURCE_DATE_EPOCH is {epoch}, which is not a time", remedy) from error


def lint_options(
    settings: Config,
    *,
    lang: str | None,
    as_of: str | None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    extend_select: Sequence[str] | None = None,
    baseline: str | None = None,
    rules: bool = True,
    waivers: bool = True,
) -> LintOptions:
    """How to lint, by arguments and configuration; `lint` and `build` do it alike. Raises `CannotDo`."""
    from privgen.app.baseline import load_baseline
    from privgen.app.lint import LintOptions, chosen
    from privgen.app.reading import split_words

    return LintOptions(
        chosen(
            split_words(select or settings.select),
            split_words(ignore or settings.ignore),
            [*split_words(extend_select or ()), *split_words(settings.extend_select)],
            settings.levels,
        ),
        language=message_language(lang, settings.lang),
        rules=rules,
        as_of=day(as_of),
        waivers=waivers,
        baseline=load_baseline(baseline) if baseline else None,
    )


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: `1 error`, `1,000 specs`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
