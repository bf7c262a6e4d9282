"""When an event happened: the time expression that governs it, its passage, or the publication.

A careful reader's order: the time of the event's own clause; the time that the same words were given elsewhere (a
headline says "Protest", a sentence below says when); the time its passage has told last; the day the report is about;
and at last the publication, which bounds from above what is told as past and from below what is told as planned. What
is told in the pluperfect goes before its passage and never takes the publication date as its day.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.annotate.time.lexicon import words_of
from dateline.annotate.time.tense import Clause, clause_of
from dateline.coding.counted import distance_to, happened
from dateline.coding.verbs import court, intended, plain_past, reactions, staging
from dateline.model.document import Document
from dateline.model.event import EventTime
from dateline.model.interval import Interval
from dateline.model.parse import Parse, Token
from dateline.model.time import TimeExpression, TimeStatus

CLAUSE = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"})
LOWER = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis"})  # a time in such a clause does not reach above it
EDGE = {"until": "end", "till": "end", "before": "end", "since": "start", "after": "start", "from": "start"}
OWN = frozenset({"poss", "compound", "amod", "nmod", "nummod"})  # a time so attached belongs to its noun alone
FRONT = frozenset({"title", "heading", "byline", "dateline"})
BELOW = LOWER | {"pcomp"}
STAMPS = frozenset({"post", "update", "publish", "print", "modify"})
JOINS = frozenset({"and", "to", "until", "till", "through", "-", "–", "—"})
CLOCKS = frozenset({"clock", "bare-part"})
FRESH = 14  # days before publication within which a report's own matter lies
FAR = 99
WITHIN = -1  # borders of a time in the trigger's own phrase
BACK = 50  # expressions looked back over for a passage's time
STORY = 5  # sections over which a story's date is carried on
CARRY = 2  # sentences that a time reaches over the border of a paragraph


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
    """A dated expression with its sentence, head word and clause.

    `edge` says that it names a start or an end only; `until` ends a stretch ("on 1 and 2 May").
    """

    time: TimeExpression
    sentence: int
    head: Token
    clause: Clause
    edge: str = ""
    until: TimeExpression | None = None


def ids(placed: _Placed) -> tuple[str, ...]:
    """The expressions that a time was read from."""
    return (placed.time.id, placed.until.id) if placed.until else (placed.time.id,)


class Timeline:
    """The dated expressions of one document, placed in its sentences; made once, asked for every trigger.

    Args:
        doc: the report; `doc.published` bounds what is told as past.
        parse: its words.
        times: its time expressions, in text order.

    Source: the codebook's time field; docs/design/0024.
    """

    def __init__(self, doc: Document, parse: Parse, times: tuple[TimeExpression, ...]) -> None:
        self.doc, self.parse, self.times = doc, parse, times
        self.placed: list[_Placed] = []
        self.lost: list[int] = []
        dayless = {"published"}
        for time in times:
            head = parse.head_in(time.start, time.end)
            if head is None or time.type == "SET":
                continue
            if time.earliest is None and time.latest is None:
                if time.rule.endswith(("-distance", "unit-after")) and clause_of(parse, time.start, time.end).opens:
                    self.lost.append(time.start)  # the passage went on to a time that the text does not date
                continue
            if time.rule in CLOCKS and time.anchor in dayless:
                dayless.add(time.id)
                continue  # a time of day of which no day is told
            if self.stamp(time, head):
                continue
            above = parse.tokens[head.head]
            before = parse.token_at(max(time.start - 2, 0))
            edge = EDGE.get(above.lower, "") if above.i < head.i else ""
            edge = edge or (EDGE.get(before.lower, "") if before and before.sent == head.sent else "")
            if "T" in time.value and (edge == "end" or (above.lower == "after" and time.rule == "bare-part")):
                edge = ""  # "before dawn on 3 May", "after dark" are that day still
            if self.ranges(time, head):
                self.placed[-1] = replace(self.placed[-1], until=time, edge="")
                continue
            self.placed.append(_Placed(time, head.sent, head, clause_of(parse, time.start, time.end), edge))
        self.by_sentence: dict[int, list[_Placed]] = {}
        for placed in self.placed:
            self.by_sentence.setdefault(placed.sentence, []).append(placed)
        self.starts = [placed.time.start for placed in self.placed]
        self.story = self.story_day()

    def ranges(self, time: TimeExpression, head: Token) -> bool:
        """Whether a time is the far end of the stretch that the one before it begins."""
        if not self.placed or self.placed[-1].sentence != head.sent or self.placed[-1].until is not None:
            return False
        before = self.placed[-1].time
        between = self.doc.text[before.end : time.start].strip().lower().removesuffix(" the")
        if between not in JOINS or before.earliest is None or time.latest is None or before.latest is None:
            return False
        return before.earliest <= time.latest and before.latest < time.latest

    def stamp(self, time: TimeExpression, head: Token) -> bool:
        """Whether a full date tells when a page was put out: the day itself without a verb, or a later one."""
        day, parse = self.doc.published.latest, self.parse
        if day is None or time.latest is None or time.status != "stated" or time.earliest != time.latest:
            return False
        up = (parse.tokens[i] for i in [head.i, *parse.ancestors(head.i)])
        verbs = [token for token in up if token.pos in ("VERB", "AUX") and token.lemma not in STAMPS]
        return time.latest > day or (time.latest == day and not verbs)

    def at(self, i: int) -> EventTime:
        """The days in which the happening named by token `i` took place, by the reader's order."""
        trigger = self.parse.tokens[i]
        clause = clause_of(self.parse, trigger.start, trigger.end)
        governing = self.governing(trigger)
        counted = self.counted(trigger, governing)
        if counted is not None:
            return counted
        if governing is not None:
            return self.governed(trigger, governing, clause)
        section = self.doc.section_at(trigger.start)
        if section is not None and section.kind in FRONT:
            return self.headline(trigger)
        if intended(self.parse, trigger):
            return EventTime(reason="it is told as intended, not as done")
        if clause.toward > 0:
            return self.ahead()
        entry = self.entry(trigger)
        if entry is not None:
            return told(self.days(entry), "inherited", *ids(entry))
        passage = self.passage(trigger)
        if passage is not None and not (trigger.tag in ("VBP", "VBZ") and clause.toward == 0):
            return self.inherited(trigger, passage, clause)
        return self.undated(trigger, clause)

    def counted(self, trigger: Token, governing: _Placed | None) -> EventTime | None:
        """The time of a happening that its sentence counts from ("a day after rebels took the town")."""
        distance = distance_to(self.doc, self.parse, trigger)
        if distance is None:
            return None
        own = next(
            (p for p in self.by_sentence.get(trigger.sent, ()) if p.time.start in range(distance.start, distance.end)),
            None,
        )
        if governing is not None and governing is not own and self.borders(governing, trigger) == 0:
            return None  # the happening has a date of its own
        base = own or self.governing(distance.main)
        if base is None and distance.now:
            days = happened(replace(distance, exact=False), self.doc.published.interval)
            return told(days, "inferred") if days is not None else None
        days = happened(distance, self.days(base)) if base is not None and not base.edge else None
        return told(days, "inferred", base.time.id) if days is not None and base is not None else None

    def days(self, placed: _Placed) -> Interval:
        """The days of an expression; a night covers both its days."""
        first, last = placed.time.earliest, placed.time.latest
        if placed.until is not None:
            return Interval(first, placed.until.latest)
        if placed.time.value.endswith("TNI") and first is not None and first == last and first < date.max:
            return Interval(first, first + timedelta(days=1))
        return Interval(first, last)

    def governing(self, trigger: Token) -> _Placed | None:
        """The time of the trigger's own clause, or of the clause that holds it."""
        best: tuple[int, int, int] | None = None
        chosen = None
        for placed in self.by_sentence.get(trigger.sent, ()):
            first, last = sorted((placed.time.start, trigger.start))
            border = self.borders(placed, trigger) if ";" not in self.doc.text[first:last] else FAR
            width = precision(self.days(placed)) or 6
            cost = (3 * border + 2 * bool(placed.edge), width if border == 0 else 0, abs(placed.head.i - trigger.i))
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
            above = parse.tokens[at.head]
            if placed.clause.opens and at.dep in LOWER:
                return sum(
                    parse.tokens[i].dep in CLAUSE for i in up
                )  # it opens the sentence, so it dates its main clause
            if at.dep in ("relcl", "acl") and at.head == trigger.i and at.lemma in staging():
                return WITHIN  # "an offensive that began in October", "the truce signed on Friday"
            if at.dep in LOWER or at.head == at.i:
                return FAR
            beside = trigger.head == above.i and trigger.dep in OWN  # "the September 17 airstrike investigation"
            through = (
                above.lemma in words_of("befallen") and parse.tokens[above.head].dep == "prep" and at.dep == "poss"
            )
            of_it = through or (above.i in place and parse.tokens[up[place[above.i] - 1]].dep in ("relcl", "acl"))
            if at.dep in OWN and above.pos in ("NOUN", "PROPN") and above.i != trigger.i and not (beside or of_it):
                return FAR  # but "the July shooting that killed two"
            steps += 2 * (at.dep in CLAUSE)
            at = above
        if at.i == trigger.i and placed.head.i != trigger.i and trigger.pos == "NOUN" and not steps:
            return WITHIN  # "the killings of September 2003"
        return steps + sum(parse.tokens[i].dep in CLAUSE for i in up[: place[at.i]])

    def governed(self, trigger: Token, placed: _Placed, clause: Clause) -> EventTime:
        """The event time that the governing expression gives."""
        days, names = self.days(placed), ids(placed)
        within = any(i == placed.head.i for i in self.parse.ancestors(trigger.i))
        if placed.edge == "end" and not within:
            return told(Interval(None, days.latest), "inferred", *names)
        if placed.edge == "start" and not within:
            latest = self.doc.published.latest
            if latest is not None and days.earliest is not None and latest < days.earliest:
                latest = None
            return told(Interval(days.earliest, latest), "inferred", *names)
        if self.only_said_then(trigger, placed) and clause.toward <= 0:
            return told(Interval(None, days.latest), "inferred", *names)
        return told(self.by_publication(days, clause), placed.time.status, *names)

    def by_publication(self, days: Interval, clause: Clause) -> Interval:
        """Days of what is told as past, cut at the publication ("this month" is the month so far)."""
        latest = self.doc.published.latest
        if latest is None or days.earliest is None or days.latest is None or clause.toward > 0:
            return days
        return Interval(days.earliest, latest) if days.earliest <= latest < days.latest else days

    def only_said_then(self, trigger: Token, placed: _Placed) -> bool:
        """Whether the time dates only the saying ("police said on Friday that gunmen had killed two men")."""
        parse = self.parse
        up = [trigger.i, *parse.ancestors(trigger.i)]
        verb = next(
            (i for i in [placed.head.i, *parse.ancestors(placed.head.i)] if parse.tokens[i].pos == "VERB"), None
        )
        if verb is None or verb == trigger.i or verb not in up:
            return False
        lower = any(parse.tokens[i].dep in BELOW for i in up[: up.index(verb)])
        if lower and parse.tokens[verb].lemma in court() and placed.time.earliest == placed.time.latest:
            return True
        if parse.tokens[verb].lemma not in reactions():
            return False
        below = parse.tokens[up[up.index(verb) - 1]]
        inner = parse.tokens[trigger.i]
        deeper = any(parse.tokens[i].dep in BELOW for i in up[: up.index(below.i)])
        earlier = clause_of(parse, inner.start, inner.end).earlier
        return below.dep == "ccomp" and (earlier or deeper or below.tag == "VBN")

    def headline(self, trigger: Token) -> EventTime:
        """A trigger of a headline: the time that the body gives the same word, else the report's own day."""
        for token in self.parse.tokens[trigger.i + 1 :]:
            if token.lemma == trigger.lemma and token.pos in ("NOUN", "VERB"):
                found = self.governing(token)
                if found is not None:
                    return told(self.days(found), "inherited", found.time.id)
        story = self.story
        if story is not None:
            return told(self.days(story), "inferred", story.time.id)
        return self.undated(trigger, Clause())

    def passage(self, trigger: Token) -> _Placed | None:
        """The last time told before the trigger in the main line of its passage."""
        here = self.parse.sentences[trigger.sent].section
        lost = bisect_left(self.lost, trigger.start)
        after = self.lost[lost - 1] if lost else -1
        last = bisect_left(self.starts, trigger.start) - 1
        for n in range(last, max(last - BACK, -1), -1):
            placed = self.placed[n]
            if placed.time.start < after:
                return None
            section = self.parse.sentences[placed.sentence].section
            if section != here and trigger.sent - placed.sentence > CARRY and not self.goes_on(placed, here):
                return None
            if section != here and self.front(placed):
                continue
            before = placed.clause.earlier and placed.sentence != trigger.sent
            if placed.clause.main and placed.clause.toward <= 0 and not before and not placed.edge:
                return placed
        return None

    def entry(self, trigger: Token) -> _Placed | None:
        """The date that heads the entry of a chronicle ("27 March 2021: fighters overrun a camp"), in any tense."""
        last = bisect_left(self.starts, trigger.start) - 1
        if (
            last < 0
            or self.parse.sentences[self.placed[last].sentence].section != self.parse.sentences[trigger.sent].section
        ):
            return None
        placed, text = self.placed[last], self.doc.text
        before, after = text[: placed.time.start].rstrip(" "), text[placed.time.end :].lstrip(" ")
        heads = not before or before[-1] in "\n.:•-–—"
        return placed if heads and after[:1] in (":", "—", "–") else None

    def goes_on(self, placed: _Placed, here: int) -> bool:
        """Whether a story of another time goes on from a date to section `here`: no heading lies between."""
        if placed.time.anchor == "published" or self.is_fresh(placed.time.interval) or placed.clause.earlier:
            return False
        sections = self.doc.sections[self.parse.sentences[placed.sentence].section : here + 1]
        return len(sections) <= STORY and all(section.kind in ("body", "caption", "credit") for section in sections)

    def story_day(self) -> _Placed | None:
        """The day a report is about: the first day of the last fortnight told in the past of a deed."""
        days = [p for p in self.placed if self.is_day(p) and not self.front(p)]
        acts = (p for p in days if self.verb(p) not in court() | reactions())
        return next(acts, days[0] if days else None)

    def is_day(self, placed: _Placed) -> bool:
        """Whether an expression tells a day of the last fortnight as past."""
        days = placed.time.interval
        return days.earliest == days.latest and self.is_fresh(days) and placed.clause.toward <= 0

    def verb(self, placed: _Placed) -> str:
        """The lemma of the verb that a time stands with."""
        up = [placed.head.i, *self.parse.ancestors(placed.head.i)]
        return next((self.parse.tokens[i].lemma for i in up if self.parse.tokens[i].pos == "VERB"), "")

    def front(self, placed: _Placed) -> bool:
        """Whether an expression stands in a heading, caption or dateline."""
        section = self.doc.section_at(placed.time.start)
        return section is not None and section.kind != "body"

    def inherited(self, trigger: Token, placed: _Placed, clause: Clause) -> EventTime:
        """The passage's time for a trigger that has none of its own."""
        days, names = self.days(placed), ids(placed)
        if clause.earlier and not placed.clause.earlier:
            return told(Interval(None, days.latest), "inferred", *names)
        latest = self.doc.published.latest
        if trigger.lemma in reactions() and trigger.sent - placed.sentence > CARRY and self.is_fresh(days):
            return told(Interval(days.earliest, latest), "inferred", *names)
        return told(self.by_publication(days, clause), "inherited", *names)

    def is_fresh(self, days: Interval) -> bool:
        """Whether days lie in the fortnight before the publication."""
        published = self.doc.published.latest
        if published is None or days.earliest is None or days.latest is None:
            return False
        return published - timedelta(days=FRESH) <= days.earliest and days.latest <= published

    def ahead(self) -> EventTime:
        """What is told as coming: not before the publication."""
        first = self.doc.published.earliest
        if first is None:
            return EventTime(reason="it lies ahead of a publication that is not dated")
        return told(Interval(first, None), "inferred")

    def undated(self, trigger: Token, clause: Clause) -> EventTime:
        """What no time governs: the report's own day, or anything up to the publication."""
        latest = self.doc.published.latest
        story = self.story
        if story is not None and latest is not None and not clause.earlier:
            days = self.days(story)
            if trigger.lemma in reactions() or not plain_past(self.parse, trigger):
                days = Interval(days.earliest, latest)
            return told(days, "inferred", story.time.id)
        if latest is None:
            return EventTime(reason="no time governs it, and the publication is not dated")
        return told(Interval(None, latest), "inferred")
