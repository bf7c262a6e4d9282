"""A report as text with sections, and the way back to its bytes or pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.errors import BrokenInvariant
from dateline.model.interval import Interval
from dateline.model.span import Quote, Span

SectionKind = Literal["title", "byline", "dateline", "heading", "body", "caption", "credit", "boilerplate"]
PublicationBasis = Literal["given", "metadata", "stated", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Section(Span):
    """One block of the text: a paragraph of the body, a heading, a caption … Sections stand in order, none overlap.

    Every paragraph of the body is a section of its own. A dateline ("GOMA, 4 March (Agency) -") is a section
    in front of the paragraph it opens, on the same line.
    """

    kind: SectionKind


@dataclass(frozen=True, slots=True)
class Publication:
    """When the report appeared, and how that is known.

    Attributes:
        earliest, latest: inclusive days, None where open.
        basis: given by the user > metadata of the file > stated in the text > inferred (bounds only) > unknown.
        evidence: the words it was read from; empty for metadata outside the text.
    """

    earliest: date | None = None
    latest: date | None = None
    basis: PublicationBasis = "unknown"
    evidence: tuple[Quote, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days as an interval."""
        return Interval(self.earliest, self.latest)

    @property
    def day(self) -> date | None:
        """The day of publication, if it is known to the day."""
        return self.earliest if self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the lower left corner; pages count from 1."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """Code points `[start, end)` of the text and where they came from.

    `source_start`/`source_end` are bytes of the original (None for PDF); `box` is the place on a page (None otherwise).
    A run either maps code point by code point (`linear`: equal steps in the decoded source) or as a whole.
    """

    start: int
    end: int
    source_start: int | None = None
    source_end: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from spans of the text back to the original. Runs are in order and do not overlap."""

    runs: tuple[OffsetRun, ...] = ()

    def sources(self, span: Span) -> tuple[OffsetRun, ...]:
        """The runs that a span of the text touches."""
        starts = [run.start for run in self.runs]
        first = max(bisect_right(starts, span.start) - 1, 0)
        out = []
        for run in self.runs[first:]:
            if run.start >= span.end:
                break
            if run.end > span.start:
                out.append(run)
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Document:
    """One report, read: its text in code points with everything that was found around it.

    Attributes:
        id: "sha256:" and the digest of the original bytes.
        language: ISO 639-1 code, None when it cannot be told. Only "en" is coded.
        text: what all spans refer to.
        offsets: back to bytes or page boxes; empty where the text is the file.
    """

    id: str
    uri: str
    media_type: str
    text: str
    title: str | None = None
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    published: Publication = Publication()
    sections: tuple[Section, ...] = ()
    offsets: OffsetMap = field(default=OffsetMap(), repr=False)

    def __post_init__(self) -> None:
        previous = 0
        for section in self.sections:
            if section.start < previous or section.end > len(self.text):
                raise BrokenInvariant(f"{self.uri}: section {section} overlaps or leaves the text")
            previous = section.end

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end`."""
        return Quote(start, end, self.text[start:end])

    def section_at(self, offset: int) -> Section | None:
        """The section that holds this code point."""
        at = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return self.sections[at] if at >= 0 and offset < self.sections[at].end else None
