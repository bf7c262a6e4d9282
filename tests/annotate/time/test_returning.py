"""A story that opens on its main days, looks back, and comes back to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.annotate.language import load_parser
from dateline.annotate.time import annotate_times
from dateline.model.document import Document, Section

OPENING = "On the evening of 9 May 1986 the bridge at Karsk fell and the garrison fled over the ice of the river."
LOOK_BACK = "It was an old quarrel. In March 1981 the wells had been closed. Through all of the next year men left."

# paragraphs (a leading # marks a heading), expression, value
STORIES = [
    # a back story does not survive a heading: the month and day fit the opening
    ([OPENING, LOOK_BACK, "# Four days", "The shelling began on 5 May at noon."], "5 May", "1986-05-05"),
    # and what follows goes on from there
    ([OPENING, LOOK_BACK, "# A week", "It began on 5 May. Two days later it ended."], "Two days later", "1986-05-07"),
    # without a heading, where a year was told last and the day is one of the opening's
    ([OPENING, LOOK_BACK, "The shelling began on 5 May at noon."], "5 May", "1986-05-05"),
    # a date far from the opening stays with the back story
    ([OPENING, LOOK_BACK, "In November the wells were opened again."], "November", "1982-11"),
    # a story that goes on in later years does not return
    ([OPENING, "In March 1989 the trial began.", "# The verdict", "On 5 May the judges spoke."], "5 May", "1989-05-05"),
    # a day told in passing is what the rest of its sentence counts from
    (
        [OPENING, "An inquiry, published on 3 June 1990, blamed the engineers; six days later the minister resigned."],
        "six days later",
        "1990-06-09",
    ),
]


@pytest.mark.parametrize(("paragraphs", "quote", "value"), STORIES)
def test_a_story_comes_back_to_the_days_it_opened_on(paragraphs, quote, value):
    doc = document(paragraphs)
    _, times = annotate_times(doc, load_parser().parse(doc))
    hits = [time.value for time in times if time.quote == quote]
    assert hits == [value], [(time.quote, time.value) for time in times]


def document(paragraphs: list[str]) -> Document:
    sections, text = [], ""
    for paragraph in paragraphs:
        kind = "heading" if paragraph.startswith("#") else "body"
        words = paragraph.lstrip("# ")
        sections.append(Section(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    doc = Document(id="sha256:0", uri="story.txt", media_type="text/plain", text=text, language="en")
    return replace(doc, sections=tuple(sections))


def test_a_day_after_a_comma_dates_the_main_clause_and_not_the_happening(parsed):
    doc, parse = parsed("Two days after the raid, troops entered Orsa on 3 May 2012.")
    _, times = annotate_times(doc, parse)
    assert [time.value for time in times] == ["P2D", "2012-05-03"]
