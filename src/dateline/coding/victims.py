"""Whether two mentions tell harm done to the same people, whom a text calls by many words."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.lexicon import load_classes, load_words
from dateline.coding.likeness import (
    DEFINITE,
    UNDONE,
    apart,
    figures_in,
    head_lemma,
    names,
    near,
    singular,
    spots_differ,
)
from dateline.coding.scene import Scene
from dateline.model.event import Participant

LETHAL = load_words("lethal")
DEATHS = load_words("deaths")
PHASES = load_words("phases")
COMMON = load_words("common-people")
OBJECTIVE = frozenset({"him", "her", "them"})  # left as written where no actor fits
THINGS = frozenset({"place", "property", "vehicle", "aircraft"})
FALLEN = frozenset({"victim", "deceased", "dead", "slain", "fatality"})  # whoever was told of last
FEW = frozenset({"", "one", "two", "1", "2"})  # figures that many happenings share


def same_victim(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether both tell harm done to the same people: a name, or the same noun with "the" or the same figure."""
    if a.mode == b.mode == "abduct":
        return any(known_victim(scene, x, y) for x in a.patients for y in b.patients)
    words = {a.candidate.entry.lemma, b.candidate.entry.lemma}
    deadly = all(words_of(scene, d) & LETHAL for d in (a, b))
    if not deadly and not (words & LETHAL and words <= LETHAL | PHASES and near(scene, a, b, 3)):
        return False
    if (a.commitment.status in UNDONE) != (b.commitment.status in UNDONE):
        return False
    return any(known_victim(scene, x, y) for x in a.patients for y in b.patients)


def killed_once(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether both tell the death of one named person, or of as many people at no other time and place.

    Nobody is killed twice, however far apart and in whatever words a text tells it.
    """
    if a.type != "ASSAULT" or b.type != "ASSAULT" or "abduct" in (a.mode, b.mode):
        return False
    if (a.commitment.status in UNDONE) != (b.commitment.status in UNDONE):
        return False
    if not all(words_of(scene, d) & DEATHS for d in (a, b)):
        return False
    pairs = [(x, y) for x in a.patients for y in b.patients]
    if any(same_name(scene, x, y) for x, y in pairs):
        return True
    one_scene = not apart(a.time, b.time) and not spots_differ(scene, a, b)
    return one_scene and any(same_number(scene, x, y) for x, y in pairs)


def same_name(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether two phrases name one person, one of them perhaps in full."""
    kinds = {scene.actors[p.actor].kind if p.actor in scene.actors else "person" for p in (a, b)}
    one, two = names(scene, a), names(scene, b)
    if not one or not two or not kinds <= {"person", "civilians"}:
        return False
    return (a.actor is not None and a.actor == b.actor) or one <= two or two <= one


def same_number(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether two phrases tell of one number of people, three or more, whatever they are called."""
    one, two = figures_in(scene, a), figures_in(scene, b)
    if not one or one != two or one in FEW:
        return False
    kinds = kinds_of(scene, a), kinds_of(scene, b)
    return all("person" in k for k in kinds) and ("armed" in kinds[0]) == ("armed" in kinds[1])


def words_of(scene: Scene, draft: Draft) -> set[str]:
    """The lemmas of all mentions of a happening."""
    return {draft.candidate.entry.lemma, *(scene.token(i).lemma.lower() for i in draft.members)}


def known_victim(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether two phrases for victims are sure to mean the same people."""
    if a.quote.lower() in OBJECTIVE:
        return False
    if names(scene, a) and names(scene, b):
        return bool(names(scene, a) & names(scene, b))
    if a.actor is not None and a.actor == b.actor and (scene.actors[a.actor].kind == "person" or single(scene, b)):
        return True
    lemma = head_lemma(scene, b)
    if lemma in FALLEN and b.quote.lower().split()[0] in DEFINITE and not kinds_of(scene, a) & THINGS:
        return True
    if lemma != head_lemma(scene, a):
        return by_modifier(scene, a, b)
    first, second = figures_in(scene, a), figures_in(scene, b)
    if lemma in COMMON:
        told = b.quote.lower().startswith(("the ", "both ", "all ")) or second not in FEW
        return told and bool(first) and first == second
    return first == second if first and second else b.quote.lower().split()[0] in DEFINITE


def single(scene: Scene, phrase: Participant) -> bool:
    """Whether a phrase names one human being."""
    head = scene.parse.head_in(phrase.start, phrase.end)
    return head is not None and head.tag in ("NN", "NNP") and "crowd" not in load_classes().get(head.lower, ())


def by_modifier(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether a definite noun takes up a word that described the victims ("six Jesuit priests", "the Jesuits")."""
    if b.quote.lower().split()[0] not in DEFINITE:
        return False
    head = scene.parse.head_in(a.start, a.end)
    lemma = head_lemma(scene, b)
    if head is None or lemma in COMMON:
        return False
    inside = [scene.token(c) for c in scene.parse.children(head.i)]
    return any(t.dep in ("compound", "amod", "nmod") and singular(t) == lemma for t in inside)


def kinds_of(scene: Scene, phrase: Participant) -> frozenset[str]:
    """What kind of thing a phrase names."""
    head = scene.parse.head_in(phrase.start, phrase.end)
    return scene.classes(head.i) if head else frozenset()
