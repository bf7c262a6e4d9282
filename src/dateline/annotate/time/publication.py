"""When a report appeared, as far as its own text tells it; and which way it writes numeric dates.

A dateline with a full date states the publication. Failing that the text bounds it from below: a report appeared no
earlier than the latest time it tells as past began. Nothing bounds it from above but the file, which is no matter of
the text.
"""

from __future__ import annotations

from dateline.annotate.time.forms import Found, Partial
from dateline.annotate.time.returning import stretch_of
from dateline.annotate.time.tense import clause_of
from dateline.annotate.time.words import Words
from dateline.model.document import Document, Publication
from dateline.model.parse import Parse
from dateline.model.span import Quote
from dateline.model.time import TimeExpression

HEAD = 400  # characters within which a dateline stands
NARROW = 92  # days; a year told in the past tense may be the one in which a plan ends
OPENERS = frozenset({"(", "[", "-", "–", "—"})


def day_first(w: Words, found: list[Found]) -> bool | None:
    """One vote for all numeric dates of a document; None where nothing decides."""
    votes = 0
    for item in found:
        form = item.form
        if not isinstance(form, Partial):
            continue
        if item.rule == "numeric" and form.other is None and form.month != form.day:
            votes += 3 if (w.number(item.first) or 0) > 12 else -3
        elif item.rule.startswith("day-month"):
            votes += 1
        elif item.rule.startswith("month-day"):
            votes -= 1
    return None if votes == 0 else votes > 0


def dateline_of(w: Words, found: list[Found]) -> Found | None:
    """The date of a dateline at the head of the text: "SAN SALVADOR, 3 JAN 90 (…)", "GOMA, 4 March 2012 —"."""
    for item in found:
        word = w[item.first]
        if word.start > w.sections[0].start + HEAD:
            return None
        form = item.form
        if not isinstance(form, Partial) or not form.day or not form.month or form.year is None or form.year < 1:
            continue
        if w.sections[word.section].kind == "dateline":
            return item
        before = w[item.first - 2].text if w.low(item.first - 1) == "," else ""
        if before.isupper() and len(before) > 2 and (w.low(item.last) in OPENERS or w[item.last].text == ""):
            return item
    return None


def stated(w: Words, found: list[Found], known: Publication) -> Publication:
    """The publication as given, or as a full dateline states it."""
    item = dateline_of(w, found) if known.earliest is None and known.latest is None else None
    if item is None or not isinstance(item.form, Partial):
        return known
    days = stretch_of(item.form, item.form.year or 0).days
    if days.earliest is None:
        return known
    start, end = w[item.first].start, w[item.last - 1].end
    return Publication(days.earliest, days.latest, "stated", (Quote(start, end, w.text[start:end]),))


def bounded(doc: Document, parse: Parse, known: Publication, times: tuple[TimeExpression, ...]) -> Publication:
    """The publication, bounded from below by the latest time that the text tells as past, where it is not known."""
    if known.earliest is not None or known.latest is not None:
        return known
    last: TimeExpression | None = None
    for time in times:
        if time.type not in ("DATE", "TIME") or time.status not in ("stated", "inherited"):
            continue
        if time.earliest is None or time.latest is None or (time.latest - time.earliest).days > NARROW:
            continue
        if clause_of(parse, time.start, time.end).toward >= 0:
            continue
        if last is None or last.earliest is None or time.earliest > last.earliest:
            last = time
    if last is None:
        return known
    evidence = (Quote(last.start, last.end, last.quote),)
    return Publication(last.earliest, None, "inferred", evidence)


__all__ = ["bounded", "day_first", "stated"]
