"""Say which days each expression means, in reading order.

Two clocks run at once: the publication date, and the passage's own time, which is the last date that the passage told.
Words that point ("today", "last week") count from the first, words that refer back ("the next day", "that month", "two
years later") from the second. A heading's date opens the passage below it; a caption has a clock of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.annotate.time import choose, counting
from dateline.annotate.time.dates import APOSTROPHES
from dateline.annotate.time.feasts import feast_days, from_hijri, hijri_month
from dateline.annotate.time.forms import Feast, Fixed, Found, Hijri, Length, Partial, Shift
from dateline.annotate.time.happening import Happenings, from_happening
from dateline.annotate.time.narrative import is_story, opening_year, points
from dateline.annotate.time.passage import Anchor, Passage, Settled
from dateline.annotate.time.returning import opening_of
from dateline.annotate.time.stretch import day_of, moved, narrowed
from dateline.annotate.time.words import Words
from dateline.model.document import Publication
from dateline.model.interval import Interval
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression

SOON = 5  # years by which a story may look ahead to a year of two digits
OWN_CLOCK = frozenset({"caption", "title", "byline", "credit"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole document: its publication, whether numeric dates put the day first (None: undecided)."""

    published: Publication
    day_first: bool | None = None


def resolve(w: Words, found: list[Found], parse: Parse | None, setting: Setting) -> tuple[TimeExpression, ...]:
    """All expressions with value, bounds, status and anchor."""
    story = is_story(found, setting.published)
    lone = setting.published.latest is None and not any(points(item) for item in found)
    opening = opening_year(w, found) if story or lone else None
    body = Passage(setting.published, story, opening)
    body.home = opening_of(w, found) if story or lone else None
    own = body
    out: list[TimeExpression] = []
    section = -1
    happenings = Happenings()
    for n, item in enumerate(found):
        now = w[item.first].section
        separate = w.sections[now].kind in OWN_CLOCK and not (story and w.sections[now].kind == "title")
        if separate and now != section:
            own = Passage(setting.published, story, body.year)
        section = now
        passage = own if separate else body
        passage.enter(w, parse, item)
        item = in_century(w, item, passage)
        if isinstance(item.form, Shift) and item.form.base == "event":
            nearby = upcoming(w, found, n, passage, setting)
            settled = from_happening(w, parse, item, *nearby, passage, happenings, f"t{len(out) + 2}")
            settled = beside(w, found, n, passage) or named_next(w, found, n, passage, setting) or settled
            if settled.status == "open" and passage.clause.opens:
                passage.lose()
        elif isinstance(item.form, Shift) and item.form.offset and item.form.base == "passage":
            told = beside(w, found, n, passage) or named_next(w, found, n, passage, setting)
            settled = told or settle(item, passage, setting)
        else:
            settled = settle(item, passage, setting)
        settled = with_modifier(item, settled, passage)
        expression = finished(w, item, settled, f"t{len(out) + 1}")
        out.append(expression)
        passage.tell(w, item, settled, expression)
        happenings.note(parse, passage.focus)
    return tuple(out)


def in_century(w: Words, item: Found, passage: Passage) -> Found:
    """A year of two digits ("the class of '99") in the century of its story: the last one that is no future."""
    form, here = item.form, passage.year.stretch if passage.year and passage.story else None
    if not isinstance(form, Partial) or form.year is None or here is None or here.year < 1:
        return item
    short = [w.number(i + 1) for i in range(item.first, item.last - 1) if w.low(i) in APOSTROPHES and w.glued(i + 1)]
    if form.year % 100 not in short:
        return item
    year = form.year % 100 + (here.year + SOON - form.year % 100) // 100 * 100
    return replace(item, form=replace(form, year=year))


def beside(w: Words, found: list[Found], n: int, passage: Passage) -> Settled | None:
    """ "On 27 June 1950, two days after the invasion,": what stands beside a date is that date."""
    day = passage.focus
    if n == 0 or day is None or day.stretch is None or day.stretch.grain != "day" or day.sentence != passage.sentence:
        return None
    between = [w.low(i) for i in range(found[n - 1].last, found[n].first)]
    if between not in ([","], ["-"], ["–"], ["—"]):
        return None
    return Settled(day.stretch.timex, "DATE", day.days, "inferred", day.id, stretch=day.stretch)


def named_next(w: Words, found: list[Found], n: int, passage: Passage, setting: Setting) -> Settled | None:
    """ "A week later, on 4 July,": what stands before a date of the calendar is that date."""
    if n + 1 >= len(found) or not isinstance(found[n + 1].form, Partial):
        return None
    between = [w.low(i) for i in range(found[n].last, found[n + 1].first)]
    if between not in ([","], [",", "on"], ["on"], ["("]):
        return None
    day = with_modifier(found[n + 1], settle(found[n + 1], passage, setting), passage)
    if day.stretch is None or day.stretch.grain != "day":
        return None
    return replace(day, value=replace(day.stretch, part="").timex, type="DATE", status="inferred")


def upcoming(w: Words, found: list[Found], n: int, passage: Passage, setting: Setting) -> tuple[Settled | None, int]:
    """What the next expression of the sentence means, and the words between it and expression `n`."""
    if n + 1 >= len(found) or not isinstance(found[n + 1].form, (Partial, Feast)):
        return None, 0
    between = [w.low(i) for i in range(found[n].last, found[n + 1].first)]
    if "." in between or "" in between or ";" in between or (passage.clause.opens and "," in between):
        return None, 0
    return settle(found[n + 1], passage, setting), len(between)


