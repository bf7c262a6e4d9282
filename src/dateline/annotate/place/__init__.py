"""Places: find the names (`recognise`), say which spot on earth they mean (`resolve`)."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.place import PlaceMention


def annotate_places(doc: Document, parse: Parse, gazetteer: object) -> tuple[PlaceMention, ...]:
    """All place mentions of a document, each resolved or with the reason why not."""
    return ()
