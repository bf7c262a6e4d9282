"""Which days holidays and named periods fall on.

Source: Gregorian computus (Meeus/Jones/Butcher); Orthodox Easter by the Julian rule; Islamic periods by the arithmetic
(tabular, type IIa) Hijri calendar, which observation may leave by a day or two, so its bounds are one day wider.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateline.model.interval import Interval


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> easter(2016)
    datetime.date(2016, 3, 27)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, on the Gregorian calendar (1900-2099).

    >>> orthodox_easter(2022)
    datetime.date(2022, 4, 24)
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def from_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day of an Islamic date by the tabular calendar.

    >>> from_hijri(1436, 9, 1)
    datetime.date(2015, 6, 18)
    """
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(days - 1721425)


def hijri_month(year: int, month: int) -> Interval:
    """The days of an Islamic month, a day wider on either side than the tabular calendar."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return Interval(from_hijri(year, month, 1) - timedelta(days=1), from_hijri(*following, 1))


def _hijri_within(year: int, month: int, first: int, last: int) -> Interval:
    """Days `first` to `last` of an Islamic month as they fall in a Gregorian year."""
    hijri = int((year - 622) * 33 / 32)
    for candidate in (hijri, hijri + 1, hijri + 2):
        begin = from_hijri(candidate, month, first)
        if begin.year == year:
            return Interval(begin - timedelta(days=1), from_hijri(candidate, month, last) + timedelta(days=1))
    return Interval()


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


_DAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas-eve": lambda y: date(y, 12, 24),
    "boxing-day": lambda y: date(y, 12, 26),
    "new-years-eve": lambda y: date(y, 12, 31),
    "new-year": lambda y: date(y, 1, 1),
    "easter": easter,
    "easter-monday": lambda y: easter(y) + timedelta(days=1),
    "good-friday": lambda y: easter(y) - timedelta(days=2),
    "palm-sunday": lambda y: easter(y) - timedelta(days=7),
    "orthodox-easter": orthodox_easter,
    "orthodox-christmas": lambda y: date(y, 1, 7),
    "thanksgiving": lambda y: _nth(y, 11, 4, 4),
    "labor-day": lambda y: _nth(y, 9, 1, 1),
    "memorial-day": lambda y: _last(y, 5, 1),
    "may-day": lambda y: date(y, 5, 1),
    "armistice": lambda y: date(y, 11, 11),
    "bastille": lambda y: date(y, 7, 14),
    "halloween": lambda y: date(y, 10, 31),
    "valentine": lambda y: date(y, 2, 14),
    "patrick": lambda y: date(y, 3, 17),
    "election-us": lambda y: _nth(y, 11, 1, 1) + timedelta(days=1),
    "nowruz": lambda y: date(y, 3, 20),
}
_HIJRI: dict[str, tuple[int, int, int]] = {
    "ramadan": (9, 1, 29),
    "eid-al-fitr": (10, 1, 3),
    "eid-al-adha": (12, 10, 13),
    "ashura": (1, 10, 10),
}


def feast_days(name: str, year: int) -> Interval:
    """The days of a holiday in a year; open where the calendar does not fix it.

    >>> feast_days("easter", 2016).earliest
    datetime.date(2016, 3, 27)
    """
    if not 1600 <= year <= 2199:
        return Interval()
    if name in _HIJRI:
        return _hijri_within(year, *_HIJRI[name])
    day = _DAYS[name](year)
    return Interval(day, day)
