"""From candidates to links: quotation marks kept whole, doubles dropped, one link set inside another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.marks import Quoted
from dateline.model.span import Span

MANY = 30  # open links looked at for one parent, so that time stays linear
NEAR = 3  # characters between a content and the mark it belongs to


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate in its place: `parent` is the index of the link that reports this one."""

    candidate: Candidate
    parent: int | None


def snapped(candidate: Candidate, quotes: Sequence[Quoted]) -> Candidate:
    """The candidate with whole quotations in its contents; what a quoted cue attributes ends with its quotation."""
    around = None if candidate.cue is None else _around(candidate.cue, quotes)
    if around is None:
        return replace(candidate, content=tuple(_snap(span, quotes) for span in candidate.content))
    start, end = around.start + 1, around.end - around.closed
    kept = [Span(max(s.start, start), min(s.end, end)) for s in candidate.content if s.start < end and s.end > start]
    return replace(candidate, content=tuple(kept))


def clipped(candidate: Candidate, at: Span, paragraphs: Sequence[Span]) -> Candidate:
    """The candidate without what lies beyond the paragraph of its cue (`at`): no content crosses a paragraph's end."""
    number = bisect_right(paragraphs, at.start, key=lambda p: p.start) - 1
    if number < 0:
        return candidate
    block = paragraphs[number]
    if all(block.start <= s.start and s.end <= block.end for s in candidate.content):
        return candidate
    kept = [
        Span(max(s.start, block.start), min(s.end, block.end))
        for s in candidate.content
        if s.start < block.end and s.end > block.start
    ]
    return replace(candidate, content=tuple(kept))


def _around(cue: Span, quotes: Sequence[Quoted]) -> Quoted | None:
    """The quotation a cue stands in."""
    at = bisect_right(quotes, cue.start, key=lambda q: q.start) - 1
    return quotes[at] if at >= 0 and cue.end <= quotes[at].end else None


def _snap(span: Span, quotes: Sequence[Quoted]) -> Span:
    start, end = span.start, span.end
    at = max(bisect_left(quotes, start, key=lambda q: q.end), 0)
    for quote in quotes[at : at + 40]:
        if quote.start >= end + 1:
            break
        whole = start <= quote.start + NEAR and end < quote.end <= end + NEAR + 1
        if whole or start <= quote.start < end < quote.end:  # a quotation goes on to its end, over the sentence's
            start, end = min(start, quote.start), quote.end
        elif quote.start < start <= quote.start + NEAR and end >= quote.end - NEAR:
            start = quote.start
    return Span(start, end)


def nested(candidates: Sequence[Candidate], starts: Sequence[int]) -> list[Link]:
    """Links in text order, each with the smallest link whose content holds its cue and its content.

    `starts` are the offsets of the tokens, by which a cue is placed.
    """
    ordered = sorted(candidates, key=lambda c: (c.content[0].start, -c.content[-1].end, c.within is not None, c.at))
    place = {candidate.at: number for number, candidate in enumerate(ordered)}
    links: list[Link] = []
    open_links: list[int] = []
    for number, candidate in enumerate(ordered):
        open_links = [o for o in open_links if ordered[o].content[-1].end > candidate.content[0].start]
        parent = place.get(candidate.within) if candidate.within is not None else None
        for other in reversed(open_links) if parent is None else ():
            if _holds(ordered[other], candidate, starts[candidate.at]):
                parent = other
                break
        links.append(Link(candidate, parent))
        open_links.append(number)
        open_links = open_links[-MANY:]
    return links


def _holds(outer: Candidate, inner: Candidate, cue: int) -> bool:
    """Whether the outer content has the inner cue and content inside."""
    if outer.at == inner.at:
        return False
    first = inner.content[0]
    return any(s.start <= cue < s.end for s in outer.content) and any(
        s.start <= first.start < s.end for s in outer.content
    )
