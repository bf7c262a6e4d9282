"""How far a phrase reaches around its head."""

from __future__ import annotations

from dateline.annotate.actor.lexicon import word_sets
from dateline.model.parse import Parse, Token

_CALENDAR = word_sets()["calendar"]
_ATTACKS = word_sets()["attack_words"]
_NUMBERS = word_sets()["number_words"]
_QUANTIFIERS = word_sets()["quantifiers"]
_AIMED = frozenset({"on", "upon", "against", "at", "of", "in", "into"})
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "advmod"})


def extent(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the phrase around a head: what stands before it, and "of …" after it."""
    tokens = parse.tokens
    first = last = head
    for i in parse.children(head):
        token = tokens[i]
        if i < head and token.dep in BEFORE:
            first = min(first, leftmost(parse, i))
        elif i > head and token.dep == "prep" and token.lower == "of":
            last = max([last, *(j for j in parse.children(i) if tokens[j].dep == "pobj")])
            break
    return _trimmed(parse, first, head), max(last, _of_name(parse, head))


def _trimmed(parse: Parse, first: int, head: int) -> int:
    """The beginning without stray signs and without what stands before the article of the phrase."""
    tokens = parse.tokens
    first = _after_date(parse, first, head)
    for i in range(head - 1, first, -1):
        if tokens[i].dep == "det" and tokens[i].head == head and tokens[i - 1].pos in ("CCONJ", "NOUN", "PUNCT"):
            return i
    while first < head and (tokens[first].pos in ("PUNCT", "CCONJ", "ADP") or not tokens[first].text[0].isalnum()):
        if tokens[first].lower in _QUANTIFIERS:
            break
        first += 1
    return first


def _after_date(parse: Parse, first: int, head: int) -> int:
    """The first token after a date that was taken into the phrase ("On 1 May two policemen …")."""
    tokens = parse.tokens
    at = first
    while at < head and tokens[at].ent == "DATE":
        at += 1
    return at if any(t.lower in _CALENDAR for t in tokens[first:at]) else first


def _of_name(parse: Parse, head: int) -> int:
    """The last token of "of …" inside a proper name ("Ministry of Justice"), however it was parsed; else the head."""
    tokens, end = parse.tokens, parse.sentence_of(head).last
    if tokens[head].pos != "PROPN" or head + 2 >= end or tokens[head + 1].lower != "of":
        return head
    at = head + 2 + (tokens[head + 2].lower == "the")
    last = head
    while at < end and tokens[at].pos == "PROPN":
        last, at = at, at + 1
    return last


def leftmost(parse: Parse, i: int) -> int:
    """The first token of all that hangs from `i` on its left."""
    first = i
    while True:
        children = parse.children(first)
        if not children or children[0] > first:
            return first
        first = children[0]


def before(parse: Parse, head: int) -> list[Token]:
    """The modifiers that stand before a head, in order."""
    return [parse.tokens[i] for i in parse.children(head) if i < head and parse.tokens[i].dep in BEFORE]


def is_counted(parse: Parse, first: int, head: int) -> bool:
    """Whether a number stands in the phrase before the head, as figure or word, whatever the tagger took it for."""
    return any(t.dep == "nummod" or t.pos == "NUM" or t.lower in _NUMBERS for t in parse.tokens[first:head])


def is_acting(parse: Parse, token: Token) -> bool:
    """Whether a word is who does something or owns something, not what it is done to or where."""
    if token.dep == "pobj":
        return parse.tokens[token.head].dep == "agent"
    return token.dep in ("nsubj", "conj", "appos", "poss")


def is_attacked(parse: Parse, token: Token) -> bool:
    """Whether a word is what an attack hits: "shelled the base", "an ambush of a convoy", "fired at the posts"."""
    at = token
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = parse.tokens[at.head]
    over = parse.tokens[at.head]
    if at.dep == "pobj" and over.lower in _AIMED:
        over = parse.tokens[over.head]
    elif at.dep not in ("dobj", "nsubjpass"):
        return False
    return over.lemma.lower() in _ATTACKS
