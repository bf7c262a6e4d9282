"""Place names that the small model finds where no rule sees one, and its doubts about those that the rules see."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dateline.annotate.place.port import PlaceFinder
from dateline.annotate.place.spans import Name, Reading, with_kind
from dateline.annotate.reader import LAYERS
from dateline.annotate.reader import Reading as ReaderReading
from dateline.annotate.reader.model import Mark

ADD = 0.7  # how likely a location must begin where no rule sees a place
DROP = 0.2  # a name that no gazetteer has is none if each of its words is less likely to stand in a place
BEGUN = 0.3  # so likely a mark begins, the words after it may belong to it
ROLE = 0.5  # weight of the model's word on whether a name is a location
EVEN = 2.0  # added to it, since the passages that the model learnt from leave names inside names unmarked
LOCATION = LAYERS["place"].index("loc")


class Opinion:
    """What the small model says of the place names of a document."""

    def __init__(self, said: ReaderReading) -> None:
        self.said = said
        self._begins = {i: m.first for m in said.spans("place", BEGUN) for i in range(m.first, m.last + 1)}

    def likely(self, name: Name) -> float:
        """How likely a name is a place of any role, by its likeliest word."""
        return max(self.said.inside("place", i) for i in range(name.first, name.last + 1))

    def kept(self, names: Sequence[tuple[Name, float]]) -> list[tuple[Name, float]]:
        """The names of the rules that the model does not rule out; those that the gazetteer has stay."""
        if self.said.alone:
            return []
        return [(name, sure) for name, sure in names if name.entries or self.likely(name) >= DROP]

    def added(
        self, reading: Reading, gazetteer: PlaceFinder, names: Sequence[Name], taken: Sequence[Name]
    ) -> Iterator[tuple[Name, float]]:
        """Locations of the model beside those that are taken.

        Args:
            names: candidates that the rules looked at, whatever they thought of them. taken: names that are places.
        """
        held = {i for name in taken for i in range(name.first, name.last + 1)}
        known = {(name.first, name.last): name for name in names}
        for mark in self.said.spans("place", ADD):
            if mark.kind != "loc" or held & set(range(mark.first, mark.last + 1)):
                continue
            first = mark.first + (reading.parse.tokens[mark.first].lower == "the" and mark.first < mark.last)
            name = known.get((first, mark.last)) or named(reading, gazetteer, first, mark)
            if name is not None:
                yield name, mark.score

    def for_location(self, name: Name) -> float:
        """What the model adds to the weight for a name being a location, below 0 where it speaks against it."""
        layer = self.said.layer("place")
        rows = layer[[self._begins.get(i, i) for i in range(name.first, name.last + 1)], 2:]
        row = rows[rows.sum(axis=1).argmax()]
        share = (float(row[LOCATION]) + 0.02) / (float(row.sum()) + 0.04)
        return ROLE * (log_odds(share) + log_odds(share * self.likely(name)) + EVEN)


def named(reading: Reading, gazetteer: PlaceFinder, first: int, mark: Mark) -> Name | None:
    """A mark as a name, where it is written like one."""
    tokens = reading.parse.tokens
    start, end = tokens[first].start, tokens[mark.last].end
    text = reading.parse.text[start:end]
    if "\n" in text or not (reading.capital(first) and reading.capital(mark.last)):
        return None
    return with_kind(reading, Name(first, mark.last, start, end, text, gazetteer.find(text), first, mark.last))


def log_odds(p: float) -> float:
    """Log odds of a probability, never beyond 98 in 100.

    >>> log_odds(0.5)
    0.0
    """
    p = min(0.98, max(0.02, p))
    return math.log(p / (1 - p))
