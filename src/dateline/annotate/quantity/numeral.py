"""Numerals: digits and words, mixed, with shared multipliers, ranges and fractions. The longest reading wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quantity.lexeme import Lexeme
from dateline.annotate.quantity.tables import number_words, suffixes, vague_words, words

LARGEST = 1e16  # beyond it no count is meant, and no float is exact
DASHES = frozenset("-–—‒−")
METRES_FOLLOW = words("metres_follow")
FRACTIONS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
             "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9,
             "tenth": 10, "tenths": 10}  # fmt: skip
CHANGED = words("changed")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, at lexemes `[first, last)`.

    Attributes:
        low, high: equal for one number, apart for a range; high is None for vague words.
        scale: the last multiplier word's value, shared backwards over a range ("3-4 thousand").
        vague: by the table of vague words. fraction: a share of something, in percent.
        digits: written in digits.
    """

    first: int
    last: int
    low: float
    high: float | None
    scale: float = 1
    vague: bool = False
    fraction: bool = False
    digits: bool = False


def read_numeral(lex: Sequence[Lexeme], at: int) -> Numeral | None:
    """The longest numeral that starts at lexeme `at`, ranges included.

    >>> from dateline.annotate.quantity.lexeme import lexemes
    >>> found = read_numeral(lexemes("3-4 thousand men", 0, 16), 0)
    >>> (found.low, found.high)
    (3000.0, 4000.0)
    """
    one = read_fraction(lex, at) or read_vague(lex, at) or read_cardinal(lex, at)
    if one is None or one.low >= LARGEST:
        return None
    if one.high is None or one.fraction:
        return one
    return _range(lex, one) or one


def _word(lex: Sequence[Lexeme], at: int) -> str:
    return lex[at].lower if 0 <= at < len(lex) else ""


