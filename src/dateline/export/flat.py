"""One event as one row: references followed, lists joined. For tables and maps; the record itself keeps more."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dateline.model.event import Event
from dateline.model.quantity import Quantity
from dateline.model.record import Record
from dateline.model.span import Quote

JOINED = " | "  # between several values of one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatEvent:
    """A row.

    Attributes:
        event: id across documents, the first 8 digits of the document's sha256 and the event's own id.
        earliest, latest: inclusive ISO days, empty where open; `time_reason`, `place_reason` say why nothing is known.
        place: name in the gazetteer; `place_words` the words of the text. Degrees are WGS 84.
        killed_low … injured_high: the figure told, empty where the text tells none; `counts` all figures in words.
        chain: who says so, outermost first; empty when the publication itself does.
        start, end: where the trigger stands in the document's text, code points.
    """

    event: str
    document: str
    uri: str
    title: str | None
    published_earliest: str | None
    published_latest: str | None
    published_basis: str
    trigger: str
    type: str
    mode: str | None
    contexts: str
    agents: str
    patients: str
    two_sided: bool
    instruments: str
    earliest: str | None
    latest: str | None
    time_precision: int | None
    time_status: str
    time_reason: str | None
    place: str | None
    place_words: str | None
    place_status: str | None
    place_reason: str | None
    place_precision: int | None
    place_kind: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    killed_low: float | None
    killed_best: float | None
    killed_high: float | None
    injured_low: float | None
    injured_best: float | None
    injured_high: float | None
    counts: str
    territory: str | None
    polarity: str
    status: str
    certainty: str
    hedges: str
    chain: str
    cameo: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    ucdp_type_of_violence: int | None
    start: int
    end: int


COLUMNS = tuple(field.name for field in fields(FlatEvent))


def event_id(record: Record, event: Event) -> str:
    """The id of an event across documents: "1a2b3c4d/e3"."""
    return f"{record.document.id.removeprefix('sha256:')[:8]}/{event.id}"


def flatten(record: Record, event: Event) -> FlatEvent:
    """The row of one event of a record."""
    document = record.document
    published = document.published
    mention = next((p for p in record.places if p.id == event.place), None)
    place = mention.place if mention else None
    figures = {q.id: q for q in record.quantities}
    killed = _figure(event, figures, "killed")
    injured = _figure(event, figures, "injured")
    codes = event.codes
    return FlatEvent(
        event=event_id(record, event),
        document=document.id,
        uri=document.uri,
        title=document.title,
        published_earliest=_day(published.earliest),
        published_latest=_day(published.latest),
        published_basis=published.basis,
        trigger=event.trigger.quote,
        type=event.type,
        mode=event.mode,
        contexts=JOINED.join(event.contexts),
        agents=_words(event.agents),
        patients=_words(event.patients),
        two_sided=event.two_sided,
        instruments=_words(event.instruments),
        earliest=_day(event.time.earliest),
        latest=_day(event.time.latest),
        time_precision=event.time.precision,
        time_status=event.time.status,
        time_reason=event.time.reason,
        place=place.name if place else None,
        place_words=mention.quote if mention else None,
        place_status=event.place_status,
        place_reason=event.place_reason or (mention.reason if mention else None),
        place_precision=event.precision_place,
        place_kind=place.kind if place else None,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        radius_km=place.radius_km if place else None,
        killed_low=killed[0],
        killed_best=killed[1],
        killed_high=killed[2],
        injured_low=injured[0],
        injured_best=injured[1],
        injured_high=injured[2],
        counts=JOINED.join(f"{c.effect}: {figures[c.quantity].quote}" for c in event.counts),
        territory=event.territory,
        polarity=event.polarity,
        status=event.status,
        certainty=event.certainty,
        hedges=_words(event.hedges),
        chain=chain_words(record, event),
        cameo=codes.cameo,
        acled_event_type=codes.acled.event_type if codes.acled else None,
        acled_sub_event_type=codes.acled.sub_event_type if codes.acled else None,
        ucdp_type_of_violence=codes.ucdp.type_of_violence if codes.ucdp else None,
        start=event.trigger.start,
        end=event.trigger.end,
    )


def chain_words(record: Record, event: Event) -> str:
    """Who says so, outermost first, as written; "unnamed" for a link that names nobody."""
    links = {link.id: link for link in record.attributions}
    sources = [links[id_].source for id_ in event.chain]
    return " > ".join(source.quote if source else "unnamed" for source in sources)


def _figure(event: Event, figures: dict[str, Quantity], effect: str) -> tuple[float | None, ...]:
    """Low, best and high of the only figure for this effect; nothing where there are several, which are never added."""
    found = [figures[count.quantity] for count in event.counts if count.effect == effect]
    return (found[0].low, found[0].best, found[0].high) if len(found) == 1 else (None, None, None)


def _words(quotes: tuple[Quote, ...]) -> str:
    return JOINED.join(quote.quote for quote in quotes)


def _day(day: object) -> str | None:
    return str(day) if day is not None else None
