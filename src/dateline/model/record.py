"""The record of one document: what `dateline extract` prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints

from dateline.errors import BrokenInvariant
from dateline.model.actor import Actor
from dateline.model.attribution import Attribution
from dateline.model.document import Document
from dateline.model.event import Event
from dateline.model.place import PlaceMention
from dateline.model.quantity import Quantity
from dateline.model.span import Quote
from dateline.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What the layers found in one document, before events are coded."""

    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Which program made the record, with which components and settings."""

    program: str
    version: str
    components: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Mentions):
    """Everything read from one document. Making one checks that every quote stands at its span and every id exists."""

    document: Document
    events: tuple[Event, ...] = ()
    provenance: Provenance
    schema: Literal["dateline/1"] = "dateline/1"

    def __post_init__(self) -> None:
        text = self.document.text
        for where in quotes_of(self):
            if text[where.start : where.end] != where.quote:
                raise BrokenInvariant(f"{self.document.uri}: {where.quote!r} is not at {where.start}-{where.end}")
        for name, missing in dangling(self):
            raise BrokenInvariant(f"{self.document.uri}: {name} refers to {missing!r}, which is not there")


def quotes_of(value: Any) -> Iterator[Quote]:
    """Every quote anywhere inside a record, a tuple of records, or a single one."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(item)
            continue
        if isinstance(item, Quote):
            yield item
        for name in _fields_to_search(type(item)):
            inner = getattr(item, name)
            if inner:
                stack.append(inner)


_SEARCHED: dict[type, tuple[str, ...]] = {}


def _fields_to_search(kind: type) -> tuple[str, ...]:
    """Names of the fields of a record type in which a quote may lie, by their declared types; worked out once."""
    names = _SEARCHED.get(kind)
    if names is None:
        hints = get_type_hints(kind) if dataclasses.is_dataclass(kind) else {}
        names = tuple(name for name, declared in hints.items() if _may_hold_quote(declared))
        _SEARCHED[kind] = names
    return names


def _may_hold_quote(declared: Any) -> bool:
    parts = get_args(declared)
    if parts:
        return any(_may_hold_quote(part) for part in parts)
    return isinstance(declared, type) and (issubclass(declared, Quote) or bool(_fields_to_search(declared)))


def dangling(record: Record) -> Iterator[tuple[str, str]]:
    """References to items that are not in the record, as (where, id)."""
    times = {t.id for t in record.times} | {"published"}
    places = {p.id for p in record.places}
    actors = {a.id for a in record.actors}
    figures = {q.id for q in record.quantities}
    links = {a.id for a in record.attributions}

    def check(name: str, known: set[str], *ids: str | None) -> Iterator[tuple[str, str]]:
        return ((name, i) for i in ids if i is not None and i not in known)

    for time in record.times:
        yield from check(f"time {time.id}", times, time.anchor)
    for actor in record.actors:
        yield from check(f"actor {actor.id}", actors, *actor.members)
    for link in record.attributions:
        yield from check(f"attribution {link.id}", actors, link.actor)
        yield from check(f"attribution {link.id}", links, link.inside)
    for event in record.events:
        name = f"event {event.id}"
        yield from check(name, places, event.place)
        yield from check(name, times, *event.time.evidence)
        yield from check(name, actors, *(p.actor for p in event.agents + event.patients))
        yield from check(name, figures, *(c.quantity for c in event.counts))
        yield from check(name, links, *event.chain)
