"""Times: find the words (`recognise`), say which days they mean (`resolve`)."""

from __future__ import annotations

from dateline.annotate.time.publication import bounded, day_first, stated
from dateline.annotate.time.recognise import recognise
from dateline.annotate.time.resolve import Setting, resolve
from dateline.annotate.time.words import Words
from dateline.model.document import Document, Publication
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression


def annotate_times(doc: Document, parse: Parse) -> tuple[Publication, tuple[TimeExpression, ...]]:
    """All time expressions of a document, and its publication as far as it is known or the text bounds it.

    Args:
        doc: the report; `doc.published` is taken as known. Without it a dateline in the text states the day, else the
            text only bounds it, and what counts from an unknown day stays open.
        parse: its tokens; tense and clause decide between past and future, and what moves a story's clock.

    Returns:
        The publication, and the expressions in text order with ids "t1", "t2" …; spans in code points of `doc.text`.

    Source: TimeML TIMEX3 for values; the project's codebook for early, mid and late; docs/design/0020 to 0022.
    """
    words = Words(doc, parse)
    found = recognise(words)
    published = stated(words, found, doc.published)
    times = resolve(words, found, parse, Setting(published, day_first(words, found)))
    return bounded(doc, parse, published, times), times
