"""What a happening is about: PLOVER's contexts, by words in its sentence. Source: `data/contexts.tsv`."""

from __future__ import annotations

from functools import lru_cache

from dateline.coding.draft import Draft
from dateline.coding.lexicon import rows
from dateline.coding.scene import Scene

BY_TYPE = {"ASSAULT": ("military",), "MOBILIZE": ("military",)}


@lru_cache(maxsize=1)
def load_contexts() -> dict[str, frozenset[str]]:
    """Contexts of each word."""
    found: dict[str, set[str]] = {}
    for _, cells in rows("contexts.tsv"):
        for word in cells[1].split():
            found.setdefault(word, set()).add(cells[0])
    return {word: frozenset(names) for word, names in found.items()}


def contexts_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Contexts named in the sentence of the trigger, in alphabetical order."""
    table = load_contexts()
    found: set[str] = set()
    for token in scene.parse.words(scene.parse.sentence_of(draft.i)):
        found |= table.get(token.lower, frozenset()) | table.get(token.lemma.lower(), frozenset())
    kinds = {scene.actors[p.actor].kind for p in draft.agents if p.actor in scene.actors}
    if draft.type in BY_TYPE and kinds & {"state_force", "armed_group"}:
        found |= set(BY_TYPE[draft.type])
    return tuple(sorted(found))
