"""When a report appeared, as far as its own text tells it; and which way it writes numeric dates."""

from __future__ import annotations

from datetime import date

from dateline.annotate.time.forms import Found, Partial
from dateline.annotate.time.words import Words
from dateline.model.document import Document, Publication


def day_first(w: Words, found: list[Found], doc: Document) -> bool | None:
    """One vote for all numeric dates of a document; None where nothing decides."""
    votes = 0
    for item in found:
        form = item.form
        if not isinstance(form, Partial):
            continue
        if item.rule == "numeric" and form.other is None and form.month != form.day:
            votes += 3 if (w.number(item.first) or 0) > 12 else -3
        elif item.rule.startswith("day-month") and item.rule != "day-of-range":
            votes += 1
        elif item.rule.startswith("month-day"):
            votes -= 1
    return None if votes == 0 else votes > 0


def infer_publication(doc: Document) -> Publication:
    """The publication as known; what the text adds comes later."""
    return doc.published


__all__ = ["date", "day_first", "infer_publication"]
