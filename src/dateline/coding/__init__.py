"""From mentions to events: one record per happening."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.event import Event
from dateline.model.parse import Parse
from dateline.model.record import Mentions


def code_events(doc: Document, parse: Parse, mentions: Mentions) -> tuple[Event, ...]:
    """All events of a document, in the order of their triggers."""
    return ()
