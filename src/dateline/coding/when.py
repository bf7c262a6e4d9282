"""When an event happened: the time expression that governs it, its passage, or the publication."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.event import EventTime
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression


def event_time(doc: Document, parse: Parse, trigger: int, times: tuple[TimeExpression, ...]) -> EventTime:
    """The days in which the happening named by token `trigger` took place."""
    return EventTime(reason="no time expression governs it")
