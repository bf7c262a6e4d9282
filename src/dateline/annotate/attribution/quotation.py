"""Quoted stretches to their speakers: by the cue behind or before them, the paragraph before, or the speaker so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import child, phrase
from dateline.annotate.attribution.colons import COLON
from dateline.annotate.attribution.lexicon import Cue, cues
from dateline.annotate.attribution.marks import Quoted
from dateline.annotate.attribution.source import source_words
from dateline.annotate.attribution.subjects import subject
from dateline.model.document import Document
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

SMALL = 25  # characters: shorter words outside the quotations are no content
RIM = 12  # characters by which a content may reach over its quotation and still be the quotation
TAG = 9  # tokens of a sentence that only names the speaker, at most
REACH = 40  # tokens between a quotation and its cue, at most
_OPENERS = "\"“‘'«„"
_CLOSERS = "\"”’'»`"
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_TAG = frozenset({"PROPN", "NOUN", "PRON", "DET", "ADJ", "PART", "PUNCT"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


@dataclass(slots=True)
class _Speech:
    """A cue with all the quotations found for it."""

    entry: Cue
    at: int
    cue: Span | None
    source: Span | None
    head: int | None
    stretches: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Quotations:
    """Walks through a document and gives each quotation its speaker."""

    doc: Document
    parse: Parse
    paragraphs: Sequence[Span]
    quotes: Sequence[Quoted]
    speeches: dict[int, _Speech] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def attach(self) -> list[_Speech]:
        """All speeches, each with its quotations in text order."""
        self._starts = [token.start for token in self.parse.tokens]
        by_paragraph: dict[int, list[Quoted]] = {}
        for quote in self.quotes:
            by_paragraph.setdefault(quote.paragraph, []).append(quote)
        last: _Speech | None = None
        for index, paragraph in enumerate(self.paragraphs):
            mine = by_paragraph.get(index, [])
            opener = self._introduction(index)
            here: _Speech | None = None
            for number, quote in enumerate(mine):
                found = self._speech_of(quote, mine, number)
                alike = not quote.single or (number > 0 and mine[number - 1].single)
                if found is None and here is not None and self._is_speech(quote) and alike:
                    found = here
                if found is None and quote.start == paragraph.start and not quote.single:
                    found = opener or (last if quote.continues or self._alone(quote, paragraph) else None)
                if found is None:
                    continue
                found.stretches.append(Span(quote.start, quote.end))
                here = found
            if not mine and opener is not None:
                opener.stretches.append(Span(paragraph.start, paragraph.end))
                here = opener
            elif not mine and last is not None and self._goes_on(index, last):
                last.stretches.append(Span(paragraph.start, paragraph.end))
                here = last
            last = here
        return [speech for speech in self.speeches.values() if speech.stretches]

    def _goes_on(self, index: int, last: _Speech) -> bool:
        """An unmarked statement goes on as long as it says "I" or "we"."""
        paragraph, before = self.paragraphs[index], self.paragraphs[index - 1]
        if last.stretches[-1] != before or self.doc.text[before.start] in _CLOSERS + "“‘":
            return False
        words = {token.lower for token in self.parse.tokens_in(paragraph.start, paragraph.end)}
        return not words.isdisjoint(_FIRST_PERSON)

    def _alone(self, quote: Quoted, paragraph: Span) -> bool:
        """Whether a quotation is all there is of its paragraph."""
        return paragraph.end - quote.end <= 1

    def _is_speech(self, quote: Quoted) -> bool:
        """Whether a quotation stands for itself and is no fragment inside somebody else's sentence."""
        before = self.doc.text[max(quote.start - 3, 0) : quote.start].rstrip()[-1:]
        return (
            before in ("", ",", ":", ".", "?", "!", "—", "–", "-", "”", '"', "’", "…", ")", ";")
            or "\n" in self.doc.text[max(quote.start - 2, 0) : quote.start]
        )

    def _index(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def _speech_of(self, quote: Quoted, mine: Sequence[Quoted], number: int) -> _Speech | None:
        """The speech whose cue stands behind or before a quotation."""
        paragraph = self.paragraphs[quote.paragraph]
        text = self.doc.text
        until = mine[number + 1].start if number + 1 < len(mine) else paragraph.end
        since = mine[number - 1].end if number else paragraph.start
        before = text[max(quote.start - 3, 0) : quote.start].rstrip()[-1:]
        inner = text[quote.start : quote.end].rstrip(_CLOSERS)[-1:]
        behind = text[quote.end : quote.end + 1]
        if before == ":" and quote.start > paragraph.start:
            found = self._cue_before(quote.start, since)
            if found is not None:
                return found
        if inner in (",", "?", "!", "…", "—") or behind == ",":
            found = self._cue_behind(quote, until)
            if found is not None:
                return found
        if inner == "." and (tag := self._short_tag(quote, until)) is not None:
            return tag
        if (before in (",", "—", "–", ":") and self._is_speech(quote)) or self._cue_is_next_to(quote):
            return self._cue_before(quote.start, since)
        return None

    def _short_tag(self, quote: Quoted, until: int) -> _Speech | None:
        """A sentence that is nothing but a tag: “... there.” Ana Borel said."""
        first = self._index(quote.end)
        tokens = self.parse.tokens[first : first + TAG]
        stop = next((n for n, t in enumerate(tokens) if t.text == "." or t.start >= until), None)
        if stop is None or stop < 2 or not self._is_cue(tokens[stop - 1]):
            return None
        if any(t.pos not in _TAG for t in tokens[: stop - 1]):
            return None
        return self._speech(tokens[stop - 1], first, first + stop)

    def _cue_is_next_to(self, quote: Quoted) -> bool:
        """Whether the word right before a quotation is a cue ("said “...")."""
        at = self._index(quote.start) - 1
        return (
            at >= 0
            and any(entry.takes("q") for entry in cues(self.parse.tokens[at].lemma))
            and self.parse.tokens[at].pos == "VERB"
        )

    def _cue_behind(self, quote: Quoted, until: int) -> _Speech | None:
        first = self._index(quote.end)
        for token in self.parse.tokens[first : first + REACH]:
            if token.start >= until or token.text in (".", ";"):
                return None
            if self._is_cue(token):
                return self._speech(token, first, min(first + REACH, self._index(until)))
        return None

    def _cue_before(self, offset: int, since: int) -> _Speech | None:
        last = self._index(offset)
        for i in range(last - 1, max(last - 1 - REACH, -1), -1):
            token = self.parse.tokens[i]
            if token.start < since:
                break
            if self._is_cue(token):
                return self._speech(token, self._index(since), last)
            if token.text in (".", "?", "!") and i < last - 1:
                break
        return self._bare(offset, since)

    def _bare(self, offset: int, since: int) -> _Speech | None:
        """A name and a colon, or a sentence with any verb and a colon."""
        if self.doc.text[max(offset - 3, 0) : offset].rstrip()[-1:] != ":":
            return None
        last = self._index(offset) - 1
        colon = self.parse.tokens[last]
        verbs = [
            t
            for t in self.parse.tokens[max(last - REACH, 0) : last]
            if t.start >= since and t.pos == "VERB" and t.sent == colon.sent
        ]
        for verb in reversed(verbs):
            if subject(self.parse, verb.i) is not None:
                return self._speech(verb, max(last - REACH, 0), last, force=True)
        names = [t for t in self.parse.tokens[max(last - 12, 0) : last] if t.start >= since and t.sent == colon.sent]
        heads = [t for t in names if t.pos in _NOMINAL]
        known = any(t.pos == "PROPN" or source_words(t) for t in heads)
        if not known or verbs or any(t.pos == "NUM" or t.text == ")" for t in names):
            return None
        source = Span(names[0].start, names[-1].end)
        return self._keep(_Speech(COLON, heads[-1].i, None, source, heads[-1].i))

    def _introduction(self, index: int) -> _Speech | None:
        """A paragraph that ends in a colon after a cue, or in an act of speaking, introduces the next one."""
        if index == 0:
            return None
        before, here = self.paragraphs[index - 1], self.paragraphs[index]
        text = self.doc.text
        if text[before.end - 1] == ":":
            found = self._cue_before(before.end, before.start)
            plain = found is not None and found.entry is not COLON and found.entry.takes("q")
            return found if plain or text[here.start] in _OPENERS else None
        if text[here.start] not in _OPENERS:
            return None
        last = self._index(before.end)
        for token in reversed(self.parse.tokens[max(last - REACH, 0) : last]):
            if token.start < before.start:
                break
            if token.text in ('"', "”", "“"):
                break
            if (
                token.dep == "ROOT"
                and token.pos == "VERB"
                and not self._inside(token.start)
                and any(e.kind == "speak" or (e.kind == "say" and e.takes("q")) for e in cues(token.lemma))
                and child(self.parse, token.i, "ccomp", "xcomp") is None
            ):
                return self._speech(token, max(last - REACH, 0), last, force=True)
        return None

    def _is_cue(self, token: Token) -> bool:
        if token.pos not in ("VERB", "AUX") or self._inside(token.start):
            return False
        lemma = token.lemma
        particle = child(self.parse, token.i, "prt")
        entries = cues(lemma) + (cues(f"{lemma}_{particle.lower}") if particle else ())
        return any(entry.takes("q") or "q" in entry.preps for entry in entries)

    def _inside(self, offset: int) -> bool:
        """Whether a place lies inside a quotation."""
        return self._quote_at(offset)

    def _quote_at(self, offset: int) -> bool:
        at = bisect_left(self.quotes, offset + 1, key=lambda q: q.start) - 1
        return at >= 0 and offset < self.quotes[at].end

    def _speech(self, verb: Token, first: int, last: int, force: bool = False) -> _Speech | None:
        if verb.i in self.speeches:
            return self.speeches[verb.i]
        who = subject(self.parse, verb.i)
        if who is not None and (self._inside(who.start) or not first <= who.i < last) and not force:
            who = None
        who = who or self._neighbour(verb, first, last)
        if who is None:
            return None
        entries = [e for e in cues(verb.lemma) if e.takes("q")] or list(cues(verb.lemma)) or [COLON]
        return self._keep(_Speech(entries[0], verb.i, Span(verb.start, verb.end), phrase(self.parse, who.i), who.i))

    def _neighbour(self, verb: Token, first: int, last: int) -> Token | None:
        """The noun next to a cue that the parser gave no subject: behind "said X", before "X said"."""
        tokens = self.parse.tokens
        for i in range(max(first, verb.i - REACH), verb.i):
            if tokens[i].pos in _NOMINAL and tokens[i].sent == verb.sent:
                while tokens[i].dep in ("compound", "poss", "appos") and first <= tokens[i].head < verb.i:
                    i = tokens[i].head
                return tokens[i]
        for i in range(verb.i + 1, min(last, verb.i + 6)):
            if tokens[i].pos in _NOMINAL and tokens[i].sent == verb.sent:
                while tokens[i].dep in ("compound", "poss") and first <= tokens[i].head < last:
                    i = tokens[i].head
                return tokens[i]
        return None

    def _keep(self, speech: _Speech) -> _Speech:
        return self.speeches.setdefault(speech.at, speech)


def with_quotations(found: Iterable[Candidate], speeches: Iterable[_Speech]) -> list[Candidate]:
    """Candidates whose cues have quotations take them as content; speeches with cues of their own are added."""
    links = {candidate.at: candidate for candidate in found}
    for speech in speeches:
        stretches = tuple(speech.stretches)
        known = links.get(speech.at)
        if known is None:
            links[speech.at] = Candidate(
                entry=speech.entry,
                at=speech.at,
                cue=speech.cue,
                source=speech.source,
                head=speech.head,
                content=stretches,
                frame="q",
            )
            continue
        links[speech.at] = _joined(known, speech)
    return list(links.values())


def _joined(known: Candidate, speech: _Speech) -> Candidate:
    """What grammar and marks found for one cue: quotations, with the words around them where those are content too."""
    stretches = tuple(speech.stretches)
    outside = [s for s in known.content if not any(s.overlaps(q) for q in stretches)]
    grown = [_grown(s, stretches) for s in known.content if s not in outside]
    small = all(s.end - s.start < SMALL for s in outside)
    content = stretches if small or known.frame == "q" else (*outside, *stretches)
    if any(s.start < q.start - RIM or s.end > q.end + RIM for s in grown for q in stretches if s.overlaps(q)):
        content = (*grown, *(q for q in stretches if not any(q.overlaps(s) for s in grown)))
    quoted_source = known.source is None or any(q.contains(known.source) for q in stretches)
    return replace(
        known,
        content=tuple(sorted(set(content), key=lambda s: s.start)),
        frame="q",
        source=speech.source if quoted_source else known.source,
        head=speech.head if quoted_source else known.head,
    )


def _grown(span: Span, stretches: Iterable[Span]) -> Span:
    """A span made to take in whole quotations it overlaps."""
    start, end = span.start, span.end
    for stretch in stretches:
        if stretch.overlaps(span):
            start, end = min(start, stretch.start), max(end, stretch.end)
    return Span(start, end)
