"""From figures to quantities: unit, what is counted, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.quantity.counted import Counted, counted
from dateline.annotate.quantity.effect import effect_of
from dateline.annotate.quantity.figure import Figure, figures
from dateline.annotate.quantity.lexeme import Lexeme, lexemes
from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect, Quantity
from dateline.model.time import TimeExpression

HARMED = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced", "affected", "sources", "combatants"))


def annotate_quantities(doc: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """All figures that count people or things, with the bounds the text gives them, in text order.

    Dates and clock times are none; money, ages, distances and durations are given as measures, never as people.
    """
    dates = [(time.start, time.end) for time in times if time.type in ("DATE", "TIME")]
    found: list[Quantity] = []
    for first, last in stretches(parse):
        pieces = lexemes(doc.text, first, last)
        for figure in figures(pieces, doc.text):
            if _is_time(figure, pieces, dates):
                continue
            quantity = _quantity(doc, parse, pieces, figure, len(found) + 1)
            if quantity:
                found.append(quantity)
    return tuple(found)


def stretches(parse: Parse) -> Iterator[tuple[int, int]]:
    """Start and end of each section that was parsed."""
    section, start, end = -1, 0, 0
    for sentence in parse.sentences:
        if sentence.section != section:
            if section >= 0:
                yield start, end
            section, start = sentence.section, sentence.start
        end = sentence.end
    if section >= 0:
        yield start, end


def _is_time(figure: Figure, pieces: list[Lexeme], dates: list[tuple[int, int]]) -> bool:
    if figure.shape.kind == "measure":
        return False
    start, end = pieces[figure.first].start, pieces[figure.last - 1].end
    return any(start < until and since < end for since, until in dates)


def _quantity(doc: Document, parse: Parse, pieces: list[Lexeme], figure: Figure, number: int) -> Quantity | None:
    start, end = pieces[figure.first].start, pieces[figure.last - 1].end
    anchor = parse.token_at(pieces[figure.after - 1].start)
    if anchor is None:
        return None
    what = counted(parse, anchor.i + 1)
    unit, counts = _unit_and_effect(parse, figure, anchor, what)
    if figure.word in ("nobody", "none", "no", "neither", "any") and unit == "person" and counts in (None, "other"):
        if figure.word in ("nobody", "none", "neither") or what.kind == "person" and what.head and not _harm(what.head):
            return None
    quote = doc.quote(start, end)
    return Quantity(
        start, end, quote.quote, id=f"q{number}", low=figure.low, best=figure.best, high=figure.high, unit=unit,
        of=what.of, counts=counts or "other", approximate=figure.approximate, vague=figure.vague,
    )  # fmt: skip


def _harm(token: Token) -> bool:
    from dateline.annotate.quantity.figure import HARM

    return token.lower in HARM


def _unit_and_effect(parse: Parse, figure: Figure, anchor: Token, what: Counted) -> tuple[str, Effect | None]:
    if figure.shape.kind == "measure" and figure.shape.unit != "percent":
        return figure.shape.unit, figure.shape.counts
    node = what.head or anchor
    effect = effect_of(parse, node.i)
    if figure.fraction or figure.shape.unit == "percent":
        return "percent", effect if effect in ("killed", "injured", "displaced", "area") else "other"
    kind = what.kind or ("person" if effect in HARMED else "")
    if not kind:
        kind = "person"
    if kind in ("person", "combatant"):
        return "person", effect or ("combatants" if kind == "combatant" else None)
    if kind == "household":
        return "household", effect
    if kind == "formation":
        return "unit", "combatants"
    if kind == "equipment":
        return "unit", "equipment"
    return "unit", "affected" if effect in ("affected", "displaced") and kind == "building" else None
