"""Golden documents: short reports of our own with all their events; a change is told as gained, lost or changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.model.document import Document, Publication
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.read.plain import plain_sections
from dateline.run.pipeline import extract
from dateline.run.tools import load_tools

FIELDS = 8
DOCUMENTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events.toml").read_text(encoding="utf-8"))[
    "document"
]


def read(text: str, published: str | None = None) -> Record:
    day = date.fromisoformat(published) if published else None
    publication = Publication(day, day, "given") if day else Publication()
    sections = plain_sections(text)
    doc = Document(
        "sha256:0", "golden.txt", "text/plain", text, language="en", published=publication, sections=sections
    )
    return extract(doc, load_tools())


def written(record: Record, event: Event) -> str:
    """One event as a line of the golden file."""
    places = {p.id: p.quote for p in record.places}
    figures = {q.id: q for q in record.quantities}
    when = event.time
    counts = []
    for count in event.counts:
        low = figures[count.quantity].low
        counts.append(f"{count.effect} {'?' if low is None else int(low)}")
    parts = [
        event.trigger.quote,
        f"{event.type} {event.mode or ''}".strip(),
        "; ".join(p.quote for p in event.agents),
        "; ".join(p.quote for p in event.patients),
        event.status,
        places[event.place] if event.place else "",
        f"{when.earliest or ''}..{when.latest or ''}" if when.earliest or when.latest else "",
        "; ".join(counts),
    ]
    return " | ".join(parts).strip()


def fields(line: str) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    return parts + [""] * (FIELDS - len(parts))


def agrees(expected: str, line: str) -> bool:
    return all(e in ("*", x) for e, x in zip(fields(expected), fields(line), strict=True))


def changes(expected: list[str], lines: list[str]) -> Iterator[str]:
    """What was gained, lost and changed between two lists of events, matched by trigger and type."""

    def key(line: str) -> tuple[str, str]:
        return fields(line)[0], fields(line)[1].split(" ")[0]

    rest = list(lines)
    for old in expected:
        exact = next((new for new in rest if agrees(old, new)), None)
        match = exact or next((new for new in rest if key(new) == key(old)), None)
        if match is None:
            yield f"lost     {old}"
            continue
        rest.remove(match)
        if exact is None:
            yield f"changed  {old}\n      to {match}"
    for new in rest:
        yield f"gained   {new}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["name"])
def test_a_golden_document_tells_its_events(document: dict[str, Any]) -> None:
    record = read(document["text"], document["published"])
    lines = [written(record, event) for event in record.events]
    told = list(changes(document["events"], lines))
    if "known" in document:
        assert told, "mended: this document may lose its `known`"
        told = list(changes(document["known"], lines))
    assert not told, "\n".join(["", document["text"], *told])


def test_the_golden_set_covers_every_type() -> None:
    types = {fields(line)[1].split(" ")[0] for document in DOCUMENTS for line in document["events"]}
    verbal = {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
    assert types >= verbal | {"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE"}
    assert types >= {"ASSAULT", "DISPLACE"}
    assert len(DOCUMENTS) >= 40


FOOTBALL = """Results, Saturday

Rovers 2-1 United
Athletic 0-0 City
Wanderers 3-2 Albion

Striker Tom Vale fired the winner as Rovers beat United in the cup final. United attacked for an hour but their defence
was torn apart in the second half. City's goalkeeper was shot-stopping hero; Albion's siege of the Wanderers goal ended
in defeat. The coach blasted the referee. The battle for the title goes on next week, when Rovers clash with City."""

RECIPE = """Lemon cake

Beat the eggs with the sugar until pale. Fold in the flour, whip the cream and crush the biscuits. Shell the nuts, fire
up the oven, and bomb the mixture with lemon zest. Bake for 40 minutes and release the cake from the tin."""

POEM = """The war of wind and water,
the siege of salt on stone,
and every evening's daughter
goes fighting home alone."""

TABLE = """year\tkilled\twounded
1990\t12\t40
1991\t7\t13
1992\t0\t2"""

QUIET = [("football", FOOTBALL), ("a recipe", RECIPE), ("a poem", POEM), ("a table", TABLE), ("nothing", " ")]


@pytest.mark.parametrize(("name", "text"), QUIET)
def test_pages_that_tell_no_happening_yield_none(name: str, text: str) -> None:
    record = read(text)
    assert [written(record, event) for event in record.events] == []


def test_a_sentence_of_five_hundred_words_does_no_harm() -> None:
    text = "The soldiers " + ", ".join(f"crossed river number {n} near a quiet village" for n in range(80)) + "."
    assert len(text.split()) > 500
    assert len(read(text).events) <= 1


def test_a_list_of_names_does_no_harm() -> None:
    text = "\n".join(f"- Item {n}: attack, defence, strike, charge" for n in range(60))
    assert len(read(text).events) <= 1
