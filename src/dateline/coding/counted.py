"""Happenings that a text counts from: "on Friday, a day after fighters took the town" puts the taking on Thursday."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.time.forms import Shift
from dateline.annotate.time.lengths import CLOCK_UNITS
from dateline.annotate.time.lexicon import words_of
from dateline.annotate.time.recognise import recognise
from dateline.annotate.time.stretch import UNIT_DAYS, holding, moved
from dateline.annotate.time.words import Words
from dateline.model.document import Document
from dateline.model.interval import Interval
from dateline.model.parse import Parse, Token

SIGNS = {"after": -1, "before": 1}
FEW, MANY = 2, 9  # "days after" says two at least; more than nine would be told in the next larger unit
WHOLE = {"M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}
LONGEST = 8  # words of a distance
STEPS = 6  # words between a trigger and the head of its clause
LASTING = frozenset({"be", "mark", "pass"})  # "it is two years since", "Monday marks a year since"
BORDER = frozenset({"ROOT", "advcl", "ccomp", "relcl", "acl", "pcomp", "parataxis"})
MORE, LESS = ("MORE_THAN", "EQUAL_OR_MORE"), ("LESS_THAN", "EQUAL_OR_LESS")


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance between a happening and what is told beside it.

    Attributes:
        start, end: its code points, "after" or "before" included.
        main: the word of the clause that it is counted to.
        unit, n: units from that clause to the happening, negative for back; None for an unknown number.
        sign: the direction. mod: of the number, as TIMEX3 names it ("more than a week").
        exact: an anniversary, counted to the day ("tomorrow it will be two years since the town fell").
        now: counted to the present where the main clause has no time of its own ("it has been three days since").
    """

    start: int
    end: int
    main: Token
    unit: str
    n: float | None
    sign: int
    mod: str | None = None
    exact: bool = False
    now: bool = False


def distance_to(doc: Document, parse: Parse, trigger: Token) -> Distance | None:
    """The distance that the text counts from a happening named by a trigger, or by the words over it in its clause."""
    at = trigger
    for _ in range(STEPS):
        for word, main in _governors(parse, at):
            found = _before(doc, parse, at, word, main)
            if found is not None:
                return found
        if at.dep in BORDER:
            return None
        at = parse.tokens[at.head]
    return None


def _before(doc: Document, parse: Parse, named: Token, word: Token, main: Token) -> Distance | None:
    """The distance whose unit stands right before an "after" or "before" over the word `named`, or in "it is …"."""
    if word.lower == "since":
        return _lasting(doc, parse, word, main)
    if word.lower not in SIGNS or word.i == 0:
        return None
    unit = parse.tokens[word.i - 1]
    if unit.dep != "npadvmod" or unit.head not in (word.i, named.i):
        return None
    first = _first(parse, unit)
    found = _counted(doc, first.start, word.end)
    if found is None:
        return None
    (form, mod), sign = found, SIGNS[word.lower]
    n = None if form.n is None else sign * abs(form.n)
    return Distance(first.start, word.end, main, form.unit, n, sign, mod)


def _lasting(doc: Document, parse: Parse, word: Token, main: Token) -> Distance | None:
    """ "It is two years since …", "Monday marks a year since …", "ten days have passed since …"."""
    if main.lemma not in LASTING or main.i > word.i:
        return None
    children = [parse.tokens[i] for i in parse.children(main.i)]
    for unit in children:
        if unit.i >= word.i or unit.dep not in ("attr", "npadvmod", "nsubj") or unit.lemma not in words_of("unit"):
            continue
        first = _first(parse, unit)
        found = _counted(doc, first.start, unit.end, " after")
        if found is None:
            continue
        form, mod = found
        exact = mod is None and main.lemma != "pass" and main.tag in ("VB", "VBZ", "VBD")
        helped = any(token.dep == "aux" and token.tag in ("VBZ", "VBP") for token in children)
        now = helped or main.tag in ("VBZ", "VBP")
        n = None if form.n is None else -abs(form.n)
        return Distance(first.start, word.end, main, form.unit, n, -1, mod, exact, now)
    return None


def _first(parse: Parse, unit: Token) -> Token:
    """The word that a distance begins with."""
    inside = [i for i in range(max(unit.i - LONGEST, 0), unit.i) if unit.i in parse.ancestors(i)]
    return parse.tokens[min(inside, default=unit.i)]


def _governors(parse: Parse, trigger: Token) -> list[tuple[Token, Token]]:
    """Each "after" or "before" that stands over a word, with the word of the clause it belongs to."""
    above = parse.tokens[trigger.head]
    if trigger.dep == "advcl":
        marks = [parse.tokens[i] for i in parse.children(trigger.i) if parse.tokens[i].dep == "mark"]
        return [(mark, above) for mark in marks]
    if trigger.dep in ("pobj", "pcomp"):
        return [(above, parse.tokens[above.head])]
    return []


def _counted(doc: Document, start: int, end: int, more: str = "") -> tuple[Shift, str | None] | None:
    """What a distance says by itself; of "days after" the unit alone."""
    quote = doc.text[start:end] + more
    for text in (quote, "some " + quote):
        found = recognise(Words(replace(doc, text=text, sections=())))
        if found and isinstance(found[0].form, Shift) and found[0].form.offset:
            return found[0].form, found[0].mod
    return None


def happened(distance: Distance, days: Interval) -> Interval | None:
    """The days of the happening, from the days of what is told beside it; None where no day can be told."""
    first, last, sign = days.earliest, days.latest, distance.sign
    if first is None or last is None or distance.unit in CLOCK_UNITS:
        return None
    n = distance.n
    low = moved(first, distance.unit, min(sign * FEW, sign * MANY) if n is None else n)
    high = moved(last, distance.unit, max(sign * FEW, sign * MANY) if n is None else n)
    if low is None or high is None:
        return None
    if n is not None and distance.unit in WHOLE and not distance.exact:
        low, high = _whole(low, high, WHOLE[distance.unit])
    if distance.mod in MORE:
        return Interval(None, high) if sign < 0 else Interval(low, None)
    if distance.mod in LESS:
        return Interval(min(low, last), last) if sign < 0 else Interval(first, max(first, high))
    if distance.mod and n is not None and distance.unit not in WHOLE:
        by = UNIT_DAYS.get(distance.unit, 1)
        return Interval(moved(low, "D", -by) or low, moved(high, "D", by) or high)
    return Interval(low, high)


def _whole(low: date, high: date, grain: str) -> tuple[date, date]:
    """Days widened to the units that hold them: "two months after" tells a month, not a day."""
    return holding(low, grain).days.earliest or low, holding(high, grain).days.latest or high


__all__ = ["Distance", "distance_to", "happened"]
