"""Whether a text tells a story of another time than its own, and which year that story stands in before it says so.

No mode is set by anybody: the written dates decide. A text is a story when it dates its matter itself, by months of
years away from its publication, more often than it points at the days around the publication ("Friday", "yesterday").
"""

from __future__ import annotations

from collections import Counter

from dateline.annotate.time.forms import Found, Partial, Shift
from dateline.annotate.time.passage import Anchor
from dateline.annotate.time.returning import stretch_of
from dateline.annotate.time.words import Words
from dateline.model.document import Publication

ENOUGH = 4  # dates of the story's own, to the month at least
FEW = 2  # of them, where the text has no date of its own and never points at one
SHARE = 0.7  # of them in one year, to fill in that year before it is told


def is_story(found: list[Found], publication: Publication) -> bool:
    """Whether the text dates its own matter rather than pointing from the day it appeared."""
    told = [item.form for item in found if isinstance(item.form, Partial) and item.form.year and not item.form.span]
    here = publication.latest.year if publication.latest else None
    away = [form for form in told if here is None or abs((form.year or 0) - here) > 1]
    placed = sum(1 for form in away if form.month or (form.year or 0) < 0)
    pointing = sum(points(item) for item in found)
    if here is None and not any(speaks_of_now(item) for item in found):
        return bool(away)
    return placed >= ENOUGH and placed >= pointing


def points(item: Found) -> bool:
    """Whether an expression points at a day or week from the day of writing."""
    form = item.form
    if isinstance(form, Shift):
        return form.base == "published" and form.unit in ("D", "W", "WE")
    return (
        isinstance(form, Partial)
        and form.weekday is not None
        and not form.month
        and form.pick in (None, "last", "next")
    )


def speaks_of_now(item: Found) -> bool:
    """Whether an expression counts from the day of writing, or tells a business period, as reports of the day do."""
    form = item.form
    if isinstance(form, Partial):
        return points(item) or bool(form.quarter) or form.like or form.pick in ("last", "next", "this")
    return isinstance(form, Shift) and (form.base in ("published", "latest") or form.unit == "Q")


def opening_year(w: Words, found: list[Found]) -> Anchor | None:
    """The year of a story's dates before the first of them is told, if most of them share it."""
    years = Counter(
        item.form.year
        for item in found
        if isinstance(item.form, Partial) and item.form.year and item.form.month and not item.form.other
    )
    if not years:
        return None
    year, times = years.most_common(1)[0]
    if year < 1 or times < SHARE * sum(years.values()) or (times < FEW and any(points(item) for item in found)):
        return None
    for n, item in enumerate(found):
        if isinstance(item.form, Partial) and item.form.year == year and item.form.month:
            stretch = stretch_of(Partial(year=year), year)
            return Anchor(f"t{n + 1}", stretch.days, stretch, w[item.first].section)
    return None


__all__ = ["is_story", "opening_year"]
