"""Expressions that point: "today", "last week", "that month", "the following year", "last Friday", "recently"."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.time import dates
from dateline.annotate.time.clocks import clock_at, part_at
from dateline.annotate.time.forms import Base, Feast, Fixed, Found, Hijri, Length, Partial, Shift
from dateline.annotate.time.lengths import ends_clause, timex_length
from dateline.annotate.time.lexicon import numbers_of, phrases, words_of
from dateline.annotate.time.words import Words

LEADS = frozenset({"in", "over", "during", "for", "of", "from", "within", "this", "these", "through", "throughout"})
EDGES = frozenset({"dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall", "dark"})
BESIDE = frozenset(
    {
        "at",
        "by",
        "before",
        "after",
        "until",
        "till",
        "since",
        "from",
        "around",
        "about",
        "towards",
        "through",
        "throughout",
    }
)
ENDING_NOW = frozenset({("past", "Y"), ("past", "DE"), ("past", "CE"), ("last", "DE"), ("last", "CE")})


def day_word_at(w: Words, i: int) -> list[Found]:
    """Today, tonight, yesterday, tomorrow, with a part of the day ("yesterday afternoon")."""
    n = numbers_of("day").get(w.low(i))
    if n is None:
        return []
    part, last = "", i + 1
    if w.low(i) == "tonight":
        part = "TNI"
    elif following := part_at(w, last):
        part, last = following
    return [Found(i, last, Shift("D", n, "published", part=part), "day-word")]


def pointed_at(w: Words, i: int) -> list[Found]:
    """A choosing word and what it chooses: "last year", "this coming Friday", "that same day"."""
    at = i + (w.low(i) in ("the", "its", "their", "his", "her"))
    the = at > i
    low = w.low(at)
    deictic, anaphoric = numbers_of("deictic"), numbers_of("anaphoric")
    if low in deictic:
        if low == "past" and not the and w.low(i - 1) not in LEADS:
            return []  # "the town's gritty past", "a bullet went past"
        n, last = deictic[low], at + 1
        base: Base = "published"
        if the and low in ("next",):
            base = "passage"
        if low == "this" and w.low(last) in ("past", "coming", "same"):
            n, last = {"past": -1, "coming": 1, "same": 0}[w.low(last)], last + 1
    elif low in anaphoric:
        n, last, base = anaphoric[low], at + 1, "passage"
        if low == "that" and (w.tag(at) == "IN" or words_of("ordinal").get(w.low(last))):
            return []
        if low == "that" and w.low(last) == "same":
            last += 1
        if (
            low in ("previous", "following", "same")
            and not the
            and w.low(i - 1) not in ("on", "in", "of", "from", "by")
        ):
            return []
    else:
        return []
    return _chosen(w, i, last, n, base, low)


def _chosen(w: Words, i: int, at: int, n: int, base: Base, word: str) -> list[Found]:
    """What stands after the choosing word."""
    inner = at + (w.low(at) in ("early", "late", "mid", "fiscal", "full"))
    unit = words_of("unit").get(w.low(inner))
    pick = word if word in ("that", "same", "previous", "following") else {-1: "last", 0: "this", 1: "next"}[n]
    if pick == "last" and word == "past" and base == "published":
        pick = "last"
    if base == "passage" and word == "next":
        pick = "following"
    part = part_at(w, inner)
    if part and word not in ("past", "coming"):
        shift = Shift("D", n, base, part=part[0])
        if word == "last" and part[0] == "TNI":
            shift = replace(shift, n=-1)
        return [Found(i, part[1], shift, f"{pick}-part")]
    if unit and unit not in ("S", "MIN", "H") and not w.low(inner).endswith("s"):
        return _unit_chosen(w, i, inner, unit, Shift(unit, n, base), word, pick)
    for read in (dates.full_date_at, dates.weekday_at, dates.season_at, dates.month_year_at, dates.quarter_at):
        for found in read(w, inner)[:1]:
            if isinstance(found.form, Partial) and found.form.year is None:
                form = replace(found.form, pick=pick)
                last = found.last
                if form.weekday and (after := part_at(w, last)):
                    form, last = replace(form, part=after[0]), after[1]
                return [Found(i, last, form, f"{pick}-{found.rule}")]
    feast = feast_at(w, inner)
    if feast and isinstance(feast[0].form, Feast) and feast[0].form.year is None:
        return [replace(feast[0], first=i, form=replace(feast[0].form, pick=pick))]
    return []


def _unit_chosen(w: Words, i: int, at: int, unit: str, shift: Shift, word: str, pick: str) -> list[Found]:
    """A unit after its choosing word: a stretch of the calendar, or a length that ends now ("over the past year")."""
    one = timex_length(1, unit)
    article = w.low(i) in ("the", "its", "their", "his", "her")
    if word in ("last", "past") and article and unit in ("W", "M", "Y", "DE") and w.low(at + 1) == "of":
        return [Found(i, at + 1, Length(one, unit, 1), "part-length")]
    if w.low(i - 1) == "for" and article and word == "next" and unit in ("W", "M", "Y", "DE"):
        return [Found(i, at + 1, Length(one, unit, 1, 1, "passage"), "next-length")]
    if shift.base == "published" and article and (word, unit) in ENDING_NOW:
        return [Found(i, at + 1, Length(one, unit, 1, -1, "published"), "past-length")]
    if unit in ("SU", "WI", "SP", "FA"):
        return [Found(i, at + 1, Partial(season=unit, pick=pick), f"{pick}-season")]
    return [Found(i, at + 1, shift, f"{pick}-unit")]


def unit_with_article_at(w: Words, i: int) -> list[Found]:
    """Of a passage's own time: "the day before", "the year after", "the week", "the weekend", "the morning"."""
    if w.low(i) != "the" and w.low(i) not in ("over",):
        return []
    at = i + 1
    at += w.low(at) in ("full", "fiscal") and w.low(at + 1) == "year"
    unit = words_of("unit").get(w.low(at))
    part = part_at(w, at)
    after = w.low(at + 1)
    if unit == "Y" and at > i + 1:
        return [Found(i, at + 1, Shift("Y", 0, "either"), "the-unit")]
    if unit in ("Y", "Q", "M") and after in ("ended", "ending", "to", "through"):
        ends = dates.full_date_at(w, at + 2) or dates.month_year_at(w, at + 2)
        if ends:
            return [Found(i, at + 1, Length(f"P1{unit}"), "period-to")]
    if unit in ("D", "W", "M", "Y", "WE", "N") and not w.low(at).endswith("s"):
        n = {"before": -1, "after": 1, "following": 1}.get(after)
        if n is not None and unit != "WE":
            sure = ends_clause(w, at + 2)
            last = at + 2 + (w.low(at + 2) == "that")
            base: Base = "passage" if sure or after == "following" else "event"
            return [Found(i, last, Shift(unit, n, base, offset=base == "event"), "unit-after", sure=sure)]
        if unit == "WE":
            return [Found(i, at + 1, Shift("WE", -1, "either"), "the-weekend")]
        if unit == "Y" and w.low(i - 1) in ("of", "in", "during", "for") and not w[at].text[0].isupper():
            return [Found(i, at + 1, Shift("Y", 0, "either"), "the-unit")]
        if unit in ("W", "M") and w.low(i - 1) in ("of", "in", "during", "for", "earlier", "later"):
            return [Found(i, at + 1, Shift(unit, 0, "either"), "the-unit")]
    if unit == "Q" and not w.low(at).endswith("s") and after not in ("of",):
        return [Found(i, at + 1, Shift("Q", 0, "passage"), "the-quarter")]
    if part and w.low(i - 1) in ("in", "during", "that") and after != "of":
        return [Found(i, part[1], Shift("D", 0, "either", part=part[0]), "the-part")]
    return []


