"""How many: the quantities that belong to an event, and what they count there."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.event import EventCount
from dateline.model.parse import Parse
from dateline.model.quantity import Quantity
from dateline.model.span import Span


def event_counts(
    doc: Document, parse: Parse, trigger: int, quantities: tuple[Quantity, ...], participants: tuple[Span, ...] = ()
) -> tuple[EventCount, ...]:
    """The figures told for the happening named by token `trigger`; `participants` are its agents and patients."""
    return ()
