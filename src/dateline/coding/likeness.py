"""Whether two mentions can speak of one happening: their parties, days and places compared."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.lexicon import load_words
from dateline.coding.scene import Scene
from dateline.model.event import EventTime, Participant
from dateline.model.parse import Token
from dateline.model.span import Quote

UNDONE = frozenset({"planned", "threatened", "attempted"})
MEASURES = load_words("measures")
TITLES = load_words("name-titles")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "such", "both"})


def contradicts(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether what is told of the two cannot be true of one happening."""
    if apart(a.time, b.time) or spots_differ(scene, a, b):
        return True
    if (a.commitment.status in UNDONE) != (b.commitment.status in UNDONE):
        return True
    if a.mode and b.mode and a.mode != b.mode and a.type == b.type == "ASSAULT" and "abduct" in (a.mode, b.mode):
        return True
    return clash(scene, a.patients, b.patients) or clash(scene, a.agents, b.agents)


def apart(a: EventTime, b: EventTime) -> bool:
    """Whether two times share no day."""
    if a.latest and b.earliest and a.latest < b.earliest:
        return True
    return bool(b.latest and a.earliest and b.latest < a.earliest)


def spots_differ(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two stated places are neither the same nor one inside the other."""
    if a.place.place is None or b.place.place is None or "inherited" in (a.place.status, b.place.status):
        return False
    one, two = scene.places.get(a.place.place), scene.places.get(b.place.place)
    if one is None or two is None or one.place is None or two.place is None:
        return bool(one and two and one.quote.lower() != two.quote.lower())
    if one.place.id == two.place.id:
        return False
    small = one.place if one.place.radius_km <= two.place.radius_km else two.place
    large = two.place if small is one.place else one.place
    if large.kind == "country":
        return large.country != small.country
    if large.kind == "admin1":
        return large.name != small.admin1
    return large.kind not in ("region", "water", "other", "admin2")


def clash(scene: Scene, a: list[Participant], b: list[Participant]) -> bool:
    """Whether both name parties and no party can be in both."""
    return bool(a and b) and not any(same(scene, x, y) or described(scene, x, y) for x in a for y in b)


def same(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether two phrases name one party: the same words, the same actor, a shared name, or the same head noun."""
    if a.overlaps(b) or (a.actor is not None and a.actor == b.actor):
        return True
    first, second = names(scene, a), names(scene, b)
    if first or second:
        return bool(first & second)
    return head_lemma(scene, a) == head_lemma(scene, b) and (a.actor is None or b.actor is None)


def described(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether the later phrase is a definite description that may stand for the earlier ("the officer")."""
    first, second = sorted((a, b), key=lambda p: p.start)
    if names(scene, second) or second.quote.split()[0].lower() not in DEFINITE:
        return False
    one = scene.parse.head_in(first.start, first.end)
    two = scene.parse.head_in(second.start, second.end)
    if one is None or two is None or one.lower == two.lower:
        return False
    if first.actor and second.actor and one.pos != "PROPN":
        return False
    kinds = scene.classes(two.i)
    alike = ("person" in kinds) == ("person" in scene.classes(one.i))
    return alike and (one.tag in PLURAL) == (two.tag in PLURAL)


PLURAL = frozenset({"NNS", "NNPS", "CD"})


def names(scene: Scene, phrase: Quote) -> set[str]:
    """The proper names in a phrase, titles left out."""
    tokens = scene.parse.tokens_in(phrase.start, phrase.end)
    head = scene.parse.head_in(phrase.start, phrase.end)
    if head is None or head.pos != "PROPN":
        return set()
    return {
        t.lower
        for t in tokens
        if t.pos == "PROPN" and len(t.text) > 2 and t.lower not in TITLES and (t.i == head.i or t.head == head.i)
    }


def figures_in(scene: Scene, phrase: Quote) -> str:
    """The number word of a phrase."""
    return next((t.lower for t in scene.parse.tokens_in(phrase.start, phrase.end) if t.pos == "NUM"), "")


def head_lemma(scene: Scene, phrase: Quote) -> str:
    """The lemma of the noun a phrase is about; of "seven of the nine soldiers" that is "soldier"."""
    head = scene.parse.head_in(phrase.start, phrase.end)
    if head is None:
        return phrase.quote.lower()
    if head.pos in ("NUM", "DET", "PRON") or head.lower in MEASURES:
        for c in scene.parse.children(head.i):
            if scene.token(c).lower == "of":
                inner = [d for d in scene.parse.children(c) if scene.token(d).dep == "pobj"]
                if inner:
                    return singular(scene.token(inner[0]))
    return singular(head)


def singular(token: Token) -> str:
    """The lemma, also of a plural name ("Jesuits")."""
    lemma = token.lemma.lower()
    return lemma.removesuffix("s") if token.tag in ("NNPS", "NNP") and len(lemma) > 4 else lemma


def dated(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence of the trigger names a time."""
    sentence = scene.parse.sentence_of(draft.i)
    return any(t.i in scene.timed or t.ent in ("DATE", "TIME") for t in scene.parse.words(sentence))


def near(scene: Scene, a: Draft, b: Draft, sentences: int = 0) -> bool:
    """Whether two happenings have mentions that stand at most so many sentences apart."""
    told = {scene.token(i).sent for i in (a.i, *a.members)}
    return any(abs(scene.token(i).sent - at) <= sentences for i in (b.i, *b.members) for at in told)
