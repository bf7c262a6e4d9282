"""Cues set off by commas: "The convoy, the minister conceded on Tuesday, should ...", "..., the footage shows."

Found by the words between the commas, because the parser often takes such a cue for something else.
"""

from __future__ import annotations

from dateline.annotate.attribution.candidate import Candidate
from dateline.annotate.attribution.clause import LONGEST, child, phrase, stretches
from dateline.annotate.attribution.lexicon import Cue
from dateline.annotate.attribution.source import is_source_word, source_words
from dateline.model.parse import Parse, Sentence, Token
from dateline.model.span import Span

LEFT, RIGHT = 14, 14  # tokens of an aside before and behind its cue
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADP", "PART", "CCONJ", "ADV"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_OPEN = frozenset({",", "—", "–", "--", "”", '"', "’", "''"})
_CLOSE = frozenset({",", ".", ";", "—", "–", "--", "!", "?"})
_FIRST = _HEADS | {"DET", "ADJ", "NUM"}
_NEXT = frozenset({"who", "whose", "which", "while", "but", "and"})
_TELLING = frozenset({"tell", "inform", "remind", "assure"})
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"])


def set_off(parse: Parse, i: int, readings: tuple[Cue, ...], strict: bool = False) -> Candidate | None:
    """The link of a cue between two commas or between a comma and the end; `strict`: only where nothing else fits.

    An aside is a name and a finite cue, or the other way round, with at most a date or a place behind it.
    """
    token = parse.tokens[i]
    entry = next((e for e in readings if e.takes("q")), None)
    if entry is None or token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    sentence = parse.sentence_of(i)
    end = _end(parse, i, sentence)
    verb = _group_start(parse, i, sentence)
    start = _start(parse, verb, sentence)
    if end is None and start == i - 1:
        return _inverted(parse, i, entry, start, sentence)
    if end is None or start is None or start <= sentence.first:
        return None
    source = _source(parse, start, verb, i, end)
    if source is None:
        return None
    own = child(parse, i, "nsubj")
    if own is not None and own.i < start == verb - 1 and not _can_speak(parse, i, end):
        return None
    if strict and not _looks_final(parse, i, start, end, sentence):
        return None
    stops = [t.i for t in parse.tokens[sentence.first : sentence.last] if t.text == ";"]
    opening = max((j + 1 for j in stops if j < start), default=sentence.first)
    closing = min((j for j in stops if j > end), default=sentence.last)
    before = range(max(opening, start - LONGEST), start)
    after = () if _breaks(parse, end, sentence) else range(end + 1, closing)
    content = stretches(parse, [*before, *after])
    if not content:
        return None
    head = _head(parse, source)
    span = Span(parse.tokens[source[0]].start, parse.tokens[source[-1]].end)
    cue = Span(token.start, token.end)
    return Candidate(entry=entry, at=i, cue=cue, source=span, head=head, content=content, frame="q")


def _inverted(parse: Parse, i: int, entry: Cue, start: int, sentence: Sentence) -> Candidate | None:
    """ "..., recalled a driver who gave no name." with all that describes the driver up to the stop."""
    token = parse.tokens[i]
    own = child(parse, i, "nsubj")
    heads = [t for t in parse.tokens[i + 1 : i + 8] if t.pos in _HEADS and t.dep not in ("compound", "poss", "nmod")]
    if (own is not None and own.i < i) or not heads or entry.takes("r") or parse.tokens[i + 1].pos not in _FIRST:
        return None
    source = phrase(parse, heads[0].i)
    last = parse.tokens[sentence.last - 1]
    whole = source.end >= (last.start if last.pos == "PUNCT" else last.end)
    if not whole or not (heads[0].pos == "PROPN" or source_words(heads[0])):
        return None
    content = stretches(parse, range(max(sentence.first, start - LONGEST), start))
    cue = Span(token.start, token.end)
    return (
        Candidate(entry=entry, at=i, cue=cue, source=source, head=heads[0].i, content=content, frame="q")
        if content
        else None
    )


def _can_speak(parse: Parse, i: int, end: int) -> bool:
    """Whether what follows the cue, up to a comma, is somebody: ", said a survivor, ..."."""
    heads = [t for t in parse.tokens[i + 1 : end] if t.pos in _HEADS]
    return parse.tokens[end].text == "," and bool(heads) and (heads[0].pos != "NOUN" or is_source_word(heads[-1]))


