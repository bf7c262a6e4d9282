"""Stretches of the calendar: a day, a week, a season, a century; how TIMEX3 writes them and which days they hold."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.interval import Interval

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASONS = ("SP", "SU", "FA", "WI")
FIRST, LAST = 1, 9999
UNIT_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One unit of the calendar.

    Attributes:
        grain: day, week, weekend, month, quarter, half, season, year, decade, century.
        year: of the common era, negative before it; of a decade or century the first ("the 1990s" 1990).
        number: of the month, ISO week, quarter, half; of a season its place in `SEASONS`.
        day: of the month.
        part: part of day or clock, as TIMEX3 writes it ("TNI", "T10:30").

    >>> Stretch("month", 2014, 8).timex, Stretch("season", 2014, 3).timex
    ('2014-08', '2014-WI')
    """

    grain: str
    year: int
    number: int = 0
    day: int = 0
    part: str = ""

    @property
    def timex(self) -> str:
        """The value as TIMEX3 writes it."""
        era = "BC" if self.year < 0 else ""
        year = f"{era}{abs(self.year):04d}"
        match self.grain:
            case "century":
                return f"{era}{(abs(self.year) - (1 if era else 0)) // 100:02d}"
            case "decade":
                return f"{era}{abs(self.year) // 10:03d}"
            case "year":
                return year
            case "season":
                return f"{year}-{SEASONS[self.number]}"
            case "quarter":
                return f"{year}-Q{self.number}"
            case "half":
                return f"{year}-H{self.number}"
            case "week" | "weekend":
                return f"{year}-W{self.number:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{year}-{self.number:02d}"
        return f"{year}-{self.number:02d}-{self.day:02d}{self.part}"

    @property
    def exists(self) -> bool:
        """Whether the calendar has it."""
        return self.year < 0 or self.days.known

    @property
    def days(self) -> Interval:
        """First and last day; open where the calendar of these records does not reach (before the year 1)."""
        if self.year < FIRST:
            return Interval()
        try:
            return self._days()
        except (ValueError, OverflowError):
            return Interval()

    def _days(self) -> Interval:
        y, n = self.year, self.number
        match self.grain:
            case "century":
                return months(y, 1, 1200)
            case "decade":
                return months(y, 1, 120)
            case "year":
                return months(y, 1, 12)
            case "season":
                return months(y, SEASON_START[SEASONS[n]], 3)
            case "quarter":
                return months(y, 3 * n - 2, 3)
            case "half":
                return months(y, 6 * n - 5, 6)
            case "week":
                return Interval(date.fromisocalendar(y, n, 1), date.fromisocalendar(y, n, 7))
            case "weekend":
                return Interval(date.fromisocalendar(y, n, 6), date.fromisocalendar(y, n, 7))
            case "month":
                return months(y, n, 1)
        day = date(y, n, self.day)
        return Interval(day, day)


def months(year: int, first: int, count: int) -> Interval:
    """The days of `count` months from month `first` of `year`; the last month is cut at the end of the calendar."""
    end = year * 12 + first - 1 + count - 1
    last_year, last_month = (end // 12, end % 12 + 1) if end // 12 <= LAST else (LAST, 12)
    return Interval(date(year, first, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]))


def day_of(day: date, part: str = "") -> Stretch:
    """A day as a stretch."""
    return Stretch("day", day.year, day.month, day.day, part)


def holding(day: date, grain: str) -> Stretch:
    """The stretch of this grain that holds a day.

    >>> holding(date(2014, 1, 5), "season").timex
    '2013-WI'
    """
    match grain:
        case "week" | "weekend":
            year, week, _ = day.isocalendar()
            return Stretch(grain, year, week)
        case "month":
            return Stretch(grain, day.year, day.month)
        case "quarter":
            return Stretch(grain, day.year, (day.month + 2) // 3)
        case "half":
            return Stretch(grain, day.year, (day.month + 5) // 6)
        case "season":
            place = (day.month - 3) % 12 // 3
            return Stretch(grain, day.year - (day.month < 3), place)
        case "year":
            return Stretch(grain, day.year)
        case "decade":
            return Stretch(grain, day.year // 10 * 10)
        case "century":
            return Stretch(grain, day.year // 100 * 100)
    return day_of(day)


def moved(day: date, unit: str, n: float) -> date | None:
    """A day `n` units on; None beyond the calendar. The 31st of a shorter month is its last day."""
    try:
        if unit in UNIT_DAYS:
            return day + timedelta(days=round(n * UNIT_DAYS[unit]))
        steps = round(n * UNIT_MONTHS.get(unit, 12))  # a summer from a summer is a year
        at = day.year * 12 + day.month - 1 + steps
        year, month = at // 12, at % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def narrowed(days: Interval, grain: str, mod: str | None) -> Interval:
    """The part of a stretch that a modifier leaves, by the codebook: early, mid and late take a third each."""
    first, last = days.earliest, days.latest
    if mod == "CLOSE" and last and grain in ("year", "decade", "century"):
        begin = moved(last.replace(day=1), "M", -({"year": 1, "decade": 12, "century": 120}[grain] - 1)) or first
        return Interval(begin, last)
    mod = "END" if mod == "CLOSE" else mod
    if first is None or last is None or mod not in ("START", "MID", "END") or grain in ("day", "weekend"):
        return days
    if grain == "week":
        a, b = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}[mod]
        return Interval(first + timedelta(days=a), first + timedelta(days=b))
    if grain == "month":
        a, b = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[mod]
        return Interval(first.replace(day=a), first.replace(day=b))
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    place = {"START": 0, "MID": 1, "END": 2}[mod]
    begin = moved(first, "M", length * place // 3) or first
    return months(begin.year, begin.month, length * (place + 1) // 3 - length * place // 3)


def with_part(stretch: Stretch, part: str) -> Stretch:
    """A day with a part of day or clock; other stretches stay as they are."""
    return replace(stretch, part=part) if stretch.grain == "day" else stretch
