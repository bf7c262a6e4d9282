"""Figures with their bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Quote

Effect = Literal[
    "killed",
    "injured",
    "missing",
    "detained",
    "abducted",
    "displaced",
    "affected",
    "combatants",
    "sources",
    "area",
    "equipment",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Quote):
    """A figure of the text.

    Attributes:
        low, best, high: as the text bounds it; `best` only where the text gives a figure. None is unknown.
        unit: person, household, km2, km, ha, percent, unit, …
        of: the words for what is counted.
        counts: what happened to those counted, or what they are; None when it is not told.
        approximate: "about", "some", "nearly". vague: "dozens", "several", by a named table.
    """

    id: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = "unit"
    of: Quote | None = None
    counts: Effect | None = None
    approximate: bool = False
    vague: bool = False
