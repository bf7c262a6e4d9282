"""Fill the holes of a date: which year a month or a day without one belongs to, which day a weekday names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.time.counting import shifted
from dateline.annotate.time.feasts import feast_days
from dateline.annotate.time.forms import Feast, Partial, Slice
from dateline.annotate.time.lengths import timex_length
from dateline.annotate.time.passage import Anchor, Passage, Settled
from dateline.annotate.time.returning import back_to, home_year, stretch_of
from dateline.annotate.time.stretch import SEASONS, Stretch, day_of, holding, moved
from dateline.model.interval import Interval
from dateline.model.time import TimeStatus, TimeType

Choice = tuple[int | None, TimeStatus, str | None]
UNKNOWN: Choice = (None, "open", None)


def completed(form: Partial, passage: Passage) -> Settled:
    """The meaning of a date of the calendar, with its year found where the text leaves it out."""
    kind: TimeType = "TIME" if form.part else "DATE"
    if form.span:
        stretch = Stretch(form.span, form.year or 0)
        return Settled(stretch.timex, "DATE", stretch.days, "stated" if stretch.days.known else "open", stretch=stretch)
    if form.weekday and not (form.month or form.day):
        return weekday(form, passage, kind)
    choice: Choice = (form.year, "stated", None) if form.year is not None else year_for(form, passage)
    year, status, anchor = choice
    if year is None:
        return Settled(with_holes(form), kind, reason="the year is not known")
    if form.day and not form.month:
        return day_of_month(form, passage, kind)
    stretch = stretch_of(form, year)
    if form.like and passage.period and passage.period.stretch:
        stretch = replace(passage.period.stretch, year=year)
    if form.other and form.other != (form.month, form.day):
        return two_readings(form, stretch, status, anchor, passage)
    part = part_of(form, stretch, status, anchor)
    if part is not None:
        return part
    if not stretch.exists:
        return Settled(stretch.timex, kind, reason="no calendar has this day")
    if not stretch.days.known:
        return Settled(stretch.timex, kind, Interval(), "open", anchor, "before the calendar of these records", stretch)
    return Settled(stretch.timex, kind, stretch.days, status, anchor, stretch=stretch)


def part_of(form: Partial, stretch: Stretch, status: TimeStatus, anchor: str | None) -> Settled | None:
    """A weekday, a half, a week or the first or last days of a stretch, where the text names but that."""
    days = stretch.days
    if form.month and form.weekday and not form.day:
        return weekday_of_month(form, stretch, status, anchor)
    if form.month and form.half and days.earliest:
        middle = days.earliest.replace(day=15)
        if form.half == 1:
            return Settled(
                stretch.timex, "DATE", Interval(days.earliest, middle), status, anchor, stretch=stretch, mod="START"
            )
        later = Interval(middle + timedelta(days=1), days.latest)
        return Settled(stretch.timex, "DATE", later, status, anchor, stretch=stretch, mod="END")
    if form.week and days.earliest:
        week = holding(days.earliest, "week")
        return Settled(week.timex, "DATE", week.days, status, anchor, stretch=week)
    return sliced(form.slice, stretch, status, anchor) if form.slice else None


def weekday_of_month(form: Partial, stretch: Stretch, status: TimeStatus, anchor: str | None) -> Settled:
    """The n-th such weekday of a month, or whichever of them the text means."""
    first, last = stretch.days.earliest, stretch.days.latest
    if first is None or last is None:
        return Settled(stretch.timex, "DATE", reason="no calendar has this month")
    days = _weekdays(stretch.days, form.weekday or 1)
    if form.nth and (form.nth < 0 or form.nth <= len(days)):
        chosen = days[-1] if form.nth < 0 else days[form.nth - 1]
        told = day_of(chosen)
        return Settled(told.timex, "DATE", told.days, status, anchor, stretch=told)
    return Settled(stretch.timex, "DATE", Interval(days[0], days[-1]), status, anchor, stretch=stretch)


def _weekdays(within: Interval, number: int) -> list[date]:
    first, last = within.earliest, within.latest
    if first is None or last is None:
        return []
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.isoweekday() == number]


def weekdays_within(part: Interval, month: Stretch, form: Partial, settled: Settled) -> Settled:
    """A weekday in a part of a month ("a Saturday in late August"): the day itself where there is but one."""
    days = _weekdays(part, form.weekday or 1)
    if len(days) == 1:
        told = day_of(days[0])
        return replace(settled, value=told.timex, days=told.days, stretch=told)
    return replace(settled, days=Interval(days[0], days[-1]), stretch=month) if days else settled


def sliced(piece: Slice, stretch: Stretch, status: TimeStatus, anchor: str | None) -> Settled:
    """The first or last days, weeks or months of a month or year: a duration that stands on the calendar."""
    value = timex_length(piece.n, piece.unit)
    first, last = stretch.days.earliest, stretch.days.latest
    if first is None or last is None:
        return Settled(value, "DURATION", reason="the year is not known")
    if piece.side > 0:
        end = moved(first, piece.unit, piece.n)
        days = Interval(first, min(last, end - timedelta(days=1))) if end else stretch.days
    else:
        after = last + timedelta(days=1) if last < date.max else last
        begin = moved(after, piece.unit, -piece.n)
        days = Interval(max(first, begin), last) if begin else stretch.days
    kind: TimeType = "DURATION"
    return Settled(value, kind, days, status, anchor, stretch=stretch)


def two_readings(form: Partial, stretch: Stretch, status: TimeStatus, anchor: str | None, passage: Passage) -> Settled:
    """A numeric date that may put the day first: the one on the day of publication, else both."""
    month, day = form.other or (0, 0)
    second = Stretch("day", stretch.year, month, day)
    both = [s.days for s in (stretch, second) if s.days.known]
    if len(both) < 2:
        only = stretch if stretch.days.known else second
        return Settled(only.timex, "DATE", only.days, status if only.days.known else "open", anchor, stretch=only)
    first, last = sorted(d for days in both if (d := days.earliest))
    today = passage.published.days.latest if passage.published else None
    if today in (first, last):
        return Settled(day_of(today).timex, "DATE", Interval(today, today), status, anchor, stretch=day_of(today))
    return Settled(
        f"{stretch.year:04d}-XX-XX",
        "DATE",
        Interval(first, last),
        "inferred",
        None,
        stretch=Stretch("year", stretch.year),
    )


def with_holes(form: Partial) -> str:
    """The value of a date whose year nobody knows."""
    if form.month and form.day:
        return f"XXXX-{form.month:02d}-{form.day:02d}{form.part}"
    if form.month:
        return f"XXXX-{form.month:02d}"
    if form.day:
        return f"XXXX-XX-{form.day:02d}{form.part}"
    if form.season:
        return f"XXXX-{form.season}"
    return f"XXXX-Q{form.quarter}" if form.quarter else "XXXX"


def year_for(form: Partial, passage: Passage) -> Choice:
    """The year of a date without one: told by a phrase, by the passage, or by the publication and the tense."""
    if form.of:
        of = shifted(form.of, passage)
        return (of.stretch.year, of.status, of.anchor) if of and of.stretch else UNKNOWN
    if form.day and not form.month:
        last = passage.focus.days.latest if passage.focus else None
        return (last.year, "inherited", passage.focus.id) if passage.focus and last else UNKNOWN
    narrative = passage.year
    if form.pick in ("that", "same", "previous", "following") or (narrative and speaks_narrative(form, passage)):
        anchor = narrative or passage.focus
        if anchor is None or anchor.stretch is None:
            return UNKNOWN
        returned = back_to(form, anchor, passage)
        if returned is not None and passage.back is not None:
            return returned, "inherited", passage.back.id
        home = home_year(form, anchor, passage)
        if home is not None and passage.home is not None:
            return home, "inherited", passage.home.id
        year = in_passage(form, anchor, passage)
        if year and passage.published and not passage.story and ahead_of(form, year, passage):
            return near_publication(form, passage), "inferred", "published"
        return year, "inherited", anchor.id
    if passage.published and passage.published.stretch:
        return near_publication(form, passage), "inferred", "published"
    return UNKNOWN


def speaks_narrative(form: Partial, passage: Passage) -> bool:
    """Whether a date without year takes the year of the passage rather than that of the publication."""
    if passage.year is None:
        return False
    if passage.story and (passage.published is None or not (form.pick in ("last", "next", "this") or form.quarter)):
        return True
    if form.pick in ("last", "next", "this") or form.quarter:
        return False
    if passage.toward > 0:
        return False
    return passage.year.opens and passage.section - passage.year.section <= 2


def ahead_of(form: Partial, year: int, passage: Passage) -> bool:
    """Whether a date lies after the publication, though its clause does not look ahead."""
    first, day = stretch_of(form, year).days.earliest, passage.published.days.latest if passage.published else None
    return passage.toward <= 0 and first is not None and day is not None and first > day


def in_passage(form: Partial, anchor: Anchor, passage: Passage) -> int | None:
    """The year in a narrative: that of the last date, or the next where the months step over New Year."""
    told = anchor.stretch
    if told is None:
        return None
    year = told.year
    month = month_of(form)
    since = {"month": told.number, "day": told.number}.get(told.grain)
    if told.grain == "season":
        since = 3 * told.number + 3
    if told.grain == "quarter":
        since = 3 * told.number
    if form.pick in ("previous", "following", "last", "next") and month:
        since = since or (1 if form.pick in ("previous", "last") else 12)
        if form.pick in ("previous", "last"):
            return year - (month >= since)
        return year + (month <= since)
    if since is None or month is None:
        return year
    if over_new_year(since, month, passage):
        return year + 1
    if told.grain == "season" and told.number == 3 and month < 9:
        return year + 1
    return year


def over_new_year(since: int, month: int, passage: Passage) -> bool:
    """Whether a month before the last one told is one of the next year: far back, or opening the next scene."""
    if passage.clause.earlier:
        return False
    return (since >= 10 and month <= since - 8) or (passage.clause.opens and since - month >= 5)


def month_of(form: Partial) -> int | None:
    """The month a date begins in."""
    if form.month:
        return form.month
    if form.season:
        return 3 * SEASONS.index(form.season) + 3
    return 3 * form.quarter - 2 if form.quarter else None


def near_publication(form: Partial, passage: Passage) -> int | None:
    """The year nearest the publication on the side that the tense or the choosing word names."""
    day = passage.published.days.latest if passage.published else None
    if day is None:
        return None
    options = [(y, s.days) for y in (day.year - 1, day.year, day.year + 1) if (s := stretch_of(form, y)).days.known]
    if form.pick == "last":
        gone = [y for y, days in options if days.latest and days.latest < day]
        return gone[-1] if gone else None
    if form.pick == "next":
        coming = [y for y, days in options if days.earliest and days.earliest > day]
        return coming[0] if coming else None
    if form.pick == "this" or form.fiscal:
        return day.year
    if passage.clause.over and not form.quarter:
        options = [(y, days) for y, days in options if days.earliest and days.earliest <= day]
    return nearest(options, day, 0 if form.quarter or passage.clause.due else passage.toward)


AGAINST = 5  # a year on the side that the tense speaks against must lie this many times nearer to win


def nearest(options: list[tuple[int, Interval]], day: date, toward: int = 0) -> int | None:
    """The year whose stretch lies closest to a day, on the side that the tense favours; the earlier of two."""

    def gap(days: Interval) -> int:
        if days.earliest is None or days.latest is None:
            return 10**6
        ahead, back = (days.earliest - day).days, (day - days.latest).days
        return max(ahead * (AGAINST if toward < 0 else 1), back * (4 * AGAINST if toward > 0 else 1), 0)

    return min(options, key=lambda option: (gap(option[1]), option[0]))[0] if options else None


def day_of_month(form: Partial, passage: Passage, kind: TimeType) -> Settled:
    """ "On the 13th": the month of the passage."""
    told = passage.focus.stretch if passage.focus else None
    if told is None or told.grain not in ("day", "month"):
        return Settled(with_holes(form), kind, reason="the month is not known")
    stretch = Stretch("day", told.year, told.number, form.day or 1, form.part)
    if not stretch.days.known:
        return Settled(stretch.timex, kind, reason="no calendar has this day")
    return Settled(
        stretch.timex, kind, stretch.days, "inherited", passage.focus.id if passage.focus else None, stretch=stretch
    )


def weekday(form: Partial, passage: Passage, kind: TimeType) -> Settled:
    """A weekday: the nearest on the side the tense names, the publication day itself included."""
    number = form.weekday or 1
    week = shifted(form.of, passage) if form.of else None
    if week and week.stretch and week.days.earliest:
        return _day(week.days.earliest + timedelta(days=number - 1), form, kind, week.anchor)
    narrative = form.pick in ("that", "same", "previous", "following")
    anchor = passage.published
    beside = far_day_beside(passage)
    told = passage.story and passage.toward <= 0 and passage.focus is passage.day and form.pick is None
    if narrative or anchor is None or beside or told:
        anchor = passage.day if passage.day and (narrative or passage.section - passage.day.section <= 1) else None
        onward = form.pick != "previous"
        known = narrative or passage.story or beside
        if anchor is None or anchor.days.earliest is None or not known:
            return Settled(f"XXXX-WXX-{number}{form.part}", kind, reason="the week is not known")
        start = anchor.days.earliest
        step = (number - start.isoweekday()) % 7
        if form.pick == "following":
            step = step or 7
        return _day(start + timedelta(days=step if onward else step - 7), form, kind, anchor.id)
    day = anchor.days.latest or date.min
    back = (day.isoweekday() - number) % 7
    if form.pick == "last":
        return _day(day - timedelta(days=back or 7), form, kind, anchor.id)
    ahead = passage.toward > 0 or (passage.toward == 0 and passage.clause.stands)
    if form.pick == "next" or (form.pick is None and ahead and back):
        return _day(day + timedelta(days=7 - back), form, kind, anchor.id)
    if form.pick == "this" and passage.toward >= 0:
        return _day(day + timedelta(days=(7 - back) % 7), form, kind, anchor.id)
    return _day(day - timedelta(days=back), form, kind, anchor.id)


NEAR = 14  # days around the publication in which a weekday is its own


def far_day_beside(passage: Passage) -> bool:
    """Whether the sentence has told a day far from the publication, from which a weekday then counts."""
    day, published = passage.day, passage.published
    if day is None or day.sentence != passage.sentence or day.days.earliest is None:
        return False
    if passage.lead in ("to", "through") or not day.main:
        return False  # "from 14 September to Thursday"
    if published is None or published.days.latest is None:
        return True
    return abs((published.days.latest - day.days.earliest).days) > NEAR


def _day(day: date, form: Partial, kind: TimeType, anchor: str | None) -> Settled:
    stretch = day_of(day, form.part)
    return Settled(stretch.timex, kind, stretch.days, "inferred", anchor, stretch=stretch)


def year_of_feast(form: Feast, passage: Passage) -> Choice:
    """The year of a holiday without one."""
    if form.of:
        of = shifted(form.of, passage)
        return (of.stretch.year, of.status, of.anchor) if of and of.stretch else UNKNOWN
    day = passage.published.days.latest if passage.published else None
    if passage.year and passage.year.stretch and speaks_narrative(Partial(pick=form.pick), passage):
        return passage.year.stretch.year, "inherited", passage.year.id
    if day is None:
        return UNKNOWN
    options = [(y, feast_days(form.name, y)) for y in (day.year - 1, day.year, day.year + 1)]
    options = [(y, days) for y, days in options if days.earliest]
    past = [y for y, days in options if days.earliest and days.earliest <= day]
    ahead = [y for y, days in options if days.latest and days.latest >= day]
    if form.pick == "last" or (form.pick is None and passage.toward < 0):
        return (past[-1] if past else None), "inferred", "published"
    if form.pick == "next" or (form.pick is None and passage.toward > 0):
        return (ahead[0] if ahead else None), "inferred", "published"
    return (day.year if form.pick == "this" else nearest(options, day)), "inferred", "published"


__all__ = ["completed", "weekdays_within", "year_of_feast"]
