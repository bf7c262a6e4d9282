"""How far a phrase reaches around its head."""

from __future__ import annotations

from dateline.model.parse import Parse, Token

BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "npadvmod", "advmod"})


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
    while first < head and tokens[first].pos in ("PUNCT", "CCONJ", "ADP") and tokens[first].dep != "quantmod":
        first += 1
    return first, last


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


def is_counted(parse: Parse, head: int) -> bool:
    """Whether a number stands before the head."""
    return any(t.dep == "nummod" or t.pos == "NUM" for t in before(parse, head))
