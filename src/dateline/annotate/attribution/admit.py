"""Which candidates are attributions: not the author's own "I think", not the words that describe a source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.lexicon import cues, words_for
from dateline.annotate.attribution.marks import Quoted
from dateline.annotate.attribution.source import tells_why_unnamed
from dateline.model.parse import Parse
from dateline.model.span import Span

_TIED = frozenset({"of", "to", "about", "from", "for", "on"})
_UNNAMED = ("anonymity", "not to be named", "to be named", "not to be identified", "not to be quoted")
_PRIVATE = frozenset({"think", "want", "plan", "perceive", "judge", "ask"})


def admitted(parse: Parse, candidates: Sequence[Candidate], quotes: Sequence[Quoted]) -> list[Candidate]:
    """The candidates that stand, in the same order."""
    unnamed = union(c.source for c in candidates if c.source is not None and tells_why_unnamed(parse, c.source))
    told = union(s for c in candidates if c.entry and c.entry.kind == "say" for s in c.content)
    by_cue = {c.at: c for c in candidates}

    def stands(c: Candidate) -> bool:
        at = parse.tokens[c.at].start
        if (
            _is_own_voice(parse, c, quotes)
            or _is_nobody(parse, c)
            or _repeats(parse, c, by_cue)
            or _within(at, unnamed)
        ):
            return False
        if parse.text.startswith(_UNNAMED, c.content[0].start):
            return False
        if _is_bare_sight(c):
            return _is_told(parse, c) and _within(at, told)
        if _is_mere_attitude(c) or _is_own_view(parse, c):
            return not _within(at, told)
        return not (_is_act(c) and _within(at, quotes))

    return [c for c in candidates if stands(c)]


def union(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover together, in order and apart.

    >>> union([Span(0, 5), Span(3, 4), Span(7, 9)])
    [Span(start=0, end=5), Span(start=7, end=9)]
    """
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(Span(span.start, span.end))
    return out


def _repeats(parse: Parse, candidate: Candidate, by_cue: dict[int, Candidate]) -> bool:
    """ "reported seeing", "refused to say": the second verb is the first one's content and no link of its own."""
    token = parse.tokens[candidate.at]
    prep = parse.tokens[token.head]
    nested = token.dep == "pcomp" and prep.lower in _TIED
    above = token.head if token.dep == "xcomp" else prep.head if nested else None
    outer = by_cue.get(above) if above is not None else None
    same = outer is not None and outer.head == candidate.head
    return same and outer is not None and outer.entry is not None and outer.entry.kind != "seem"


def _is_bare_sight(candidate: Candidate) -> bool:
    """ "Troops saw a lorry" is a happening; "she said troops saw a lorry" is a witness reported."""
    return candidate.entry is not None and candidate.entry.kind == "perceive" and candidate.frame == "n"


def _is_mere_attitude(candidate: Candidate) -> bool:
    """ "They had orders to", "was ready to": what somebody is reported to want or plan is not one more report."""
    entry = candidate.entry
    return entry is not None and entry.pos in ("noun", "adjective") and entry.kind in ("plan", "want", "ask")


def _is_act(candidate: Candidate) -> bool:
    """ "“They have agreed to meet”": what a quoted speaker tells of plans and wishes is his word alone."""
    return candidate.entry is not None and candidate.entry.kind in ("plan", "want", "ask", "seem")


def _is_own_view(parse: Parse, candidate: Candidate) -> bool:
    """ "The agency said it feared ...": what a speaker thinks or plans himself is no second link."""
    if candidate.entry is None or candidate.head is None:
        return False
    private = candidate.entry.kind in ("think", "plan", "want", "ask", "judge")
    return private and parse.tokens[candidate.head].tag == "PRP"


def _is_told(parse: Parse, candidate: Candidate) -> bool:
    """Whether it can be somebody else's sight; "he said he saw" has one source."""
    return candidate.head is not None and parse.tokens[candidate.head].pos != "PRON"


def _is_nobody(parse: Parse, candidate: Candidate) -> bool:
    """ "Nobody has claimed the attack": no source; and "rejected suggestions that", which is the rejecter's link."""
    if candidate.head is None:
        noun = parse.tokens[candidate.at]
        cue = candidate.entry
        carried = noun.pos == "NOUN" and noun.dep == "dobj" and bool(cues(parse.tokens[noun.head].lemma))
        return carried and cue is not None and cue.pos == "noun" and not cue.takes("h")
    head = parse.tokens[candidate.head]
    no_one = head.lower == "one" and head.i > 0 and parse.tokens[head.i - 1].lower == "no"
    return no_one or head.lower in words_for("nobody")


def _is_own_voice(parse: Parse, candidate: Candidate, quotes: Sequence[Quoted]) -> bool:
    """ "I think", "you know": whoever writes or is quoted speaks for himself and needs no link of his own."""
    if candidate.head is None or parse.tokens[candidate.head].lower not in words_for("own"):
        return False
    if parse.tokens[candidate.head].lower == "you":
        return True
    kind = candidate.entry.kind if candidate.entry else "say"
    return kind in _PRIVATE or _within(parse.tokens[candidate.at].start, quotes)


def _within(offset: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end
