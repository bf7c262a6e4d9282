"""What the rules say of each word, told to the small model, which weighs it: its answers are those of both.

A word that no training text holds is thus still a word of violence, or of a rebel, where tables and rules have it.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.annotate.reader import EFFECTS, HINTS, KINDS, TYPES
from dateline.coding.lexicon import base_forms, load_triggers
from dateline.coding.scene import Scene
from dateline.coding.triggers import LexiconTriggers
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

NOUNS = ("NOUN", "PROPN")
PLACE_ROLES = ("location", "demonym", "organisation")
COLUMN = {name: n for n, name in enumerate(HINTS)}
Hints = NDArray[np.int64]


def word_hints(scene: Scene) -> Hints:
    """One row a word, the columns of `HINTS`: what the rules make of it in every layer, 0 for nothing.

    Args:
        scene: the document with the mentions that the rules found, without a reading.
    """
    parse, mentions = scene.parse, scene.mentions
    out = np.zeros((len(parse.tokens), len(HINTS)), dtype=np.int64)
    for token in parse.tokens:
        out[token.i, COLUMN["word"]] = usual_type(token)
    for found in LexiconTriggers().find(scene):
        out[found.first : found.last + 1, COLUMN["trigger"]] = 1 + TYPES.index(found.entry.type)
    for actor in mentions.actors:
        for mention in actor.mentions:
            mark(parse, out[:, COLUMN["actor"]], mention, 1 + 2 * KINDS.index(actor.kind))
    for place in mentions.places:
        mark(parse, out[:, COLUMN["place"]], place, 1 + 2 * PLACE_ROLES.index(place.role))
    for time in mentions.times:
        mark(parse, out[:, COLUMN["time"]], time, 1)
    for figure in mentions.quantities:
        if figure.unit in ("person", "household"):
            mark(parse, out[:, COLUMN["quantity"]], figure, 1 + 2 * EFFECTS.index(figure.counts or "other"))
    said = out[:, COLUMN["attribution"]]
    for link in mentions.attributions:
        for span, value in (*((c, 3) for c in link.content), (link.source, 2), (link.cue, 1)):
            if span is not None:
                for token in parse.tokens_in(span.start, span.end):
                    said[token.i] = value if said[token.i] in (0, 3) else said[token.i]
    return out


def mark(parse: Parse, column: Hints, span: Span, value: int) -> None:
    """Put a value on the words of a span; one more on those after the first."""
    for n, token in enumerate(parse.tokens_in(span.start, span.end)):
        if column[token.i] == 0:
            column[token.i] = value + (n > 0)


def usual_type(token: Token) -> int:
    """The type that most readings of a word have in the lexicon, whatever they ask for."""
    verbal = token.pos in ("VERB", "AUX")
    if not verbal and token.pos not in NOUNS:
        return 0
    usual, pos = usual_types(), "v" if verbal else "n"
    forms = base_forms(token) if verbal else (token.lower, *base_forms(token))
    return next((usual[form, pos] for form in forms if (form, pos) in usual), 0)


@lru_cache(maxsize=1)
def usual_types() -> dict[tuple[str, str], int]:
    """The commonest type of each word of the lexicon; of equals the one whose reading asks least."""
    found = {}
    for key, entries in load_triggers().items():
        counts = Counter(entry.type for entry in reversed(entries))
        found[key] = 1 + TYPES.index(counts.most_common(1)[0][0])
    return found
