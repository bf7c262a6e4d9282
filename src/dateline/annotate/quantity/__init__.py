"""Quantities: find the figures, say their bounds and what they count."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.quantity import Quantity
from dateline.model.time import TimeExpression


def annotate_quantities(doc: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """All figures that count people or things."""
    return ()
