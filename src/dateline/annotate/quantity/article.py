"""People and things that a text counts without a numeral: "a priest and his driver", "a howitzer", "the mayor".

Only where the phrase is what a predicate of harm acts on, or stands beside a figure: else every noun would be a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.quantity.counted import noun_kind
from dateline.annotate.quantity.effect import HARM, effect_of
from dateline.annotate.quantity.tables import effect_nouns, words
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect

PEOPLE = frozenset(("person", "combatant", "police"))
THINGS = frozenset(("equipment", "formation"))
NAMED: frozenset[Effect] = frozenset(("killed", "abducted", "detained"))


@dataclass(frozen=True, slots=True)
class Single:
    """One person or thing, from token `first` to `head`; without an `effect` of its own it takes a neighbour's."""

    first: int
    head: Token
    kind: str
    effect: Effect | None


def singles(parse: Parse, figures: Sequence[tuple[int, int]]) -> Iterator[Single]:
    """All singular phrases that count; `figures` are the token ranges of the figures already found."""
    taken = {i for first, last in figures for i in range(first, last)}
    heads = _figure_heads(parse, figures)
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.tag not in ("NN", "NNP") or token.i in taken:
            continue
        if token.dep in ("compound", "amod", "nmod", "poss", "npadvmod", "appos") or token.lower in words(
            "not_singles"
        ):
            continue
        single = _single(parse, token, heads)
        if single is not None and not taken & set(range(single.first, token.i + 1)):
            yield single


def _figure_heads(parse: Parse, figures: Sequence[tuple[int, int]]) -> set[int]:
    """The nouns that figures count."""
    out: set[int] = set()
    for first, last in figures:
        for i in range(first, last):
            out.add(i)
            if parse.tokens[i].dep in ("nummod", "quantmod", "amod", "det", "compound"):
                out.add(parse.tokens[i].head)
    return out


def _single(parse: Parse, token: Token, heads: set[int]) -> Single | None:
    kind = "person" if _is_name(parse, token) else noun_kind(token)
    if kind not in PEOPLE and kind not in THINGS:
        return None
    determiner = next(
        (parse.tokens[c] for c in parse.children(token.i) if parse.tokens[c].dep in ("det", "poss")), None
    )
    lone = any(parse.tokens[c].lower in words("lone") for c in parse.children(token.i))
    beside = _beside_figure(parse, token, heads)
    indefinite = determiner is not None and determiner.lower in ("a", "an")
    first = min([token.i, *(c for c in parse.subtree(token.i) if _leads(parse, c, token.i))])
    if kind in THINGS:
        return Single(first, token, kind, None) if indefinite and beside else None
    effect = effect_of(parse, token.i, fighter=kind == "combatant")
    owned = determiner is not None and determiner.dep == "poss"
    if indefinite or owned:
        near = beside or _beside_single(parse, token)
        counts = effect in HARM or (indefinite and lone) or (near and (indefinite or effect is not None or beside))
        return Single(first, token, kind, effect) if counts else None
    named = token.tag == "NNP" or (determiner is not None and determiner.lower == "the")
    if named and effect in NAMED and not effect_nouns("strong").get(token.lower) and _direct(token):
        return Single(first, token, kind, effect)
    return None


def _direct(token: Token) -> bool:
    return token.dep in ("dobj", "nsubjpass", "nsubj", "conj")


def _leads(parse: Parse, at: int, head: int) -> bool:
    """Whether a word belongs to the front of the phrase."""
    token = parse.tokens[at]
    if token.lower in effect_nouns("strong"):
        return False
    return at < head and (token.head == head or parse.tokens[token.head].head == head) and token.dep in (
        "det", "poss", "amod", "compound", "nmod", "nummod", "punct", "npadvmod", "advmod"
    )  # fmt: skip


def _is_name(parse: Parse, token: Token) -> bool:
    if token.tag != "NNP" or token.dep not in ("dobj", "nsubjpass", "nsubj", "conj"):
        return False
    kids = [parse.tokens[c] for c in parse.children(token.i)]
    if any(kid.lower in words("titles") for kid in kids):
        return True
    if any(kid.dep == "appos" and kid.pos == "NOUN" and noun_kind(kid) not in PEOPLE for kid in kids):
        return False
    surname = any(kid.dep == "compound" and kid.tag == "NNP" for kid in kids)
    if _by_conquest(parse, token) and not (surname and token.ent == "PERSON"):
        return False
    return token.ent not in ("GPE", "LOC", "FAC", "NORP", "DATE", "TIME", "EVENT")


def _by_conquest(parse: Parse, token: Token) -> bool:
    """Whether the verb takes towns as well as people: "captured", "seized"; a lone name after it is a town."""
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = parse.tokens[at.head]
    return parse.tokens[at.head].lemma in words("control")


def _beside_figure(parse: Parse, token: Token, heads: set[int]) -> bool:
    """Whether the phrase is coordinated with something that is counted."""
    if token.dep == "conj" and token.head in heads:
        return True
    return any(parse.tokens[c].dep == "conj" and c in heads for c in parse.children(token.i))


def _beside_single(parse: Parse, token: Token) -> bool:
    """Whether "his driver" stands beside "a priest"."""
    if token.dep != "conj":
        return False
    other = parse.tokens[token.head]
    return any(parse.tokens[c].lower in ("a", "an") for c in parse.children(other.i))
