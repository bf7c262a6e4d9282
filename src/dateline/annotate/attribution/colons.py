"""Colons that attribute without a verb: headlines ("Minister: talks failed"), lines of a transcript ("SMITH: No.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.lexicon import Cue, rows
from dateline.annotate.attribution.source import is_source_word
from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

COLON = Cue(":", "adverb", "say", frozenset("q"), frozenset(), "+", "certain")
FRONT, BACK = 8, 4  # tokens of a source before and behind a colon, at most
_SPEAKER = re.compile(r"[\"“]?((?:[A-Z][A-Z.'’-]+ ?){1,4}|(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+):\s+(?=\S)")
_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"GPE", "LOC"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART", "CCONJ", "PUNCT", "SYM", "X"})


def colon_links(doc: Document, parse: Parse, paragraphs: Sequence[Span]) -> Iterator[Candidate]:
    """The links made by colons at the head of headings and of the lines of a transcript."""
    speakers = Counter(m.group(1) for p in paragraphs if (m := _SPEAKER.match(doc.text, p.start, p.end)))
    for number, paragraph in enumerate(paragraphs):
        section = doc.section_at(paragraph.start)
        heading = number == 0 or (section is not None and section.kind in ("title", "heading"))
        line = _SPEAKER.match(doc.text, paragraph.start, paragraph.end)
        if heading:
            link = _headline(parse, paragraph)
        elif line and line.group(1) not in _labels() and (line.group(1).isupper() or speakers[line.group(1)] > 1):
            link = _line(parse, line, paragraph)
        else:
            continue
        if link is not None:
            yield link


def _line(parse: Parse, line: re.Match[str], paragraph: Span) -> Candidate | None:
    """A speaker's name in front of what is said."""
    tokens = parse.tokens_in(line.start(1), line.end(1))
    if not tokens or len(parse.tokens_in(line.end(), paragraph.end)) < 3:
        return None
    source = Span(line.start(1), line.end(1))
    cue = Span(line.end(1), line.end(1) + 1)
    return Candidate(
        entry=COLON,
        at=tokens[-1].i,
        cue=cue,
        source=source,
        head=tokens[-1].i,
        content=(Span(line.end(), paragraph.end),),
        frame=":",
    )


def _headline(parse: Parse, paragraph: Span) -> Candidate | None:
    """ "Minister: talks have failed" and "Talks have failed: minister"."""
    tokens = parse.tokens_in(paragraph.start, paragraph.end)
    at = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    if at is None or len(tokens) < 4 or len(tokens) > 60:
        return None
    stop = len(tokens) - 1 if tokens[-1].text == "." else len(tokens)
    front, back = tokens[:at], tokens[at + 1 : stop]
    cue = Span(tokens[at].start, tokens[at].end)
    if 1 <= len(front) <= FRONT and len(back) > 1 and _is_source(front):
        end = tokens[stop - 1].end
        return Candidate(
            entry=COLON,
            at=front[-1].i,
            cue=cue,
            source=Span(front[0].start, front[-1].end),
            head=front[-1].i,
            content=(Span(back[0].start, end),),
            frame=":",
        )
    if 1 <= len(back) <= BACK and len(front) > BACK and _is_source(back):
        return Candidate(
            entry=COLON,
            at=back[-1].i,
            cue=cue,
            source=Span(back[0].start, back[-1].end),
            head=back[-1].i,
            content=(Span(front[0].start, front[-1].end),),
            frame=":",
        )
    return None


def _is_source(tokens: Sequence[Token]) -> bool:
    """Whether words can be a source: nominal, no label, and a name or a word for speakers and texts."""
    if tokens[0].text in ("The", "How") or not _labels().isdisjoint(
        (" ".join(t.text for t in tokens), tokens[-1].text)
    ):
        return False
    if any(t.pos not in _NOMINAL for t in tokens):
        return False
    if tokens[-1].ent in ("DATE", "TIME") or " ".join(t.text for t in tokens).title() in _labels():
        return False
    if tokens[-1].ent in _PLACES and any(t.text == "," for t in tokens):
        return False  # "Atambua, West Timor:" is a dateline
    return any(t.ent in _ENTITIES or is_source_word(t) for t in tokens) or all(t.pos == "PROPN" for t in tokens[-2:])


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(word for row in rows("labels.tsv") for word in row)