def settle(item: Found, passage: Passage, setting: Setting) -> Settled:
    """What an expression means where it stands."""
    form = item.form
    match form:
        case Fixed():
            return Settled(form.value, form.type, status="open", reason="it names no day of the calendar")
        case Length():
            return length(form, passage)
        case Shift():
            return counting.shifted(form, passage)
        case Feast():
            return feast(form, passage)
        case Hijri():
            return hijri(form)
        case Partial():
            if form.other:
                form = numeric(form, setting.day_first)
            return choose.completed(form, passage)


def numeric(form: Partial, day_first: bool | None) -> Partial:
    """One reading of a numeric date by the document's vote; both stay where it is undecided."""
    if form.other is None or day_first is None:
        return form
    month, day = form.other if day_first else (form.month or 0, form.day or 0)
    return replace(form, month=month, day=day, other=None)


def length(form: Length, passage: Passage) -> Settled:
    """A duration; the days it covers where its end is told ("the past two weeks")."""
    anchor = passage.published if form.base == "published" else passage.focus
    if form.toward and form.n is not None and anchor and anchor.days.earliest and anchor.days.latest:
        if form.unit not in ("S", "MIN", "H"):
            edge = anchor.days.latest if form.toward < 0 else anchor.days.earliest
            other = moved(edge, form.unit, form.toward * form.n)
            if other:
                days = Interval(min(edge, other), max(edge, other))
                return Settled(form.value, "DURATION", days, "inferred", anchor.id)
    return Settled(form.value, "DURATION", reason="a bare duration stands nowhere on the calendar")


def feast(form: Feast, passage: Passage) -> Settled:
    """A holiday with the year the text gives or means."""
    choice: choose.Choice = (form.year, "stated", None)
    year, status, anchor = choice if form.year is not None else choose.year_of_feast(form, passage)
    if year is None:
        return Settled("XXXX", "DATE", reason="the year is not known")
    days = feast_days(form.name, year)
    if days.earliest is None or days.latest is None:
        return Settled(f"{year:04d}", "DATE", reason="the calendar does not fix its days")
    if days.earliest == days.latest:
        stretch = day_of(days.earliest, form.part)
        return Settled(stretch.timex, "TIME" if form.part else "DATE", days, status, anchor, stretch=stretch)
    middle = date.fromordinal((days.earliest.toordinal() + days.latest.toordinal()) // 2)
    return Settled(f"{middle:%Y-%m}", "DATE", days, status, anchor, stretch=None)


def hijri(form: Hijri) -> Settled:
    """An Islamic date on our calendar, a day wider on either side: the moon was seen or not."""
    if not 1 <= form.month <= 12 or not 1 <= (form.day or 1) <= 30:
        return Settled("XXXX", "DATE", reason="no calendar has this day")
    if form.day is None:
        days = hijri_month(form.year, form.month)
        first = from_hijri(form.year, form.month, 15)
        return Settled(f"{first:%Y-%m}", "DATE", days, "stated", mod="APPROX")
    day = from_hijri(form.year, form.month, form.day)
    days = Interval(day - timedelta(days=1), day + timedelta(days=1))
    return Settled(day.isoformat(), "DATE", days, "stated", stretch=day_of(day), mod="APPROX")


def with_modifier(item: Found, settled: Settled, passage: Passage) -> Settled:
    """Bounds narrowed by "early", "late", "mid", "the rest of", "later"."""
    mod, days = item.mod, settled.days
    if mod is None or mod in ("APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
        return replace(settled, mod=settled.mod or mod)
    if item.rule == "weekday-of-month" and settled.stretch and isinstance(item.form, Partial):
        part = narrowed(settled.stretch.days, settled.stretch.grain, mod)
        return choose.weekdays_within(part, settled.stretch, item.form, settled)
    if settled.stretch is None or days.earliest is None or days.latest is None:
        return replace(
            settled, mod={"REST": "END", "LATER": "END", "EARLIER": "START", "CLOSE": "END"}.get(mod.split("_")[0], mod)
        )
    here = passage.focus.days if passage.focus else Interval()
    if mod in ("LATER_THIS", "EARLIER_THIS") and passage.published:
        here = passage.published.days
    name = mod.split("_")[0]
    if name in ("REST", "LATER"):
        edge = here.earliest if here.earliest and days.earliest <= here.earliest <= days.latest else days.earliest
        return replace(settled, days=Interval(edge, days.latest), mod="END")
    if name == "EARLIER":
        edge = here.latest if here.latest and days.earliest <= here.latest <= days.latest else days.latest
        return replace(settled, days=Interval(days.earliest, edge), mod="START")
    return replace(settled, days=narrowed(days, settled.stretch.grain, mod), mod="END" if mod == "CLOSE" else mod)


def finished(w: Words, item: Found, settled: Settled, name: str) -> TimeExpression:
    """The record of one expression."""
    start, end = w[item.first].start, w[item.last - 1].end
    return TimeExpression(
        start,
        end,
        w.text[start:end],
        id=name,
        type=settled.type,
        value=settled.value,
        mod=settled.mod,
        earliest=settled.days.earliest,
        latest=settled.days.latest,
        status=settled.status,
        anchor=settled.anchor,
        rule=item.rule,
        reason=settled.reason if settled.status == "open" else None,
    )


__all__ = ["Anchor", "Setting", "resolve"]
