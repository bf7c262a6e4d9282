"""Numerals: from number to words and back, in every grouping style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.quantity.lexeme import lexemes
from dateline.annotate.quantity.numeral import Numeral, read_numeral

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"))


def read(text: str) -> Numeral:
    found = read_numeral(lexemes(text, 0, len(text)), 0)
    assert found is not None, text
    return found


def below_thousand(n: int, link: str) -> str:
    if n < 20:
        return UNITS[n]
    if n < 100:
        return TENS[n // 10] + (f"-{UNITS[n % 10]}" if n % 10 else "")
    rest = n % 100
    return f"{UNITS[n // 100]} hundred" + (f"{link}{below_thousand(rest, link)}" if rest else "")


def spelled(n: int, link: str = " and ") -> str:
    """The number in words."""
    parts: list[str] = []
    for scale, word in SCALES:
        if n >= scale:
            parts.append(f"{below_thousand(n // scale, link)} {word}")
            n %= scale
    if n or not parts:
        joint = "and " if parts and n < 100 and link == " and " else ""
        parts.append(joint + below_thousand(n, link))
    return " ".join(parts)


@given(st.integers(0, 999_999_999_999), st.sampled_from((" and ", " ")))
def test_a_number_spelled_out_is_read_back(n: int, link: str) -> None:
    text = spelled(n, link)
    found = read(text)
    assert (found.low, found.high) == (n, n), text
    assert found.last == len(lexemes(text, 0, len(text)))


def indian(n: int) -> str:
    digits = str(n)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


GROUPINGS = {
    "plain": str,
    "commas": lambda n: f"{n:,}",
    "blanks": lambda n: f"{n:,}".replace(",", " "),
    "thin blanks": lambda n: f"{n:,}".replace(",", "\u202f"),
    "hard blanks": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "Indian": indian,
    "Swiss": lambda n: f"{n:,}".replace(",", "'"),
}


@pytest.mark.parametrize("style", GROUPINGS)
@given(n=st.integers(0, 99_999_999_999))
def test_digits_are_read_in_every_grouping(style: str, n: int) -> None:
    found = read(f"{GROUPINGS[style](n)} men")
    assert (found.low, found.high) == (n, n)


@given(st.integers(1, 999), st.sampled_from(("k", "m", "bn", "mln")), st.booleans())
def test_glued_scales_multiply(n: int, suffix: str, decimal: bool) -> None:
    scale = {"k": 1e3, "m": 1e6, "bn": 1e9, "mln": 1e6}[suffix]
    text, value = (f"{n}.5{suffix} people", (n + 0.5) * scale) if decimal else (f"{n}{suffix} people", n * scale)
    assert read(text).low == pytest.approx(value)


@given(st.integers(1, 5000), st.integers(1, 5000), st.sampled_from((" to ", "-", "–", "—", " – ")))
def test_a_range_keeps_both_ends(low: int, width: int, link: str) -> None:
    high = low + width
    if 1000 <= low <= 2100 and 1000 <= high <= 2100 and link.strip() != "to":
        return  # a span of years
    if low < 10 and high % 100 == 0 and 100 <= high < 1000 and high // 100 > low and link in "-–—":
        return  # "2-300" is short for 200 to 300
    found = read(f"{low}{link}{high} men")
    assert (found.low, found.high) == (low, high)


# wording, low, high (None where vague)
WORDINGS = [
    ("3-4 thousand", 3000, 4000),  # a shared multiplier
    ("two or three hundred", 200, 300),
    ("1.5 to 2 million", 1_500_000, 2_000_000),
    ("2-300", 200, 300),  # a shortened hundred
    ("three score and ten", 70, 70),
    ("half a dozen", 6, 6),
    ("half a million", 500_000, 500_000),
    ("two and a half million", 2_500_000, 2_500_000),
    ("three quarters of a million", 750_000, 750_000),
    ("a hundred and fifty thousand", 150_000, 150_000),
    ("fifteen hundred", 1500, 1500),
    ("two thousand million", 2_000_000_000, 2_000_000_000),
    ("3 lakh", 300_000, 300_000),
    ("1.2 crore", 12_000_000, 12_000_000),
    ("tens of thousands", 10_000, None),
    ("hundreds of thousands", 100_000, None),
    ("a few dozen", 24, None),  # the named table of vague words
    ("several dozen", 36, None),
    ("several hundred", 300, None),
    ("several hundred thousand", 300_000, None),
    ("a few", 3, None),
    ("scores", 20, None),
]


@pytest.mark.parametrize(("text", "low", "high"), WORDINGS)
def test_wordings(text: str, low: float, high: float | None) -> None:
    found = read(text)
    assert (found.low, found.high) == (low, high)


# wording, percent
SHARES = [
    ("half of the", 50),
    ("a third of the", 33.33),
    ("three in four", 75),
    ("nine tenths", 90),
    ("two out of five", 40),
    ("one in ten", 10),
]


@pytest.mark.parametrize(("text", "percent"), SHARES)
def test_shares_are_percentages(text: str, percent: float) -> None:
    found = read(text)
    assert found.fraction
    assert found.low == pytest.approx(percent, abs=0.01)


def test_what_is_no_number_is_not_read() -> None:
    for text in ("men", "and", "many", "to 5", "hundredth", "9" * 400):
        assert read_numeral(lexemes(text, 0, len(text)), 0) is None
