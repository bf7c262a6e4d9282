"""One record per happening: which mentions speak of the same one.

Mentions are merged when they are of one family, nothing stated about them contradicts, and something ties them: the
same clause (an attack and the deaths in it), a definite noun ("the attack"), or the same parties.
"""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS
from dateline.coding.lexicon import load_words
from dateline.coding.scene import Scene
from dateline.model.event import EventTime, Participant
from dateline.model.span import Quote

RESULTS = load_words("results")
GENERIC = load_words("generic")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "such", "latest", "both"})

UNDONE = frozenset({"planned", "threatened", "attempted"})


def family(draft: Draft) -> str:
    """Happenings of different families are never one."""
    if draft.type in ("ASSAULT",) or (draft.type == "COERCE" and draft.mode == "seize"):
        return "force"
    if draft.type == "PROTEST":
        return "protest"
    if draft.type == "COERCE":
        return f"coerce {draft.mode}"
    if draft.type == "RETREAT":
        return f"retreat {draft.mode}"
    if draft.type == "DISPLACE":
        return f"displace {draft.mode == 'return'}"
    return draft.type


def merge(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Fold each mention into the happening it speaks of; what stays weak is dropped."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.in_title, d.i)):
        target = same_happening(scene, kept, draft)
        if target is None:
            kept.append(draft)
        else:
            absorb(scene, target, draft)
    return sorted((d for d in kept if not d.weak), key=lambda d: d.trigger.start)


def same_happening(scene: Scene, kept: list[Draft], draft: Draft) -> Draft | None:
    """The happening that this mention speaks of, the nearest that fits; None if it is a new one."""
    vague = draft.nominal and not draft.participants and draft.place.status != "stated" and not draft.time.evidence
    for other in reversed(kept):
        if family(other) != family(draft) or (other.spread and draft.spread):
            continue
        if draft.weak and came_of(scene, other, draft):
            return other
        if (
            vague
            and scene.token(draft.i).sent - scene.token(other.i).sent <= 2
            and not contradicts(scene, other, draft)
        ):
            return other
        if tied_in_sentence(scene, other, draft):
            return other
        if draft.in_title and not apart(other.time, draft.time) and not spots_differ(scene, other, draft):
            return other
        if contradicts(scene, other, draft):
            continue
        if refers_back(scene, other, draft) or same_parties(scene, other, draft):
            return other
    return None


def came_of(scene: Scene, attack: Draft, death: Draft) -> bool:
    """Whether a death told on its own came of the attack told just before."""
    if attack.type != "ASSAULT" or attack.mode in ("abduct", "destroy") or attack.commitment.status in UNDONE:
        return False
    if scene.token(death.i).sent - scene.token(attack.i).sent > 1:
        return False
    return not apart(attack.time, death.time) and not spots_differ(scene, attack, death)


def tied_in_sentence(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two words of one sentence tell cause and effect, or phases, of one happening."""
    if scene.token(a.i).sent != scene.token(b.i).sent:
        return False
    if clash(scene, a.patients, b.patients) and not (results(a) or results(b)):
        return False
    if not (results(a) or results(b)):
        return (
            a.type == b.type
            and linked(scene, a.i, b.i)
            and not clash(scene, a.agents, b.agents)
            and (a.nominal or b.nominal)
        )
    first, second = (a, b)
    return linked(scene, first.i, second.i) or shares(scene, first, second)


def results(draft: Draft) -> bool:
    """Whether the word tells what came of an attack rather than the attack."""
    return draft.candidate.entry.lemma in RESULTS


def linked(scene: Scene, a: int, b: int) -> bool:
    """Whether one word hangs from the other without a clause about another time in between."""
    for low, high in ((a, b), (b, a)):
        at = low
        for _ in range(5):
            if at == high:
                return True
            if scene.token(at).dep in ("relcl", "parataxis") and scene.token(at).head != high:
                break
            if scene.token(at).dep == "ROOT":
                break
            if scene.token(at).dep == "ccomp":
                break
            at = scene.token(at).head
        if at == high:
            return True
    return False


def shares(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether coordinated verbs have the same doer."""
    if scene.token(a.i).pos not in VERBS or scene.token(b.i).pos not in VERBS:
        return False
    return bool(a.agents and b.agents and same(scene, a.agents[0], b.agents[0])) and not stated_apart(a, b)


def stated_apart(a: Draft, b: Draft) -> bool:
    """Whether two places are stated and differ."""
    return bool(a.place.status == b.place.status == "stated" and a.place.place != b.place.place)


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
    return bool(
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def spots_differ(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two stated places are neither the same nor one inside the other's country."""
    if a.place.place is None or b.place.place is None or "inherited" in (a.place.status, b.place.status):
        return False
    places = {p.id: p for p in scene.mentions.places}
    one, two = places.get(a.place.place), places.get(b.place.place)
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
    return True


def clash(scene: Scene, a: list[Participant], b: list[Participant]) -> bool:
    """Whether both name parties and no party is in both."""
    return bool(a and b) and not any(same(scene, x, y) for x in a for y in b)


def same(scene: Scene, a: Participant, b: Participant) -> bool:
    """Whether two phrases name one party: the same words, the same actor, or the same head noun."""
    if a.overlaps(b) or (a.actor is not None and a.actor == b.actor):
        return True
    return head_lemma(scene, a) == head_lemma(scene, b) and (a.actor is None or b.actor is None)


def head_lemma(scene: Scene, quote: Quote) -> str:
    """The lemma of the head of a phrase."""
    head = scene.parse.head_in(quote.start, quote.end)
    return head.lemma.lower() if head else quote.quote.lower()


def refers_back(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether a noun takes up an earlier happening: "the attack", "these killings"."""
    if not draft.nominal or draft.candidate.entry.lemma not in GENERIC:
        return False
    token = scene.token(draft.i)
    definite = any(scene.token(c).lower in DEFINITE for c in scene.parse.children(draft.i))
    if earlier.candidate.entry.lemma == draft.candidate.entry.lemma:
        return definite or (token.tag in ("NNS",) and bool(draft.participants))
    return definite and (draft.type == earlier.type)


def same_parties(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether the same is told again, with the same victims, or with the same doers and no other victims."""
    victims = any(same(scene, x, y) for x in earlier.patients for y in draft.patients)
    doers = any(same(scene, x, y) for x in earlier.agents for y in draft.agents)
    if victims and (draft.type == earlier.type):
        return True
    lemma = earlier.candidate.entry.lemma == draft.candidate.entry.lemma
    if doers and lemma and not (earlier.patients and draft.patients):
        return True
    near = scene.token(draft.i).sent - scene.token(earlier.i).sent <= 1
    return near and results(draft) and draft.weak


def absorb(scene: Scene, target: Draft, draft: Draft) -> None:
    """Add a mention to a happening: its words, and what it tells that is not yet known."""
    target.mentions.append(draft.trigger)
    target.mentions += draft.mentions
    for slot in ("agents", "patients"):
        mine, theirs = getattr(target, slot), getattr(draft, slot)
        other = target.patients if slot == "agents" else target.agents
        for participant in theirs:
            if not any(same(scene, participant, known) for known in mine + other) and (
                not mine or near(scene, target, draft)
            ):
                mine.append(participant)
    target.instruments += [q for q in draft.instruments if not any(q.overlaps(k) for k in target.instruments)]
    if target.mode is None or (target.mode == "destroy" and draft.mode and target.type == draft.type):
        target.mode = draft.mode if target.type == draft.type else target.mode
    if draft.type == "ASSAULT" and target.type == "COERCE" and family(target) == "force" and near(scene, target, draft):
        target.type, target.mode = "ASSAULT", draft.mode
    known = {c.quantity for c in target.counts}
    target.counts += [c for c in draft.counts if c.quantity not in known]
    if target.time.earliest is None and draft.time.earliest is not None:
        target.time = draft.time
    if target.place.place is None or (target.place.status == "inherited" and draft.place.status == "stated"):
        if draft.place.place is not None:
            target.place = draft.place
    target.territory = target.territory or draft.territory
    target.weak = target.weak and draft.weak


def near(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two mentions stand in one sentence."""
    return scene.token(a.i).sent == scene.token(b.i).sent
