"""When a report appeared, by its own text; captions and headings with a clock of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.annotate.language import load_parser
from dateline.annotate.time import annotate_times
from dateline.model.document import Section

STATED = [
    # wire style, capitals, short year
    ("SAN TELMO, 3 JAN 90 (AGENCY) -- REBELS ATTACKED A BRIDGE YESTERDAY.", date(1990, 1, 3)),
    # month first, written out
    ("ORSA, March 4, 2012 (Agency) - Rebels attacked a bridge on Friday.", date(2012, 3, 4)),
]


@pytest.mark.parametrize(("text", "day"), STATED)
def test_a_full_dateline_states_the_publication(parsed, text, day):
    published, _ = annotate_times(*parsed(text))
    assert (published.earliest, published.latest, published.basis) == (day, day, "stated")
    assert text[published.evidence[0].start : published.evidence[0].end] == published.evidence[0].quote


def test_a_given_publication_is_kept(parsed):
    doc, parse = parsed("ORSA, March 4, 2012 (Agency) - Rebels attacked.", published="2012-03-05")
    assert annotate_times(doc, parse)[0] == doc.published


def test_the_latest_past_day_bounds_an_unknown_publication_from_below(parsed):
    text = "The mill was closed on 3 May 2011. It was shelled on 8 June 2014. Elections will be held on 1 July 2019."
    published, _ = annotate_times(*parsed(text))
    assert (published.earliest, published.latest, published.basis) == (date(2014, 6, 8), None, "inferred")
    assert [quote.quote for quote in published.evidence] == ["8 June 2014"]


def test_a_later_month_told_as_past_bounds_it_too_and_a_year_does_not(parsed):
    text = "The mill was shelled on 8 June 2014. It was rebuilt in late October 2014. The loan was paid in 2019."
    published, _ = annotate_times(*parsed(text))
    assert (published.earliest, published.latest) == (date(2014, 10, 21), None)
    assert [quote.quote for quote in published.evidence] == ["late October 2014"]


def test_a_text_without_a_date_leaves_the_publication_unknown(parsed):
    published, _ = annotate_times(*parsed("The mill was shelled on Friday."))
    assert published.basis == "unknown"


def test_relative_days_stay_open_where_the_publication_has_only_a_bound(parsed):
    _, times = annotate_times(*parsed("The mill was closed on 3 May 2011. It was shelled again last week."))
    assert [(t.status, t.earliest, bool(t.reason)) for t in times if t.quote == "last week"] == [("open", None, True)]


def test_a_caption_does_not_move_the_clock_of_the_story(parsed):
    story = "The siege began on 3 May 1991. On 9 June the bridge fell."
    caption = "The bridge as rebuilt, April 2010."
    text = f"{story[:30]}\n\n{caption}\n\n{story[31:]}"
    doc, _ = parsed(text)
    second = text.index(caption)
    third = text.index("On 9 June")
    sections = (
        Section(0, 30, "body"),
        Section(second, second + len(caption), "caption"),
        Section(third, len(text), "body"),
    )
    doc = replace(doc, sections=sections)
    _, times = annotate_times(doc, load_parser().parse(doc))
    assert [t.value for t in times] == ["1991-05-03", "2010-04", "1991-06-09"]


def test_the_same_text_in_capitals_tells_the_same_days(parsed):
    text = "Troops entered Orsa on 3 January 1990. Two days later they left. In February 1990 they returned."
    for form in (text, text.upper()):
        _, times = annotate_times(*parsed(form))
        assert [t.value for t in times] == ["1990-01-03", "1990-01-05", "1990-02"]
