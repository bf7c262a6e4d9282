"""One record per happening: which mentions speak of the same one.

Mentions are merged when they are of one family, nothing stated about them contradicts, and something ties them: the
same clause (an attack and the deaths in it), a definite noun ("the attack"), the same victims, or the same parties.
"""

from __future__ import annotations

from dateline.coding.arguments import CLAIMED, LAID, told_of_event
from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS
from dateline.coding.lexicon import load_words
from dateline.coding.likeness import (
    DEFINITE,
    UNDONE,
    apart,
    clash,
    contradicts,
    dated,
    head_lemma,
    names,
    near,
    same,
    spots_differ,
)
from dateline.coding.scene import Scene
from dateline.coding.tie import judged
from dateline.coding.victims import LETHAL, OBJECTIVE, PHASES, killed_once, kinds_of, same_victim

RESULTS = load_words("results")
GENERIC = load_words("generic")
MANOEUVRES = load_words("manoeuvres")
CASUALTY = frozenset({"kill", "wound", "injure", "die", "hurt", "leave"})
RECENT = 80  # happenings told longer ago are not taken up
BACKWARD = frozenset({"in", "during", "by", "from", "after"})


def family(draft: Draft) -> str:
    """Happenings of different families are never one."""
    if draft.type == "ASSAULT" or (draft.type == "COERCE" and draft.mode == "seize"):
        return "force"
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
    recent = [o for o in reversed(kept[-RECENT:]) if alike(o, draft)]
    for other in recent:
        if killed_once(scene, other, draft):
            return other
    others, sure = judged(scene, recent, draft)
    if sure is not None:
        return sure
    for other in others:
        if tied_in_sentence(scene, other, draft):
            return other
    for other in others:
        if same_victim(scene, other, draft) or same_weapon(scene, other, draft) or phase(scene, other, draft):
            return other
    for other in others:
        if taken_up(scene, other, draft) or by_noun(scene, other, draft):
            return other
    for other in others:
        if came_of(scene, other, draft):
            return other
        if draft.in_title and not apart(other.time, draft.time) and not spots_differ(scene, other, draft):
            return other
        if claimed(scene, draft) and other.type == draft.type and not apart(other.time, draft.time):
            return other
        if contradicts(scene, other, draft):
            continue
        new = other.candidate.entry.lemma in MANOEUVRES and introduced(scene, draft)
        if vague(scene, draft) and near(scene, other, draft, 2) and not new:
            return other
        if refers_back(scene, other, draft) or same_parties(scene, other, draft):
            return other
        if same_scene(scene, other, draft):
            return other
    return None


