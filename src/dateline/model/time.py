"""Times as written and as they stand on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.interval import Interval
from dateline.model.span import Quote

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeStatus = Literal["stated", "inherited", "inferred", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Quote):
    """One time expression: TIMEX3 value, calendar bounds, and what it was counted from.

    Attributes:
        value: TIMEX3 value ("2014-08-03", "P6W", "2014-SU", "XXXX-08-03", "PAST_REF").
        mod: TIMEX3 modifier ("START", "END", "APPROX", …) or None.
        earliest, latest: inclusive days; both None for a bare duration and for vague references.
        status: stated (the text says the year), inherited (year or month from an earlier expression), inferred
            (counted from another time or the publication date), open (what it counts from is unknown).
        anchor: id of the time it was counted from, "published", or None.
        rule: the name of the rule that gave the value.
        reason: why a bound is missing, when status is open; None otherwise.
    """

    id: str
    type: TimeType
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    status: TimeStatus = "open"
    anchor: str | None = None
    rule: str = ""
    reason: str | None = None

    @property
    def interval(self) -> Interval:
        """The bounds as an interval."""
        return Interval(self.earliest, self.latest)
