"""Bound words around a number, and what they make of it: low, best, high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quantity.lexeme import Lexeme
from dateline.annotate.quantity.numeral import DASHES, Numeral
from dateline.annotate.quantity.tables import Sense, bounds

VERBS = frozenset(["were", "was", "are", "have", "had", "has", "died"])
SKIPPED = frozenset(
    ("another", "further", "additional", "extra", "other", "the", "these", "those", "first", "last", "new")
)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number with its bound words, at lexemes `[first, last)`; `best` only where the text gives a figure."""

    first: int
    last: int
    number: Numeral
    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False

    @property
    def vague(self) -> bool:
        """By the table of vague words."""
        return self.number.vague


def bounded(lex: Sequence[Lexeme], number: Numeral, continuous: bool = False, first: int = -1) -> Bounded:
    """Read the bound words before and after a number.

    `first` is where the figure begins, if a money sign stands before the number. `continuous` quantities (areas,
    shares, money) are not counted in ones: "more than 5 km" has the low 5.
    """
    senses: list[Sense] = []
    first = _before(lex, number.first if first < 0 else min(first, number.first), senses)
    last = _after(lex, number.last, senses)
    low, best, high = bounds_of(number, senses, continuous)
    return Bounded(first, last, number, low, best, high, "approx" in senses)


def _before(lex: Sequence[Lexeme], at: int, senses: list[Sense]) -> int:
    """The first lexeme of the bound words before lexeme `at`; adds their senses."""
    table, _ = bounds()
    if at and lex[at - 1].lower == "~":
        senses.append("approx")
        return at - 1
    for _ in range(3):
        end = at
        while end and lex[end - 1].lower in SKIPPED:
            end -= 1
        if end and lex[end - 1].lower == "." and end > 1 and lex[end - 2].lower in ("est", "approx", "ca", "c"):
            end -= 1
        if end >= 2 and lex[end - 1].lower == "a" and lex[end - 2].lower in ("half", "about"):
            break
        match = _match_before(lex, end, table)
        if match is None:
            break
        words, sense = match
        if sense != "exact" and senses and senses[-1] in ("gt", "ge", "lt", "le") and sense != "approx":
            break
        senses.append(sense)
        at = end - words
    return at


def _match_before(
    lex: Sequence[Lexeme], end: int, table: dict[str, list[tuple[tuple[str, ...], Sense]]]
) -> tuple[int, Sense] | None:
    if not end:
        return None
    for words, sense in table.get(lex[end - 1].lower, ()):
        start = end - len(words)
        if start >= 0 and all(lex[start + n].lower == word for n, word in enumerate(words)):
            return len(words), sense
    return None


def _after(lex: Sequence[Lexeme], at: int, senses: list[Sense]) -> int:
    """The lexeme after the bound words that follow lexeme `at`; adds their senses."""
    _, table = bounds()
    if at < len(lex) and lex[at].lower == "+" and lex[at].glued:
        senses.append("ge")
        return at + 1
    start = at
    if start < len(lex) and lex[start].lower in DASHES and lex[start].glued:
        start += 1
        if start >= len(lex) or lex[start].lower not in ("plus", "odd", "strong", "some"):
            return at
    # a noun may stand between ("240 people, if not more")
    for gap in range(4):
        begin = start + gap
        if begin >= len(lex) or (gap and lex[begin - 1].lower in (".", ";", ":", "(", ")")):
            break
        for words, sense in table.get(lex[begin].lower, ()):
            if (gap and len(words) < 2) or (gap and words[0] not in ("or", "if", "and", "at")):
                continue
            if gap and words[:2] in (("at", "least"), ("at", "most")):
                if gap > 2 or (
                    begin + 2 < len(lex) and lex[begin + 2].kind != "sign" and lex[begin + 2].lower not in VERBS
                ):
                    continue
            if words[:2] in (("or", "more"), ("and", "more"), ("or", "so")) and gap > 1:
                continue
            if all(begin + n < len(lex) and lex[begin + n].lower == word for n, word in enumerate(words)):
                if begin + len(words) < len(lex) and lex[begin + len(words)].lower == "than":
                    continue
                if words == ("plus",) and begin + 1 < len(lex) and lex[begin].glued is False:
                    continue
                senses.append(sense)
                return begin + len(words)
        if gap == 3:
            break
    return at


def bounds_of(
    number: Numeral, senses: Sequence[Sense], continuous: bool
) -> tuple[float | None, float | None, float | None]:
    """Low, best and high of a number under its bound words."""
    low, high = number.low, number.high
    whole = not continuous and not number.fraction and low == int(low) and (high is None or high == int(high))
    step = 1 if whole else 0
    bound = next((sense for sense in senses if sense in ("gt", "ge", "lt", "le")), None)
    if number.vague:
        return (None if bound in ("lt", "le") else low), None, None
    if bound == "gt":
        return low + step, None, None
    if bound == "ge":
        return low, None, None
    if bound in ("lt", "le"):
        top = high if high is not None else low
        return None, None, top - step if bound == "lt" else top
    if low != high:
        return low, None, high
    return low, low, high


def merged(lex: Sequence[Lexeme], one: Bounded, other: Bounded) -> Bounded | None:
    """ "at least 80 but fewer than 120", "more than 20 and up to 30": two bounds of one figure, if they are."""
    if one.low is None or one.high is not None or one.best is not None or other.low is not None or other.high is None:
        return None
    between = [piece.lower for piece in lex[one.last : other.first]]
    while between and between[0] == ",":
        between.pop(0)
    if between in (["but"], ["and"], ["or"], ["and", "perhaps"], ["but", "perhaps"], ["and", "possibly"], []) and (
        other.high >= one.low
    ):
        return replace(one, last=other.last, high=other.high)
    return None
