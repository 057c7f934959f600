"""Periods and dates as a spec writes them: `7 years`, `P2Y`, `180 dagen`, `2026-11`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from .values import Path

UNITS = {
    "minute": ("minute", "minutes", "minuut", "minuten"),
    "hour": ("hour", "hours", "uur", "uren"),
    "day": ("day", "days", "dag", "dagen"),
    "working_day": ("working day", "working days", "werkdag", "werkdagen", "business day", "business days"),
    "week": ("week", "weeks", "weken"),
    "month": ("month", "months", "maand", "maanden"),
    "year": ("year", "years", "jaar", "jaren"),
}
"""Units of a period with the words for them, English and Dutch."""
_UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}
_PERIOD = re.compile(r"^(\d+)\s+([a-z]+(?: [a-z]+)?)$", re.IGNORECASE)
_ISO = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_AFTER = re.compile(r"^(?P<period>.+?)\s+(?:after|na)\s+(?P<event>.+)$", re.IGNORECASE)
_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
DAYS = {"minute": 0, "hour": 0, "day": 1, "working_day": 1, "week": 7, "month": 30, "year": 365}
"""Rough length in days, for comparing periods of different units."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in one unit."""

    number: int
    unit: str
    paths: tuple[Path, ...] = ()

    @property
    def days(self) -> int:
        """Rough length in days."""
        return self.number * DAYS[self.unit]

    def at(self, *paths: Path) -> Period:
        """The same period, said at these paths."""
        return replace(self, paths=paths)


@dataclass(frozen=True, slots=True)
class Day:
    """A date with day, month or year precision."""

    year: int
    month: int | None
    day: int | None
    text: str
    paths: tuple[Path, ...] = ()

    @property
    def last(self) -> date:
        """The last calendar day it can mean."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
            return date.fromordinal(following.toordinal() - 1)
        return date(self.year, self.month, self.day)

    def at(self, *paths: Path) -> Day:
        """The same date, said at these paths."""
        return replace(self, paths=paths)


def period(text: str) -> Period | None:
    """The period a text means, or None: `7 years`, `1 werkdag`, `P2Y`, `P18M`."""
    text = text.strip()
    found = _PERIOD.match(text)
    if found and found[2].lower() in _UNIT_OF:
        return Period(int(found[1]), _UNIT_OF[found[2].lower()])
    iso = _ISO.match(text)
    if iso and any(iso.groups()):
        return _from_iso([int(group or 0) for group in iso.groups()])
    return None


def _from_iso(parts: list[int]) -> Period | None:
    years, months, weeks, days, hours, minutes = parts
    given = [(years, "year"), (months, "month"), (weeks, "week"), (days, "day"), (hours, "hour"), (minutes, "minute")]
    used = [(number, unit) for number, unit in given if number]
    if len(used) == 1:
        return Period(*used[0])
    if used and {unit for _, unit in used} == {"year", "month"}:
        return Period(years * 12 + months, "month")
    return None


def split_after(text: str) -> tuple[str, str | None]:
    """`2 years after delivery` as (`2 years`, `delivery`); without "after" the second is None."""
    found = _AFTER.match(text.strip())
    return (found["period"], found["event"]) if found else (text, None)


def day(text: str) -> Day | None:
    """The date a text means (`2026-11-01`, `2026-11`, `2026`), or None."""
    found = _DATE.match(text.strip())
    if not found:
        return None
    year, month, day_ = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        date(year, month or 1, day_ or 1)
    except ValueError:
        return None
    return Day(year, month or None, day_ or None, text.strip())
