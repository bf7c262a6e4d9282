"""Find the words that tell a time, and what they say with its holes.

One pass over the words: at each word that can begin an expression the readings are tried and the longest wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from dateline.annotate.time import clocks, dates, lengths, named
from dateline.annotate.time.company import fits
from dateline.annotate.time.forms import Feast, Fixed, Found, Partial, Shift
from dateline.annotate.time.lexicon import lexicon, phrases, words_of
from dateline.annotate.time.words import Words

COMPANY = frozenset(  # words that stand beside an expression and begin none
    [
        "named",
        "numbered",
        "when",
        "before-year",
        "planned",
        "plotted",
        "promised",
        "arranged",
        "befallen",
        "street",
        "ahead",
        "bare",
    ]
)
Reader = Callable[[Words, int], list[Found]]
CORE: tuple[Reader, ...] = (
    dates.slice_at,
    dates.half_month_at,
    dates.weekday_of_month_at,
    dates.full_date_at,
    dates.day_alone_at,
    dates.numeric_at,
    dates.month_year_at,
    dates.decade_at,
    dates.quarter_at,
    dates.season_at,
    dates.weekday_at,
    named.day_word_at,
    named.pointed_at,
    named.of_year_at,
    named.quarter_word_at,
    named.week_of_at,
    named.hijri_at,
    named.feast_at,
)
OTHER: tuple[Reader, ...] = (
    lengths.set_at,
    named.unit_with_article_at,
    named.clock_time_at,
    named.bare_part_at,
    lengths.length_at,
    lengths.long_at,
    named.vague_at,
)


def recognise(w: Words) -> list[Found]:
    """All expressions of a text, in order, none overlapping."""
    starts = _starters()
    out: list[Found] = []
    i = 0
    while i < len(w):
        word = w[i]
        if word.low not in starts and not word.text[:1].isdigit():
            i += 1
            continue
        best = best_at(w, i)
        if best and all(fits(w, found) for found in best[-1:]):
            out.extend(best)
            i = max(best[-1].last, i + 1)
        else:
            i += 1
    return shared_years(w, shared_era(w, without_streets(out)))


def without_streets(found: list[Found]) -> list[Found]:
    """Without "the quarter" in a text that tells no quarter of a year otherwise: there it is a part of a town."""
    return found if any(is_business(item) for item in found) else [f for f in found if f.rule != "the-quarter"]


def is_business(item: Found) -> bool:
    """Whether an expression speaks of periods as business reports do."""
    form = item.form
    if isinstance(form, Partial):
        return bool(form.quarter) or form.like
    quarter = isinstance(form, Shift) and form.unit == "Q" and item.rule != "the-quarter"
    return quarter or item.rule in ("period-to", "year-earlier")


def shared_years(w: Words, found: list[Found]) -> list[Found]:
    """ "March and April 1918", "from 3 May to 8 June 1944": the first takes the year that the second tells."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        one, two = out[n].form, out[n + 1].form
        if not (isinstance(one, Partial) and isinstance(two, Partial)) or two.year is None or one.year is not None:
            continue
        between = [w.low(i) for i in range(out[n].last, out[n + 1].first)]
        between = [word for word in between if word not in ("the", "early", "late", "mid")]
        alike = (one.month and two.month) or (one.season and two.season) or (one.quarter and two.quarter)
        if not alike or one.pick or one.of or len(between) > 2 or not between or two.span:
            continue
        if between[0] in ("and", "to", "or", "-", "–", "—", "until", "through", "/", "till"):
            back = bool(one.month and two.month and one.month > two.month and between[0] != "and")
            out[n] = replace(out[n], form=replace(one, year=two.year - back), sure=True)
    return out


def best_at(w: Words, i: int) -> list[Found]:
    """The longest reading that begins at word `i`."""
    best: list[Found] = []
    for read in (anniversary_at, modified_at, dated_part_at, core_at, year_alone_at, unit_end_at, *OTHER):
        found = read(w, i)
        if found and (not best or found[-1].last > best[-1].last):
            best = found
    return best


def core_at(w: Words, i: int) -> list[Found]:
    """A date or a pointing expression, with what completes it ("May of that year", "Friday night")."""
    best: list[Found] = []
    for read in CORE:
        found = read(w, i)
        if found and (not best or found[-1].last > best[-1].last):
            best = found
    return completed(w, best) if best else []


