"""Dates of the calendar as written: days, months, years, decades, quarters, seasons, weekdays, numeric dates.

Every function reads from word `i` on and gives what it found, or nothing; none looks further than a dozen words.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.time.forms import Found, Partial, Slice
from dateline.annotate.time.lexicon import numbers_of, words_of
from dateline.annotate.time.numbers import count_at, year_in_words
from dateline.annotate.time.words import Words

DASHES = frozenset("-–—‑‐/")
APOSTROPHES = frozenset("'’‘`")
JOIN = DASHES | {"to", "and", "or", "until", "till", "through", ","}


def is_dash(w: Words, i: int) -> bool:
    """Whether a hyphen or dash stands at `i`."""
    return w.low(i) in DASHES


def year_at(w: Words, i: int, early: bool = False) -> tuple[int, int] | None:
    """A year in digits or words, with its era, and the word after it; below 1000 only with an era or where `early`."""
    number = w.number(i)
    quoted = w.low(i - 1) in APOSTROPHES and w.glued(i)  # two of them open a quotation
    short = w.number(i + 1) if w.low(i) in APOSTROPHES and w.glued(i + 1) and not quoted else None
    if short is not None and len(w[i + 1].text) == 2:
        return (1900 + short if short > 30 else 2000 + short), i + 2
    if number is None:
        return year_in_words(w, i)
    if number < 1 or number > 9999 or w[i].text[0] == "0" or "," in w[i].text:
        return None
    era, last = era_at(w, i + 1)
    if era == "BC":
        return -number, last
    if era == "AD" or 1000 <= number <= 2199 or early:
        return number, last
    return None


def era_at(w: Words, i: int) -> tuple[str | None, int]:
    """BC, BCE, B.C., AD, CE at `i`, and the word after."""
    low = w.low(i)
    if low in ("bc", "bce"):
        return "BC", i + 1
    if low in ("ad", "ce") and w[i].text.isupper():
        return "AD", i + 1
    if low == "b" and w.is_at(i + 1, ".", "c") and w.glued(i + 2):
        return "BC", i + 3 + (w.low(i + 3) == "." and w.glued(i + 3))
    return None, i


def day_number(w: Words, i: int) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in digits (with "th") or as an ordinal word, and the word after it."""
    number = w.number(i)
    if number is not None:
        if not 1 <= number <= 31 or len(w[i].text) > 2:
            return None
        if w.low(i + 1) in ("st", "nd", "rd", "th") and w.glued(i + 1):
            return number, i + 2
        return number, i + 1
    ordinals = numbers_of("ordinal")
    low = w.low(i)
    if low in ("twenty", "thirty") and is_dash(w, i + 1) and 0 < ordinals.get(w.low(i + 2), 0) < 10:
        return numbers_of("number")[low] + ordinals[w.low(i + 2)], i + 3
    number = ordinals.get(low, 0)
    return (number, i + 1) if number > 0 else None


def month_at(w: Words, i: int) -> tuple[int, int] | None:
    """A month's name (with its full stop, if abbreviated), and the word after it."""
    month = numbers_of("month").get(w.low(i))
    if month is None or (
        w[i].text.islower() and not w.uncased and w.low(i) in ("may", "march", "mar", "dec", "jan", "sep", "oct", "nov")
    ):
        return None
    last = i + 1
    if w.low(last) == "." and w.glued(last) and len(w[i].text) <= 4 and w.low(i) not in ("may", "june", "july"):
        last += 1
    return month, last


def full_date_at(w: Words, i: int) -> list[Found]:
    """Day and month in either order, with a year or without; also several days of one month ("1-3 June")."""
    return _day_first(w, i) or _month_first(w, i)


def _day_first(w: Words, i: int) -> list[Found]:
    begin = i + (w.low(i) == "the")
    days: list[tuple[int, int, int]] = []
    at = begin
    for _ in range(6):
        day = day_number(w, at)
        if not day:
            return []
        days.append((at, day[1], day[0]))
        at = day[1]
        after = at + (w.low(at) == "of") if not is_dash(w, at) else at + 1
        month = month_at(w, after)
        if month:
            return _days_of_month(w, i, days, month)
        if w.low(at) not in JOIN:
            return []
        at += 1
        if w.low(at - 1) == "," and w.low(at) in ("and", "or"):
            at += 1
        at += w.low(at) == "the"
    return []


