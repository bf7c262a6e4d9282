"""Words that look like happenings and are none: metaphor, sport, business, medicine, titles of things."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.coding.lexicon import rows
from dateline.coding.scene import Scene

if TYPE_CHECKING:
    from dateline.coding.triggers import Candidate

SPORT_SHARE = 0.02  # share of sport words in a sentence or document above which it is about sport
ABSTRACT_ENDINGS = ("cracy", "ism")
LONG = 6  # letters; shorter words with such endings name things ("prism")
FATAL = frozenset({"kill", "die", "wound", "injure", "shoot", "bomb", "explode"})


@lru_cache(maxsize=1)
def load_senses() -> dict[str, frozenset[str]]:
    """Word lists by name: "with:battle" -> what one battles with in metaphor, "sport" -> words of sport."""
    return {cells[0]: frozenset(cells[1].split()) for _, cells in rows("senses.tsv")}


def means_otherwise(scene: Scene, found: Candidate) -> bool:
    """Whether the word is used in a sense that names no happening."""
    senses = load_senses()
    lemma = found.entry.lemma
    near: set[str] = set()
    if found.frame is not None:
        heads = [found.frame.object, found.frame.subject] + [head for _, head in found.frame.preps]
        for head in heads:
            if head is not None:
                near |= {scene.token(head).lemma.lower(), scene.token(head).lower}
        if found.entry.type in ("ASSAULT", "COERCE") and abstract(scene, found.frame.object):
            return True
    else:
        aims = [h for name in ("of", "on", "against", "to") for h in found.around.get(name, [])]
        if found.entry.type == "ASSAULT" and aims and all(abstract(scene, h) for h in aims):
            return True
        for heads_ in found.around.values():
            for head in heads_:
                near |= {scene.token(head).lemma.lower(), scene.token(head).lower}
    if near & senses.get("near:" + lemma, frozenset()) or (near & senses["metaphor"] and found.entry.type == "ASSAULT"):
        return True
    return lemma not in FATAL and about_sport(scene, found.i)


def abstract(scene: Scene, head: int | None) -> bool:
    """Whether what is attacked is no person and no thing ("attacked the report")."""
    if head is None:
        return False
    lemma = scene.token(head).lemma.lower()
    made = len(lemma) > LONG and lemma.endswith(ABSTRACT_ENDINGS)
    if lemma not in load_senses()["abstract-object"] and not made:
        return False
    return not scene.classes(head) & {"place", "property", "person", "party"}


def about_sport(scene: Scene, i: int) -> bool:
    """Whether the sentence speaks of a game."""
    words = {t.lower for t in scene.parse.words(scene.parse.sentence_of(i))}
    return len(words & load_senses()["sport"]) >= 2


def sport_page(scene: Scene) -> bool:
    """Whether the whole document is a page of sport."""
    sport = load_senses()["sport"]
    words = [t.lower for t in scene.parse.tokens if t.pos != "PUNCT"]
    hits = [w for w in words if w in sport]
    return len(hits) >= 4 and len(set(hits)) >= 3 and len(hits) > SPORT_SHARE * 2 * len(words)
