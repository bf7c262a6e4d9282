"""Texts that are somebody's word as a whole: communiqués, broadcasts of a party, signed letters, "We condemn ...".

Such a text speaks of itself as "we" or "I" outside of quotation marks, and names whose word it is once: in a line
above it, as the subject of its first sentence, or in a signature below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import phrase
from dateline.annotate.attribution.colons import COLON
from dateline.annotate.attribution.lexicon import cues, rows
from dateline.annotate.attribution.marks import Quoted
from dateline.annotate.attribution.source import source_words
from dateline.annotate.attribution.subjects import subject
from dateline.model.actor import Actor
from dateline.model.document import Document
from dateline.model.parse import Parse, Sentence, Token
from dateline.model.span import Span

HEAD = 4  # sentences at the head of a text in which it can name its speaker
FIRST = 20  # mentions of one party looked at, so that time stays linear
SIGNED = 24  # tokens of a signature, at most
ABOVE = 40  # tokens of a line above a statement, at most
COLON_BY = 8  # tokens from a verb to its colon, at most
SPARSE = 150  # words for each of which a statement says "we" once, at least
_WE = frozenset({"we", "our", "ours", "ourselves"})
_I = frozenset({"i", "my", "myself"})
_PRESS = frozenset({"correspondent", "reporter", "newsroom", "newspaper", "paper", "staff", "reader", "viewer"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAKES_KNOWN = frozenset(
    {"inform", "announce", "declare", "proclaim", "communicate", "notify", "make", "state", "report"}
)
_INFORMS = frozenset({"inform", "announce", "communicate", "notify"})
_SPEAKS = frozenset({"say", "judge", "ask", "plan"})
_BODIES = frozenset({"body", "unique", "post"})
_PARTIES = frozenset({"armed_group", "state_force", "government"})
_PRESENT = ("VBZ", "VBP", "VB")
_DAY = re.compile(r"\W*\d+ \w+(?: \d{4})?\W*")
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{4,200})[)\]]")
_RIM = " \t\n.,;:()[]—–-*"
_TEXT = re.compile(r"\b(?:statement|communiqu[eé]|declaration|proclamation|bulletin|press release)\b", re.IGNORECASE)
_TEXT_BY = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration|proclamation|message|appeal|speech|address|bulletin)"
    r"\s+(?:issued\s+)?(?:of|by|from)\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[^.:;!?\n]{8,120}(?=:)")
_STATION = re.compile(r"\b(?:(?:Radio|Voice of)(?: (?:the )?[A-ZÀ-Ý][\w'’-]*)+)")


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as its statement is looked for: `parties` are the mentions of parties by name."""

    doc: Document
    parse: Parse
    paragraphs: Sequence[Span]
    quotes: Sequence[Quoted]
    parties: Sequence[Span]


def with_statements(
    doc: Document,
    parse: Parse,
    paragraphs: Sequence[Span],
    quotes: Sequence[Quoted],
    actors: Iterable[Actor],
    found: Iterable[Candidate],
) -> list[Candidate]:
    """The candidates, and one for the whole text where it is somebody's statement."""
    links = {candidate.at: candidate for candidate in found}
    if not parse.tokens:
        return list(links.values())
    parties = [m for a in actors if a.kind in _PARTIES for m in a.mentions[:FIRST] if m.form == "name"]
    statement = _statement_of(_Text(doc, parse, paragraphs, quotes, parties))
    if statement is None:
        return list(links.values())
    known = links.get(statement.at)
    if known is not None and known.source is not None:
        outside = [s for s in known.content if not any(s.overlaps(o) for o in statement.content)]
        statement = replace(known, content=tuple(sorted((*outside, *statement.content), key=lambda s: s.start)))
    links[statement.at] = statement
    return list(links.values())


def _statement_of(text: _Text) -> Candidate | None:
    """The link for the whole text; a signature tells more than what stands above it."""
    if _speaks_of_itself(text.parse, text.quotes):
        return _signed(text) or _announced(text) or _headed(text)
    return _announced(text, bare=True) or _headed(text, bare=True)