def _looks_final(parse: Parse, i: int, start: int, end: int, sentence: Sentence) -> bool:
    """Whether the parser itself found no better complement behind the cue."""
    inner = child(parse, i, "ccomp", "xcomp")
    return inner is None or inner.i < start or inner.i > end


def _end(parse: Parse, i: int, sentence: Sentence) -> int | None:
    """The comma or stop that ends the aside; no verb and no object clause may stand before it."""
    for j in range(i + 1, min(i + 1 + RIGHT, sentence.last)):
        token = parse.tokens[j]
        if token.text in _CLOSE:
            return j
        if token.pos not in _NOMINAL or token.lower in ("that", "what", "who", "how", "why", "whether"):
            return None
    return None


def _group_start(parse: Parse, i: int, sentence: Sentence) -> int:
    """The first token of the verb group: "has since said"."""
    while i - 1 > sentence.first and parse.tokens[i - 1].pos in ("AUX", "ADV"):
        i -= 1
    return i


def _start(parse: Parse, verb: int, sentence: Sentence) -> int | None:
    """The comma that opens the aside; one apposition may stand between name and cue."""
    commas = 0
    for j in range(verb - 1, max(verb - 1 - LEFT, sentence.first), -1):
        token = parse.tokens[j]
        if token.text in _OPEN:
            commas += 1
            apposed = token.text == "," and j == verb - 1
            if not apposed and (parse.tokens[verb - 1].text not in _OPEN or commas == 3):
                return j
            if apposed and verb - 1 == j and _follows_noun(parse, verb):
                return j
        elif token.pos not in _NOMINAL or token.tag in ("WP", "WDT", "WP$"):
            return None
    return None


def _follows_noun(parse: Parse, verb: int) -> bool:
    """Whether the cue comes first: ", said the minister"."""
    nouns = [t for t in parse.tokens[verb + 1 : verb + 8] if t.pos in _HEADS and t.lower not in _DAYS]
    gap = parse.tokens[verb + 1 : verb + 2]
    return bool(nouns) and bool(gap) and gap[0].pos in _FIRST


def _source(parse: Parse, start: int, verb: int, i: int, end: int) -> list[int] | None:
    """The tokens of the name before the cue, else of the one behind it."""
    left = [j for j in range(start + 1, verb) if parse.tokens[j].pos != "PUNCT" or start + 1 < j < verb - 1]
    while left and parse.tokens[left[0]].lower in ("or", "so", "as", "and"):  # "or so its mayor claims"
        left.pop(0)
    if any(parse.tokens[j].pos == "DET" and parse.tokens[j - 1].pos in _HEADS for j in left[1:]):
        return None  # "a claim the rebels denied"
    if left:
        usable = parse.tokens[left[0]].pos in _FIRST and any(parse.tokens[j].pos in _HEADS for j in left)
        return left if usable and _short_tail(parse, i, end) else None
    if parse.tokens[i].lemma in _TELLING:
        return None
    right = list(range(i + 1, end))
    return right if any(parse.tokens[j].pos in _HEADS for j in right) else None


def _short_tail(parse: Parse, i: int, end: int) -> bool:
    """Behind the cue of an aside stands at most a date, a place or the person told."""
    if end == i + 1:
        return True
    first = parse.tokens[i + 1]
    return first.pos in ("ADP", "ADV") or first.lower in _DAYS or parse.tokens[i].lemma in _TELLING


def _head(parse: Parse, tokens: list[int]) -> int:
    """The head of a run of tokens: the first noun that is no mere modifier."""
    for j in tokens:
        token = parse.tokens[j]
        if token.pos in _HEADS and token.dep not in ("compound", "poss", "amod", "nmod"):
            return j
    return next((j for j in tokens if parse.tokens[j].pos in _HEADS), tokens[-1])


def _breaks(parse: Parse, end: int, sentence: Sentence) -> bool:
    """Whether what follows the aside is no longer the content: a stop, or ", adding"."""
    if parse.tokens[end].text in (".", ";", "!", "?") or end + 1 >= sentence.last:
        return True
    after: Token = parse.tokens[end + 1]
    follows = parse.tokens[end + 2].tag if end + 2 < sentence.last else ""
    return after.tag == "VBG" or (after.lower in _NEXT and follows != "VBG")
