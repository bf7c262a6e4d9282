"""Calendar intervals: the earliest and the latest possible day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.errors import BrokenInvariant


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both inclusive; None means that end is open.

    >>> Interval(date(2012, 5, 1), date(2012, 5, 31)).days
    31
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise BrokenInvariant(f"an interval from {self.earliest} back to {self.latest}")

    @property
    def known(self) -> bool:
        """Whether at least one end is given."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days it spans; None while an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def precision(self) -> int | None:
        """UCDP GED's date precision: 1 a day, 2 up to 6 days, 3 a week, 4 up to a month, 5 longer, None open."""
        days = self.days
        if days is None:
            return None
        return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5
