"""Find the figures of a text: numbers with their bounds, words that stand for numbers, and zeros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.quantity.bound import Bounded, bounded, merged
from dateline.annotate.quantity.lexeme import Lexeme
from dateline.annotate.quantity.numeral import Numeral, read_numeral
from dateline.annotate.quantity.shape import COUNT, Shape, shape_of
from dateline.annotate.quantity.tables import nouns, number_words, vague_words, words

PAIRS = {"both": 2, "pair": 2, "couple": 2, "trio": 3, "duo": 2, "twins": 2, "triplets": 3, "quartet": 4}
NOBODY = frozenset(("nobody", "none", "neither"))
HARM_WORDS = words("harm_words")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: bounds, shape, and the lexemes `[first, last)` it is made of; `after` is where its noun may begin."""

    first: int
    last: int
    after: int
    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False
    vague: bool = False
    shape: Shape = COUNT
    fraction: bool = False
    word: str = ""
    core: int = -1


def starters() -> frozenset[str]:
    """Words a figure can begin with."""
    vague = {words[0] for words in vague_words()}
    return (
        frozenset(number_words())
        | vague
        | NOBODY
        | frozenset(PAIRS)
        | {"a", "an", "half", "no", "not", "any", "as", "one"}
    )


def figures(lex: Sequence[Lexeme], text: str) -> Iterator[Figure]:
    """All figures among the lexemes, in order, not overlapping."""
    begin = starters()
    held: Figure | None = None
    held_bound: Bounded | None = None
    at = 0
    while at < len(lex):
        piece = lex[at]
        if piece.kind != "number" and piece.lower not in begin:
            at += 1
            continue
        special = _special(lex, at, text)
        if special is not None:
            if held:
                yield held
            held, held_bound, at = special, None, special.last
            continue
        number = read_numeral(lex, at)
        if number is None or not _counts(lex, number):
            at += 1
            continue
        shape = shape_of(lex, number, text)
        if shape.kind == "none":
            at = _past(lex, number)
            continue
        bound = bounded(lex, number, shape.kind == "measure" and shape.unit not in ("time", "vote"), shape.first)
        both = merged(lex, held_bound, bound) if held_bound and held else None
        made = _figure(bound, shape)
        if both is not None:
            made = replace(made, first=both.first, low=both.low, best=None, high=both.high)
        elif held:
            yield held
        held, held_bound, at = made, bound, max(number.last, shape.last, bound.last, at + 1)
    if held:
        yield held


def _figure(bound: Bounded, shape: Shape) -> Figure:
    number = bound.number
    if shape.kind == "measure":
        first, last = min(bound.first, shape.first if shape.first >= 0 else bound.first), max(bound.last, shape.last)
        after = max(shape.last, number.last)
    else:
        first, last, after = bound.first, bound.last, number.last
        if after == bound.last - 1 or bound.last - number.last <= 2:
            after = bound.last
    return Figure(
        first,
        last,
        after,
        bound.low,
        bound.best,
        bound.high,
        bound.approximate,
        bound.vague,
        shape,
        number.fraction,
        core=number.last - 1,
    )


def _past(lex: Sequence[Lexeme], number: Numeral) -> int:
    """Where to go on after a number that is none: behind what is glued to it."""
    at = number.last
    while at < len(lex) and lex[at].glued and lex[at].lower not in (",", ".", ";", ")", '"', "”"):
        at += 1
    return at


def _counts(lex: Sequence[Lexeme], number: Numeral) -> bool:
    """Whether "one" is a number here, not a pronoun."""
    if number.last - number.first != 1 or lex[number.first].lower != "one":
        return True
    before = lex[number.first - 1].lower if number.first else ""
    after = lex[number.last].lower if number.last < len(lex) else ""
    rest = [piece.lower for piece in lex[number.last : number.last + 3]]
    if rest[:2] in (["after", "another"], ["and", "all"]) or rest in (["after", "the", "other"], ["on", "top", "of"]):
        return False
    if before in ("no", "any", "every", "each", "some", "this", "that", "which", "the", "another", "-", "–"):
        return False
    return after not in (
        "another",
        "day",
        "side",
        "must",
        "should",
        "can",
        "cannot",
        "might",
        "or",
        "by",
        "thing",
        "'s",
        "’s",
    )


def _special(lex: Sequence[Lexeme], at: int, text: str) -> Figure | None:
    """ "both", "the pair", "a couple", "nobody", "no casualties", "not a single", "as many wounded"."""
    word = lex[at].lower
    after = lex[at + 1].lower if at + 1 < len(lex) else ""
    before = lex[at - 1].lower if at else ""
    if word in PAIRS:
        return _pair(lex, at, word, before, after)
    zero = Figure(at, at + 1, at + 1, 0, 0, 0, word=word)
    if word in ("nobody", "none"):
        return zero
    if word == "neither":
        return (
            zero if after == "of" or (after.isalpha() and not after.endswith("s") and after not in _NOT_NOUNS) else None
        )
    if word == "a" and after == "single" and before in ("without", "not"):
        return replace(zero, last=at + 2, after=at + 2, word="not")
    if word == "as" and after == "many" and (at + 2 >= len(lex) or lex[at + 2].lower not in ("as", "again")):
        return Figure(at, at + 2, at + 2, None, None, None, word="as many")
    if word == "no":
        if after in ("one", "-one"):
            return replace(zero, last=at + 2, after=at + 2, word="nobody")
        words = [lex[n].lower for n in range(at + 1, min(at + 4, len(lex)))]
        return zero if after.isalpha() and (any(w in HARM_WORDS for w in words) or _person_word(after)) else None
    if word == "not" and after in ("a", "one") and at + 2 < len(lex):
        if after == "one" and not lex[at + 2].lower.isalpha():
            return None
        if lex[at + 2].lower == "single":
            return replace(zero, last=at + 3, after=at + 3, word="not")
        return replace(zero, last=at + 2, after=at + 2, word="not") if after == "one" else None
    if word == "any":
        near = [lex[n].lower for n in range(max(at - 4, 0), at)]
        ok = after in HARM_WORDS and any(
            w in ("without", "no", "not", "never", "nor", "n't", "n’t", "didn't", "didn’t") for w in near
        )
        return replace(zero, last=at + 2, after=at + 1) if ok else None
    return None


_NOT_NOUNS = words("not_nouns")


def _person_word(word: str) -> bool:
    singular = word[:-1] if word.endswith("s") else word
    return nouns().get(word) in ("person", "combatant") or nouns().get(singular) in ("person", "combatant")


def _pair(lex: Sequence[Lexeme], at: int, word: str, before: str, after: str) -> Figure | None:
    value = float(PAIRS[word])
    if word == "both":
        start = (
            after in ("of", "the", "his", "her", "their")
            or after.endswith(("s", "men", "women"))
            or _person_word(after)
        )
        verb = after in ("were", "are", "have", "had", "died", "was")
        return Figure(at, at + 1, at + 1, value, value, value, word=word) if start or verb else None
    if before not in ("the", "a", "an", "another") or after in ("of",):
        if word in ("pair", "couple") and before == "a" and after == "of":
            follow = lex[at + 2].lower if at + 2 < len(lex) else ""
            if follow in number_words():
                return None
            return Figure(at - 1, at + 2, at + 2, value, value, value, approximate=word == "couple", word="number")
        return None
    return Figure(at - 1, at + 1, at + 1, value, value, value, word=word)
