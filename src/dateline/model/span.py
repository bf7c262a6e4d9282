"""Stretches of a text. The invariant of the product: `text[start:end] == quote`, always."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import BrokenInvariant


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch `[start, end)` of a text, in Unicode code points.

    >>> Span(2, 5).overlaps(Span(4, 9))
    True
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise BrokenInvariant(f"no span: start {self.start}, end {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A span with the very words that stand there.

    >>> quote("Nobody came.", 0, 6)
    Quote(start=0, end=6, quote='Nobody')
    """

    quote: str

    def __post_init__(self) -> None:
        # no super(): slots make a new class, which zero-argument super does not see
        Span.__post_init__(self)
        if len(self.quote) != self.end - self.start or not self.quote:
            raise BrokenInvariant(f"{self.quote!r} does not fit the span {self.start}-{self.end}")


def quote(text: str, start: int, end: int) -> Quote:
    """The words of `text` from `start` to `end`, as a `Quote`."""
    return Quote(start, end, text[start:end])
