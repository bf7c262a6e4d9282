"""Clock times and parts of the day as written."""

from __future__ import annotations

from dateline.annotate.time.lexicon import numbers_of, words_of
from dateline.annotate.time.numbers import count_at
from dateline.annotate.time.words import Words

ZONES = frozenset(
    {"gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "mst", "mdt", "bst", "cet", "ist", "et", "z"}
)


HOURLY = frozenset({"at", "by", "after", "until", "till", "before", "since", "towards"})
AT = frozenset({"at", "by", "after", "until", "till", "before", "since", "from", "towards", "around", "about"})


def clock_at(w: Words, i: int) -> tuple[str, int] | None:
    """A time of day as TIMEX3 writes it, and the word after it: "10:30 a.m. EST", "0300 hours", "5 in the morning"."""
    hour = words_of("hour").get(w.low(i))
    if hour:
        return f"T{hour}", i + 1
    told = _past_or_to(w, i) if w.low(i) in ("half", "quarter") or w.low(i) in words_of("number") else None
    if told or w.low(i) in ("half", "quarter"):
        return told
    number = w.number(i)
    if number is None:
        count = count_at(w, i) if w.low(i) in words_of("number") else None
        if not count or count.value is None:
            return None
        half = _half_of_day(w, count.last, int(count.value))
        spoken = (f"T{half[0]:02d}:00", half[1]) if half else _o_clock(w, count.last, int(count.value))
        return spoken or bare_hour(w, i)
    if len(w[i].text) == 4 and number <= 2400 and number % 100 < 60:
        after = w.low(i + 1)
        clock = f"T{number // 100:02d}:{number % 100:02d}"
        if after in ("hours", "hrs", "h") or (after in ZONES and w[i].text[0] in "012"):
            return _zone(w, clock, i + 2)
        if w.low(i - 1) == "at" or (w.low(i - 1) in words_of("degree") and w.low(i - 2) == "at"):
            return _zone(w, clock, i + 1)
    if number > 24 or len(w[i].text) > 2:
        return bare_hour(w, i)
    return _hours_minutes(w, i, number) or bare_hour(w, i)


def _past_or_to(w: Words, i: int) -> tuple[str, int] | None:
    """ "Half past nine", "quarter to ten", "ten past two", "five minutes to six"."""
    word = w.low(i)
    count = count_at(w, i) if word in words_of("number") else None
    minutes = {"half": 30, "quarter": 15}.get(word) or (int(count.value) if count and count.value else 0)
    at = count.last if count else i + 1
    at += w.low(at) == "minutes"
    side = w.low(at)
    hour = count_at(w, at + 1) if side in ("past", "to") and 0 < minutes <= 30 else None
    if not hour or hour.value is None or not 1 <= hour.value <= 12 or (word == "half" and side == "to"):
        return None
    if count and w.low(i - 1) not in AT and side == "to":
        return None  # "five to six men"
    half = _half_of_day(w, hour.last, int(hour.value))
    told = (half[0] if half else int(hour.value)) * 60 + (minutes if side == "past" else -minutes)
    return f"T{told // 60:02d}:{told % 60:02d}", half[1] if half else hour.last


def bare_hour(w: Words, i: int) -> tuple[str, int] | None:
    """ "At five", "after nine", "until four", where nothing counted follows; "at 8.17", "0600." at the head."""
    before, head = w.low(i - 1), w.low(i - 1) in ("", ".") and not w.glued(i)
    number, after = w.number(i), w.low(i + 1)
    if number is None:
        value = numbers_of("number").get(w.low(i), 0)
        alone = free(w, i + 1, ("DT", "PRP") if before == "by" else ("DT", "PRP", "VBD", "IN", "WRB"))
        return (f"T{value:02d}:00", i + 1) if before in HOURLY and 1 <= value <= 12 and alone else None
    minutes = w.number(i + 2) if after in (".", ":") and w.glued(i + 1) and w.glued(i + 2) else None
    if minutes is not None and len(w[i + 2].text) == 2 and number < 24 and minutes < 60:
        alone = (before in HOURLY and free(w, i + 3, ("DT", "PRP", "VBD", "IN", "WRB"))) or (
            head and w.low(i + 3) == "."
        )
        return (f"T{number:02d}:{minutes:02d}", i + 3) if alone else None
    if len(w[i].text) == 4 and head and number < 2400 and number % 100 < 60 and after in (".", ":"):
        sure = w[i].text[0] == "0" or (number % 5 == 0 and not 1900 <= number <= 2059)
        return (f"T{number // 100:02d}:{number % 100:02d}", i + 1) if sure and not w.glued(i + 2) else None
    return None


def free(w: Words, i: int, tags: tuple[str, ...]) -> bool:
    """Whether a number that ends before word `i` counts nothing."""
    low = w.low(i)
    return low in (".", ",", ";", ":", "", "?") or (w.tag(i) in tags and low not in ("of", "per", "a", "an"))


def _hours_minutes(w: Words, i: int, number: int) -> tuple[str, int] | None:
    minutes = w.number(i + 2)
    if w.low(i + 1) in (":", ".") and w.glued(i + 1) and w.glued(i + 2) and minutes is not None and minutes < 60:
        if len(w[i + 2].text) != 2:
            return None
        last = i + 3
        if w.low(last) == ":" and w.glued(last) and w.number(last + 1) is not None:
            last += 2
        half = _half_of_day(w, last, number)
        if half:
            return _zone(w, f"T{half[0]:02d}:{minutes:02d}", half[1])
        if w.low(last) in ("hours", "hrs", "h"):
            return f"T{number:02d}:{minutes:02d}", last + 1
        if w.low(i + 1) == ":" and not (w.glued(last) and w.low(last) not in (".", ",", ")")):
            return _zone(w, f"T{number:02d}:{minutes:02d}", last)
        return None
    half = _half_of_day(w, i + 1, number)
    if half:
        return _zone(w, f"T{half[0]:02d}:00", half[1])
    return _o_clock(w, i + 1, number)


def _o_clock(w: Words, i: int, hour: int) -> tuple[str, int] | None:
    if w.low(i) == "o" and w.low(i + 1) in ("'", "’") and w.low(i + 2) == "clock" and hour <= 24:
        half = _half_of_day(w, i + 3, hour)
        return (f"T{half[0]:02d}:00", half[1]) if half else (f"T{hour:02d}:00", i + 3)
    return None


def _half_of_day(w: Words, i: int, hour: int) -> tuple[int, int] | None:
    """The hour on the 24-hour clock by a.m. or p.m. at `i`, and the word after."""
    low, last = w.low(i), i + 1
    if low in ("a", "p") and w.low(i + 1) == "." and w.low(i + 2) == "m" and w.glued(i + 1) and w.glued(i + 2):
        low, last = low + "m", i + 3 + (w.low(i + 3) == "." and w.glued(i + 3))
    elif w.is_at(i, "in", "the") and w.low(i + 2) in ("morning", "afternoon", "evening"):
        low, last = ("am" if w.low(i + 2) == "morning" else "pm"), i + 3
    elif w.is_at(i, "at", "night"):
        low, last = "pm", i + 2
    if low not in ("am", "pm") or not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if low == "pm" else 0), last


def _zone(w: Words, clock: str, i: int) -> tuple[str, int]:
    if w.low(i) in ZONES and w[i].text.isupper():
        return clock, i + 1
    if w.is_at(i, "local", "time") or (w[i].text.istitle() and w.low(i + 1) == "time"):
        return clock, i + 2  # "5:30 a.m. Baghdad time"
    return clock, i


def part_at(w: Words, i: int) -> tuple[str, int] | None:
    """A part of the day ("TNI"), and the word after it."""
    part = words_of("part").get(w.low(i))
    return (f"T{part}", i + 1) if part else None
