"""Count from an anchor: "last week", "two days later", "the following year", "three years ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.time.forms import Shift
from dateline.annotate.time.passage import Anchor, Passage, Settled
from dateline.annotate.time.stretch import Stretch, day_of, holding, moved, narrowed
from dateline.model.interval import Interval
from dateline.model.time import TimeType

GRAIN = {"D": "day", "N": "day", "W": "week", "F": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year"}
GRAIN |= {"DE": "decade", "CE": "century"}
HOLES = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
FEW, MANY = 2, 9  # "weeks later" says two weeks at least; more than nine units would be told in the next larger unit
ORDER = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def shifted(form: Shift, passage: Passage) -> Settled:
    """What a counted or chosen unit means."""
    if form.unit in ("S", "MIN", "H"):
        return clock_distance(form, passage)
    if form.clock and form.n and passage.toward > 0:
        form = replace(form, n=0)  # "rain is expected overnight"
    if form.unit == "WE" and form.base == "either" and passage.toward > 0:
        form = replace(form, n=1)  # "the weekend should be dry" is the coming one
    return counted(form, anchor_of(form, passage), passage)


def counted(form: Shift, anchor: Anchor | None, passage: Passage) -> Settled:
    """A unit counted from an anchor."""
    kind: TimeType = "TIME" if form.part else "DATE"
    if form.n is None:
        return unknown_number(form, anchor)
    if anchor is None or anchor.days.earliest is None or anchor.days.latest is None:
        if anchor and anchor.stretch and anchor.stretch.year < 0 and form.unit in ("Y", "DE", "CE"):
            return before_christ(form, anchor)
        why = "the publication date is not known" if form.base == "published" else "nothing before it names a time"
        return Settled(with_holes(form), kind, reason=why)
    if form.base == "latest" and anchor.id != "published":
        form = replace(form, n=0)
    if form.offset:
        return offset(form, anchor, kind, passage)
    return chosen(form, anchor, kind)


def with_holes(form: Shift) -> str:
    """The value where the anchor is not known."""
    return HOLES.get(GRAIN.get(form.unit, "year"), "XXXX") + (form.part if GRAIN.get(form.unit) == "day" else "")


def anchor_of(form: Shift, passage: Passage) -> Anchor | None:
    """What an expression counts from."""
    if form.base == "published":
        told = passage.published is None and passage.story and form.unit in ("M", "Y", "DE", "CE")
        return passage.focus if told and not form.offset else passage.published
    near = passage.near
    if form.offset and (form.n or 0) > 0 and form.base == "passage" and near and 0 <= near.sentence == passage.sentence:
        return near
    if form.clock:
        return passage.day or passage.published
    if form.unit == "WE" and form.base == "either" and passage.published and not passage.story:
        return passage.published
    if form.unit == "Q" and passage.period:
        return passage.period
    if form.base == "latest":
        return passage.published
    if (
        form.base == "either"
        and passage.published
        and (passage.focus is None or passage.focus.section != passage.section)
    ):
        return passage.published
    if form.unit in ("D", "N") and passage.day and passage.focus:
        same = passage.focus.days.earliest == passage.day.days.earliest
        if not same and form.part and passage.focus.stretch and passage.focus.stretch.grain != "day":
            return passage.day
    return passage.focus


def chosen(form: Shift, anchor: Anchor, kind: TimeType) -> Settled:
    """ "Last month", "that week", "the following year": the unit that holds the anchor, and as many on."""
    grain = GRAIN[form.unit]
    first, last = anchor.days.earliest, anchor.days.latest
    if first is None or last is None:
        return Settled(with_holes(form), kind, reason="nothing before it names a time")
    n = int(form.n or 0)
    coarser = anchor.stretch is not None and ORDER.index(anchor.stretch.grain) > ORDER.index(grain)
    if coarser and grain != "weekend":
        return coarse(form, anchor, kind)
    middle = first if n < 0 else last
    if grain == "weekend":
        back = (middle.isoweekday() - 6) % 7
        target = middle + timedelta(days=7 * (n - (n > 0)) + (7 - back if n > 0 else 0)) if n else middle
        if n < 0:
            target = middle - timedelta(
                days=back if back > 1 or anchor.id != "published" else back + 7 if back == 0 else 1
            )
        stretch = holding(target, grain)
    else:
        target = moved(middle, form.unit, n) or middle
        stretch = holding(target, grain)
    if stretch.grain == "day" and form.part:
        stretch = replace(stretch, part=form.part)
    return Settled(stretch.timex, kind, stretch.days, "inferred", anchor.id, stretch=stretch)


def coarse(form: Shift, anchor: Anchor, kind: TimeType) -> Settled:
    """A unit counted from an anchor that is wider than the unit: only the anchor's own days, moved."""
    first, last = anchor.days.earliest, anchor.days.latest
    n = int(form.n or 0)
    low = moved(first, form.unit, n) if first else None
    high = moved(last, form.unit, n) if last else None
    if high and last and form.unit in ("M", "Q", "Y", "DE", "CE") and (last + timedelta(days=1)).day == 1:
        high = holding(high, "month").days.latest or high  # the end of a month stays one
    if low is None or high is None:
        return Settled(with_holes(form), kind, reason="it leads beyond the calendar")
    days = Interval(low, high)
    stretch, mod = summary(days)
    return Settled(stretch.timex, "DATE", days, "inferred", anchor.id, stretch=stretch, mod=mod)


