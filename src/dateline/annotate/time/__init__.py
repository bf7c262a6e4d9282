"""Times: find the words (`recognise`), say which days they mean (`resolve`)."""

from __future__ import annotations

from dateline.annotate.time.publication import day_first, infer_publication
from dateline.annotate.time.recognise import recognise
from dateline.annotate.time.resolve import Setting, resolve
from dateline.annotate.time.words import Words
from dateline.model.document import Document, Publication
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression


def annotate_times(doc: Document, parse: Parse) -> tuple[Publication, tuple[TimeExpression, ...]]:
    """All time expressions of a document, and its publication as far as it is known or the text bounds it."""
    words = Words(doc, parse)
    found = recognise(words)
    setting = Setting(doc.published, day_first(words, found, doc))
    times = resolve(words, found, parse, setting)
    return infer_publication(doc), times
