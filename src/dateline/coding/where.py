"""Where an event happened: the place stated with it, or inherited within its passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The place slot of an event: id of a mention, or the reason why there is none."""

    place: str | None = None
    status: Literal["stated", "inherited"] | None = None
    precision: int | None = None
    reason: str | None = "no place is stated"


def event_place(
    doc: Document, parse: Parse, trigger: int, places: tuple[PlaceMention, ...], participants: tuple[Span, ...] = ()
) -> EventPlace:
    """Where the happening named by token `trigger` took place; `participants` are its agents and patients."""
    return EventPlace()