def summary(days: Interval) -> tuple[Stretch, str | None]:
    """The finest stretch that holds an interval, and the modifier if the interval is its early, middle or late part."""
    first, last = days.earliest or date.min, days.latest or date.min
    for grain in ("day", "week", "month", "quarter", "year", "decade", "century"):
        stretch = holding(first, grain)
        if stretch == holding(last, grain):
            for mod in ("START", "MID", "END"):
                if narrowed(stretch.days, grain, mod) == days:
                    return stretch, mod
            return stretch, None
    return holding(first, "century"), None


def offset(form: Shift, anchor: Anchor, kind: TimeType, passage: Passage) -> Settled:
    """ "Three years ago", "two days later": the anchor moved; as fine as the unit, no finer than the anchor."""
    n, unit = form.n or 0.0, form.unit
    grain = GRAIN.get(unit, "year")
    if unit == "Y" and n != int(n):
        n, unit, grain = n * 12, "M", "month"
    if unit == "Y" and abs(n) == 1 and passage.period and (form.like or near(passage.period, passage)):
        return same_period(passage.period, int(n))
    told = anchor.stretch.grain if anchor.stretch else grain
    if unit in ("W", "F") and told == "day" and form.base == "passage" and not form.rough:
        grain = "day"
    if ORDER.index(told) > ORDER.index(grain) or anchor.mod:
        return coarse(replace(form, n=n, unit=unit), anchor, kind)
    first = anchor.days.earliest
    target = moved(first, unit, n) if first else None
    if target is None:
        return Settled(with_holes(form), kind, reason="it leads beyond the calendar")
    stretch = holding(target, grain) if grain != "day" else day_of(target)
    return Settled(stretch.timex, "DATE", stretch.days, "inferred", anchor.id, stretch=stretch)


def near(anchor: Anchor, passage: Passage) -> bool:
    """Whether a period was told in this sentence or shortly before."""
    return passage.section - anchor.section <= 2 and passage.sentence - anchor.sentence <= 4


def same_period(anchor: Anchor, n: int) -> Settled:
    """ "A year earlier" beside a quarter: the same quarter of another year."""
    stretch = replace(anchor.stretch or Stretch("year", 1), year=(anchor.stretch.year if anchor.stretch else 0) + n)
    return Settled(stretch.timex, "DATE", stretch.days, "inferred", anchor.id, stretch=stretch)


def unknown_number(form: Shift, anchor: Anchor | None) -> Settled:
    """ "Weeks later", "several years ago": from two to nine units away, where the anchor is known."""
    value = "PAST_REF" if form.sign < 0 else "FUTURE_REF"
    if anchor is None or anchor.days.earliest is None or anchor.days.latest is None:
        return Settled(value, "DATE", reason="what it counts from is not known")
    if form.sign > 0:
        low, high = moved(anchor.days.earliest, form.unit, FEW), moved(anchor.days.latest, form.unit, MANY)
    else:
        low, high = moved(anchor.days.earliest, form.unit, -MANY), moved(anchor.days.latest, form.unit, -FEW)
    if low is None or high is None:
        return Settled(value, "DATE", reason="it leads beyond the calendar")
    return Settled(value, "DATE", Interval(low, high), "inferred", anchor.id, stretch=summary(Interval(low, high))[0])


def before_christ(form: Shift, anchor: Anchor) -> Settled:
    """Years counted before the common era: a value without bounds."""
    step = int((form.n or 0) * {"Y": 1, "DE": 10, "CE": 100}[form.unit])
    told = anchor.stretch.year if anchor.stretch else -1
    year = told + step if told + step < 0 else told + step + 1
    grain = GRAIN[form.unit] if not form.offset else "year"
    stretch = Stretch(grain, year)
    return Settled(
        stretch.timex, "DATE", stretch.days, "open", anchor.id, "before the calendar of these records", stretch
    )


def clock_distance(form: Shift, passage: Passage) -> Settled:
    """ "Two hours later", "minutes ago": the day of the anchor, or the one beside it."""
    anchor = passage.published if form.base == "published" else passage.focus
    if anchor is None or anchor.stretch is None or anchor.stretch.grain != "day" or anchor.days.earliest is None:
        return Settled("XXXX-XX-XXTXX", "TIME", reason="what it counts from is not known")
    day = anchor.days.earliest
    hours = (form.n or form.sign * MANY) * (1 if form.unit == "H" else 0)
    other = moved(day, "D", (1 if hours >= 0 else -1) * max(1, abs(hours) // 24)) or day
    days = Interval(min(day, other), max(day, other)) if form.unit == "H" else Interval(day, day)
    stretch = day_of(day, "TXX")
    return Settled(stretch.timex, "TIME", days, "inferred", anchor.id, stretch=stretch)


__all__ = ["counted", "shifted", "summary"]
