"""One event as a row, as a point, and beside its words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.export.csv import write_csv
from dateline.export.evidence import NOT_KNOWN, days, evidence_of, figure
from dateline.export.flat import COLUMNS, flatten
from dateline.export.geojson import write_geojson
from dateline.export.jsonl import write_jsonl
from dateline.model.attribution import Attribution
from dateline.model.document import Document, Publication
from dateline.model.event import AcledCode, Event, EventCodes, EventCount, EventTime, Participant
from dateline.model.place import Place, PlaceMention
from dateline.model.quantity import Quantity
from dateline.model.record import Provenance, Record
from dateline.model.span import Quote
from dateline.model.time import TimeExpression
from dateline.wire import decode_record

TEXT = "=SUM shelled Arqana on 4 March, killing at least 7 people, a nurse said the army told her."


def at(words: str) -> tuple[int, int, str]:
    """The span of these words in the text."""
    start = TEXT.index(words)
    return start, start + len(words), words


def record() -> Record:
    """A record whose only event has every slot filled."""
    arqana = Place("geonames:1", "Arqana", 33.0, 44.5, "settlement", "XX", "Upper Vale", 4.0)
    day = date(2022, 3, 4)
    event = Event(
        id="e1",
        trigger=Quote(*at("shelled")),
        type="ASSAULT",
        mode="heavy-weapons",
        agents=(Participant(*at("=SUM")),),
        patients=(Participant(*at("people")),),
        place="p1",
        place_status="stated",
        precision_place=1,
        time=EventTime(earliest=day, latest=day, precision=1, status="stated", evidence=("t1",)),
        counts=(EventCount(quantity="q1", effect="killed", class_="civilian"),),
        chain=("s1", "s2"),
        codes=EventCodes(
            "194", AcledCode("Explosions/Remote violence", "Shelling/artillery/missile attack"), None, "w"
        ),
        rules={"agents": "subject", "two_sided": "no"},
    )
    return Record(
        document=Document(
            id="sha256:0123456789",
            uri="a.txt",
            media_type="text/plain",
            text=TEXT,
            published=Publication(day, None, "inferred"),
        ),
        times=(
            TimeExpression(*at("4 March"), id="t1", type="DATE", value="2022-03-04", rule="day-month", status="stated"),
        ),
        places=(PlaceMention(*at("Arqana"), id="p1", status="resolved", place=arqana),),
        quantities=(Quantity(*at("at least 7"), id="q1", low=7.0, counts="killed"),),
        attributions=(
            Attribution(id="s1", source=Quote(*at("a nurse")), cue=Quote(*at("said")), position="medical"),
            Attribution(id="s2", source=Quote(*at("the army")), inside="s1"),
        ),
        events=(event,),
        provenance=Provenance(program="dateline", version="0"),
    )


def empty() -> Record:
    """The same with an event of which only trigger and type are known."""
    bare = Event(
        id="e1",
        trigger=Quote(*at("shelled")),
        type="ASSAULT",
        place_reason="no place is stated",
        time=EventTime(reason="no time governs it"),
    )
    return replace(record(), events=(bare,))


def csv_rows(records: list[Record]) -> list[dict[str, str]]:
    """What a spreadsheet sees."""
    out = io.BytesIO()
    write_csv(records, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


def test_a_row_follows_references() -> None:
    (row,) = csv_rows([record()])
    expected = {
        "event": "01234567/e1",
        "place": "Arqana",
        "latitude": "33",
        "longitude": "44.5",
        "earliest": "2022-03-04",
        "killed_low": "7",
        "killed_best": "",
        "injured_low": "",
        "counts": "killed: at least 7",
        "chain": "a nurse > the army",
        "published_earliest": "2022-03-04",
        "published_latest": "",
        "two_sided": "no",
        "polarity": "+",
        "acled_event_type": "Explosions/Remote violence",
    }
    assert {name: row[name] for name in expected} == expected
    assert tuple(row) == COLUMNS


def test_words_of_a_report_are_never_a_formula() -> None:
    (row,) = csv_rows([record()])
    assert row["agents"] == "'=SUM"


def test_what_is_not_known_is_an_empty_cell_with_a_reason_beside_it() -> None:
    (row,) = csv_rows([empty()])
    assert (row["place"], row["latitude"], row["earliest"]) == ("", "", "")
    assert (row["place_reason"], row["time_reason"]) == ("no place is stated", "no time governs it")


def test_two_tolls_of_one_kind_are_never_added() -> None:
    whole = record()
    second = Quantity(*at("7"), id="q2", low=7.0, best=7.0, high=7.0)
    (event,) = whole.events
    event = replace(event, counts=(*event.counts, EventCount(quantity="q2", effect="killed")))
    row = flatten(replace(whole, quantities=(*whole.quantities, second), events=(event,)), event)
    assert (row.killed_low, row.killed_best) == (None, None)
    assert row.counts == "killed: at least 7 | killed: 7"


def test_geojson_has_longitude_first_and_no_point_where_none_is_known() -> None:
    out = io.BytesIO()
    write_geojson([record(), empty()], out)
    collection = json.loads(out.getvalue())
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [44.5, 33.0]}
    assert first["properties"]["radius_km"] == 4.0
    assert second["geometry"] is None


def test_no_events_make_an_empty_collection_and_a_bare_header() -> None:
    out = io.BytesIO()
    write_geojson([], out)
    collection = json.loads(out.getvalue())
    assert (collection["type"], collection["features"]) == ("FeatureCollection", [])
    assert "GeoNames (CC BY 4.0" in collection["attribution"]
    assert csv_rows([]) == []


def test_json_lines_lose_nothing() -> None:
    out = io.BytesIO()
    write_jsonl([record()], out)
    assert decode_record(out.getvalue()) == record()


def test_each_value_stands_beside_its_words_and_its_rule() -> None:
    whole = record()
    rows = {row.slot: row for row in evidence_of(whole, whole.events[0])}
    assert rows["agents"].rule == "subject"
    assert rows["time"].rule == "stated: day-month"
    assert [q.quote for q in rows["time"].words] == ["4 March"]
    assert rows["counts"].value == "killed: at least 7, civilian"
    assert rows["two_sided"].rule == "no"
    chain = [row.value for row in evidence_of(whole, whole.events[0]) if row.slot == "chain"]
    assert chain == ["a nurse (medical)", "the army (other)"]


def test_not_known_is_said_with_the_reason() -> None:
    bare = empty()
    rows = {row.slot: row for row in evidence_of(bare, bare.events[0])}
    assert rows["place"].value == f"{NOT_KNOWN}: no place is stated"
    assert rows["time"].value == f"{NOT_KNOWN}: no time governs it"
    assert rows["chain"].value == "the publication itself"
    assert rows["agents"].value == NOT_KNOWN


D1, D2 = date(2014, 8, 3), date(2014, 8, 5)
DAYS = [
    # one day
    ((D1, D1), "2014-08-03"),
    # a span
    ((D1, D2), "2014-08-03 to 2014-08-05"),
    # open below, open above, open on both sides
    ((None, D2), "2014-08-05 or before"),
    ((D1, None), "2014-08-03 or after"),
    ((None, None), NOT_KNOWN),
]


@pytest.mark.parametrize(("interval", "words"), DAYS)
def test_days_in_plain_words(interval: tuple[date | None, date | None], words: str) -> None:
    assert days(*interval) == words


FIGURES = [
    # an exact figure
    ({"low": 7.0, "best": 7.0, "high": 7.0}, "7"),
    # an approximate one with its bounds
    ({"low": 810.0, "best": 900.0, "high": 990.0, "approximate": True}, "about 900 (810 to 990)"),
    # bounds on one side, on both
    ({"low": 400.0}, "at least 400"),
    ({"high": 1000.0}, "at most 1,000"),
    ({"low": 20.0, "high": 30.0}, "20 to 30"),
    # nothing
    ({}, NOT_KNOWN),
]


@pytest.mark.parametrize(("bounds", "words"), FIGURES)
def test_figures_in_plain_words(bounds: dict[str, float], words: str) -> None:
    assert figure(Quantity(0, 1, "x", id="q1", **bounds)) == words  # type: ignore[arg-type]
