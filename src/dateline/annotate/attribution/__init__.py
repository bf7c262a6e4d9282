"""Attributions: who says what, and who says that they say it."""

from __future__ import annotations

from dateline.annotate.attribution.admit import admitted
from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.colons import colon_links
from dateline.annotate.attribution.links import Link, clipped, nested, snapped
from dateline.annotate.attribution.marks import Quoted, paragraphs, quoted
from dateline.annotate.attribution.nominal import according_links, adjective_link, adverb_link, noun_link
from dateline.annotate.attribution.quotation import Quotations, with_quotations
from dateline.annotate.attribution.source import reason_unnamed
from dateline.annotate.attribution.statements import with_statements
from dateline.annotate.attribution.verbs import citing_link, verb_link
from dateline.annotate.attribution.voices import Voice, Voices
from dateline.model.actor import Actor
from dateline.model.attribution import Attribution, AttributionMode
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.span import Span


def annotate_attributions(doc: Document, parse: Parse, actors: tuple[Actor, ...]) -> tuple[Attribution, ...]:
    """All attributions of a document, nested ones with `inside`.

    Args:
        doc: the text with its sections; quotation marks are paired paragraph by paragraph.
        parse: its grammar.
        actors: the parties already found; a source is linked to the one its words name. May be empty.

    Returns:
        Links in the order of their contents, `s1`, `s2`, …; a chain is read from the innermost link along `inside`.
    """
    blocks = paragraphs(doc)
    quotes = quoted(doc, blocks)
    found = [clipped(c, parse.tokens[c.at], blocks) for c in _candidates(parse)]
    candidates = [snapped(c, quotes) for c in found if c.content]
    speeches = Quotations(doc, parse, blocks, quotes).attach()
    joined = with_quotations([*candidates, *colon_links(doc, parse, blocks)], speeches)
    kept = admitted(parse, [c for c in joined if c.content], quotes)
    kept = with_statements(doc, parse, blocks, quotes, actors, kept)
    links = nested(kept, [t.start for t in parse.tokens])
    inner: dict[int, list[Link]] = {}
    for link in links:
        if link.parent is not None:
            inner.setdefault(link.parent, []).append(link)
    voices = Voices(parse, actors)
    return tuple(
        _attribution(doc, quotes, number, link, voices.voice(link, inner.get(number, ())))
        for number, link in enumerate(links)
    )


def _candidates(parse: Parse) -> list[Candidate]:
    """What the frames find, token by token."""
    found: list[Candidate] = []
    for token in parse.tokens:
        link: Candidate | None = None
        if token.pos in ("VERB", "AUX"):
            link = verb_link(parse, token.i)
        elif token.pos == "NOUN":
            link = noun_link(parse, token.i)
        elif token.pos == "ADV":
            link = adverb_link(parse, token.i)
        if link is None and token.pos in ("ADJ", "VERB"):
            link = adjective_link(parse, token.i)
        if link is not None:
            found.append(link)
        found.extend(according_links(parse, token.i))
    return _with_cited(parse, found)


def _with_cited(parse: Parse, found: list[Candidate]) -> list[Candidate]:
    """The candidates, with "citing" turned into a link of its own inside the statement it stands beside."""
    by_cue = {candidate.at: candidate for candidate in found}
    for token in parse.tokens:
        if token.lemma in ("cite", "quote") and token.tag == "VBG":
            host = by_cue.get(token.head) or by_cue.get(parse.tokens[token.head].head)
            cited = citing_link(parse, token.i, host)
            if cited is not None:
                by_cue[token.i] = cited
    return list(by_cue.values())


def _attribution(doc: Document, quotes: tuple[Quoted, ...], number: int, link: Link, voice: Voice) -> Attribution:
    candidate = link.candidate
    return Attribution(
        id=f"s{number + 1}",
        source=doc.quote(candidate.source.start, candidate.source.end) if candidate.source else None,
        actor=voice.actor,
        cue=doc.quote(candidate.cue.start, candidate.cue.end) if candidate.cue else None,
        content=tuple(doc.quote(span.start, span.end) for span in candidate.content),
        mode="document" if voice.kind.is_text else _mode(quotes, candidate.content),
        identity=voice.kind.identity,
        source_count=voice.kind.count,
        position=voice.kind.position,
        access=voice.access,
        anonymity=reason_unnamed(doc.text, candidate.source) if candidate.source else None,
        inside=f"s{link.parent + 1}" if link.parent is not None else None,
    )


def _mode(quotes: tuple[Quoted, ...], content: tuple[Span, ...]) -> AttributionMode:
    """All words inside quotation marks: direct; some: mixed; none: indirect."""
    inside = outside = 0
    for span in content:
        quoted_here = sum(max(0, min(q.end, span.end) - max(q.start, span.start)) for q in quotes if q.overlaps(span))
        inside += quoted_here
        outside += span.end - span.start - quoted_here
    if not inside:
        return "indirect"
    return "direct" if outside <= 3 else "mixed"