def bare_part_at(w: Words, i: int) -> list[Found]:
    """A part of the day by itself: "by nightfall", "until the evening", "by mid-morning", "after dark", "overnight"."""
    before, low = w.low(i - 1), w.low(i)
    if (low in ("daytime", "nighttime") and before in ("in", "during")) or (low == "night" and before in ("at", "by")):
        return [Found(i, i + 1, Fixed(f"XXXX-XX-XXT{words_of('part')[low]}", "TIME"), "some-part")]
    if low == "overnight" and w.low(i + 1) not in ("shift", "stay", "train", "bus", "flight", "guests"):
        return [Found(i, i + 1, Shift("D", -1, "either", part="TNI", clock=True), "overnight")]
    if before not in BESIDE:
        return []
    the = i + (low == "the")
    third = {"mid": "MID", "late": "END", "early": "START"}.get(w.low(the))
    at = the + 1 + dates.is_dash(w, the + 1) if third else the
    part = ("TNI", at + 1) if w.low(at) == "dark" else part_at(w, at)
    if not part or w.low(part[1]) in ("of", "on") or w.low(at).endswith("s"):
        return []
    bare = before in ("by", "until", "till", "towards", "before") or (the > i and before in ("through", "throughout"))
    if not (third or w.low(at) in EDGES or bare) or w.tag(part[1])[:2] == "NN":
        return []
    return [Found(i, part[1], Shift("D", 0, "either", part=part[0], clock=True), "bare-part", third)]


def of_year_at(w: Words, i: int) -> list[Found]:
    """ "This year's third quarter", "last year's harvest season": a part of a year that is pointed at."""
    for found in pointed_at(w, i):
        at = found.last + 2
        form = found.form
        if not isinstance(form, Shift) or form.unit != "Y" or w.low(found.last) not in dates.APOSTROPHES:
            continue
        if w.low(found.last + 1) != "s":
            continue
        inner = dates.quarter_at(w, at) or dates.season_at(w, at) or dates.month_year_at(w, at)
        if len(inner) == 1 and isinstance(inner[0].form, Partial) and inner[0].form.year is None:
            return [Found(i, inner[0].last, replace(inner[0].form, of=form), f"{inner[0].rule}-of")]
    return []


