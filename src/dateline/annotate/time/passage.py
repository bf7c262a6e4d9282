"""The clocks of a passage: when it was published, and the time it has told last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.annotate.time.forms import Fixed, Found, Length, Partial, Shift
from dateline.annotate.time.stretch import Stretch
from dateline.annotate.time.tense import Clause, clause_of
from dateline.annotate.time.words import Words
from dateline.model.document import Publication
from dateline.model.interval import Interval
from dateline.model.parse import Parse
from dateline.model.time import TimeExpression, TimeStatus, TimeType

NO_DAYS = Interval()
LEAP = 10  # years; a bare year further away moves the passage only at the head of a sentence


@dataclass(frozen=True, slots=True)
class Settled:
    """What an expression turned out to mean."""

    value: str
    type: TimeType
    days: Interval = NO_DAYS
    status: TimeStatus = "open"
    anchor: str | None = None
    reason: str | None = None
    stretch: Stretch | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time to count from: its id ("published" for the publication), its days, its unit, and where it stands."""

    id: str
    days: Interval
    stretch: Stretch | None
    section: int = -1
    sentence: int = -1
    mod: str | None = None
    opens: bool = True
    main: bool = True


class Passage:
    """The state of one reading: `focus` is the last date told, `year` the last date whose year the text told.

    `back` is the last date before the year changed, to which a passage returns from a look aside. `story` says that the
    text tells another time than its own; `opening` is the year it stands in before it says so; `home` is the date a
    story opens on, `heading` the last heading passed, and `near` the day just told, be it only an aside.
    """

    def __init__(self, publication: Publication, story: bool = False, opening: Anchor | None = None) -> None:
        day = publication.day
        days = publication.interval
        stretch = Stretch("day", day.year, day.month, day.day) if day else None
        self.published: Anchor | None = Anchor("published", days, stretch) if day else None
        self.focus: Anchor | None = None
        self.year: Anchor | None = opening
        self.story = story
        self.day: Anchor | None = None
        self.back: Anchor | None = None
        self.period: Anchor | None = None
        self.home: Anchor | None = None
        self.near: Anchor | None = None
        self.heading = -1
        self.section = -1
        self.sentence = -1
        self.clause = Clause()
        self.aside = False
        self.lead = ""

    @property
    def toward(self) -> int:
        """Whether the clause looks back (-1) or ahead (1)."""
        return self.clause.toward

    def enter(self, w: Words, parse: Parse | None, item: Found) -> None:
        """Come to an expression: which section and sentence, and whether its clause looks back or ahead."""
        word = w[item.first]
        for n in range(self.section + 1, word.section + 1):
            if w.sections[n].kind == "heading":
                self.heading = n
        self.section = word.section
        token = parse.token_at(word.start) if parse else None
        self.sentence = token.sent if token else -1
        self.clause = clause_of(parse, word.start, w[item.last - 1].end)
        self.aside = bracketed(w, item)
        self.lead = w.low(item.first - 1)

    def lose(self) -> None:
        """Forget the current day: the passage went on to a time that the text does not date."""
        self.focus = self.day = None

    def tell(self, w: Words, item: Found, settled: Settled, expression: TimeExpression) -> None:
        """Let the passage's time follow what was just told."""
        early = settled.stretch is not None and settled.stretch.year < 0
        if isinstance(item.form, (Fixed, Length)) or not (settled.days.known or early) or self.aside:
            return
        stretch = settled.stretch
        if stretch is None or w.low(item.first - 1) in ("until", "till"):
            return
        if isinstance(item.form, Shift) and item.form.offset and (item.form.n or -1) < 0:
            if self.published or not self.clause.opens:
                return  # "from 3 million a year earlier" compares; it does not move the passage's time
        if stretch.grain in ("decade", "century"):
            return
        clause, where = self.clause, (self.section, self.sentence)
        here = Anchor(expression.id, settled.days, stretch, *where, settled.mod, clause.opens, clause.main)
        self.near = here if stretch.grain == "day" else None
        if settled.status == "stated" and not self.moves(w, item, stretch):
            return
        if self.clause.earlier and settled.status == "inherited" and not self.clause.opens:
            return
        if self.story and isinstance(item.form, Partial) and item.form.pick == "next":
            return
        back = isinstance(item.form, Shift) and (item.form.n or 0) < 0 and item.form.base == "passage"
        if back and not self.clause.opens and (self.clause.earlier or not self.clause.main):
            return  # "what they had won during the previous year"
        if isinstance(item.form, Shift) and (self.coarsened(item.form, stretch) or (self.story and self.toward > 0)):
            return
        if self.focus and self.focus.stretch and self.focus.stretch.year != stretch.year:
            self.back = self.focus
        self.focus = here
        if stretch.grain == "day":
            self.day = here
        if stretch.grain in ("quarter", "half") and self.is_latest(here):
            self.period = here
        if early or settled.status in ("stated", "inherited") or (settled.anchor != "published" and self.year):
            if self.story or settled.status != "stated" or sets_scene(w, item):
                opened = self.year is not None and self.year.opens and settled.status == "inherited"
                self.year = replace(here, opens=here.opens or opened)
        elif settled.anchor == "published" and isinstance(item.form, (Shift, Partial)) and not self.story:
            self.year = None

    def is_latest(self, here: Anchor) -> bool:
        """Whether a business period is the latest one that was over when the report appeared; reports speak of it."""
        last, told = here.days.latest, self.period.days.latest if self.period else None
        if self.published is None or self.published.days.latest is None or last is None:
            return True
        return last <= self.published.days.latest and (told is None or last >= told)

    def coarsened(self, form: Shift, stretch: Stretch) -> bool:
        """Whether a unit counted from a wider anchor told less than the unit ("the next day" after a bare year)."""
        return form.unit in ("D", "N", "W", "F", "M") and stretch.grain in ("quarter", "half", "year")

    def moves(self, w: Words, item: Found, stretch: Stretch) -> bool:
        """Whether the passage goes on from a date: not from a look back or ahead, nor from a year in a name."""
        told = self.year.stretch if self.year else None
        if (
            told is None
            or self.year is None
            or stretch.year == told.year
            or (self.clause.main and self.section != self.year.section)
        ):
            return True
        before = w.low(item.first - 1)
        if self.heading > self.year.section and self.clause.toward <= 0 and not self.clause.earlier:
            return True
        onward = before == "by" or (self.clause.opens and stretch.year > told.year)  # "by May 1944 they had crossed"
        if (self.clause.earlier and not onward) or not self.clause.main or self.clause.toward > 0:
            return False
        if stretch.grain != "year":
            return True
        if abs(stretch.year - told.year) > LEAP and (self.clause.noun or not self.clause.opens):
            return False
        return before not in ("since", "until", "till", "through", "to")


def bracketed(w: Words, item: Found) -> bool:
    """Whether an expression stands in a short bracket, with no more than three words on either side."""
    before = [w.low(item.first - n) for n in range(1, 5)]
    after = [w.low(item.last + n) for n in range(4)]
    return "(" in before and ")" not in before and ")" in after and "(" not in after


def sets_scene(w: Words, item: Found) -> bool:
    """Whether a date places what follows: it stands as an adverbial, not as part of a name or a span's far end."""
    if isinstance(item.form, Partial) and item.form.year and (item.form.month or item.form.season):
        return w.low(item.first - 1) not in ("since", "through", "until", "till")
    return (
        w.low(item.first - 1) in ("in", "during", "by", "", ".", "early", "late", "mid", "on") or item.mod is not None
    )


__all__ = ["Anchor", "Passage", "Settled"]
