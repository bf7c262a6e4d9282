"""When an event happened: the time expression that governs it, its passage, or the publication.

A careful reader's order: the time of the event's own clause; the time that the same words were given elsewhere (a headline
says "Protest", a sentence below says when); the time its passage has told last; the day the report is about; and at last
the publication, which bounds from above what is told as past and from below what is told as planned. What is told in the
pluperfect goes before its passage and never takes the publication date as its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files

from dateline.annotate.time.tense import Clause, clause_of
from dateline.model.document import Document
from dateline.model.event import EventTime
from dateline.model.interval import Interval
from dateline.model.parse import Parse, Token
from dateline.model.time import TimeExpression, TimeStatus

CLAUSE = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"})
OWN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})  # a time so attached belongs to its noun alone
FRONT = frozenset({"title", "heading", "byline", "dateline"})
FRESH = 14  # days before publication within which a report's own matter lies
FAR = 99


def event_time(doc: Document, parse: Parse, trigger: int, times: tuple[TimeExpression, ...]) -> EventTime:
    """The days in which the happening named by token `trigger` took place."""
    return _Reading(doc, parse, times).of(parse.tokens[trigger])


def precision(days: Interval) -> int | None:
    """UCDP's date precision: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5 longer; None if an end is open.

    >>> precision(Interval(date(2016, 5, 2), date(2016, 5, 8)))
    3
    """
    if days.earliest is None or days.latest is None:
        return None
    length = (days.latest - days.earliest).days + 1
    return 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5


def told(days: Interval, status: TimeStatus, *evidence: str, reason: str | None = None) -> EventTime:
    """An event time with its precision."""
    return EventTime(
        earliest=days.earliest,
        latest=days.latest,
        precision=precision(days),
        status=status,
        evidence=tuple(item for item in evidence if item != "published"),
        reason=reason,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A dated expression with its sentence, its head word and its clause."""

    time: TimeExpression
    sentence: int
    head: Token
    clause: Clause