def _days_of_month(w: Words, i: int, days: list[tuple[int, int, int]], month: tuple[int, int]) -> list[Found]:
    value, last = month
    year, last = trailing_year(w, last, short=True)
    out = [Found(first, end, Partial(year=year, month=value, day=day), "day-of-range") for first, end, day in days[:-1]]
    first = days[-1][0] if out else i
    rule = "day-month-year" if year is not None else "day-month"
    return [*out, Found(first, last, Partial(year=year, month=value, day=days[-1][2]), rule)]


def trailing_year(w: Words, i: int, short: bool = False) -> tuple[int | None, int]:
    """The year that follows a month or a day, over a comma, "of" or "in"; None and `i` where there is none."""
    at = i + (w.low(i) in (",", "of", "in", "-", "/")) if w.low(i + 1) not in APOSTROPHES else i + 1
    at += w.low(at) == "the" and w.low(at + 1) == "year"
    at += w.low(at) == "year"
    year = year_at(w, at)
    if year and w[at].text[:1].isdigit() and w.low(i) == "in" and not 1000 <= abs(year[0]) <= 2199:
        return None, i
    if year:
        return year
    number = w.number(i)
    if (
        short
        and number is not None
        and len(w[i].text) == 2
        and w.low(i + 1) in (")", "(", "]", "[", "--", "-", "–", "—", "")
    ):
        return (1900 + number if number > 30 else 2000 + number), i + 1
    return None, i


def _month_first(w: Words, i: int) -> list[Found]:
    month = month_at(w, i)
    if not month:
        return []
    value, at = month
    at += w.low(at) == "the"
    spoken = w.low(at) in numbers_of("ordinal") and w.low(at - 1) != "the"  # "March eighth", no "May first half"
    day = day_number(w, at) if not spoken or w.tag(at + 1)[:2] not in ("NN", "JJ", "VB", "CD") else None
    if not day or (w.low(day[1]) == ":" and w.number(day[1] + 1) is not None):
        return []
    days = [(i, day[1], day[0])]
    last = day[1]
    while w.low(last) in JOIN and len(days) < 6:
        step = last + 1
        if w.low(last) == ",":
            if not (w.low(step) == "and" or w.low(step + 1) in (",", "and") or is_dash(w, step + 1)):
                break
            step += w.low(step) == "and"
        more = day_number(w, step)
        if not more or w.number(step) is None or more[0] <= days[-1][2] or is_unit(w, more[1]) or month_at(w, more[1]):
            break
        if w.tag(more[1]) in ("NNS", "NN") and w.low(last) in ("and", "to", "or", ","):
            break
        days.append((step, more[1], more[0]))
        last = more[1]
    year, last = trailing_year(w, last)
    out = []
    for n, (first, end, number) in enumerate(days):
        final = n == len(days) - 1
        rule = "month-day-year" if year is not None else "month-day"
        out.append(Found(first, last if final else end, Partial(year=year, month=value, day=number), rule))
    return out


def day_alone_at(w: Words, i: int) -> list[Found]:
    """ "On the 20th", "since the fifth", "The 4th: …": a day of the passage's month."""
    before, heads = w.low(i - 1), w.low(i - 1) in ("", ".", "/", "-", "–", "—", "•")
    if w.low(i) != "the" or not (heads or before in ("on", "by", "until", "till", "to", "from", "of", "since")):
        return []
    day = day_number(w, i + 1)
    spoken = w.number(i + 1) is None
    if (
        not day
        or (spoken and before not in ("on", "since"))
        or (not spoken and day[1] != i + 3 and w.low(i + 3) != "inst")
    ):
        return []
    last = day[1]
    if w.low(last) == "inst":
        return [Found(i, last + 1 + (w.low(last + 1) == "."), Partial(day=day[0]), "day-alone")]
    if heads and w.low(last) != ":":
        return []
    if w.tag(last)[:2] in ("NN", "JJ", "CD") or is_dash(w, last) or w.low(last) in ("of", "$", "£", "€"):
        return []
    return [Found(i, last, Partial(day=day[0]), "day-alone")]