def _speaks_of_itself(parse: Parse, quotes: Sequence[Quoted]) -> bool:
    """Whether "we" or "I" stand often enough outside of quotation marks, and not for a newspaper."""
    number, at = 0, 0
    for token in parse.tokens:
        while at < len(quotes) and quotes[at].end <= token.start:
            at += 1
        if at < len(quotes) and quotes[at].start <= token.start:
            continue
        word = token.lower
        if word in _WE or (word in _I and token.pos == "PRON"):
            number += parse.tokens[token.head].lemma.lower() not in _PRESS
    return number * SPARSE >= len(parse.tokens)


def _announced(text: _Text, bare: bool = False) -> Candidate | None:
    """ "The General Staff announces that our forces ..."; in a text without "we" only before a colon."""
    parse = text.parse
    for sentence in parse.sentences[:HEAD]:
        root = parse.tokens[sentence.root]
        who = subject(parse, root.i) if root.tag in _PRESENT else None
        if who is not None and who.i < root.i and _makes_known(root, who):
            colon = next((t for t in parse.tokens[root.i : root.i + COLON_BY] if t.text == ":"), None)
            opens = colon is not None and not any(q.start <= colon.end + 1 < q.end for q in text.quotes)
            noun = who.pos in ("NOUN", "PROPN") and root.lemma in _INFORMS
            if (opens and noun) or ((opens or not bare) and _can_issue(text, who)):
                start = colon.end if colon is not None else root.end
                return _statement(text, root.i, Span(root.start, root.end), phrase(parse, who.i), who.i, start)
        if not _is_nominal(parse, sentence):
            return None
    return None


def _makes_known(verb: Token, who: Token) -> bool:
    if who.lower in ("we", "i"):
        return any(entry.kind in _SPEAKS for entry in cues(verb.lemma))
    return verb.lemma in _MAKES_KNOWN and verb.tag != "VB"


def _headed(text: _Text, bare: bool = False) -> Candidate | None:
    """A line above the text, or a phrase in front of it, that names a station, a body, or whose speech it is."""
    note = _NOTE.match(text.doc.text)
    lines = [Span(note.start(1), note.end(1))] if note is not None else []
    lead = _LEAD.match(text.doc.text)
    if lead is not None and _TEXT_BY.search(lead.group()):
        lines.append(Span(lead.start(), lead.end()))
    for sentence in text.parse.sentences[:HEAD]:
        if not _is_nominal(text.parse, sentence) or sentence.last - sentence.first > ABOVE:
            break
        start = max(sentence.start, note.end() if note is not None else 0)
        if start < sentence.end:
            lines.append(Span(start, sentence.end))
    bare = bare and not any(_TEXT.search(text.doc.text, line.start, line.end) for line in lines)
    for line in lines:
        source = _header(text, line, bare, note.end() if note is not None else 0)
        head = text.parse.head_in(source.start, source.end) if source is not None else None
        if source is not None and head is not None:
            return _statement(text, head.i, None, source, head.i, line.end)
    return None


def _header(text: _Text, line: Span, bare: bool, note: int) -> Span | None:
    """Who a line without verb says is speaking."""
    words = text.doc.text[line.start : line.end]
    if (by := _TEXT_BY.search(words)) is not None:
        token = text.parse.token_at(line.start + by.end())
        if token is not None and token.ent != "DATE":
            return _noun_phrase(text.parse, token, line)
    if not bare and (station := _STATION.search(words)) is not None:
        secret = "clandestine" in text.doc.text[: line.end].lower() or station.group().startswith("Voice")
        return Span(line.start + station.start(), line.start + station.end()) if secret else None
    if bare or line.end <= note:
        return None
    head, first = text.parse.head_in(line.start, line.end), text.parse.token_at(line.start + _blanks(words))
    if head is None or first is None or first.pos == "ADP" or not _can_issue(text, head) or _is_label(head):
        return None
    found = phrase(text.parse, head.i)
    return Span(max(found.start, line.start), min(found.end, line.end))


def _blanks(words: str) -> int:
    return len(words) - len(words.lstrip(_RIM))


