"""Stretches of text from a dependency parse: which clause, how far a phrase goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.attribution.lexicon import cues
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
EXPLETIVE = frozenset({"it", "there"})
_RIM = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "!", "?", "..."})
_DEEP = 12  # steps upwards at most, so that no tree costs more than linear time
LONGEST = 1_200  # tokens of one clause; a longer one is no clause


def child(parse: Parse, i: int, *deps: str) -> Token | None:
    """The first child of token `i` with one of these relations."""
    for at in parse.children(i):
        if parse.tokens[at].dep in deps:
            return parse.tokens[at]
    return None


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb stands in the passive."""
    return child(parse, i, "auxpass", "nsubjpass") is not None


def phrase(parse: Parse, head: int) -> Span:
    """The whole noun phrase around a head, with title, apposition and relative clause."""
    members = parse.subtree(head)[:LONGEST]
    kept = [i for i in members if not _loose(parse, i, head)]
    pieces = stretches(parse, kept)
    for piece in pieces:
        if piece.start <= parse.tokens[head].start < piece.end:
            return piece
    return Span(parse.tokens[head].start, parse.tokens[head].end)


def _loose(parse: Parse, i: int, head: int) -> bool:
    """Whether a token of the phrase hangs in it by mistake: a coordinated clause, a sentence's adverb in front."""
    token = parse.tokens[i]
    return token.head == head and (
        token.dep in ("cc", "preconj", "mark", "prep") and i < head and token.lower != "neither"
    )


def stretches(parse: Parse, indices: Iterable[int]) -> tuple[Span, ...]:
    """The text of these tokens as spans, without punctuation at the rims; gaps of mere punctuation are bridged."""
    out: list[tuple[int, int]] = []
    for i in sorted(set(indices)):
        if out and all(parse.tokens[j].pos == "PUNCT" for j in range(out[-1][1] + 1, i)) and i - out[-1][1] <= 3:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return tuple(span for first, last in out if (span := _trimmed(parse, first, last)) is not None)


def _trimmed(parse: Parse, first: int, last: int) -> Span | None:
    """Tokens `first` to `last` without the stops and dashes at their rims."""
    while first <= last and (parse.tokens[first].text in _RIM):
        first += 1
    while last >= first and (parse.tokens[last].text in _RIM or parse.tokens[last].pos == "CCONJ"):
        last -= 1
    return Span(parse.tokens[first].start, parse.tokens[last].end) if first <= last else None


def clause(parse: Parse, head: int, without: Iterable[int] = ()) -> set[int]:
    """The tokens of the clause with this head, less its subordinator and the given tokens with all below them."""
    out = set(parse.subtree(head)[:LONGEST])
    for token in (parse.tokens[i] for i in parse.children(head)):
        if token.dep == "mark" and token.lower == "that":
            out = {i for i in out if i > token.i}
        elif adds(parse, token.i):
            out.difference_update(parse.subtree(token.i))
    first = parse.tokens[min(out)]
    if first.lower == "that" and first.tag == "IN":
        out.discard(first.i)
    for i in without:
        if i in out:
            out.difference_update(parse.subtree(i))
    return out


def adds(parse: Parse, i: int) -> bool:
    """Whether a participle behind a comma is a second cue of the same speaker ("..., adding that")."""
    token = parse.tokens[i]
    if token.tag != "VBG" or token.dep not in ("advcl", "acl", "conj") or i <= token.head:
        return False
    first = parse.subtree(i)[0]
    comma = first > 0 and parse.tokens[first - 1].text == ","
    return comma and any(entry.kind == "say" and entry.takes("c") for entry in cues(token.lemma))


def up(parse: Parse, i: int) -> Iterator[Token]:
    """The tokens above token `i`, the nearest first, a bounded number of them."""
    for step, at in enumerate(parse.ancestors(i)):
        if step >= _DEEP:
            return
        yield parse.tokens[at]
