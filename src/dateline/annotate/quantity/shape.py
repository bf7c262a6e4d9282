"""What a number is by its shape and neighbours: a count, a measure, an age, money, or no quantity at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.quantity.lexeme import Lexeme
from dateline.annotate.quantity.numeral import DASHES, Numeral
from dateline.annotate.quantity.tables import measures, nouns, words
from dateline.model.quantity import Effect

MONTHS = words("months")
CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₦": "NGN", "₽": "RUB", "₺": "TRY", "₪": "ILS"}
CURRENCY_WORDS = {
    "rs": "INR",
    "inr": "INR",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "chf": "CHF",
    "php": "PHP",
    "ngn": "NGN",
}
NUMBERED = words("numbered")
ORDINAL = frozenset(("st", "nd", "rd", "th", "s"))
CLOCK = frozenset(("am", "pm", "a.m", "p.m", "o'clock", "o’clock", "gmt", "utc", "hrs", "bst", "est", "noon"))
YEAR_BEFORE = words("year_before")
HONEST_DASH_ENDS = frozenset(("odd", "plus", "strong", "some"))


@dataclass(frozen=True, slots=True)
class Shape:
    """Kind of a number: count, measure or none; a measure has its unit, and the lexeme after its words."""

    kind: str
    unit: str = ""
    counts: Effect | None = None
    first: int = -1
    last: int = -1


NOTHING = Shape("none")
COUNT = Shape("count")


def shape_of(lex: Sequence[Lexeme], number: Numeral, text: str) -> Shape:
    """What the number is, by what stands around it."""
    if _is_code(lex, number) or _is_date(lex, number, text) or _is_numbered(lex, number, text):
        return NOTHING
    glued = lex[number.last] if number.digits and number.last < len(lex) else None
    if glued is not None and glued.glued and glued.kind == "word" and measure_at(lex, number.last) is None:
        return Shape("measure", text[glued.start : glued.end], "other", number.last, number.last + 1)
    money = _money(lex, number)
    if money:
        return money
    measure = measure_at(lex, number.last)
    if measure:
        if measure.unit == "year" and _word(lex, measure.last) == "old":
            return Shape("measure", "year", "other", number.first, measure.last + 1)
        return measure
    if _is_age(lex, number, text):
        return Shape("measure", "year", "other", number.first, number.last)
    return COUNT


def _word(lex: Sequence[Lexeme], at: int) -> str:
    return lex[at].lower if 0 <= at < len(lex) else ""


def measure_at(lex: Sequence[Lexeme], at: int) -> Shape | None:
    """The unit of measure at lexeme `at`."""
    if _word(lex, at) in ("%", "‰"):
        return Shape("measure", "percent", "other", at, at + 1)
    dashed = _word(lex, at) in DASHES and at + 1 < len(lex) and lex[at + 1].glued
    start = at + (1 if dashed else 0)
    if dashed and _word(lex, start + 1) in DASHES:
        return None
    if _word(lex, start) == "more":
        start += 1
    for names, unit, counts in measures().get(_word(lex, start), ()):
        if all(_word(lex, start + n) == word for n, word in enumerate(names)):
            last = start + len(names)
            if unit == "second" and names[0] == "second":
                continue
            if unit in ("km", "m") and _word(lex, last) in ("2", "²"):
                return Shape("measure", unit + "2", "area", at, last + 1)
            return Shape("measure", unit, counts, at, last)
    if _word(lex, start) == "sq" and _word(lex, start + 1) == "." and (inner := measure_at(lex, start + 2)):
        return Shape("measure", inner.unit + "2", "area", at, inner.last)
    return None


def _money(lex: Sequence[Lexeme], number: Numeral) -> Shape | None:
    before = number.first - 1
    unit = CURRENCY.get(_word(lex, before))
    if unit is None and _word(lex, before) == "." and _word(lex, before - 1) in CURRENCY_WORDS:
        before -= 1
    unit = unit or CURRENCY_WORDS.get(_word(lex, before))
    return Shape("measure", unit, "other", before, number.last) if unit else None


def _is_code(lex: Sequence[Lexeme], number: Numeral) -> bool:
    """Clock times, scores, models, calibres, ordinals, ages as adjectives, list numbers."""
    first, last = number.first, number.last
    piece = lex[first]
    before = lex[first - 1] if first else None
    if number.digits and before is not None and piece.glued:
        if before.kind == "word" and before.lower not in CURRENCY_WORDS:
            return True
        if before.lower in "-–/:._#@\\" and first >= 2 and before.glued and lex[first - 2].kind != "sign":
            return True
    after = lex[last] if last < len(lex) else None
    if after is None:
        return False
    if after.glued and after.kind == "word" and number.digits:
        return (
            after.lower in ORDINAL or after.lower in CLOCK or (len(after.lower) > 5 and measure_at(lex, last) is None)
        )
    if after.lower in DASHES and after.glued and last + 1 < len(lex) and lex[last + 1].glued:
        tail = lex[last + 1]
        if tail.kind == "number" or tail.lower in ("mm", "cm", "calibre", "caliber"):
            return True
        return tail.kind == "word" and tail.lower not in HONEST_DASH_ENDS
    if after.lower in (":", "/") and after.glued and last + 1 < len(lex) and lex[last + 1].glued and number.digits:
        return lex[last + 1].kind == "number"
    if after.lower in ("calibre", "caliber") or after.lower in CLOCK:
        return True
    return after.lower in ("a", "p") and _word(lex, last + 1) == "." and _word(lex, last + 2) == "m"


def _is_date(lex: Sequence[Lexeme], number: Numeral, text: str) -> bool:
    """A day of a month or a year."""
    value = number.low
    after = number.last
    if _word(lex, after) == "of":
        after += 1
    small = value == int(value) and value <= 31 and number.digits
    if small and _word(lex, after) in MONTHS and _capital(lex, after, text):
        return True
    if small and _word(lex, number.first - 1) == "." and _word(lex, number.first - 2) in MONTHS:
        return _capital(lex, number.first - 2, text)
    if small and _word(lex, number.first - 1) in MONTHS and _capital(lex, number.first - 1, text):
        return not (_word(lex, number.first - 1) in ("may", "march") and number.first == 1)
    plain = number.digits and number.last - number.first <= 3 and lex[number.first].lower.isdigit()
    if not plain or not 1000 <= value <= 2100 or len(lex[number.first].lower) != 4:
        return False
    before = _word(lex, number.first - 1)
    if before in YEAR_BEFORE or before in MONTHS or (before == "of" and _word(lex, number.first - 2) in MONTHS):
        return True
    following = lex[number.last] if number.last < len(lex) else None
    return following is None or following.kind != "word" or not _plural(following.lower)


def _plural(word: str) -> bool:
    return (word.endswith("s") and word not in ("was", "is", "has", "as", "his", "its", "this")) or word in (
        "people", "men", "women", "children", "troops", "police", "civilian", "dead", "wounded", "refugee", "armed",
        "of", "more", "other", "square", "km", "metric", "tonnes",
    )  # fmt: skip


def _capital(lex: Sequence[Lexeme], at: int, text: str) -> bool:
    return 0 <= at < len(lex) and any(char.isupper() for char in text[lex[at].start : lex[at].start + 2])


def _is_numbered(lex: Sequence[Lexeme], number: Numeral, text: str) -> bool:
    """ "Route 66", "Resolution 2118", "No. 7", "Boeing 737": a number that is a name."""
    before = number.first - 1
    if _word(lex, before) == "." and _word(lex, before - 1) in ("no", "nos", "art", "sec", "res"):
        return number.digits
    if before < 0 or lex[before].kind != "word":
        return False
    word = lex[before].lower
    if word in ("magnitude", "calibre", "caliber"):
        return True
    if (
        word in NUMBERED
        and (_capital(lex, before, text) or number.digits)
        and word not in ("group", "number", "camp", "unit")
    ):
        return _capital(lex, before, text) or _word(lex, number.last) in (
            ",",
            ".",
            ")",
            ";",
            "",
            "of",
            "was",
            "and",
            "to",
        )
    if not (number.digits and _capital(lex, before, text) and before > 0):
        return False
    if lex[before - 1].lower in (".", "!", "?", '"', "“", ":") or word in MONTHS or number.low != int(number.low):
        return False
    following = lex[number.last] if number.last < len(lex) else None
    bare = following is None or following.kind == "sign" or following.lower in _VERBS
    named = following is not None and _capital(lex, number.last, text) and not _plural(following.lower)
    bare = bare or (named and lex[number.last].kind == "word")
    return bare and number.low < 2000 and "," not in lex[number.first].lower and word not in ("About", "and")


_VERBS = words("verbs")
_PERSONS = words("persons")


def _is_age(lex: Sequence[Lexeme], number: Numeral, text: str) -> bool:
    """ "Ruiz, 44, lost", "aged 81 and 84", "he was 34", "children under five"."""
    value, first, last = number.low, number.first, number.last
    if value != int(value) or not 0 < value <= 115:
        return False
    before, after = _word(lex, first - 1), _word(lex, last)
    closed = (
        last >= len(lex) or lex[last].kind == "sign" or after in ("and", "then", "when", "at", "years", "who", "or")
    )
    if before in ("aged", "age", "ages") or _after_age(lex, first):
        return True
    if before == "of" and closed and _person_noun(_word(lex, first - 2)):
        return value > 9 or _word(lex, first - 2) in _PERSONS
    if before in ("and", "to", "or") and any(_word(lex, first - n) in ("aged", "ages") for n in (3, 4, 5)):
        return closed
    if before in (",", "(") and number.digits and after in (",", ")", ".", ";") and first >= 2:
        name = lex[first - 2]
        person = _capital(lex, first - 2, text) or before == "(" or (value > 9 and _person_noun(name.lower))
        return name.kind == "word" and person and after in (",", ")", ".")
    if not closed:
        return False
    if before in ("was", "is", "turned", "am", "'s", "’s") and _word(lex, first - 2) in (
        "he",
        "she",
        "i",
        "who",
        "just",
        "only",
    ):
        return True
    if before in ("under", "over", "above", "below") and value <= 100:
        return _word(lex, first - 2) in _PERSONS or _word(lex, first - 2) in ("are", "were", "was", "is", "aged")
    return False


def _after_age(lex: Sequence[Lexeme], first: int) -> bool:
    """ "under the age of 15", "aged between nine and 14", "ages ranging from 9 to 14"."""
    for at in range(first - 1, max(first - 5, -1), -1):
        word = lex[at].lower
        if word in ("aged", "age", "ages"):
            return True
        if word not in _AGE_LINKS:
            return False
    return False


_AGE_LINKS = frozenset(
    ("of", "between", "from", "about", "around", "under", "over", "only", "just", "at", "least", "ranging", "range",
     "ranged", "as", "young", "than", "below", "above", "up", "to")
)  # fmt: skip


def _person_noun(word: str) -> bool:
    """ "a seamstress of 61"; a singular noun, else it is a crowd."""
    return (nouns().get(word) in ("person", "combatant", "police") and not word.endswith("s")) or word.endswith(
        "stress"
    )
