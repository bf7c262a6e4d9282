"""Numbers as written: "12", "2.5", "two and a half", "nineteen ninety-six", "several"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.time.lexicon import numbers_of, words_of
from dateline.annotate.time.words import Words


@dataclass(frozen=True, slots=True)
class Count:
    """A number that ends before word `last`; `value` is None where the text does not tell it ("several")."""

    value: float | None
    last: int
    mod: str | None = None


def count_at(w: Words, i: int) -> Count | None:
    """The number that begins at word `i`."""
    low = w.low(i)
    some = words_of("some")
    if low in ("a", "an"):
        return _after_article(w, i + 1)
    if low == "half" and w.low(i + 1) in ("a", "an"):
        return Count(0.5, i + 2)
    if low == "couple" and w.low(i + 1) == "of":
        return Count(2, i + 2, "APPROX")
    if low == "some" and (exact := _cardinal(w, i + 1)):
        return Count(exact.value, exact.last, "APPROX")
    if low in some:
        return Count(None, i + 1)
    exact = _cardinal(w, i)
    if exact and w.is_at(exact.last, "and", "a", "half"):
        return Count((exact.value or 0) + 0.5, exact.last + 3)
    if exact and w.is_at(exact.last, "and", "half"):
        return Count((exact.value or 0) + 0.5, exact.last + 2)
    return exact


def _after_article(w: Words, i: int) -> Count | None:
    low = w.low(i)
    if low == "couple":
        return Count(2, i + 1 + (w.low(i + 1) == "of"), "APPROX")
    if low == "dozen":
        return Count(12, i + 1)
    if low in ("few", "handful"):
        return Count(None, i + 1 + (w.low(i + 1) == "of"))
    if low == "half":
        return Count(0.5, i + 1 + (w.low(i + 1) == "-"))
    if low in words_of("scale"):
        return _cardinal(w, i)
    return Count(1, i)


def _cardinal(w: Words, i: int) -> Count | None:
    """Digits or number words: 14, 2.5, 2 1/2, twenty-four, two hundred, a hundred."""
    small, scale = numbers_of("number"), numbers_of("scale")
    if w[i].text[:1].isdigit():
        return _digits(w, i)
    value, at, seen = 0, i, False
    while at < i + 7:
        low = w.low(at)
        if low in small:
            value, seen = value + small[low], True
        elif low in scale and (seen or at == i):
            value, seen = max(value, 1) * scale[low], True
        elif not (seen and low in ("-", "and") and w.low(at + 1) in small and value % 10 == 0):
            break
        at += 1
    return Count(value, at) if seen else None


def _digits(w: Words, i: int) -> Count | None:
    text = w[i].text.replace(",", "")
    if len(text) > 9 or not text.isascii():
        return None
    value, last = float(text), i + 1
    if w.low(last) == "." and w.glued(last) and w.glued(last + 1) and w[last + 1].text.isdigit():
        decimals = w[last + 1].text
        if len(decimals) > 3:
            return None
        return Count(float(f"{text}.{decimals}"), last + 2)
    top, bottom = w.number(last), w.number(last + 2)
    if w.low(last + 1) == "/" and top and bottom and bottom in (2, 3, 4) and top < bottom:
        return Count(value + top / bottom, last + 3)
    if w.low(last) == "½":
        return Count(value + 0.5, last + 1)
    return Count(value, last)


def year_in_words(w: Words, i: int) -> tuple[int, int] | None:
    """A year spelled out, and the word after it: "nineteen ninety-six", "two thousand and three"."""
    small = numbers_of("number")
    if w.is_at(i, "two", "thousand"):
        at = i + 2 + (w.low(i + 2) == "and")
        last = small.get(w.low(at), 0)
        return (2000 + last, at + 1) if 0 < last < 20 else (2000, i + 2)
    if w.low(i) not in ("eighteen", "nineteen", "twenty"):
        return None
    at = i + 1 + (w.low(i + 1) == "-")
    tens = small.get(w.low(at), 0)
    if tens < 10:
        return None
    at += 1
    ones = small.get(w.low(at + (w.low(at) == "-")), 0) if tens >= 20 else 0
    if 0 < ones < 10:
        at += 1 + (w.low(at) == "-")
        tens += ones
    return small[w.low(i)] * 100 + tens, at
