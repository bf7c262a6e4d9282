"""Where a story returns to after a look aside: the date it left, or the days it opened in.

A story often opens on its main days, looks back over the years before, and then tells those days from the start. The
back story does not survive a heading: a yearless date that fits the opening belongs there.
"""

from __future__ import annotations

from dateline.annotate.time.forms import Found, Partial
from dateline.annotate.time.passage import Anchor, Passage
from dateline.annotate.time.stretch import SEASONS, Stretch
from dateline.annotate.time.words import Words

STEP = 92  # days by which a story that returns from a look aside may have gone on meanwhile
ABOUT = 31  # days around the opening in which a date belongs to it


def stretch_of(form: Partial, year: int) -> Stretch:
    """The stretch a date with its year names."""
    if form.day and form.month:
        return Stretch("day", year, form.month, form.day, form.part)
    if form.month:
        return Stretch("month", year, form.month)
    if form.season:
        return Stretch("season", year, SEASONS.index(form.season))
    if form.quarter:
        return Stretch("quarter", year, form.quarter)
    if form.half:
        return Stretch("half", year, form.half)
    return Stretch("year", year)


def back_to(form: Partial, anchor: Anchor, passage: Passage) -> int | None:
    """The year before a look aside, where a date goes on from there but would go back from the aside."""
    back, told = passage.back, anchor.stretch
    if back is None or back.stretch is None or back.days.earliest is None or told is None or form.pick or form.season:
        return None
    there = stretch_of(form, back.stretch.year).days.earliest
    here = stretch_of(form, told.year).days.earliest
    if there is None or here is None or anchor.days.earliest is None or back.stretch.grain not in ("day", "month"):
        return None
    goes_on = 0 <= (there - back.days.earliest).days <= STEP
    if told.grain == "year":
        return back.stretch.year if goes_on and not anchor.opens and abs(told.year - back.stretch.year) > 1 else None
    goes_back = (anchor.days.earliest - here).days > 31
    return back.stretch.year if goes_on and goes_back and told.grain in ("day", "month") else None


def home_year(form: Partial, anchor: Anchor, passage: Passage) -> int | None:
    """The year of the story's opening, where a date fits it and the passage looked back only, in earlier paragraphs."""
    home, told = passage.home, anchor.stretch
    if home is None or home.stretch is None or told is None or form.pick or not form.month:
        return None
    if told.year >= home.stretch.year or anchor.section == passage.section:
        return None
    there, opened = stretch_of(form, home.stretch.year).days.earliest, home.days.earliest
    if there is None or opened is None:
        return None
    away = abs((there - opened).days)
    if passage.heading > anchor.section:
        return home.stretch.year if away <= STEP else None
    here = stretch_of(form, told.year).days.earliest
    if not form.day or here is None or anchor.days.earliest is None:
        return None
    fits = told.grain not in ("day", "month") or here < anchor.days.earliest
    return home.stretch.year if fits and away <= ABOUT else None


def opening_of(w: Words, found: list[Found]) -> Anchor | None:
    """The day or month that a story opens on: the first date of its first dated paragraph or caption, told in full."""
    for n, item in enumerate(found):
        section = w[item.first].section
        form = item.form
        if not isinstance(form, Partial) or w.sections[section].kind not in ("body", "caption"):
            continue
        if not form.year or not form.month or form.other:
            return None
        stretch = stretch_of(form, form.year)
        return Anchor(f"t{n + 1}", stretch.days, stretch, section) if stretch.days.known else None
    return None


__all__ = ["back_to", "home_year", "opening_of", "stretch_of"]