def same_scene(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two mentions of one kind of attack on one day are of one attack, as only one of them says on whom."""
    if a.type != "ASSAULT" or b.type != "ASSAULT" or (a.patients and b.patients) or not near(scene, a, b, 8):
        return False
    if a.time.earliest is None or (a.time.earliest, a.time.latest) != (b.time.earliest, b.time.latest):
        return False
    return a.mode == b.mode and (a.mode is not None or a.candidate.entry.lemma == b.candidate.entry.lemma)


def alike(a: Draft, b: Draft) -> bool:
    """Whether two mentions are of one family; a war is none of the attacks in it, what is denied no part."""
    sorts = {("whole" in d.candidate.entry.flags, d.commitment.status == "denied") for d in (a, b)}
    return family(a) == family(b) and not (a.spread and b.spread) and len(sorts) == 1


def claimed(scene: Scene, draft: Draft) -> bool:
    """Whether a definite noun only tells who did it, by his own word or another's ("attributed the attack to …")."""
    if not draft.nominal or draft.patients or draft.rules.get("agents") not in (CLAIMED, LAID):
        return False
    return any(scene.token(c).lower in DEFINITE for c in scene.parse.children(draft.i))


def vague(scene: Scene, draft: Draft) -> bool:
    """Whether a noun says nothing about itself: no party, no place, no time."""
    stated = draft.place.status == "stated" or dated(scene, draft)
    return draft.nominal and not draft.participants and not stated


def introduced(scene: Scene, draft: Draft) -> bool:
    """Whether an article or figure brings a happening in as new ("an air strike", "three raids")."""
    words = [scene.token(c) for c in scene.parse.children(draft.i)]
    return any(t.lower in ("a", "an", "another") or t.dep == "nummod" for t in words)


def came_of(scene: Scene, attack: Draft, harm: Draft) -> bool:
    """Whether harm told without a doer came of the attack told just before."""
    if attack.type != "ASSAULT" or attack.mode in ("abduct", "destroy") or attack.commitment.status in UNDONE:
        return False
    harmed = results(harm) or harm.candidate.entry.lemma in LETHAL
    if not (harm.weak or (harmed and not harm.agents and not harm.nominal)) or harm.type != "ASSAULT":
        return False
    if attack.candidate.entry.lemma in MANOEUVRES:
        return False
    if anchored(scene, harm):
        return near(scene, attack, harm, 3)
    if (also(scene, harm) or others(scene, harm)) and near(scene, attack, harm, 1):
        return True
    if apart(attack.time, harm.time) or spots_differ(scene, attack, harm) or own_cause(scene, harm):
        return False
    if results(attack) and attack.patients and harm.patients and not harm.weak:
        return False
    own = harm.place.status == "stated" or dated(scene, harm) or any(names(scene, p) for p in harm.patients)
    return near(scene, attack, harm, 1) and (harm.weak or not own)


def also(scene: Scene, draft: Draft) -> bool:
    """Whether the harm is told as more of the same ("was also killed")."""
    return any(scene.token(c).lower == "also" for c in scene.parse.children(draft.i))


def others(scene: Scene, draft: Draft) -> bool:
    """Whether those harmed are told as more than those told of before ("five other people were wounded")."""
    tokens = [t for p in draft.patients for t in scene.parse.tokens_in(p.start, p.end)]
    return any(t.lower in ("other", "others", "another") for t in tokens)


def anchored(scene: Scene, draft: Draft) -> bool:
    """Whether a clause points back to an attack already told ("was wounded during the attack")."""
    for c in scene.parse.children(draft.i):
        if scene.token(c).dep in ("prep", "agent") and scene.token(c).lower in BACKWARD:
            for d in scene.parse.children(c):
                if scene.token(d).lemma.lower() in GENERIC:
                    return any(scene.token(e).lower in DEFINITE for e in scene.parse.children(d))
    return False


def same_weapon(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether "the bomb" of one is the bomb of the other, told shortly before."""
    if a.type != "ASSAULT" or b.type != "ASSAULT" or not near(scene, a, b, 3) or apart(a.time, b.time):
        return False
    definite = [q for q in b.instruments if q.quote.lower().split()[0] in DEFINITE]
    return any(head_lemma(scene, x) == head_lemma(scene, y) for x in a.instruments for y in definite)


def phase(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether the same doers go on with one attack: fire, shoot, hit, kill, not on other people or other things."""
    if a.type != "ASSAULT" or b.type != "ASSAULT" or not near(scene, a, b, 2):
        return False
    if not {a.candidate.entry.lemma, b.candidate.entry.lemma} <= PHASES or apart(a.time, b.time):
        return False
    if spots_differ(scene, a, b) or (a.commitment.status in UNDONE) != (b.commitment.status in UNDONE):
        return False
    if not any(same(scene, x, y) for x in a.agents for y in b.agents):
        return False
    if not clash(scene, a.patients, b.patients):
        return True
    people = [any("person" in kinds_of(scene, p) for p in d.patients) for d in (a, b)]
    return people[0] != people[1]


def tied_in_sentence(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two words of one sentence tell cause and effect, or phases, of one happening."""
    if not near(scene, a, b):
        return False
    if own_cause(scene, b) and not hangs(scene, a.i, b.i) and not casualties(a, b):
        return False
    gerund = a.nominal or scene.token(a.i).tag == "VBG"
    if gerund and results(b) and in_which(scene, b) and a.type == "ASSAULT" and a.i < b.i:
        return True
    if results(a) or results(b):
        frame = b.candidate.frame
        subject = told_of_event(scene, b.candidate).subject if frame is not None else None
        tied = any(linked(scene, i, b.i) or counted_beside(scene, i, b) or subject == i for i in [a.i, *a.members])
        return tied or shares(scene, a, b)
    if a.type == b.type == "PROTEST" and a.mode == b.mode and shares_doer(scene, a, b):
        return True
    if clash(scene, a.patients, b.patients) or clash(scene, a.agents, b.agents):
        return False
    return a.type == b.type and linked(scene, a.i, b.i) and (a.nominal or b.nominal)


def counted_beside(scene: Scene, i: int, draft: Draft) -> bool:
    """Whether harm stands beside other harm of the same attack ("in which two were killed and thirty wounded")."""
    token = scene.token(draft.i)
    harm = {scene.token(i).lemma.lower(), draft.candidate.entry.lemma} <= CASUALTY
    return harm and token.dep == "conj" and token.head == i and not draft.agents


def casualties(a: Draft, b: Draft) -> bool:
    """Whether both tell killed and wounded without a doer ("one was killed and two were wounded in an attack")."""
    words = {a.candidate.entry.lemma, b.candidate.entry.lemma}
    return words <= CASUALTY and not a.agents and not b.agents


def in_which(scene: Scene, draft: Draft) -> bool:
    """Whether the clause tells what came of a happening just named ("the attack … in which nine were killed")."""
    for c in scene.parse.children(draft.i):
        if scene.token(c).dep == "prep" and scene.token(c).lower in ("in", "during"):
            return any(scene.token(d).lower == "which" for d in scene.parse.children(c))
    return False


def own_cause(scene: Scene, draft: Draft) -> bool:
    """Whether harm names the attack it came of in its own clause ("and two were killed in police firing")."""
    for c in scene.parse.children(draft.i):
        if scene.token(c).dep in ("prep", "agent") and scene.token(c).lower in BACKWARD:
            for d in scene.parse.children(c):
                if scene.token(d).lower in GENERIC or scene.token(d).lemma.lower() in GENERIC:
                    return results(draft) and not anchored(scene, draft)
    return False


def results(draft: Draft) -> bool:
    """Whether the word tells what came of an attack rather than the attack."""
    return draft.candidate.entry.lemma in RESULTS


def linked(scene: Scene, a: int, b: int) -> bool:
    """Whether one word hangs from the other without a clause about another time in between."""
    return hangs(scene, a, b) or hangs(scene, b, a)


def hangs(scene: Scene, low: int, high: int) -> bool:
    """Whether `low` stands below `high` in the tree, at most five steps, not across a clause of its own."""
    at = low
    for _ in range(5):
        if at == high:
            return True
        token = scene.token(at)
        beside = token.dep == "conj" and token.pos in VERBS and scene.token(token.head).pos in VERBS
        if beside or token.dep in ("ROOT", "ccomp") or (token.dep in ("relcl", "parataxis") and token.head != high):
            return False
        at = token.head
    return at == high


def shares(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether coordinated verbs have the same doer, and one tells the harm done to people by the other."""
    if scene.token(a.i).pos not in VERBS or scene.token(b.i).pos not in VERBS:
        return False
    if not any(d.candidate.entry.lemma in LETHAL for d in (a, b)) or spots_differ(scene, a, b):
        return False
    if "destroy" in (a.mode, b.mode):
        return False
    if a.agents and b.agents:
        return same(scene, a.agents[0], b.agents[0])
    return not a.agents and not b.agents and a.mode != "abduct" != b.mode


def taken_up(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether the same noun comes again with "the" soon after, whatever else is told of its victims."""
    if not (draft.nominal and earlier.nominal) or not near(scene, earlier, draft, 3):
        return False
    if earlier.candidate.entry.lemma != draft.candidate.entry.lemma or apart(earlier.time, draft.time):
        return False
    return any(scene.token(c).lower in ("the", "this") for c in scene.parse.children(draft.i)) and not spots_differ(
        scene, earlier, draft
    )


def by_noun(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether "the murders" soon after speaks of the killing just told, whoever is blamed for it."""
    if not draft.nominal or draft.patients or not near(scene, earlier, draft, 4) or dated(scene, draft):
        return False
    if draft.candidate.entry.lemma not in LETHAL or earlier.candidate.entry.lemma not in LETHAL:
        return False
    return any(scene.token(c).lower in DEFINITE for c in scene.parse.children(draft.i))


def shares_doer(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether both name the same doer."""
    return any(same(scene, x, y) for x in a.agents for y in b.agents)


def refers_back(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether a noun takes up an earlier happening: "the attack", "these killings"."""
    if not draft.nominal or draft.candidate.entry.lemma not in GENERIC:
        return False
    definite = any(scene.token(c).lower in DEFINITE for c in scene.parse.children(draft.i))
    if earlier.candidate.entry.lemma == draft.candidate.entry.lemma:
        return definite or (scene.token(draft.i).tag == "NNS" and bool(draft.participants))
    return definite and draft.type == earlier.type


def same_parties(scene: Scene, earlier: Draft, draft: Draft) -> bool:
    """Whether the same is told again, with the same victims, or with the same doers and no other victims."""
    told = [p for p in earlier.patients if p.quote.lower() not in OBJECTIVE]
    victims = any(same(scene, x, y) for x in told for y in draft.patients)
    doers = any(same(scene, x, y) for x in earlier.agents for y in draft.agents)
    if victims and draft.type == earlier.type:
        return True
    lemma = earlier.candidate.entry.lemma == draft.candidate.entry.lemma
    return doers and lemma and not (earlier.patients and draft.patients)


def absorb(scene: Scene, target: Draft, draft: Draft) -> None:
    """Add a mention to a happening: its words, and what it tells that is not yet known."""
    close = near(scene, target, draft, 1)
    target.mentions += [draft.trigger, *draft.mentions]
    target.members += [draft.i, *draft.members]
    for slot in ("agents", "patients"):
        mine, theirs = getattr(target, slot), getattr(draft, slot)
        known = target.patients if slot == "agents" else target.agents
        if theirs:
            mine[:] = [p for p in mine if p.actor is not None or p.quote.lower() not in OBJECTIVE]
        for participant in theirs:
            if not any(same(scene, participant, other) for other in mine + known) and (not mine or close):
                mine.append(participant)
    target.instruments += [q for q in draft.instruments if not any(q.overlaps(k) for k in target.instruments)]
    if target.type == draft.type and target.mode in (None, "destroy") and draft.mode:
        target.mode = draft.mode
    if draft.type == "ASSAULT" and target.type == "COERCE" and close:
        target.type, target.mode = "ASSAULT", draft.mode
    figures = {c.quantity for c in target.counts}
    target.counts += [c for c in draft.counts if c.quantity not in figures]
    if target.time.earliest is None and draft.time.earliest is not None:
        target.time = draft.time
    stated = target.place.status == "inherited" and draft.place.status == "stated"
    if draft.place.place is not None and (target.place.place is None or stated):
        target.place = draft.place
    target.two_sided = target.two_sided or draft.two_sided
    target.territory = target.territory or draft.territory
    target.weak = target.weak and draft.weak