def completed(w: Words, found: list[Found]) -> list[Found]:
    """The last of these with a part of day, or with the phrase that names its year or week."""
    last = found[-1]
    form = last.form
    if not isinstance(form, Partial):
        return found
    if form.year is None and not form.pick:
        at = last.last + (w.low(last.last) in ("of", "in", ","))
        for phrase in named.pointed_at(w, at):
            shift = phrase.form
            if isinstance(shift, Shift) and shift.unit == ("W" if form.weekday and not form.month else "Y"):
                return [
                    *found[:-1],
                    replace(last, last=phrase.last, form=replace(form, of=shift), rule=f"{last.rule}-of"),
                ]
        day = form.weekday or (form.day and form.month)
        if day and w.low(last.last) == "last" and w.tag(last.last + 1)[:2] not in ("NN", "CD"):  # "on 7 April last"
            return [*found[:-1], replace(last, last=last.last + 1, form=replace(form, pick="last"))]
    part = clocks.part_at(w, last.last) if not form.part and (form.day or form.weekday) else None
    if part and form.weekday and not form.day and w.low(last.last).endswith("s"):
        value = f"XXXX-WXX-{form.weekday}{part[0]}"
        return [*found[:-1], Found(last.first, part[1], Fixed(value, "SET"), "set-weekday")]
    if part and w.low(last.last) not in ("dawn",):
        return [*found[:-1], replace(last, last=part[1], form=replace(form, part=part[0]))]
    at = last.last + (w.low(last.last) == "at")
    clock = clocks.clock_at(w, at) if form.day or form.weekday else None
    if clock and not form.part and at == last.last:
        return [*found[:-1], replace(last, last=clock[1], form=replace(form, part=clock[0]))]
    return found


def bound_at(w: Words, i: int) -> tuple[str | None, int]:
    """A word or phrase that names a part of a unit ("early", "the end of", "mid-"), and the word after it."""
    return w.phrase_at(i, phrases("bounds.tsv")) or (None, i)


def modified_at(w: Words, i: int) -> list[Found]:
    """Part of a unit or an uncertain date: "early May", "the end of last year", "around 19 September", "mid-1993"."""
    mod, at = bound_at(w, i)
    degree = None
    if mod is None:
        degree, at = lengths.degree_at(w, i)
        if degree not in ("APPROX",) and w.low(i) not in ("ca", "circa"):
            return []
        mod, at = ("APPROX", at) if at > i else ("APPROX", i + 1 + (w.low(i + 1) == "."))
        inner, at = bound_at(w, at)
        mod = inner or mod
    at += dates.is_dash(w, at)
    hour = bool(degree) and w.low(i - 1) == "at"  # "at approximately 2115"
    found = core_at(w, at) or (_year_core(w, at, not degree) if not hour else []) or _the_unit(w, at)
    if not found and w.low(at) == "the":
        found = core_at(w, at + 1) or _year_core(w, at + 1)
    if not found or (found[0].mod and len(found) == 1):
        return []
    if degree and (isinstance(found[0].form, Shift) or "weekday" in found[0].rule):
        return []
    if len(found) > 1:
        return [replace(found[0], first=i, mod=mod), *found[1:]]
    return [replace(found[0], first=i, mod=mod, rule=f"{found[0].rule}+{mod.lower()}")]


def _the_unit(w: Words, i: int) -> list[Found]:
    """A unit of the passage after "the end of": "the month", "the year", "year"."""
    at = i + (w.low(i) == "the")
    unit = words_of("unit").get(w.low(at))
    if unit in ("M", "Y", "W", "D", "Q", "DE", "CE") and at > i and not w.low(at).endswith("s"):
        return [Found(i, at + 1, Shift(unit, 0, "either"), "the-unit")]
    return []


def anniversary_at(w: Words, i: int) -> list[Found]:
    """ "Three years ago this month": the month, that many years back."""
    found = lengths.length_at(w, i)
    if len(found) != 1 or found[0].rule != "ago-distance" or w.low(found[0].last) not in ("this", "today"):
        return []
    form = found[0].form
    if not isinstance(form, Shift) or form.unit != "Y" or form.n is None or form.n != int(form.n):
        return []
    at = found[0].last
    if w.low(at) == "this" and words_of("unit").get(w.low(at + 1)) in ("M", "W"):
        unit, last = words_of("unit")[w.low(at + 1)], at + 2
        n = form.n * 12 if unit == "M" else form.n * 52
        return [Found(i, last, Shift(unit, n, "published", offset=True), "anniversary")]
    return []