class _Reading:
    """The dated expressions of one document, placed in its sentences."""

    def __init__(self, doc: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> None:
        self.doc, self.parse = doc, parse
        self.placed: list[_Placed] = []
        for time in times:
            head = parse.head_in(time.start, time.end)
            if head is not None and (time.earliest is not None or time.latest is not None):
                self.placed.append(_Placed(time, head.sent, head, clause_of(parse, time.start, time.end)))

    def of(self, trigger: Token) -> EventTime:
        """The time of a trigger, by the reader's order."""
        clause = clause_of(self.parse, trigger.start, trigger.end)
        governing = self.governing(trigger)
        if governing is not None:
            return told(self.days(governing), governing.time.status, governing.time.id)
        elsewhere = self.elsewhere(trigger)
        if elsewhere is not None:
            return told(self.days(elsewhere), "inherited", elsewhere.time.id)
        if clause.toward > 0:
            return self.ahead()
        passage = self.passage(trigger)
        if passage is not None:
            return self.inherited(trigger, passage, clause)
        return self.undated(clause)

    def days(self, placed: _Placed) -> Interval:
        """The days of an expression; a night covers both its days."""
        time = placed.time
        first, last = time.earliest, time.latest
        if time.value.endswith("TNI") and first is not None and first == last and first < date.max:
            return Interval(first, first + timedelta(days=1))
        return Interval(first, last)

    def governing(self, trigger: Token) -> _Placed | None:
        """The time of the trigger's own clause, or of the clause that holds it."""
        best: tuple[int, int] | None = None
        chosen = None
        for placed in self.placed:
            if placed.sentence != trigger.sent or placed.time.type == "SET":
                continue
            border = self.borders(placed, trigger)
            cost = (border, abs(placed.head.i - trigger.i))
            if border < FAR and (best is None or cost < best):
                best, chosen = cost, placed
        return chosen

    def borders(self, placed: _Placed, trigger: Token) -> int:
        """Clause borders between a time and a trigger, FAR where the time belongs to other words."""
        parse = self.parse
        up = [trigger.i, *parse.ancestors(trigger.i)]
        place = {i: n for n, i in enumerate(up)}
        at, steps = placed.head, 0
        while at.i not in place:
            if at.dep in OWN and parse.tokens[at.head].i not in place:
                return FAR
            if at.dep in OWN and parse.tokens[at.head].i != trigger.i and parse.tokens[at.head].pos == "NOUN":
                return FAR
            steps += 2 * (at.dep in CLAUSE)
            if at.head == at.i:
                return FAR
            at = parse.tokens[at.head]
        return steps + sum(parse.tokens[i].dep in CLAUSE for i in up[: place[at.i]])

    def elsewhere(self, trigger: Token) -> _Placed | None:
        """The time that another sentence gives to the same word, for a trigger of a headline."""
        section = self.doc.section_at(trigger.start)
        if section is None or section.kind not in FRONT:
            return None
        for token in self.parse.tokens[trigger.i + 1 :]:
            if token.lemma == trigger.lemma and token.pos in ("NOUN", "VERB"):
                found = self.governing(token)
                if found is not None:
                    return found
        return None

    def passage(self, trigger: Token) -> _Placed | None:
        """The last time told before the trigger in the main line of its passage."""
        here = self.parse.sentences[trigger.sent].section
        for placed in reversed(self.placed):
            if placed.time.start >= trigger.start or placed.time.type == "SET":
                continue
            section = self.parse.sentences[placed.sentence].section
            if section != here:
                return None
            if placed.clause.main and placed.clause.toward <= 0:
                return placed
        return None

    def story_day(self) -> _Placed | None:
        """The day a report is about: the first day of the last fortnight that it tells in the past."""
        published = self.doc.published.latest
        if published is None:
            return None
        for placed in self.placed:
            first, last = placed.time.earliest, placed.time.latest
            if first is None or last is None or first != last or placed.clause.toward > 0:
                continue
            if published - timedelta(days=FRESH) <= first <= published and not self.front(placed):
                return placed
        return None

    def front(self, placed: _Placed) -> bool:
        """Whether an expression stands in a heading, caption or dateline."""
        section = self.doc.section_at(placed.time.start)
        return section is not None and section.kind != "body"

    def inherited(self, trigger: Token, placed: _Placed, clause: Clause) -> EventTime:
        """The passage's time for a trigger that has none of its own."""
        days = self.days(placed)
        if clause.earlier and not placed.clause.earlier:
            return told(Interval(None, days.latest), "inferred", placed.time.id)
        if trigger.lemma in reactions() and self.doc.published.latest and days.earliest:
            if days.earliest <= self.doc.published.latest and self.is_fresh(days):
                return told(Interval(days.earliest, self.doc.published.latest), "inferred", placed.time.id)
        return told(days, "inherited", placed.time.id)

    def is_fresh(self, days: Interval) -> bool:
        """Whether days lie in the fortnight before the publication."""
        published = self.doc.published.latest
        return bool(published and days.earliest and days.earliest >= published - timedelta(days=FRESH))

    def ahead(self) -> EventTime:
        """What is told as coming: not before the publication."""
        first = self.doc.published.earliest
        if first is None:
            return EventTime(reason="it lies ahead of a publication that is not dated")
        return told(Interval(first, None), "inferred")

    def undated(self, clause: Clause) -> EventTime:
        """What no time governs: the report's own day, or anything up to the publication."""
        latest = self.doc.published.latest
        story = self.story_day()
        if story is not None and latest is not None and not clause.earlier:
            days = self.days(story)
            return told(Interval(days.earliest, latest), "inferred", story.time.id)
        if latest is None:
            return EventTime(reason="no time governs it, and the publication is not dated")
        return told(Interval(None, latest), "inferred")


@lru_cache(maxsize=1)
def reactions() -> frozenset[str]:
    """Verbs of saying and answering: such an act follows what it is about."""
    text = files("dateline.coding").joinpath("data", "reactions.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