def week_of_at(w: Words, i: int) -> list[Found]:
    """ "The week of March 6", "the week beginning 3 May": the week that holds a day."""
    at = i + (w.low(i) == "the")
    if w.low(at) != "week" or at == i or w.low(at + 1) not in ("of", "beginning", "ending", "starting"):
        return []
    found = dates.full_date_at(w, at + 2)
    if len(found) != 1 or not isinstance(found[0].form, Partial):
        return []
    return [Found(i, found[0].last, replace(found[0].form, week=True), "week-of")]


def quarter_word_at(w: Words, i: int) -> list[Found]:
    """Periods of business reports: "the latest quarter", "the year-earlier period", "year-ago"."""
    at = i + (w.low(i) == "the")
    at += w.low(at) in ("comparable", "corresponding")
    if w.low(at) == "latest" and at > i:
        at += 1 + (w.low(at + 1) == "fiscal")
        unit = {"quarter": "Q", "period": "Q", "year": "Y"}.get(w.low(at))
        return [Found(i, at + 1, Shift(unit, -1, "latest"), "latest-period")] if unit else []
    year = dates.year_at(w, at)
    if year and at > i and w.low(year[1]) in ("quarter", "period") and year[0] > 0:
        return [Found(i, year[1] + 1, Partial(year=year[0], like=True), "period-of-year")]
    if w.low(at) == "year" and dates.is_dash(w, at + 1) and w.low(at + 2) in ("ago", "earlier"):
        last = at + 3
        last += w.low(last) in words_of("ordinal")
        last += w.low(last) in ("quarter", "period", "month", "level")
        like = w.low(last - 1) in ("quarter", "period")
        return [Found(i, last, Shift("Y", -1, "passage", offset=True, like=like), "year-earlier")]
    return []


def vague_at(w: Words, i: int) -> list[Found]:
    """Now, recently, currently, the past, the future, these days …"""
    low = w.low(i)
    value = words_of("vague").get(low)
    if value:
        return [Found(i, i + 1, Fixed(value, "DATE"), "vague")]
    found = w.phrase_at(i, phrases("vague.tsv"))
    if found and w.low(found[1]) not in words_of("unit"):
        return [Found(i, found[1], Fixed(found[0], "DATE"), "vague-phrase")]
    return []


def feast_at(w: Words, i: int) -> list[Found]:
    """A holiday or named period: Christmas, New Year's Eve, Ramadan, Easter Sunday."""
    found = w.phrase_at(i, phrases("feasts.tsv"))
    if found is None:
        return []
    name, last = found
    if w[i].text.islower() or (w[last].text[:1].isupper() and w.low(last) not in words_of("part")):
        return []
    part = part_at(w, last)
    year, last = dates.trailing_year(w, part[1] if part else last)
    return [Found(i, last, Feast(name, year, part=part[0] if part else ""), "feast")]


def hijri_at(w: Words, i: int) -> list[Found]:
    """A date of the Islamic calendar with its year: "1 Ramadan 1436", "Rajab 1437 AH"."""
    day = dates.day_number(w, i)
    at = day[1] + (w.low(day[1]) == "of") if day else i
    month = w.phrase_at(at, phrases("hijri.tsv"))
    if month is None:
        return []
    last = month[1] + (w.low(month[1]) == ",")
    year = w.number(last)
    if year is None or not 1 <= year <= 1600 or (year < 1200 and w.low(last + 1) not in ("ah", "h")):
        return []
    last += 1 + (w.low(last + 1) in ("ah", "h"))
    return [Found(i, last, Hijri(year, int(month[0]), day[0] if day else None), "hijri")]


def clock_time_at(w: Words, i: int) -> list[Found]:
    """A clock time, with the day that follows it ("5 p.m. EST Friday", "10.30 on Sunday night")."""
    clock = clock_at(w, i)
    if not clock:
        return []
    value, last = clock
    at = last + (w.low(last) in (",", "on", "of"))
    for read in (dates.full_date_at, dates.numeric_at, dates.weekday_at, day_word_at, pointed_at):
        for found in read(w, at):
            if isinstance(found.form, (Partial, Shift)) and len(read(w, at)) == 1:
                end = found.last
                if follow := part_at(w, end):
                    end = follow[1]
                if isinstance(found.form, Shift) and found.form.unit != "D":
                    continue
                return [Found(i, end, replace(found.form, part=value), "clock-day")]
    return [Found(i, last, Shift("D", 0, "either", part=value, clock=True), "clock")]
