"""What holds for every text: bounds in order, dates that read back, offsets that move, linear cost."""

from __future__ import annotations

import calendar
import time as clock
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.time import annotate_times
from dateline.annotate.time.stretch import SEASONS, Stretch, narrowed
from dateline.model.document import Document, Publication, Section
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression

MONTHS = list(calendar.month_name)[1:]
NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
DAYS = st.dates(min_value=date(1500, 1, 1), max_value=date(2100, 12, 31))


def times_of(text: str, published: date | None = None) -> tuple[TimeExpression, ...]:
    """The times of a text without a parse: tense is unknown, the words alone speak."""
    known = Publication(published, published, "given") if published else Publication()
    doc = Document("sha256:0", "t.txt", "text/plain", text, language="en", published=known,
                   sections=(Section(0, len(text), "body"),) if text else ())  # fmt: skip
    return annotate_times(doc, Parse(text, (), ()))[1]


def written(stretch: Stretch) -> str:
    """A stretch in English."""
    match stretch.grain:
        case "day":
            return f"{stretch.day} {MONTHS[stretch.number - 1]} {stretch.year}"
        case "month":
            return f"{MONTHS[stretch.number - 1]} {stretch.year}"
        case "season":
            return f"the {NAMES[SEASONS[stretch.number]]} of {stretch.year}"
        case "quarter":
            return f"the {['first', 'second', 'third', 'fourth'][stretch.number - 1]} quarter of {stretch.year}"
        case "decade":
            return f"the {stretch.year}s"
    return str(stretch.year)


STRETCHES = st.one_of(
    DAYS.map(lambda d: Stretch("day", d.year, d.month, d.day)),
    DAYS.map(lambda d: Stretch("month", d.year, d.month)),
    DAYS.map(lambda d: Stretch("season", d.year, d.month % 4)),
    DAYS.map(lambda d: Stretch("quarter", d.year, d.month % 4 + 1)),
    DAYS.map(lambda d: Stretch("year", d.year)),
    DAYS.map(lambda d: Stretch("decade", d.year // 10 * 10)),
)


@given(STRETCHES)
@settings(max_examples=200, deadline=None)
def test_a_rendered_date_reads_back_as_the_same_days(stretch):
    text = f"The bridge was closed in {written(stretch)}."
    (told,) = times_of(text)
    assert told.interval == stretch.days
    assert told.value == stretch.timex


@given(DAYS)
@settings(max_examples=100, deadline=None)
def test_all_spellings_of_a_day_name_it(day):
    month = MONTHS[day.month - 1]
    for spelling in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        f"{day.isoformat()}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"{day.day} {month.upper()} {day.year}",
    ):
        told = times_of(f"On {spelling} the bridge was closed.")
        assert [(t.earliest, t.latest) for t in told] == [(day, day)], spelling


@given(STRETCHES, st.sampled_from(["START", "MID", "END", "CLOSE"]))
def test_a_modifier_only_narrows(stretch, mod):
    part, whole = narrowed(stretch.days, stretch.grain, mod), stretch.days
    assert whole.earliest <= part.earliest <= part.latest <= whole.latest


DEICTIC = (
    "yesterday",
    "today",
    "tomorrow",
    "ten days ago",
    "last night",
    "this morning",
    "ten days from now",
)


@given(st.sampled_from(DEICTIC), st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-5000, 5000))
@settings(max_examples=100, deadline=None)
def test_what_counts_from_the_publication_moves_with_it(words, published, n):
    (one,) = times_of(f"It was so {words}.", published)
    (two,) = times_of(f"It was so {words}.", published + timedelta(days=n))
    assert one.anchor == two.anchor == "published"
    assert two.earliest - one.earliest == timedelta(days=n)
    assert two.latest - one.latest == timedelta(days=n)


@given(
    st.sampled_from(("last week", "this week", "Friday", "last Friday")), st.dates(date(1950, 1, 1), date(2050, 1, 1))
)
@settings(max_examples=50, deadline=None)
def test_weeks_move_with_the_publication(words, published):
    (one,) = times_of(f"It was so {words}.", published)
    (two,) = times_of(f"It was so {words}.", published + timedelta(weeks=3))
    assert two.earliest - one.earliest == timedelta(weeks=3)


HEAP = """Friday Monday 3 31 1999 2014 two the early late last next that of in on - / , . ; ( ) ago later before after
years days week summer Easter Ramadan 1436 BC a.m. 10 : 30 noon night and to quarter third nearly every since"""
WORDS = (*MONTHS, *HEAP.split())


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.one_of(st.none(), DAYS))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_time_words_breaks_anything(words, published):
    text = " ".join(words)
    end = 0
    for told in times_of(text, published):
        assert text[told.start : told.end] == told.quote
        assert told.start >= end
        end = told.end
        assert told.earliest is None or told.latest is None or told.earliest <= told.latest
        assert (told.status == "open") == (told.reason is not None)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read(text):
    for told in times_of(text, date(2024, 5, 9)):
        assert text[told.start : told.end] == told.quote


@pytest.mark.parametrize(
    "words", ["31 April 1950", "30 February 2001", "29 February 1900", "99999", "year 0", "the 45th of May"]
)
def test_what_no_calendar_has_is_never_a_day(words):
    for told in times_of(f"It happened on {words}."):
        assert told.earliest is None or told.earliest != told.latest


ODD = [
    "in 00000 and 99999 and 9" + "9" * 5000,
    "12May2014and13June2014",
    "999999999999999999 years ago",
    "5000 years later, 9000 years before that, and 9999 centuries ago",
    "On 31 December 9999 it ended. The next day, a century later, three decades after that, all was gone.",
    "On 1 January 0001. Two years earlier. The previous day.",
    "the end of the end of the end of the end of May",
    "1.1.1.1.1.1.1.1 1/1/1/1/1 1-1-1-1-1",
    "٣ May ２０１４",
    "the the the the last last last next next of of of",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(2024, 5, 9), date(9999, 12, 31)])
def test_absurd_numbers_break_nothing(text, published):
    for told in times_of(text, published):
        assert text[told.start : told.end] == told.quote


@pytest.mark.parametrize(
    "piece", ["On 3 May 1999 it rained. ", "1999-05-03 ", "12May2014", "two days later ", "early late the end of "]
)
def test_cost_is_linear(piece):
    def cost(n: int) -> float:
        begin = clock.process_time()
        times_of(piece * n, date(2024, 5, 9))
        return clock.process_time() - begin

    cost(100)
    assert cost(10_000) < 25 * max(cost(1_000), 0.01)