def _signed(text: _Text) -> Candidate | None:
    """A last sentence that is nothing but a name: "The Committee", "— Former postman, at the camp."."""
    parse, last = text.parse, text.parse.sentences[-1]
    if len(parse.sentences) < 3 or not _is_nominal(parse, last) or last.last - last.first > SIGNED:
        return None
    words = text.doc.text[last.start : last.end]
    set_off = text.doc.text[: last.start].rstrip()[-1:] in "—–" or words[0] in "—–"
    start, end = last.start + _blanks(words), last.start + len(words.rstrip(_RIM))
    head = next((t for t in _heads(parse, last) if _can_sign(text, t)), None)
    root = parse.tokens[last.root]
    if head is None and set_off and root.pos in ("NOUN", "PROPN") and not _DAY.fullmatch(words):
        head = root
    if head is None or start >= end:
        return None
    return _statement(text, head.i, None, Span(start, end), head.i, parse.tokens[0].start, last.start)


def _heads(parse: Parse, sentence: Sentence) -> list[Token]:
    """The nouns a sentence without verb is made of: its root, what a first preposition has, and their appositions."""
    found = [parse.tokens[sentence.root]]
    for token in found:
        deps = ("pobj", "appos") if token.pos == "ADP" else ("appos",)
        found.extend(parse.tokens[j] for j in parse.children(token.i) if parse.tokens[j].dep in deps)
        if len(found) > HEAD:
            break
    return found


def _can_sign(text: _Text, head: Token) -> bool:
    """ "The Secretary for Information", "Foreign Relations Office"; not "Unity"."""
    kids = [text.parse.tokens[j] for j in text.parse.children(head.i)]
    office = any(t.lower == "the" for t in kids) and any(w.form == "person" for w in source_words(head))
    described = any(t.i < head.i and t.dep in ("det", "compound", "amod", "poss") for t in kids)
    return described and (office or _can_issue(text, head))


def _statement(
    text: _Text, at: int, cue: Span | None, source: Span, head: int, start: int, end: int | None = None
) -> Candidate | None:
    """The link whose content is the text from `start` to `end`, less what stands in brackets as an editor's note."""
    parse, content = text.parse, list[Span]()
    noted = _NOTE.match(parse.text) is not None
    for block in text.paragraphs:
        first, last = max(block.start, start), min(block.end, len(parse.text) if end is None else end)
        tokens = parse.tokens_in(first, last) if first < last else ()
        while tokens and tokens[0].text in _RIM:
            tokens = tokens[1:]
        bracketed = parse.text[block.start] in "([" and block.start > 0
        if bracketed and noted and content:
            break
        if tokens and not (bracketed and parse.text[block.end - 1] in ")]"):
            content.append(Span(max(tokens[0].start, first), min(tokens[-1].end, last)))
    if not content:
        return None
    return Candidate(entry=COLON, at=at, cue=cue, source=source, head=head, content=tuple(content), frame=":")


def _is_nominal(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence has no finite verb."""
    root = parse.tokens[sentence.root]
    return root.pos not in ("VERB", "AUX") and all(t.tag not in _FINITE for t in parse.words(sentence))


def _can_issue(text: _Text, head: Token) -> bool:
    """Whether a phrase with this head can be a body or office that issues statements, or "We, the people of ..."."""
    parse = text.parse
    kids = [t for t in map(parse.tokens.__getitem__, parse.children(head.i)) if t.pos != "PUNCT"]
    if head.lower in ("we", "i"):
        return any(t.dep == "appos" for t in kids)
    if any(t.lower in ("a", "an", "one") for t in kids if t.i < head.i) or head.pos not in ("NOUN", "PROPN"):
        return False
    of = [parse.tokens[k] for t in kids if t.lower in ("of", "for") for k in parse.children(t.i)]
    words = [w for t in (head, *kids, *of) for w in source_words(t)]
    if any(w.position == "media" for w in words):
        return False
    named = (head.ent == "ORG" and bool(kids)) or any(p.overlaps(head) for p in text.parties)
    return (named and head.pos == "PROPN") or any(w.form in _BODIES or w.position == "party" for w in words)


def _is_label(head: Token) -> bool:
    return head.text in _labels()


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(word for row in rows("labels.tsv") for word in row)


def _noun_phrase(parse: Parse, token: Token, line: Span) -> Span:
    """The noun phrase that begins with a token, up to the end of its line at most."""
    head = token
    while head.head > head.i and parse.tokens[head.head].start < line.end:
        head = parse.tokens[head.head]
    whole = phrase(parse, head.i)
    return Span(token.start, max(min(whole.end, line.end), token.end))
