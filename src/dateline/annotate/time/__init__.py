"""Times: find the words (`recognise`), say which days they mean (`resolve`)."""

from __future__ import annotations

from dateline.model.document import Document, Publication
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression


def annotate_times(doc: Document, parse: Parse) -> tuple[Publication, tuple[TimeExpression, ...]]:
    """All time expressions of a document, and its publication as far as it is known or the text bounds it."""
    return doc.published, ()