def read_fraction(lex: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "half of", "a third of", "two thirds", "three in four", "one out of ten", "nine-tenths"."""
    whole = _part_of_scale(lex, at)
    if whole is not None:
        return whole
    word = _word(lex, at)
    if word == "half" and _word(lex, at + 1) not in ("a", "an") and _word(lex, at + 1) not in number_words():
        return Numeral(at, at + 1, 50, 50, fraction=True) if _shares(lex, at + 1) else None
    if word in ("a", "an", "one") and _word(lex, at + 1) in FRACTIONS and _shares(lex, at + 2):
        share = 100 / FRACTIONS[_word(lex, at + 1)]
        return Numeral(at, at + 2, share, share, fraction=True)
    top = number_words().get(word)
    value = top.value if top and top.kind in ("unit", "tens") else lex[at].value if lex[at].kind == "number" else None
    if value is None or not value or value > 99:
        return None
    after = at + 1 + (_word(lex, at + 1) in DASHES)
    if _word(lex, after) in FRACTIONS and 1 < value <= FRACTIONS[_word(lex, after)]:
        share = 100 * value / FRACTIONS[_word(lex, after)]
        return Numeral(at, after + 1, share, share, fraction=True)
    return _ratio(lex, at, value)


def _part_of_scale(lex: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "three quarters of a million", "a quarter of a million": a number, no share."""
    top = number_words().get(_word(lex, at))
    count = 1.0 if _word(lex, at) == "a" else top.value if top and top.kind == "unit" else None
    after = at + 1 + (_word(lex, at + 1) in DASHES)
    part = FRACTIONS.get(_word(lex, after))
    scale = number_words().get(_word(lex, after + 3))
    if count is None or part is None or (_word(lex, after + 1), _word(lex, after + 2)) != ("of", "a") or scale is None:
        return None
    value = count * scale.value / part
    return Numeral(at, after + 4, value, value, scale.value) if scale.kind == "scale" else None


def _shares(lex: Sequence[Lexeme], at: int) -> bool:
    """Whether what follows a fraction is what it is a share of."""
    return _word(lex, at) in ("of", "the", "its", "their", "his", "her", "all", "that", "those")


def _ratio(lex: Sequence[Lexeme], at: int, value: float) -> Numeral | None:
    """ "three in four", "one in every ten", "two out of three"."""
    after = at + 1
    if _word(lex, after) == "out" and _word(lex, after + 1) == "of":
        after += 2
    elif _word(lex, after) == "in":
        after += 1 + (_word(lex, after + 1) == "every")
    else:
        return None
    whole = read_cardinal(lex, after)
    if whole is None or whole.low <= value or whole.low > 100 or whole.high != whole.low:
        return None
    if lex[after].kind == "number" and whole.low > 20 and whole.low != 100:
        return None
    share = 100 * value / whole.low
    return Numeral(at, whole.last, share, share, fraction=True)


def read_vague(lex: Sequence[Lexeme], at: int) -> Numeral | None:
    """ "several", "a few dozen", "tens of thousands", "hundreds", by the table of vague words."""
    words = number_words()
    for length in (3, 2, 1):
        key = tuple(_word(lex, at + n) for n in range(length))
        if key not in vague_words():
            continue
        low, factor = vague_words()[key]
        then = at + length
        scale = words.get(_word(lex, then))
        if factor and scale and scale.kind in ("scale", "plural"):
            value, last = scale.value * factor, then + 1
            over = words.get(_word(lex, last))
            while over and over.kind == "scale" and over.value > scale.value and value * over.value < LARGEST:
                value, last, scale = value * over.value, last + 1, over
                over = words.get(_word(lex, last))
            return Numeral(at, last, value, None, scale=scale.value, vague=True)
        if low is not None and key != ("a", "couple"):
            return Numeral(at, then, low, None, vague=True)
    plural = words.get(_word(lex, at))
    if plural is None or plural.kind != "plural":
        return None
    value, last = plural.value, at + 1
    while _word(lex, last) in ("of", "and"):
        over = words.get(_word(lex, last + 1))
        if over is None or over.kind != "plural" or value * over.value >= LARGEST:
            break
        value, last = (value * over.value if _word(lex, last) == "of" else value), last + 2
    return Numeral(at, last, value, None, scale=plural.value, vague=True)


def read_cardinal(lex: Sequence[Lexeme], at: int) -> Numeral | None:
    """One number in digits, words or both: "2.3m", "two and a half million", "three score and ten", "half a dozen"."""
    if at >= len(lex):
        return None
    piece = lex[at]
    if piece.kind == "number":
        return None if piece.value is None else _scaled(lex, at, at + 1, piece.value, digits=True)
    words = number_words()
    word = piece.lower
    if word == "half" and _word(lex, at + 1) in ("a", "an") and _word(lex, at + 2) in words:
        return _scaled(lex, at, at + 2, 0.5)
    if word in ("a", "an") and at + 1 < len(lex):
        after = words.get(_word(lex, at + 1))
        if after and after.kind == "scale":
            return _scaled(lex, at, at + 1, 1)
        if _word(lex, at + 1) == "half" and (after := words.get(_word(lex, at + 2))) and after.kind == "scale":
            return _scaled(lex, at, at + 2, 0.5)
        return None
    entry = words.get(word)
    if entry is None or entry.kind not in ("unit", "tens"):
        if entry and entry.kind == "scale" and entry.value in (12, 100, 1000) and word not in ("score",):
            return _scaled(lex, at, at, 1) if at == 0 or _word(lex, at - 1) not in ("per",) else None
        return None
    value, last = _small(lex, at)
    return _scaled(lex, at, last, value)


def _small(lex: Sequence[Lexeme], at: int) -> tuple[float, int]:
    """A number word under a hundred, with or without a hyphen."""
    words = number_words()
    entry = words[lex[at].lower]
    if entry.kind == "tens":
        after = at + 1 + (_word(lex, at + 1) in DASHES and at + 2 < len(lex) and lex[at + 2].glued)
        unit = words.get(_word(lex, after))
        if unit and unit.kind == "unit" and 0 < unit.value < 10:
            return entry.value + unit.value, after + 1
    return entry.value, at + 1


def _scaled(lex: Sequence[Lexeme], first: int, at: int, value: float, digits: bool = False) -> Numeral:
    """Add multipliers and smaller parts: "… thousand two hundred and twelve", "and a half million"."""
    current = value
    if digits and at < len(lex) and lex[at].glued and lex[at].lower in suffixes():
        if not (lex[at].lower == "m" and _word(lex, at + 1) in METRES_FOLLOW):
            scale = suffixes()[lex[at].lower]
            return Numeral(first, at + 1, current * scale, current * scale, scale, digits=True)
    if _word(lex, at) == "and" and _word(lex, at + 1) == "a" and _word(lex, at + 2) in ("half", "quarter"):
        current, at = current + (0.5 if _word(lex, at + 2) == "half" else 0.25), at + 3
    total, current, after = _multiplied(lex, at, current, digits)
    last_scale = _last_scale(lex, at, after)
    return Numeral(first, after, total + current, total + current, last_scale, digits=digits)


def _multiplied(lex: Sequence[Lexeme], at: int, current: float, digits: bool) -> tuple[float, float, int]:
    """What stands before the last thousand, what stands after it, and where the number ends.

    A scale may follow a number below it ("twelve hundred", "three hundred thousand"), never one above it; a smaller
    part may follow a scale ("two thousand and five"), after a dozen none, and after digits none.
    """
    total, big, room = 0.0, float("inf"), 0.0
    while at < len(lex):
        scale = _scale_at(lex, at)
        if scale is not None:
            value, after = scale
            if value >= 1000 and current == 0 and 0 < total < value:
                total, big, room = total * value, value, value
            elif value >= 1000 and current and value < big and current * value < LARGEST:
                total, current, big, room = total + current * value, 0.0, value, value
            elif (
                value < 1000
                and (current or at == 0 or not total)
                and (current or 1) < 100
                and (current or 1) * value < big
            ):
                current, room = (current or 1) * value, 0.0 if value == 12 else value
            else:
                break
            at = after
            continue
        part = _smaller_part(lex, at, room, joined=room == 20) if room and not digits else None
        if part is None:
            break
        value, at = part
        current, room = current + value, 0.0
    return total, current, at


def _scale_at(lex: Sequence[Lexeme], at: int) -> tuple[float, int] | None:
    """A multiplier word at lexeme `at`, hyphened or not: its value and where it ends."""
    hyphen = 1 if lex[at].lower in DASHES and lex[at].glued and at + 1 < len(lex) and lex[at + 1].glued else 0
    entry = number_words().get(_word(lex, at + hyphen))
    return (entry.value, at + hyphen + 1) if entry and entry.kind == "scale" else None


def _smaller_part(lex: Sequence[Lexeme], at: int, room: float, joined: bool) -> tuple[float, int] | None:
    """ "and twelve", "forty-five": a number below the scale before it. `joined` wants the "and" ("score and ten")."""
    start = at + (_word(lex, at) == "and")
    entry = number_words().get(_word(lex, start))
    if entry is None or entry.kind not in ("unit", "tens") or not 0 < entry.value < room or (joined and start == at):
        return None
    return _small(lex, start)


def _last_scale(lex: Sequence[Lexeme], first: int, last: int) -> float:
    """The multiplier a number ends on, 1 if on none: only that is shared backwards over a range."""
    entry = number_words().get(_word(lex, last - 1)) if last > first else None
    return entry.value if entry and entry.kind == "scale" else 1.0


def _range(lex: Sequence[Lexeme], one: Numeral) -> Numeral | None:
    """ "20 to 30", "22–26", "three or four thousand", "between 1.5 and 2 million"."""
    at = one.last
    link = _word(lex, at)
    dashed = link in DASHES
    if dashed and at + 1 < len(lex) and lex[at].glued != lex[at + 1].glued:
        return None
    if not (dashed or link in ("to", "or") or (link == "and" and _between(lex, one.first))):
        return None
    start = at + 1
    while _word(lex, start) in ("$", "€", "£", "as", "even", "perhaps", "maybe", "possibly"):
        start += 1
    if start >= len(lex):
        return None
    other = read_cardinal(lex, start)
    if (
        other is None
        or other.low >= LARGEST
        or (link == "to" and _changes(lex, one.first) and not _by_little(lex, one, other))
    ):
        return None
    low, high = one.low, other.low
    if _year_like(lex, one) and other.scale > 1:
        return None
    if other.scale >= 12 and one.scale == 1 and low < high / other.scale:
        low *= other.scale
    elif dashed and one.digits and other.digits and low < 10 and high in range(100, 1000, 100) and high / 100 > low:
        low *= 100
    if not low < high or (link == "or" and high > 3 * low + 2) or (dashed and _years(low, high, lex, one, other)):
        return None
    return replace(one, last=other.last, low=low, high=high, scale=other.scale)


def _year_like(lex: Sequence[Lexeme], one: Numeral) -> bool:
    return (
        one.last - one.first == 1
        and lex[one.first].lower.isdigit()
        and len(lex[one.first].lower) == 4
        and 1900 <= one.low <= 2100
    )


def _years(low: float, high: float, lex: Sequence[Lexeme], one: Numeral, other: Numeral) -> bool:
    """Whether a dashed pair is a span of years ("2012–2016"), not a range."""
    return 1000 <= low <= 2100 and 1000 <= high <= 2100 and "," not in lex[one.first].lower and one.scale == 1


def _by_little(lex: Sequence[Lexeme], one: Numeral, other: Numeral) -> bool:
    """ "dropped by 1 to 1.5 degrees" is a range, "was cut by 3,000 to 12,500" is not."""
    return _word(lex, one.first - 1) == "by" and one.low < other.low <= 2 * one.low


def _between(lex: Sequence[Lexeme], first: int) -> bool:
    """Whether "between" opens the pair, money signs and estimates aside."""
    for n in range(1, 4):
        if _word(lex, first - n) == "between":
            return True
        if _word(lex, first - n) not in ("$", "us", "€", "£", "some", "about", "an", "estimated", "another"):
            return False
    return False


def _changes(lex: Sequence[Lexeme], first: int) -> bool:
    """Whether "from 35 to 41" or "by 3 to 12" tells a change: two figures, not a range."""
    before = [_word(lex, n) for n in range(max(first - 5, 0), first)]
    if not before or before[-1] not in ("from", "by", "of"):
        bare = [word for word in before if word in ("from", "by")]
        if not bare:
            return False
    return any(word in CHANGED for word in before)
