"""What the page shows, worked out beforehand: the script only draws.

Every value keeps the spans it was read from, as `[start, end]` in code points of its document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.export.report import words
from dateline.model.attribution import Attribution
from dateline.model.event import Event
from dateline.model.place import PlaceMention
from dateline.model.quantity import Quantity
from dateline.model.record import Record
from dateline.model.span import Span

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot: the words, what the program made of them, and where they stand."""

    words: str
    meaning: str
    spans: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One row beside the source: a question with its values, or the reason why there are none."""

    key: str
    label: str
    values: tuple[Value, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """Where to draw an event, and how far it may lie from there."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    precision: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event as the page shows it."""

    id: str
    document: int
    type: str
    title: str
    trigger: Stretch
    earliest: date | None
    latest: date | None
    when: str
    point: Point | None
    where: str
    actors: tuple[str, ...]
    status: str
    certainty: str
    sure: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document as the page shows it."""

    id: str
    title: str
    publisher: str
    published: str
    file: str
    text: str
    sections: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole page."""

    documents: tuple[DocumentView, ...]
    events: tuple[EventView, ...]
    labels: dict[str, str]


def view_records(records: Iterable[Record]) -> ReportView:
    """The view of some records, documents in the order given, events by date and then by document and text."""
    documents: list[DocumentView] = []
    events: list[EventView] = []
    for record in records:
        events += [_event(record, event, len(documents)) for event in record.events]
        documents.append(_document(record))
    events.sort(key=lambda event: (event.earliest or event.latest or date.max, event.document, event.trigger))
    return ReportView(tuple(documents), tuple(events), words.TYPES)


def _document(record: Record) -> DocumentView:
    doc = record.document
    return DocumentView(
        id=doc.id.removeprefix("sha256:")[:8],
        title=doc.title or doc.uri.rsplit("/", 1)[-1],
        publisher=doc.publisher or "",
        published=words.published(doc.published),
        file=doc.uri.rsplit("/", 1)[-1],
        text=doc.text,
        sections=tuple((s.start, s.end, s.kind) for s in doc.sections),
    )


def _event(record: Record, event: Event, document: int) -> EventView:
    places = {place.id: place for place in record.places}
    where = places.get(event.place or "")
    names = {actor.id: actor.name for actor in record.actors}
    parties = [names.get(p.actor or "", p.quote) for p in event.agents + event.patients]
    label = words.event_type(event.type, event.mode)
    return EventView(
        id=f"{record.document.id.removeprefix('sha256:')[:8]}/{event.id}",
        document=document,
        type=event.type,
        title=f"{label}: {event.trigger.quote}",
        trigger=(event.trigger.start, event.trigger.end),
        earliest=event.time.earliest,
        latest=event.time.latest,
        when=words.days(event.time.earliest, event.time.latest),
        point=_point(where, event),
        where=where.place.name if where and where.place else where.quote if where else "",
        actors=tuple(dict.fromkeys(parties)),
        status=event.status,
        certainty=event.certainty,
        sure=words.sure(event),
        slots=_slots(record, event, where),
    )


def _point(where: PlaceMention | None, event: Event) -> Point | None:
    if where is None or where.place is None:
        return None
    place = where.place
    precision = words.PRECISION.get(event.precision_place or where.precision, "")
    return Point(place.name, place.latitude, place.longitude, place.radius_km, precision)


def _spans(*spans: Span | None) -> tuple[Stretch, ...]:
    return tuple((span.start, span.end) for span in spans if span is not None)


def _slots(record: Record, event: Event, where: PlaceMention | None) -> tuple[Slot, ...]:
    what = Value(event.trigger.quote, words.event_type(event.type, event.mode), _spans(event.trigger, *event.mentions))
    return (
        Slot("what", "What", (what,)),
        _parties("who", "Who", record, event, "agents"),
        _parties("whom", "To whom", record, event, "patients"),
        *([Slot("means", "By what", _quoted(event.instruments))] if event.instruments else []),
        _where(event, where),
        _when(record, event),
        _how_many(record.quantities, event),
        _who_says(record, event),
        Slot("sure", "How sure", (Value("", words.sure(event), _spans(*event.hedges)),)),
    )


def _quoted(spans: Sequence[Span]) -> tuple[Value, ...]:
    return tuple(Value(getattr(span, "quote", ""), "", _spans(span)) for span in spans)


def _parties(key: str, label: str, record: Record, event: Event, role: str) -> Slot:
    actors = {actor.id: actor for actor in record.actors}
    values = []
    for party in getattr(event, role):
        actor = actors.get(party.actor or "")
        name = actor.name if actor and actor.name.lower() != party.quote.lower() else ""
        kind = words.KINDS.get(actor.kind, "") if actor else ""
        values.append(Value(party.quote, ", ".join(filter(None, (name, kind))), _spans(party)))
    if event.two_sided and role == "patients" and not values:
        return Slot(key, label, (), "two-sided: all parties stand under “Who”")
    return Slot(key, label, tuple(values), "" if values else "the text names nobody here")


def _where(event: Event, where: PlaceMention | None) -> Slot:
    if where is None:
        return Slot("where", "Where", (), event.place_reason or "no place is stated")
    return Slot("where", "Where", (Value(where.quote, words.place(where, event), _spans(where)),))


def _when(record: Record, event: Event) -> Slot:
    time = event.time
    stated = {t.id: t for t in record.times}
    spans = _spans(*(stated[i] for i in time.evidence if i in stated))
    quotes = ", ".join(stated[i].quote for i in time.evidence if i in stated)
    if time.earliest is None and time.latest is None:
        reason = time.reason or "the text gives no day to count from"
        return Slot("when", "When", (Value(quotes, "", spans),) if spans else (), reason)
    return Slot("when", "When", (Value(quotes, words.time(time), spans),))


def _how_many(quantities: Sequence[Quantity], event: Event) -> Slot:
    known = {quantity.id: quantity for quantity in quantities}
    values = []
    for count in event.counts:
        quantity = known[count.quantity]
        values.append(Value(quantity.quote, words.count(quantity, count), _spans(quantity)))
    return Slot("many", "How many", tuple(values), "" if values else "no figure is told")


def _who_says(record: Record, event: Event) -> Slot:
    known: dict[str, Attribution] = {link.id: link for link in record.attributions}
    links = [known[i] for i in event.chain]
    values = tuple(
        Value(link.source.quote if link.source else "nobody named", words.source(link), _spans(link.source, link.cue))
        for link in links
    )
    return Slot("says", "Who says so", values, "" if values else "the publication itself")
