"""When an event happened, by its clause, its passage, its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.annotate.time import annotate_times
from dateline.coding.when import Timeline, precision
from dateline.model.interval import Interval

PUB = "2024-05-09"
# text, published, trigger word, earliest, latest, precision
GOVERNED = [
    # the time of the clause
    ("Rebels shelled Orsa on Tuesday.", "2024-05-10", "shelled", "2024-05-07", "2024-05-07", 1),
    # each clause its own
    ("Rebels took Orsa in May 2012 and lost it in June 2012.", None, "took", "2012-05-01", "2012-05-31", 4),
    ("Rebels took Orsa in May 2012 and lost it in June 2012.", None, "lost", "2012-06-01", "2012-06-30", 4),
    # a noun under a dated verb
    ("The attack killed nine people on 3 May 2012.", None, "attack", "2012-05-03", "2012-05-03", 1),
    # a night covers both its days
    ("The village was burned on the night of 3 May 2012.", None, "burned", "2012-05-03", "2012-05-04", 2),
    # after dark is that night, not all time from then on
    ("On 3 May 2012 guards beat them; after dark they were shot.", None, "shot", "2012-05-03", "2012-05-04", 2),
    # a time beyond a semicolon is another clause's
    ("On 3 May 2012 guards beat them; after dark they were shot.", None, "beat", "2012-05-03", "2012-05-03", 1),
    # a happening with a date of its own in a clause about something later
    ("A man was held on Tuesday over a March raid that killed two.", PUB, "killed", "2024-03-01", "2024-03-31", 4),
    # a court's day is not the deed's
    ("A man was charged on Tuesday after he shot two guards.", PUB, "shot", None, "2024-05-07", None),
    # nor is the day it was told of
    ("She said on Tuesday that he was weak after being shot.", PUB, "shot", None, "2024-05-07", None),
    # a time of day of which no day is told: up to the publication
    ("At 4.30 p.m. gunmen shot two guards.", PUB, "shot", None, PUB, None),
    # a page's own date does not date what it tells
    ("Posted: 9 May 2024. Gunmen shot two guards.", PUB, "shot", None, PUB, None),
    # two dates that make a stretch
    ("The villages were shelled on 1 and 2 May 2012.", None, "shelled", "2012-05-01", "2012-05-02", 2),
    ("They fought from 3 to 9 May 2012.", None, "fought", "2012-05-03", "2012-05-09", 3),
    # a noun by the time in its own phrase
    ("On Tuesday a court heard of the killings of March 2012.", PUB, "killings", "2012-03-01", "2012-03-31", 4),
    ("Troops came on Tuesday in an offensive that began in April.", PUB, "offensive", "2024-04-01", "2024-04-30", 4),
    ("Ships left on Tuesday under a truce signed in April.", PUB, "truce", "2024-04-01", "2024-04-30", 4),
    # an own start before the outer clause's day
    ("Shots were heard on Tuesday where troops have fought since 3 May.", PUB, "fought", "2024-05-03", PUB, 3),
    # the entries of a chronicle, in the present tense
    ("27 March 2012: fighters overrun a camp at Orsa; ten die.", None, "overrun", "2012-03-27", "2012-03-27", 1),
    # before dawn is that day still
    ("The village was burned before dawn on 3 May 2012.", None, "burned", "2012-05-03", "2012-05-03", 1),
    # a week, a year
    ("The village was burned last week.", "2024-05-09", "burned", "2024-04-29", "2024-05-05", 3),
    ("The village was burned in 2012.", "2024-05-09", "burned", "2012-01-01", "2012-12-31", 5),
    # since: from that day up to the publication
    ("Troops have held Orsa since 3 May 2012.", "2012-06-09", "held", "2012-05-03", "2012-06-09", 5),
    # until: an end only
    ("Troops held Orsa until 3 May 2012.", None, "held", None, "2012-05-03", None),
]
INHERITED = [
    # the passage goes on
    ("Troops entered Orsa on 3 May 1991. They burned the mill.", None, "burned", "1991-05-03", "1991-05-03", 1),
    # a flashback lies before its passage
    ("Troops entered Orsa on 3 May 1991. They had burned the mill.", None, "burned", None, "1991-05-03", None),
    # an undated lead: up to the publication
    ("Rebels shelled Orsa.", "2024-05-10", "shelled", None, "2024-05-10", None),
    # what is planned lies ahead of the publication
    ("Troops will enter Orsa.", "2024-05-10", "enter", "2024-05-10", None, None),
    # a date in a name does not date the verb
    ("Troops entered Orsa over December's disputed vote.", "2024-05-10", "entered", None, "2024-05-10", None),
]

HELD = "Troops held Orsa on Friday, a day after rebels seized the mill and freed its men."
COUNTED = [
    # the day after it is the main clause's, so the seizing lies a day before
    (HELD, "2013-01-11", "seized", "2013-01-10", "2013-01-10", 1),
    # what is joined to it too; the main clause keeps its day
    (HELD, "2013-01-11", "freed", "2013-01-10", "2013-01-10", 1),
    (HELD, "2013-01-11", "held", "2013-01-11", "2013-01-11", 1),
    # before counts ahead
    (
        "Troops shelled Orsa on 3 May 2012, two days before rebels seized it.",
        None,
        "seized",
        "2012-05-05",
        "2012-05-05",
        1,
    ),
    # at the head of the sentence
    (
        "Two days after gunmen killed the mayor, troops entered Orsa on 3 May 2012.",
        None,
        "killed",
        "2012-05-01",
        "2012-05-01",
        1,
    ),
    # a noun
    (
        "Troops entered Orsa on 3 May 2012, a week after the killing of the mayor.",
        None,
        "killing",
        "2012-04-26",
        "2012-04-26",
        1,
    ),
    # an unknown number: two to nine
    (
        "Troops entered Orsa on 30 May 2012, days after the mayor was killed.",
        None,
        "killed",
        "2012-05-21",
        "2012-05-28",
        4,
    ),
    # more than: no start
    (
        "Troops entered Orsa on 30 May 2012, more than a week after rebels seized it.",
        None,
        "seized",
        None,
        "2012-05-23",
        None,
    ),
    # months tell a month
    (
        "Troops entered Orsa on 30 May 2012, two months after rebels seized it.",
        None,
        "seized",
        "2012-03-01",
        "2012-03-31",
        4,
    ),
    # a date of its own is kept
    (
        "Troops entered Orsa on 3 May 2012, a day after rebels lost it on 2 May 2012.",
        None,
        "lost",
        "2012-05-02",
        "2012-05-02",
        1,
    ),
    # an anniversary is counted to the day
    ("Tomorrow it will be two years since rebels seized the mill.", PUB, "seized", "2022-05-10", "2022-05-10", 1),
    ("Monday marked a month since rebels seized the mill.", PUB, "seized", "2024-04-06", "2024-04-06", 1),
    # up to now
    ("It has been three days since rebels seized the mill.", PUB, "seized", "2024-05-06", "2024-05-06", 1),
    ("Ten days have passed since the attack on the mill.", PUB, "attack", "2024-04-29", "2024-04-29", 1),
    ("It is two years since rebels seized the mill.", PUB, "seized", "2022-01-01", "2022-12-31", 5),
    ("More than a week has passed since rebels seized the mill.", PUB, "seized", None, "2024-05-02", None),
    # nothing to count from
    ("Ten days have passed since the attack on the mill.", None, "attack", None, None, None),
    # lasting is no distance
    ("Nine men have died since rebels seized the mill.", PUB, "seized", None, PUB, None),
]


@pytest.mark.parametrize(
    ("text", "published", "word", "earliest", "latest", "how_exact"), GOVERNED + INHERITED + COUNTED
)
def test_an_event_has_the_days_a_careful_reader_gives_it(parsed, text, published, word, earliest, latest, how_exact):
    told = time_of(parsed, text, published, word)
    assert (str(told.earliest or ""), str(told.latest or "")) == (earliest or "", latest or "")
    assert told.precision == how_exact


def time_of(parsed, text, published, word):
    doc, parse = parsed(text, published=published)
    known, times = annotate_times(doc, parse)
    token = parse.token_at(text.index(word))
    return Timeline(replace(doc, published=known), parse, times).at(token.i)


def test_the_evidence_is_the_expression_it_was_read_from(parsed):
    told = time_of(parsed, "In 1990 the dam broke. Rebels shelled Orsa on 3 May 2012.", None, "shelled")
    assert told.evidence == ("t2",)
    assert told.status == "stated"


def test_an_event_of_an_undated_text_says_why_it_is_open(parsed):
    told = time_of(parsed, "Rebels shelled Orsa.", None, "shelled")
    assert (told.earliest, told.latest, told.status) == (None, None, "open")
    assert told.reason


def test_a_flashback_never_takes_the_publication_day(parsed):
    text = "Rebels shelled Orsa on Thursday. They had first come in 1996. They burned the mill then."
    told = time_of(parsed, text, "2024-05-10", "come")
    assert told.latest == date(1996, 12, 31)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((date(2016, 5, 2), date(2016, 5, 2)), 1),
        ((date(2016, 5, 2), date(2016, 5, 3)), 2),
        ((date(2016, 5, 2), date(2016, 5, 8)), 3),
        ((date(2016, 5, 1), date(2016, 5, 31)), 4),
        ((date(2016, 5, 1), date(2016, 6, 1)), 5),
        ((None, date(2016, 6, 1)), None),
    ],
)
def test_precision_is_that_of_ucdp(days, expected):
    assert precision(Interval(*days)) == expected


@pytest.mark.parametrize("word", ["seize", "burn"])
def test_an_aim_has_no_time(parsed, word):
    told = time_of(parsed, "The note tells of their plot to seize guns and burn the mill.", PUB, word)
    assert (told.earliest, told.latest) == (None, None)
    assert "intended" in told.reason


def test_the_day_a_report_is_about_is_that_of_a_deed_not_of_an_answer(parsed):
    text = "The mayor said on Wednesday that all was calm. Gunmen had come on Monday. Two guards were shot."
    told = time_of(parsed, text.replace("had come", "came"), PUB, "shot")
    assert str(told.earliest) == "2024-05-06"
