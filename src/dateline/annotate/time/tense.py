"""Whether the clause around an expression looks back or ahead."""

from __future__ import annotations

from dateline.annotate.time.lexicon import words_of
from dateline.model.parse import Parse, Token

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "going"})


def direction(parse: Parse | None, start: int, end: int) -> int:
    """-1 where the clause tells the past, 1 where it looks ahead, 0 where it does not say."""
    head = parse.head_in(start, end) if parse else None
    if parse is None or head is None:
        return 0
    for verb in _verbs(parse, head):
        told = _tense(parse, verb)
        if told:
            return told
    return 0


def _verbs(parse: Parse, token: Token) -> list[Token]:
    """The verbs above a token, nearest first, within its sentence; at most four."""
    out = [token] if token.pos in ("VERB", "AUX") else []
    for n, i in enumerate(parse.ancestors(token.i)):
        above = parse.tokens[i]
        if above.pos in ("VERB", "AUX") or above.dep == "ROOT":
            out.append(above)
        if n > 12 or len(out) >= 4:
            break
    return out


def _tense(parse: Parse, verb: Token) -> int:
    planned = words_of("planned")
    helpers = [parse.tokens[i] for i in parse.children(verb.i) if parse.tokens[i].dep in ("aux", "auxpass", "mark")]
    words = {token.lower for token in helpers}
    if words & AHEAD or "may" in words or "can" in words or "could" in words or "must" in words or "should" in words:
        return 1
    if "would" in words and "have" not in words:
        return 1
    if verb.lemma in planned and verb.tag in ("VBN", "VBZ", "VBP"):
        return 1
    if words & {"had", "did", "was", "were"} or verb.tag == "VBD" or words & {"has", "have", "'ve", "’ve"}:
        return -1
    if "to" in words and verb.tag == "VB":
        head = parse.tokens[verb.head]
        return 1 if head.i != verb.i and (head.lemma in planned or head.tag in ("VBZ", "VBP", "NN", "NNS")) else 0
    if verb.tag in ("VBZ", "VBP") and words & {"is", "are", "'s", "’s"}:
        return 0
    return 0
