"""What an expression says before anybody asks which days it means: values with holes.

`recognise` makes forms from words alone; `resolve` fills the holes in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.time import TimeType

Base = Literal["published", "passage", "either", "event", "latest"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit of the calendar counted from somewhere: "last week", "three years later", "that month", "today".

    Attributes:
        unit: key of the lexicon ("D", "W", "M", "Q", "Y", "DE", "CE", "WE", "SU" …).
        n: units forward, negative for back; None for an unknown number ("weeks later"), whose direction is `sign`.
        base: what it is counted from: the publication, the current time of the passage, whichever fits, or a happening
            named after it ("two days after the raid").
        part: part of day or clock, as TIMEX3 writes it ("TMO", "T10:30").
        offset: counted ("three years later") rather than chosen ("the following year"). rough: "some three weeks".
        clock: a time of day alone, on the last day that the passage told. like: "the year-earlier quarter", that of the
            last business period told.
    """

    unit: str
    n: float | None
    base: Base
    sign: int = 0
    part: str = ""
    offset: bool = False
    rough: bool = False
    clock: bool = False
    like: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """The first (`side` 1) or last (-1) `n` days, weeks or months of a longer unit."""

    n: int
    unit: str
    side: int


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of the calendar with whatever fields the text gives.

    Attributes:
        year: full year, negative for BC. month, day, weekday (1 Monday): numbers.
        season, quarter, half: within a year. span: "decade" or "century", whose first year `year` is.
        part: part of day or clock as TIMEX3 writes it.
        pick: "last", "next", "this", "that", "previous" or "following", where a word chooses among years or weeks.
        of: the year or month told by a phrase ("May of that year").
        other: the second reading of a numeric date, (month, day).
        slice: its first or last days or weeks only.
        nth: which of the month's weekdays ("the first Sunday in June"), -1 the last; `weekday` names it.
        week: the week that holds the day ("the week of March 6").
        like: the period of the passage in another year ("the 1988 quarter"). fiscal: counted in a business year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    span: str | None = None
    part: str = ""
    pick: str | None = None
    of: Shift | None = None
    other: tuple[int, int] | None = None
    slice: Slice | None = None
    nth: int = 0
    week: bool = False
    like: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as TIMEX3 writes it. `toward` says that it ends (-1, "the past two weeks") or begins (1) at `base`."""

    value: str
    unit: str = "D"
    n: float | None = None
    toward: int = 0
    base: str = "either"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no resolving: references to past, present, future; sets."""

    value: str
    type: TimeType


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday or named period of the calendar, with its year if the text gives one."""

    name: str
    year: int | None = None
    pick: str | None = None
    part: str = ""
    of: Shift | None = None


@dataclass(frozen=True, slots=True)
class Hijri:
    """A date of the Islamic calendar; `day` is None for a whole month."""

    year: int
    month: int
    day: int | None = None


Form = Shift | Partial | Length | Fixed | Feast | Hijri


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the text: words `[first, last)`, what they say, and the name of the rule that read them."""

    first: int
    last: int
    form: Form
    rule: str
    mod: str | None = None
    sure: bool = True