def unit_end_at(w: Words, i: int) -> list[Found]:
    """ "Year-end", "month's end", "the year's end"."""
    at = i + (w.low(i) == "the")
    unit = {"year": "Y", "month": "M", "week": "W"}.get(w.low(at))
    if unit is None:
        return []
    last = at + 1
    if dates.is_dash(w, last):
        last += 1
    elif w.low(last) in dates.APOSTROPHES and w.low(last + 1) == "s":
        last += 2
    return [Found(i, last + 1, Shift(unit, 0, "either"), "unit-end", "CLOSE")] if w.low(last) == "end" else []


def _year_core(w: Words, i: int, early: bool = False) -> list[Found]:
    year = dates.year_at(w, i, early=early and w.ancient and (w.number(i) or 0) >= 100)
    return [Found(i, year[1], Partial(year=year[0]), "year")] if year else []


def year_alone_at(w: Words, i: int) -> list[Found]:
    """A year by itself, or two with a dash ("1914-18", "2003–2011")."""
    at = i
    if w.low(i - 1) == "at" or (w.low(i - 1) in words_of("degree") and w.low(i - 2) == "at"):
        return []
    if w.is_at(i, "the", "year"):
        at = i + 2
    elif w.low(i) == "fiscal":
        at = i + 1
    early = w.ancient and w.low(i - 1) in ("in", "by", "since", "until", "from", "(") and (w.number(at) or 0) >= 100
    year = dates.year_at(w, at, early=early)
    if not year:
        return []
    first = Found(
        i, year[1], Partial(year=year[0]), "year", sure=year[0] < 0 or (year[1] > at + 1 and w.low(at) != "two")
    )
    second = w.number(year[1] + 1)
    if dates.is_dash(w, year[1]) and second is not None and w.glued(year[1]) and len(w[year[1] + 1].text) in (2, 4):
        full = second if second > 999 else year[0] // 100 * 100 + second
        if year[0] < full <= year[0] + 120:
            return [first, Found(year[1] + 1, year[1] + 2, Partial(year=full), "year-range", sure=True)]
    return [first]


def shared_era(w: Words, found: list[Found]) -> list[Found]:
    """ "499-493 BC": the first year takes the era of the second."""
    out = list(found)
    for n in range(len(out) - 1):
        one, two = out[n].form, out[n + 1].form
        if not (isinstance(one, Partial) and isinstance(two, Partial) and one.year and two.year):
            continue
        if two.year < 0 < one.year and one.year > -two.year and out[n + 1].first - out[n].last <= 2:
            if not one.month and w.low(out[n].last) in ("-", "–", "—", "to", "and", "or"):
                out[n] = replace(out[n], form=replace(one, year=-one.year))
    return out


def dated_part_at(w: Words, i: int) -> list[Found]:
    """A part of the day with its date: "the night of 12 May", "the early hours of Sunday"."""
    at = i + (w.low(i) == "the")
    mod = None
    if w.low(at) in ("early", "late", "mid", "small"):
        mod, at = {"early": "START", "late": "END", "mid": "MID", "small": "START"}[w.low(at)], at + 1
        at += dates.is_dash(w, at)
    part = clocks.part_at(w, at)
    if part and w.low(part[1]) in ("hour", "hours"):
        part = part[0], part[1] + 1
    if not part and w.low(at) == "hours" and mod:
        part, mod = ("TMO", at + 1), "START"
    if part and (day := named.day_word_at(w, part[1])):
        if isinstance(day[0].form, Shift):
            return [replace(day[0], first=i, form=replace(day[0].form, part=part[0]), mod=mod)]
    if not part or not (w.low(part[1]) in ("of", "on", "after") or dates.month_at(w, part[1])):
        return [replace(f, first=i, mod=mod) for f in named.pointed_at(w, at) if mod and "part" in f.rule]
    found = core_at(w, part[1] + (w.low(part[1]) in ("of", "on")))
    if len(found) != 1:
        return []
    form = found[0].form
    if isinstance(form, Partial) and (form.day or form.weekday):
        return [Found(i, found[0].last, replace(form, part=part[0]), "part-of-date", mod)]
    if isinstance(form, Shift) and form.unit == "D":
        return [Found(i, found[0].last, replace(form, part=part[0]), "part-of-day", mod)]
    if isinstance(form, Feast):
        return [Found(i, found[0].last, replace(form, part=part[0]), "part-of-feast", mod)]
    return []


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """Every word that can begin an expression."""
    out: set[str] = set()
    for kind, words in lexicon().items():
        if kind not in COMPANY:
            out |= words.keys()
    for name in ("vague.tsv", "feasts.tsv", "bounds.tsv", "degrees.tsv", "hijri.tsv"):
        out |= phrases(name).keys()
    return frozenset(out)
