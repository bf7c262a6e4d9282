"""The JSON form of a record: key order, numbers, and back again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import BrokenInvariant
from dateline.model.actor import Actor, ActorMention
from dateline.model.attribution import Attribution, SourceCount
from dateline.model.document import Document, OffsetMap, OffsetRun, Publication, Section
from dateline.model.event import AcledCode, Event, EventCodes, EventCount, EventTime, Participant, UcdpCode
from dateline.model.place import Place, PlaceAlternative, PlaceMention, PlaceRelation
from dateline.model.quantity import Quantity
from dateline.model.record import Provenance, Record, quotes_of
from dateline.model.span import Quote
from dateline.model.time import TimeExpression
from dateline.wire import decode_record, encode_record, record_schema

DAYS = st.none() | st.dates()
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 10**6).map(float)
DEGREES = st.floats(-90, 90) | st.integers(-90, 90).map(float)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record with one item of every kind, over any text that UTF-8 can carry."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))

    def span() -> tuple[int, int, str]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return start, end, text[start:end]

    def words() -> Quote:
        return Quote(*span())

    def party() -> Participant:
        return Participant(*span(), actor=draw(st.sampled_from(["a1", None])))

    named = Place("geonames:1", "Ard", draw(DEGREES), draw(DEGREES), "camp", "XX", None, draw(st.floats(0, 900)))
    runner_up = PlaceAlternative("geonames:2", "Ard", draw(DEGREES), 3.0, 0.25)
    return Record(
        document=Document(
            id="sha256:0",
            uri=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
            media_type="text/plain",
            text=text,
            bylines=("A. Writer",),
            published=Publication(draw(DAYS), draw(DAYS), "stated", (words(),)),
            sections=(Section(0, len(text), "body"),),
        ),
        times=(TimeExpression(*span(), id="t1", type="DATE", value="2014", earliest=draw(DAYS), anchor="published"),),
        places=(
            PlaceMention(
                *span(),
                id="p1",
                status="resolved",
                place=named,
                relation=PlaceRelation("near", draw(NUMBERS), "N"),
                alternatives=(runner_up,),
            ),
        ),
        actors=(Actor(id="a1", name="x", kind="civilians", mentions=(ActorMention(*span(), form="nominal"),)),),
        quantities=(Quantity(*span(), id="q1", low=draw(NUMBERS), best=draw(NUMBERS), of=words(), counts="killed"),),
        attributions=(
            Attribution(id="s1", source=words(), cue=None, content=(words(), words()), source_count=SourceCount(1)),
        ),
        events=(
            Event(
                id="e1",
                trigger=words(),
                type="ASSAULT",
                agents=(party(),),
                patients=(party(), party()),
                place="p1",
                place_status="stated",
                time=EventTime(earliest=draw(DAYS), evidence=("t1",)),
                counts=(EventCount(quantity="q1", effect="killed", class_="civilian"),),
                hedges=(words(),),
                chain=("s1",),
                codes=EventCodes("190", AcledCode("Battles", "Armed clash"), UcdpCode(1), "why"),
                rules={"place": "stated"},
            ),
        ),
        provenance=Provenance(program="dateline", version="0", components=("c 1",)),
    )


@given(records())
@settings(max_examples=60, deadline=None)
def test_a_record_comes_back_from_its_line_as_it_was(record: Record) -> None:
    assert decode_record(encode_record(record)) == record


@given(records())
@settings(max_examples=30, deadline=None)
def test_every_line_is_valid_under_the_published_schema(record: Record) -> None:
    jsonschema.Draft202012Validator(record_schema()).validate(json.loads(encode_record(record)))


@given(records())
@settings(max_examples=30, deadline=None)
def test_every_quote_of_a_record_is_found_wherever_it_lies(record: Record) -> None:
    def spans(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["quote"]] if "quote" in value else []
            return own + [quote for inner in value.values() for quote in spans(inner)]
        return [quote for inner in value for quote in spans(inner)] if isinstance(value, list) else []

    assert sorted(q.quote for q in quotes_of(record)) == sorted(spans(json.loads(encode_record(record))))


def small(text: str = "Two men left.") -> Record:
    return Record(
        document=Document(id="sha256:0", uri="a.txt", media_type="text/plain", text=text),
        quantities=(Quantity(0, 3, text[:3], id="q1", low=7.0, best=7.5, high=float("inf")),),
        events=(Event(id="e1", trigger=Quote(8, 12, text[8:12]), type="RETREAT"),),
        provenance=Provenance(program="dateline", version="0"),
    )


def test_keys_stand_in_the_order_of_the_published_record() -> None:
    plain = json.loads(encode_record(small()))
    assert list(plain) == [
        "schema",
        "document",
        "times",
        "places",
        "actors",
        "quantities",
        "attributions",
        "events",
        "provenance",
    ]
    assert list(plain["quantities"][0])[:4] == ["id", "start", "end", "quote"]
    assert list(plain["document"])[:3] == ["id", "uri", "media_type"]


def test_whole_numbers_have_no_fraction_and_what_is_no_number_is_unknown() -> None:
    line = encode_record(small())
    assert b'"low":7,"best":7.5,"high":null' in line


def test_the_offset_map_stays_out_of_the_line_and_can_be_given_back() -> None:
    offsets = OffsetMap((OffsetRun(0, 13, 3, 16),))
    record = small()
    record = replace(record, document=replace(record.document, offsets=offsets))
    line = encode_record(record)
    assert b"offsets" not in line
    assert decode_record(line, offsets).document.offsets == offsets


BROKEN = [
    # a quote that does not stand at its span
    (b'"quote":"left"', b'"quote":"came"'),
    # a span that leaves the text
    (b'"start":8,"end":12', b'"start":80,"end":84'),
    # a span the wrong way round
    (b'"start":8,"end":12', b'"start":12,"end":8'),
    # a reference to nothing
    (b'"place":null,"place_status"', b'"place":"p9","place_status"'),
    # a value outside the codebook
    (b'"status":"happened"', b'"status":"imagined"'),
    # a text that was altered
    (b"Two men left.", b"Ten men came."),
    # a line that breaks off
    (b'"provenance":', b'"provenance"'),
    # events that are none
    (b'"counts":[]', b'"counts":[3]'),
]


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_a_damaged_line_is_refused(old: bytes, new: bytes) -> None:
    line = encode_record(small())
    assert old in line
    with pytest.raises(BrokenInvariant):
        decode_record(line.replace(old, new))


def test_half_a_surrogate_pair_is_refused_by_name() -> None:
    with pytest.raises(BrokenInvariant, match="surrogate"):
        encode_record(small("Two men left \ud800"))


def test_days_are_written_as_iso_days() -> None:
    record = small()
    published = Publication(date(2011, 2, 3), None, "inferred")
    line = encode_record(replace(record, document=replace(record.document, published=published)))
    assert b'"published":{"earliest":"2011-02-03","latest":null,"basis":"inferred"' in line
