"""When an event happened: the time expression that governs it, its passage, or the publication."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.event import EventTime
from dateline.model.interval import Interval
from dateline.model.parse import Parse, Token
from dateline.model.time import TimeExpression

CLAUSE = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "parataxis"})


def event_time(doc: Document, parse: Parse, trigger: int, times: tuple[TimeExpression, ...]) -> EventTime:
    """The days in which the happening named by token `trigger` took place.

    The time that governs the trigger's clause comes first, then the last one told in its passage, then the publication,
    which bounds from above what is told as past.
    """
    token = parse.tokens[trigger]
    here = [time for time in times if _dated(time)]
    governing = _governing(parse, token, here)
    if governing is not None:
        return of_expression(governing, governing.status)
    passage = _of_passage(doc, parse, token, here)
    if passage is not None:
        return of_expression(passage, "inherited")
    if doc.published.latest is not None:
        return EventTime(latest=doc.published.latest, status="inferred")
    return EventTime(reason="no time governs it, and the publication is not dated")


def precision(days: Interval) -> int | None:
    """UCDP's date precision: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer; None if an end is open."""
    if days.earliest is None or days.latest is None:
        return None
    length = (days.latest - days.earliest).days + 1
    return 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5


def of_expression(time: TimeExpression, status: str) -> EventTime:
    """The event time that one expression tells."""
    return EventTime(
        earliest=time.earliest,
        latest=time.latest,
        precision=precision(time.interval),
        status="inherited" if status == "inherited" else time.status,
        evidence=(time.id,),
    )


def _dated(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and (time.earliest is not None or time.latest is not None)


def _governing(parse: Parse, token: Token, times: list[TimeExpression]) -> TimeExpression | None:
    """The time of the same sentence that hangs nearest to the trigger."""
    sentence = parse.sentences[token.sent]
    best: tuple[int, int] | None = None
    chosen = None
    for time in times:
        if not (sentence.start <= time.start < sentence.end):
            continue
        head = parse.head_in(time.start, time.end)
        if head is None:
            continue
        cost = (_distance(parse, head, token), abs(time.start - token.start))
        if best is None or cost < best:
            best, chosen = cost, time
    return chosen


def _distance(parse: Parse, time: Token, trigger: Token) -> int:
    """Clause borders between a time and a trigger on the way through the tree."""
    up = [trigger.i, *parse.ancestors(trigger.i)]
    place = {i: n for n, i in enumerate(up)}
    steps = 0
    at = time
    while at.i not in place:
        steps += at.dep in CLAUSE
        if at.head == at.i:
            return 99
        at = parse.tokens[at.head]
    return steps * 2 + sum(parse.tokens[i].dep in CLAUSE for i in up[: place[at.i]])


def _of_passage(doc: Document, parse: Parse, token: Token, times: list[TimeExpression]) -> TimeExpression | None:
    """The last time told before the trigger in its own section."""
    section = doc.section_at(token.start)
    begin = section.start if section else 0
    before = [time for time in times if begin <= time.start < token.start]
    return before[-1] if before else None
