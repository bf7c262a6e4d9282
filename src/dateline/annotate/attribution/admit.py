"""Which candidates are attributions: not the author's own "I think", not the words that describe a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.marks import Quoted
from dateline.annotate.attribution.source import tells_why_unnamed
from dateline.model.parse import Parse
from dateline.model.span import Span

_OWN = frozenset({"i", "we", "you"})
_PRIVATE = frozenset({"think", "want", "plan", "perceive", "judge", "ask"})


def admitted(parse: Parse, candidates: Sequence[Candidate], quotes: Sequence[Quoted]) -> list[Candidate]:
    """The candidates that stand, in the same order."""
    sources = sorted(
        {c.source for c in candidates if c.source is not None and tells_why_unnamed(parse, c.source)},
        key=lambda span: span.start,
    )
    return [c for c in candidates if not _is_own_voice(parse, c, quotes) and not _describes(parse, c, sources)]


def _is_own_voice(parse: Parse, candidate: Candidate, quotes: Sequence[Quoted]) -> bool:
    """ "I think", "you know": whoever writes or is quoted speaks for himself and needs no link of his own."""
    if candidate.head is None or parse.tokens[candidate.head].lower not in _OWN:
        return False
    if parse.tokens[candidate.head].lower == "you":
        return True
    kind = candidate.entry.kind if candidate.entry else "say"
    return kind in _PRIVATE or _within(parse.tokens[candidate.at].start, quotes)


def _within(offset: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def _describes(parse: Parse, candidate: Candidate, sources: Sequence[Span]) -> bool:
    """Whether a cue stands in the phrase that says why another source is not named ("who asked not to be named")."""
    at = parse.tokens[candidate.at].start
    return _within(at, sources)
