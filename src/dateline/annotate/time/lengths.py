"""Durations, sets, and distances in time: "nearly two years", "every week", "three years ago", "weeks earlier"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.time.dates import is_dash
from dateline.annotate.time.forms import Base, Fixed, Found, Length, Shift
from dateline.annotate.time.lexicon import numbers_of, phrases, words_of
from dateline.annotate.time.numbers import Count, count_at
from dateline.annotate.time.words import Words

CLOCK_UNITS = frozenset({"S", "MIN", "H"})
FIRST = frozenset({"early", "same", "final", "first"})
QUOTES = frozenset("'’‘`\"“")
TIMES = {"DE": (10, "Y"), "CE": (100, "Y"), "F": (2, "W"), "N": (1, "D"), "WE": (2, "D")}


@dataclass(frozen=True, slots=True)
class Measured:
    """A count and its unit, words `[first, last)`."""

    count: Count
    unit: str
    last: int
    hyphen: bool = False


def timex_length(value: float | None, unit: str) -> str:
    """A duration as TIMEX3 writes it.

    >>> timex_length(2.5, "Y"), timex_length(None, "H"), timex_length(2, "DE")
    ('P2Y6M', 'PTXH', 'P20Y')
    """
    factor, base = TIMES.get(unit, (1, unit))
    if unit in ("SU", "WI", "SP", "FA"):
        base = unit
    if value is None:
        return (
            f"P{'T' if unit in CLOCK_UNITS else ''}X{'M' if unit == 'MIN' else unit if unit in ('DE', 'CE') else base}"
        )
    number = value * factor
    smaller = {"Y": (12, "M"), "H": (60, "M"), "MIN": (60, "S"), "M": (30, "D"), "W": (7, "D")}.get(base)
    if number != int(number) and smaller:
        whole, rest = int(number), round((number - int(number)) * smaller[0])
        first = f"{whole}{'M' if base == 'MIN' else base}" if whole else ""
        return f"P{'T' if base in CLOCK_UNITS else ''}{first}{rest}{smaller[1]}"
    text = str(int(number)) if number == int(number) else f"{number:g}"
    return f"P{'T' if base in CLOCK_UNITS else ''}{text}{'M' if base == 'MIN' else base}"


def measured_at(w: Words, i: int) -> Measured | None:
    """A count and its unit: "three weeks", "a year and a half", "12-month", "ten brutal days"."""
    count = count_at(w, i)
    if not count:
        return None
    at = count.last
    if w.low(at) in ("to", "or") or is_dash(w, at):
        second = count_at(w, at + 1)
        if second and second.last > at + 1 - 1 and w.low(second.last) in words_of("unit"):
            return Measured(count, words_of("unit")[w.low(second.last)], second.last + 1)
    hyphen = is_dash(w, at)
    at += hyphen
    units = words_of("unit")
    if w.low(at) not in units and not hyphen:
        at += w.low(at) in ("more", "full", "whole", "long", "short", "additional", "other", "of", "single")
        at += w.low(at) in ("previous", "preceding", "following", "subsequent", "past", "coming")
        filling = w.tag(at) in ("JJ", "VBG", "JJR") and w.low(at) not in _POINTED and count.value != 1
        if w.low(at) not in units and (filling or w.low(at) == "trading"):
            at += 1
    unit = units.get(w.low(at))
    if unit and not _counts(w, i, at, count):
        return None
    if unit is None or (unit in ("SU", "WI", "SP", "FA", "WE", "N") and not w.low(at).endswith("s")):
        return None
    if unit in ("Q",) and count.value == 1 and w.low(i) in ("a", "an"):
        return None
    if unit == "S" and w.low(at) == "second" and w.low(i) in ("a", "one") and not hyphen:
        return None
    last = at + 1
    if is_dash(w, last) and w.low(last + 1) in ("ago", "earlier", "later", "end"):
        return None
    if w.low(i) in ("a", "an") and is_dash(w, last) and w.low(last + 1) == "long":
        return None  # the length is in "months-long" alone
    if w.is_at(last, "and", "a", "half") and count.value is not None:
        return Measured(Count(count.value + 0.5, last, count.mod), unit, last + 3, hyphen)
    if w.is_at(last, "or", "two") and count.value == 1:
        last += 2
    if w.is_at(last, "or", "so"):
        return Measured(Count(count.value, count.last, "APPROX"), unit, last + 2, hyphen)
    return Measured(count, unit, last, hyphen)


def _counts(w: Words, i: int, at: int, count: Count) -> bool:
    """Whether this number counts this unit: not "the 1988 quarter", "three quarters of the city", "SEC"."""
    word = w[at].text
    if 1900 <= (w.number(i) or 0) <= 2100 and not w.low(at).endswith("s"):
        return False
    if word.isupper() and len(word) > 1 and word.lower() in ("sec", "min"):
        return False
    after = at + 1 + (w.low(at + 1) in (".", ","))
    if word.istitle() and w[i].text.isdigit() and w.low(i - 1) in QUOTES and w.low(after) in QUOTES:
        return False  # a title: "60 Minutes"
    parts = w.low(at + 1) == "of" and count.value is not None  # "three quarters of the city"
    return not (w.low(at).startswith("quarter") and (parts or dashed(w, at) or w.low(i) == "some"))


def dashed(w: Words, i: int) -> bool:
    """Whether a hyphen stands before word `i`."""
    return is_dash(w, i - 1)


def degree_at(w: Words, i: int) -> tuple[str | None, int]:
    """A modifier of amount ("more than", "nearly", "at least"), and the word after it."""
    return w.phrase_at(i, phrases("degrees.tsv")) or (None, i)


def length_at(w: Words, i: int) -> list[Found]:
    """A duration, or what it becomes with a word after it ("ago", "later")."""
    mod, at = degree_at(w, i)
    if at == i + 1 and w.low(at) in ("the", "last", "past", "next", "this", "that"):
        return []  # "over the past two weeks": no amount, a place in time
    toward, base = 0, "either"
    begin = at
    if w.low(begin) in ("the", "his", "her", "its", "their") and w.low(begin + 1) in _POINTED:
        begin += 1
    if w.low(begin) in _POINTED:
        toward, base = _POINTED[w.low(begin)]
        begin += 1
        inner, begin = degree_at(w, begin)
        mod = inner or mod
    elif begin > at:
        begin = at
    if w.low(begin) == "the":
        begin += 1
    measured = measured_at(w, begin)
    if measured and ((toward and w.low(begin) in ("a", "an")) or (measured.hyphen and begin > at)):
        return []
    if not measured:
        return _bare_units(w, i, begin, toward, mod)
    if _is_age(w, measured, begin):
        return []
    mod = mod or measured.count.mod
    if not toward:
        found = distance(w, i, measured, mod)
        if found:
            return [found]
    if w.low(begin) in ("a", "an") and measured.count.value == 1 and _per(w, begin):
        return [Found(begin, measured.last, Fixed(timex_length(1, measured.unit), "SET"), "per-unit")]
    return [_length(w, i, measured, mod, toward, base)]


_POINTED: dict[str, tuple[int, str]] = {
    "past": (-1, "published"), "last": (-1, "published"), "next": (1, "published"), "coming": (1, "published"),
    "first": (0, ""), "final": (0, ""), "following": (1, "passage"), "previous": (-1, "passage"), "latest": (0, ""),
    "preceding": (-1, "passage"), "ensuing": (1, "passage"), "subsequent": (1, "passage"), "same": (0, ""),
    "recent": (-1, "published"), "intervening": (0, ""), "upcoming": (1, "published"), "early": (0, ""),
}  # fmt: skip


def _per(w: Words, i: int) -> bool:
    """Whether "a year" here means each year: after a frequency or an amount."""
    return w.low(i - 1) in ("once", "twice", "percent", "%") or w.tag(i - 1) in ("NNS", "CD")


def _length(w: Words, i: int, measured: Measured, mod: str | None, toward: int, base: str) -> Found:
    value = timex_length(measured.count.value, measured.unit)
    count = measured.count.value
    form = Length(value, measured.unit, count, toward if base in ("published", "passage") else 0, base)
    return Found(i, measured.last, form, "length", mod)


def _is_age(w: Words, measured: Measured, i: int) -> bool:
    last = measured.last
    if w.low(last) == "old" or (is_dash(w, last) and w.low(last + 1) in ("old", "olds")):
        return True
    return w.is_at(last, "of", "age") or w.low(i - 1) == "aged"


def distance(w: Words, i: int, measured: Measured, mod: str | None) -> Found | None:
    """A duration followed by a word that makes it a point in time."""
    at, n = measured.last, measured.count.value
    low = w.low(at)
    base: Base = "passage"
    last = at + 1
    if low == "ago" or w.is_at(at, "from", "now") or low == "hence":
        sign, base = (-1 if low == "ago" else 1), "published"
        last += low == "from"
    elif low in ("later", "afterwards", "afterward", "thereafter"):
        sign = 1
        last += w.low(last) in ("than",) and 0
    elif (
        low == "on"
        and (w.low(last) in (",", ".", ";", "") or w.low(i - 1) in (".", "", ","))
        and measured.unit in "DWMYDE"
    ):
        sign = 1
    elif low in ("earlier", "previously", "beforehand", "prior"):
        sign = -1
    elif low in ("before", "after", "following") and w.low(i - 1) not in (
        "for",
        "in",
        "over",
        "during",
        "within",
        "since",
    ):
        sign = -1 if low == "before" else 1
        if not ends_clause(w, last):
            if mod in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"):
                return None
            base = "event"
        if w.low(last) in ("that", "then", "this") and w.low(last + 1) in (",", ".", "", "and", ";"):
            last += 1
    else:
        return None
    if measured.hyphen:
        return None
    shift = Shift(measured.unit, None if n is None else sign * n, base, sign=sign, offset=True, rough=mod is not None)
    return Found(i, last, shift, f"{low}-distance", mod)


def ends_clause(w: Words, i: int) -> bool:
    """Whether nothing follows that "after" or "before" could govern."""
    low = w.low(i)
    if low in ("that", "then", "this") and w.tag(i + 1) in ("DT", "PRP", "PRP$", "NNP", "NNPS", "VBD", "EX"):
        return True
    if low in ("that", "then", "this", "the", "which"):
        return low != "the" and w.low(i + 1) in (",", ".", "", "and", ";", ")")
    return low in (",", ".", "", ";", ")", "-", "–", "—", ":", "when") or w.tag(i) in (
        "IN",
        "TO",
        "VBD",
        "VBZ",
        "MD",
        "CC",
    )


def _bare_units(w: Words, i: int, at: int, toward: int, mod: str | None) -> list[Found]:
    """Units without a number: "weeks later", "for months", "recent years", "the coming days"."""
    unit = words_of("unit").get(w.low(at))
    plural = w.low(at).endswith("s")
    if unit is None or not plural or unit in ("S", "SU", "SP", "FA", "WI", "Q", "WE", "CE"):
        return []
    measured = Measured(Count(None, at), unit, at + 1)
    if not toward and not mod and (found := distance(w, i, measured, mod)):
        if w.low(at + 1) not in ("before", "after", "following", "on", "prior") or ends_clause(w, at + 2):
            return [found]
    if is_dash(w, at + 1) and w.low(at + 2) == "old":
        return []
    if (
        w.low(at - 1) == "the"
        and at == i + 1
        and w.low(i - 1) in ("over", "in", "during")
        and w.low(at + 1) != "of"
        and not w.number(at + 1)
    ):
        return [_length(w, i, measured, mod, 0, "either")]
    pointed = w.low(at - 1) in _POINTED and (w.low(at - 1) not in FIRST or after_first(w, at))
    led = at == i and w.low(at + 1) == "of" and (w.low(i - 1) == "by" or w.tag(i - 1)[:2] == "VB")  # "by years of war"
    bare = w.low(i - 1) in words_of("bare") and at == i and unit != "N"
    if pointed or bare or (led and unit not in ("N", "D")):
        if w.is_at(at + 1, "or") and w.low(at + 2) in words_of("unit"):
            measured = Measured(Count(None, at), unit, at + 3)
        return [_length(w, i, measured, mod, 0, "either")]
    return []


def after_first(w: Words, at: int) -> bool:
    """Whether "the first hours", "the final years" are of something; "the early hours of Sunday" are none."""
    return w.low(at + 1) == "of" and w.low(at - 1) in ("first", "final")


def long_at(w: Words, i: int) -> list[Found]:
    """ "Day-long", "months-long"."""
    unit = words_of("unit").get(w.low(i))
    if unit is None or not is_dash(w, i + 1) or w.low(i + 2) != "long":
        return []
    value = timex_length(None if w.low(i).endswith("s") else 1, unit)
    return [Found(i, i + 3, Length(value, unit), "length")]


def set_at(w: Words, i: int) -> list[Found]:
    """Something that recurs: "daily", "every week", "each Friday", "per month"."""
    value = words_of("set").get(w.low(i))
    if value and not (w.low(i) == "quarterly" and w.tag(i) == "JJ"):
        return [Found(i, i + 1, Fixed(value, "SET"), "set")]
    if w.low(i) not in ("every", "each", "per"):
        return []
    weekday = numbers_of("weekday").get(w.low(i + 1))
    if weekday:
        return [Found(i, i + 2, Fixed(f"XXXX-WXX-{weekday}", "SET"), "set-weekday")]
    month = numbers_of("month").get(w.low(i + 1))
    if month and w[i + 1].text[0].isupper():
        return [Found(i, i + 2, Fixed(f"XXXX-{month:02d}", "SET"), "set-month")]
    season = words_of("season").get(w.low(i + 1))
    if season:
        return [Found(i, i + 2, Fixed(f"XXXX-{season}", "SET"), "set-season")]
    part = words_of("part").get(w.low(i + 1))
    if part:
        return [Found(i, i + 2, Fixed(f"XXXX-XX-XXT{part}", "SET"), "set-part")]
    count = count_at(w, i + 1)
    at = count.last if count else i + 1
    unit = words_of("unit").get(w.low(at))
    if unit is None or (w.low(i) == "per" and count):
        return []
    return [Found(i, at + 1, Fixed(timex_length(count.value if count else 1, unit), "SET"), "set-unit")]
