"""Places: find the names (`recognise`), say which spot on earth they mean (`resolve`)."""

from __future__ import annotations

from dateline.annotate.place.building import find_buildings, town_of
from dateline.annotate.place.port import PlaceFinder
from dateline.annotate.place.reader_names import Opinion
from dateline.annotate.place.recognise import judge, looks_like_place
from dateline.annotate.place.relation import placed, precision_of, relation_of
from dateline.annotate.place.resolve import Sense, gather, resolve
from dateline.annotate.place.role import role_of
from dateline.annotate.place.spans import Name, Reading, all_runs, find_names
from dateline.annotate.reader import Reading as ReaderReading
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention, PlaceRelation

ENOUGH = 0.35  # how sure a candidate must be a place name
TOWNS = frozenset({"settlement", "quarter", "camp"})
SURE = 0.65  # the same where nothing tells which place it would be
Told = tuple[Name, float, Sense]
UNKNOWN = Sense(None, 0.0, "no place of this name in the gazetteer")


def annotate_places(
    doc: Document, parse: Parse, gazetteer: PlaceFinder, said: ReaderReading | None = None
) -> tuple[PlaceMention, ...]:
    """All place mentions of a document, each resolved or with the reason why not.

    Args:
        doc: the document; its text may be all in capitals.
        parse: its grammar.
        gazetteer: where names are looked up.
        said: what the small model says of the text; None for rules alone.

    Returns:
        Mentions in text order, `p1`, `p2`, … A place named inside another name ("Bank of America") is a mention
        with role "organisation".
    """
    reading = Reading(parse, not any(c.islower() for c in doc.text))
    opinion = Opinion(said) if said is not None else None
    known, unknown = find_names(reading, gazetteer)
    sure = [(name, p) for name, p in zip(known, judge(reading, known), strict=True) if p >= ENOUGH]
    sure += [(name, 0.5) for name in unknown if looks_like_place(reading, name)]
    if opinion is not None:
        sure = opinion.kept(sure)
        taken = [name for name, _ in sure]
        if not reading.blind:
            taken += find_buildings(reading, all_runs(reading), taken)
        sure += opinion.added(reading, gazetteer, [*known, *unknown], taken)
    sure.sort(key=_start)
    senses = resolve(gather(reading, sure, gazetteer))
    told = [(name, p, senses.get(name.first, UNKNOWN)) for name, p in sure]
    told = [(name, p, sense) for name, p, sense in told if sense.entry or p >= SURE or not name.entries]
    if not reading.blind:
        told = sorted([*told, *_buildings(reading, told)], key=_start)
    return tuple(_mention(f"p{n}", reading, item, opinion) for n, item in enumerate(told, 1))


def _start(item: tuple[Name, float] | Told) -> int:
    return item[0].start


def _buildings(reading: Reading, told: list[Told]) -> list[Told]:
    """Buildings that no gazetteer has, each in the town of its passage."""
    towns = [
        (name, s.entry, s.score)
        for name, _, s in told
        if s.entry and s.entry.place.kind in TOWNS and s.entry.match != "demonym"
    ]
    found = []
    for name in find_buildings(reading, all_runs(reading), [name for name, _, _ in told]):
        town = town_of(reading, name, towns)
        sense = (
            Sense(town[0], town[1], None) if town else Sense(None, 0.0, "a building, and no town is named before it")
        )
        found.append((name, 1.0, sense))
    return found


def _mention(identity: str, reading: Reading, told: Told, opinion: Opinion | None) -> PlaceMention:
    name, sure, sense = told
    text = reading.parse.text
    entry = sense.entry
    relation = PlaceRelation("part") if name.unit == "building" else relation_of(reading, name)
    return PlaceMention(
        name.start,
        name.end,
        text[name.start : name.end],
        id=identity,
        status="resolved" if entry else "unresolved",
        reason=sense.reason,
        place=placed(entry.place, relation) if entry else None,
        precision=precision_of(entry, relation),
        relation=relation,
        role=role_of(reading, name, entry, opinion.for_location(name) if opinion else 0.0),
        score=round(sure * sense.score, 3),
        alternatives=sense.alternatives,
    )