def slice_at(w: Words, i: int) -> list[Found]:
    """The first or last days, weeks or months of a unit: "the last week of August", "the first two months of 1943"."""
    at = i + (w.low(i) == "the")
    side = {"first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1}.get(w.low(at), 0)
    count = count_at(w, at + 1) if side else None
    n, at = (count.value, count.last) if count and count.value else (1, at + 1)
    unit = words_of("unit").get(w.low(at))
    if not side or unit not in ("D", "W", "M") or w.low(at + 1) not in ("of", "in"):
        return []
    whole = month_year_at(w, at + 2)
    if not whole and (year := year_at(w, at + 2)):
        whole = [Found(at + 2, year[1], Partial(year=year[0]), "year")]
    if len(whole) != 1 or not isinstance(whole[0].form, Partial):
        return []
    piece = Slice(int(n), unit, side)
    return [Found(i, whole[0].last, replace(whole[0].form, slice=piece), "slice")]


def half_month_at(w: Words, i: int) -> list[Found]:
    """ "The second half of July": half of a month."""
    at = i + (w.low(i) == "the")
    half = {"first": 1, "second": 2, "latter": 2}.get(w.low(at))
    if half is None or not w.is_at(at + 1, "half", "of"):
        return []
    month = month_year_at(w, at + 3)
    if len(month) != 1 or not isinstance(month[0].form, Partial):
        return []
    return [Found(i, month[0].last, replace(month[0].form, half=half), "half-month")]


def weekday_of_month_at(w: Words, i: int) -> list[Found]:
    """ "The first Sunday in June", "a Saturday in late August 2016"."""
    at = i + (w.low(i) in ("the", "a", "one"))
    nth = numbers_of("ordinal").get(w.low(at), 0) if w.low(at) in numbers_of("ordinal") else 0
    at += nth != 0
    weekday = numbers_of("weekday").get(w.low(at))
    if weekday is None or at == i or w.low(at + 1) not in ("in", "of") or nth > 5:
        return []
    start = at + 2
    mod = {"early": "START", "late": "END", "mid": "MID"}.get(w.low(start))
    start += (mod is not None) + (mod is not None and is_dash(w, start + 1))
    month = month_year_at(w, start)
    if len(month) != 1 or not isinstance(month[0].form, Partial):
        return []
    form = replace(month[0].form, weekday=weekday, nth=nth)
    return [Found(i, month[0].last, form, "weekday-of-month", mod)]


def is_unit(w: Words, i: int) -> bool:
    """Whether a unit of time stands at `i`."""
    return w.low(i) in words_of("unit")


def month_year_at(w: Words, i: int) -> list[Found]:
    """A month with its year, or alone; two months with one year share it ("between May and July 1915")."""
    month = month_at(w, i)
    if not month:
        return []
    year, last = trailing_year(w, month[1])
    if year is not None:
        return [Found(i, last, Partial(year=year, month=month[0]), "month-year")]
    return [Found(i, month[1], Partial(month=month[0]), "month", sure=False)]


def numeric_at(w: Words, i: int) -> list[Found]:
    """2014-08-03, 2014/8/3, 4.11.2015, 11/4/15: three numbers and two equal signs, all glued."""
    a, b, c = w.number(i), w.number(i + 2), w.number(i + 4)
    sign = w.low(i + 1)
    if a is None or b is None or sign not in ("-", "/", ".") or not all(w.glued(i + n) for n in (1, 2)):
        return []
    if w.glued(i) and w.low(i - 1) in ("/", "-", ".", "$", "£", "€", "#"):
        return []
    if c is None or w.low(i + 3) != sign or not (w.glued(i + 3) and w.glued(i + 4)):
        return []
    if w.glued(i + 5) and (w.low(i + 5) in ("/", "-") or w[i + 5].text[:1].isdigit()):
        return []
    if len(w[i].text) == 4 and a >= 1:
        form = Partial(year=a, month=b, day=c) if 1 <= b <= 12 and 1 <= c <= 31 else None
        return [Found(i, i + 5, form, "iso")] if form else []
    if len(w[i + 4].text) not in (2, 4) or (len(w[i + 4].text) == 2 and sign == "-"):
        return []
    year = c if c > 99 else 1900 + c if c > 30 else 2000 + c
    if not (1 <= a <= 31 and 1 <= b <= 31) or (a > 12 and b > 12):
        return []
    other = (b, a) if b <= 12 else (a, b)  # (month, day) day first
    first = (a, b) if a <= 12 else (b, a)  # (month, day) month first
    form = Partial(year=year, month=first[0], day=first[1], other=other if other != first else None)
    return [Found(i, i + 5, form, "numeric")]


def decade_at(w: Words, i: int) -> list[Found]:
    """1990s, the '90s, the nineties, the 1870s; and centuries."""
    number = w.number(i)
    the = i + (w.low(i) == "the")
    number = w.number(the)
    at = the
    if number is None and w.low(the) in APOSTROPHES:
        at, number = the + 1, w.number(the + 1)
        number = 1900 + number if number is not None and number < 100 and len(w[at].text) == 2 else None
    if number is not None and number % 10 == 0 and 10 <= number < 2200:
        last = at + 1
        last += w.low(last) in APOSTROPHES
        if w.low(last) == "s" and w.glued(last):
            era, last = era_at(w, last + 1)
            year = -number - 9 if era == "BC" else number if number > 100 else 1900 + number
            if number >= 100 or at > the or w.low(i) == "the":
                return [Found(i, last, Partial(year=year, span="decade"), "decade")]
    word = numbers_of("decade").get(w.low(the))
    if (
        word is not None
        and the > i
        and w.low(i - 1) in ("in", "of", "since", "during", "early", "late", "mid", "by", "-")
    ):
        return [Found(i, the + 1, Partial(year=1900 + word, span="decade"), "decade")]
    return _century_at(w, i, the)


def _century_at(w: Words, i: int, the: int) -> list[Found]:
    day = day_number(w, the)
    if not day or day[0] < 1:
        return []
    last = day[1] + is_dash(w, day[1])
    if w.low(last) not in ("century", "centuries"):
        return []
    era, end = era_at(w, last + 1)
    year = -100 * day[0] if era == "BC" else 100 * (day[0] - 1)
    return [Found(i, end, Partial(year=year, span="century"), "century")]


def quarter_at(w: Words, i: int) -> list[Found]:
    """Third quarter, Q3, first half, with a year before or after."""
    the = i + (w.low(i) == "the")
    lead = year_at(w, the)
    at = lead[1] if lead and the > i else the
    fiscal = w.low(at) == "fiscal"
    at += fiscal + (fiscal and is_dash(w, at + 1))
    unit, number, last = _part_of_year(w, at)
    if not unit or (unit == "half" and not lead and w.low(last) != "of" and w.number(last) is None):
        return []
    year, end = (lead[0], last) if lead and at > the else trailing_year(w, last)
    if unit == "half" and year is None:
        return []
    form = Partial(year=year, quarter=number, fiscal=fiscal) if unit == "quarter" else Partial(year=year, half=number)
    return [Found(i, end, form, unit)]


def _part_of_year(w: Words, at: int) -> tuple[str, int, int]:
    """ "quarter" or "half", its number, and the word after; "" for none."""
    low, short = w.low(at), w.number(at + 1) or 0
    if low in ("q", "h") and w.glued(at + 1) and 1 <= short <= (4 if low == "q" else 2):
        return ("quarter" if low == "q" else "half"), short, at + 2
    number = 2 if low == "latter" else numbers_of("ordinal").get(low, 0)
    last = at + 1 + is_dash(w, at + 1)
    if w.low(last) == "quarter" and 1 <= number <= 4:
        return "quarter", number, last + 1
    if w.low(last) == "half" and number in (1, 2, -1):
        return "half", 2 if number == -1 else number, last + 1
    return "", 0, at


def season_at(w: Words, i: int) -> list[Found]:
    """A season, with or without its year; "spring", "fall" only where they can be no verb."""
    the = i + (w.low(i) == "the")
    season = words_of("season").get(w.low(the))
    lead = year_at(w, the) if season is None and w.number(the) else None
    if lead and lead[0] > 1000 and (season := words_of("season").get(w.low(lead[1]))):
        return [Found(the, lead[1] + 1, Partial(year=lead[0], season=season), "season-year")]
    if season is None:
        return []
    year, last = trailing_year(w, the + 1)
    if year is not None and is_dash(w, last) and len(w[last + 1].text) in (2, 4) and w.number(last + 1) is not None:
        last += 2  # "the winter of 1939-40": winter takes the year it begins in
    sure = year is not None
    if not sure and w.low(the) in ("spring", "fall") and w.tag(the)[:1] == "V":
        return []
    return [Found(i, last, Partial(year=year, season=season), "season-year" if sure else "season", sure=sure)]


def weekday_at(w: Words, i: int) -> list[Found]:
    """A weekday, alone or with its date ("Friday, 4 March 2004")."""
    weekday = numbers_of("weekday").get(w.low(i))
    if weekday is None:
        return []
    last = i + 1
    if not w.low(i).endswith("day"):
        if not w[i].text[0].isupper() or not (w.low(last) in (".", ",") or w.number(last) is not None):
            return []
        last += w.low(last) == "." and w.glued(last)
    at = last + (w.low(last) == ",")
    at += w.low(at) in ("the", "on") and day_number(w, at + 1) is not None
    dates = full_date_at(w, at) or numeric_at(w, at)
    if len(dates) == 1 and isinstance(dates[0].form, Partial):
        return [Found(i, dates[0].last, replace(dates[0].form, weekday=weekday), "weekday-date")]
    if not w.low(i).endswith("day") and w.low(i) in ("sun", "sat", "mon") and w.low(i + 1) != ".":
        return []
    return [Found(i, last, Partial(weekday=weekday), "weekday")]
