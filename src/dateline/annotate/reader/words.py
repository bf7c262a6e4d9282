"""What the heads know of each word beside its vector: tags and shape of the parse, and the way between two words."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.reader.labels import EFFECTS, KINDS, TYPES
from dateline.model.parse import Parse, Token

POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X", "SPACE",
)  # fmt: skip
DEPS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
ENTITIES = (
    "", "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE",
    "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL",
)  # fmt: skip
SHAPES = ("lower", "title", "upper", "digit", "other")
HINTS = {
    "word": 1 + len(TYPES), "trigger": 1 + len(TYPES), "actor": 1 + 2 * len(KINDS), "place": 7, "time": 3,
    "quantity": 1 + 2 * len(EFFECTS), "attribution": 4,
}  # fmt: skip
FEATURES = {
    "pos": len(POS) + 1, "dep": len(DEPS) + 1, "ent": len(ENTITIES) + 1, "shape": len(SHAPES),
    **{f"hint_{name}": n for name, n in HINTS.items()},
}  # fmt: skip

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BUCKETS = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)
FARTHEST = 120  # words between a trigger and what may fill its slots
STEPS = 6  # edges of the longest way through the tree that has a name

_POS = {name: n + 1 for n, name in enumerate(POS)}
_DEP = {name: n + 1 for n, name in enumerate(DEPS)}
_ENT = {name: n + 1 for n, name in enumerate(ENTITIES)}


def shape(text: str) -> int:
    """Index of the shape of a word."""
    if any(letter.isdigit() for letter in text):
        return 3
    if text.islower():
        return 0
    if text.isupper() and len(text) > 1:
        return 2
    return 1 if text[:1].isupper() else 4


def word_features(parse: Parse, hints: NDArray[np.int64]) -> NDArray[np.int64]:
    """Indices of each word: part of speech, dependency, entity label, shape, and its hints; 0 for what is unknown here.

    Args:
        hints: what the rules say of each word, one column for each of `HINTS`.
    """
    rows = [(_POS.get(t.pos, 0), _DEP.get(t.dep, 0), _ENT.get(t.ent, 0), shape(t.text)) for t in parse.tokens]
    return np.concatenate([np.array(rows, dtype=np.int64).reshape(len(rows), 4), hints], axis=1)


def fillers(parse: Parse, trigger: int, first: int, last: int) -> list[int]:
    """The words of `[first, last)` that may head a slot of a trigger: nouns, names, pronouns, numbers close enough."""
    first, last = max(first, trigger - FARTHEST), min(last, trigger + FARTHEST)
    return [t.i for t in parse.tokens[first:last] if t.pos in NOMINAL and t.i != trigger]


def way(parse: Parse, start: int, end: int) -> str:
    """The path through the tree from one word to another, "X" across sentences or when it is long.

    Up steps are "^" and the label left behind, down steps the label; prepositions stand with their word.
    """
    tokens = parse.tokens
    if tokens[start].sent != tokens[end].sent:
        return "X" if abs(tokens[start].sent - tokens[end].sent) == 1 else "XX"
    up = [start, *parse.ancestors(start)]
    height = {i: n for n, i in enumerate(up)}
    down = []
    at = end
    while at not in height:
        down.append(at)
        at = tokens[at].head
    ups = up[: height[at]]
    if len(ups) + len(down) > STEPS:
        return "far"
    return " ".join(["^" + tokens[i].dep for i in ups] + [step(tokens[i]) for i in reversed(down)]) or "self"


def step(token: Token) -> str:
    """One step down the tree."""
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent", "dative") else token.dep


def bucket(trigger: int, word: int) -> int:
    """How far a word stands from the trigger, before or after it: 0 to 21."""
    far = bisect_left(BUCKETS, abs(word - trigger))
    return far if word < trigger else 11 + far
