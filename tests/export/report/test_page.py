"""The report page: self-contained, safe with any text, and true to the record."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline.export.report import render_report, write_report
from dateline.export.report.view import view_records
from dateline.export.report.words import days
from dateline.model.attribution import Attribution
from dateline.model.document import Document, Section
from dateline.model.event import Event, EventCount, EventTime, Participant
from dateline.model.place import Place, PlaceMention
from dateline.model.quantity import Quantity
from dateline.model.record import Provenance, Record
from dateline.model.span import quote
from dateline.model.time import TimeExpression

TEXT = "The 𝔄 report: two officers said that rebels killed at least 12 villagers near Oru on 3 May 2012."


def stretch(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


@pytest.fixture
def record() -> Record:
    start, end, words = stretch("3 May 2012")
    time = TimeExpression(start, end, words, id="t1", type="DATE", value="2012-05-03", status="stated")
    start, end, words = stretch("Oru")
    place = PlaceMention(
        start, end, words, id="p1", status="resolved", place=Place("own:1", "Oru", 1.5, 30.25, "settlement", "UG")
    )
    start, end, words = stretch("at least 12")
    figure = Quantity(start, end, words, id="q1", low=12, unit="person", counts="killed")
    source = quote(TEXT, *stretch("two officers")[:2])
    link = Attribution(id="s1", source=source, identity="anonymous", position="security")
    event = Event(
        id="e1",
        trigger=quote(TEXT, *stretch("killed")[:2]),
        type="ASSAULT",
        agents=(Participant(*stretch("rebels")),),
        patients=(Participant(*stretch("villagers")),),
        place="p1",
        precision_place=2,
        time=EventTime(
            earliest=date(2012, 5, 3), latest=date(2012, 5, 3), precision=1, status="stated", evidence=("t1",)
        ),
        counts=(EventCount(quantity="q1", effect="killed", class_="civilian"),),
        chain=("s1",),
    )
    document = Document("sha256:" + "ab" * 32, "a.txt", "text/plain", TEXT, sections=(Section(0, len(TEXT), "body"),))
    return Record(
        document=document,
        times=(time,),
        places=(place,),
        quantities=(figure,),
        attributions=(link,),
        events=(event,),
        provenance=Provenance(program="dateline", version="0"),
    )


def test_every_slot_shows_its_words_and_where_they_stand(record: Record) -> None:
    (event,) = view_records([record]).events
    for slot in event.slots:
        for value in slot.values:
            for start, end in value.spans[:1]:
                assert not value.words or TEXT[start:end] == value.words
    meanings = {slot.key: [value.meaning for value in slot.values] for slot in event.slots}
    assert meanings["many"] == ["12 or more killed, civilians"]
    assert meanings["says"] == ["anonymous, security"]
    assert meanings["where"] == ["Oru, UG — near the place"]


def test_an_empty_slot_says_why(record: Record) -> None:
    bare = replace(record.events[0], agents=(), place=None, place_reason="named only by its river", time=EventTime())
    (event,) = view_records([replace(record, events=(bare,))]).events
    missing = {slot.key: slot.missing for slot in event.slots}
    assert missing["where"] == "named only by its river"
    assert missing["who"] == "the text names nobody here"
    assert event.when == "not known"


def test_the_page_allows_nothing_but_its_own_hashed_parts(record: Record) -> None:
    page = render_report([record])
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'")
    for tag in ("style", "script"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert not re.search(r"""(?:src|href)=["']""", page)


@pytest.mark.parametrize("nasty", ["</script><script>alert(1)</script>", "<!--<script>", "{{CREDITS}} \u2028 \\u003c"])
def test_no_text_can_break_out_of_the_data(record: Record, nasty: str) -> None:
    document = Document("sha256:0", nasty, "text/plain", nasty, title=nasty)
    page = render_report([Record(document=document, provenance=record.provenance)], title=nasty)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert data is not None
    assert json.loads(data[1])["view"]["documents"][0]["text"] == nasty
    assert page.count("<script") == 2


def test_a_report_is_written_whole(record: Record, tmp_path: Path) -> None:
    write_report([record], tmp_path / "report.html", "Oru")
    assert (tmp_path / "report.html").read_text("utf-8").endswith("</html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2012, 5, 3), date(2012, 5, 3), "3 May 2012"),  # a day
        (date(2012, 2, 1), date(2012, 2, 29), "February 2012"),  # a month
        (date(2012, 1, 1), date(2012, 12, 31), "2012"),  # a year
        (date(2010, 1, 1), date(2012, 12, 31), "2010–2012"),  # years
        (None, date(2012, 5, 3), "3 May 2012 or earlier"),  # open before
        (date(2012, 5, 3), None, "3 May 2012 or later"),  # open after
        (None, None, "not known"),  # nothing
        (date(9999, 12, 31), date(9999, 12, 31), "31 December 9999"),  # the last day there is
    ],
)
def test_days_read_as_people_write_them(earliest: date | None, latest: date | None, expected: str) -> None:
    assert days(earliest, latest) == expected
