"""What is no record: content of speech acts, feared and denied happenings, generic statements, background."""

from __future__ import annotations

from itertools import pairwise

from dateline.coding.arguments import CLAIMED
from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS
from dateline.coding.lexicon import load_words
from dateline.coding.likeness import dated, figures_in, names
from dateline.coding.scene import Scene
from dateline.model.event import Participant

SPEECH = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
NEEDS_AGENT = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})
NEEDS_PARTY = frozenset({"AGREE", "CONSULT", "SANCTION", "MOBILIZE", "RETREAT", "DISPLACE"})
AVERTED = load_words("averted")
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "CONCEDE"})
ONE_PERSON = frozenset({"man", "woman", "person"})
PUBLIC = frozenset({"official", "authority", "government", "armed", "org", "state", "police"})
PLANS = load_words("plans")
UNDERTAKING = load_words("undertaking")
MOTION = load_words("motion")
LIGHT = load_words("light")
MOMENTS = load_words("moments")
CHARGING = load_words("charging")
ACCIDENTS = load_words("accidents")
HARM = load_words("results")
MATERIAL = frozenset({"ASSAULT", "COERCE", "DISPLACE", "MOBILIZE"})
INQUIRIES = frozenset(
    {"inquiry", "enquiry", "investigation", "probe", "trial", "anniversary", "victim", "responsibility", "investigate"}
)
ANNOUNCED = frozenset({"RETREAT", "DISPLACE", "MOBILIZE", "AID", "CONSULT"})  # "the guerrillas are to surrender"
GATHERING = frozenset({"gather", "march", "rally", "demonstrate", "protest", "strike", "assemble", "sit"})
CONTENT = frozenset({"xcomp", "ccomp", "prep", "dobj", "acl", "pcomp", "advcl"})
GENERIC_DETS = frozenset({"any", "no", "every", "each", "such"})


def contained(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Leave out what only stands in the content of a demand, refusal, threat or promise."""
    seen: set[int] = set()
    drafts = [d for d in drafts if d.i not in seen and not seen.add(d.i)]  # type: ignore[func-returns-value]
    speech = {d.i for d in drafts if d.type in SPEECH}
    governors = {d.i for d in drafts if not d.nominal and d.type != "ACCUSE"}
    return [d for d in drafts if not inside_speech(scene, d, speech) and not part_of_verb(scene, d, governors)]


def part_of_verb(scene: Scene, draft: Draft, governors: set[int]) -> bool:
    """Whether a noun is only the object of a verb that names the happening itself ("lifted the blockade")."""
    token = scene.token(draft.i)
    return draft.nominal and token.dep in ("dobj", "nsubjpass") and token.head in governors


def inside_speech(scene: Scene, draft: Draft, speech: set[int]) -> bool:
    """Whether the word hangs from a speech act as its content."""
    at = draft.i
    for _ in range(6):
        token = scene.token(at)
        if token.head == at or token.dep in ("relcl", "nsubj", "nsubjpass", "parataxis"):
            return False
        if (token.dep == "conj" and token.head in speech) or (token.dep == "advcl" and not infinitive(scene, at)):
            return False
        if scene.token(token.head).lemma.lower() in INQUIRIES:
            return False
        if token.head in speech and token.head != draft.i:
            return token.dep in CONTENT and draft.i > token.head
        at = token.head
    return False


def infinitive(scene: Scene, i: int) -> bool:
    """Whether the verb stands in the infinitive with "to"."""
    return any(scene.token(c).lower == "to" and scene.token(c).dep == "aux" for c in scene.parse.children(i))


def tellable(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is a happening worth a record before mentions are merged."""
    commitment = draft.commitment
    if commitment.status == "hypothetical":
        return False
    if commitment.polarity == "-" and draft.type not in VERBAL and not denied(scene, draft):
        return False
    if draft.type in VERBAL and private(scene, draft):
        return False
    if draft.type == "MOBILIZE" and civilians_only(scene, draft):
        return False
    if habitual(scene, draft) or nobody(scene, draft) or asked_about(scene, draft):
        return False
    if accident(scene, draft) or too_vague(scene, draft):
        return False
    if averted(scene, draft) or generic(scene, draft) or only_aimed(scene, draft) or a_charge(scene, draft):
        return False
    if "now" in draft.candidate.entry.flags and not draft.nominal and scene.token(draft.i).tag not in ("VBD", "VBN"):
        return False
    legal = draft.type == "ACCUSE" and draft.mode in ("allege", "investigate") and bool(draft.patients)
    if draft.type == "THREATEN" and not draft.patients and only_warned(scene, draft):
        return False
    if draft.type in NEEDS_AGENT and not draft.agents and not legal:
        return False
    placed = draft.time.earliest is not None or draft.place.status == "stated"
    if draft.type in NEEDS_PARTY and not draft.participants and not placed:
        return False
    return bool(draft.agents) or "prec" not in draft.candidate.entry.flags


def denied(scene: Scene, draft: Draft) -> bool:
    """Whether a text tells of a happening by saying that the charge of it is false ("reports that … are false")."""
    token = scene.token(draft.i)
    if draft.commitment.status != "denied" or draft.nominal or not draft.patients or token.dep in ("xcomp", "pcomp"):
        return False
    inside = [scene.token(c) for c in scene.parse.children(draft.i)]
    subjects = [t for t in inside if t.dep in ("nsubj", "nsubjpass")]
    negated = any(t.dep == "neg" or t.lower in ("nobody", "no", "none", "can", "could") for t in inside)
    return bool(subjects) and not negated


def habitual(scene: Scene, draft: Draft) -> bool:
    """Whether the present tense tells what a party does in general, not what happened ("they kidnap the rich")."""
    token = scene.token(draft.i)
    frame = draft.candidate.frame
    if frame is not None and token.tag == "VB" and token.dep in ("ROOT", "conj") and frame.subject is None:
        return not any(scene.token(c).dep in ("aux", "auxpass") for c in scene.parse.children(draft.i))
    if (
        draft.nominal
        or draft.type not in MATERIAL
        or draft.in_title
        or (dated(scene, draft) and not often(scene, draft))
    ):
        return False
    first_person = any(p.quote.lower() in ("we", "i", "us") for p in draft.agents)
    aux = [scene.token(c).lower for c in scene.parse.children(draft.i) if scene.token(c).dep == "aux"]
    if first_person and (draft.commitment.status == "planned" or (not aux and token.tag == "VBP")):
        return True
    return token.tag in ("VBZ", "VBP") and not aux and not in_brief(scene, draft)


def in_brief(scene: Scene, draft: Draft) -> bool:
    """Whether the present tense of headlines and bulletins tells one happening: whom it hit is named or counted."""
    if often(scene, draft) or draft.commitment.status == "planned":
        return False
    hit = [p.quote.lower() for p in draft.patients if not names(scene, p) and not figures_in(scene, p)]
    return len(hit) < len(draft.patients) or any(quote.startswith(("a ", "an ")) for quote in hit)


def often(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence tells what goes on all the time ("who shell us every day")."""
    words = [t.lower for t in scene.parse.words(scene.parse.sentence_of(draft.i))]
    return "daily" in words or any(a in ("every", "each") and b in MOMENTS for a, b in pairwise(words))


def only_warned(scene: Scene, draft: Draft) -> bool:
    """Whether a warning is given to nobody, and nothing is said of what it threatens ("sent a warning too")."""
    frame = draft.candidate.frame
    noun = draft.i if frame is None else frame.object
    if noun is None or scene.token(noun).lemma.lower() != "warning":
        return False
    clauses = ("acl", "ccomp", "relcl", "advcl")
    return not any(scene.token(c).dep in clauses for i in (draft.i, noun) for c in scene.parse.children(i))


def civilians_only(scene: Scene, draft: Draft) -> bool:
    """Whether those who move are no force: people who walk are not mobilised."""
    unnamed = [p for p in draft.agents if p.actor is None or scene.actors[p.actor].kind != "person"]
    heads = [scene.parse.head_in(p.start, p.end) for p in draft.agents]
    kinds = [scene.classes(h.i) for h in heads if h] if len(unnamed) == len(draft.agents) else []
    return bool(kinds) and all(k & {"civil", "crowd"} and not k & {"armed", "police", "authority"} for k in kinds)


def asked_about(scene: Scene, draft: Draft) -> bool:
    """Whether the doer is what is in question ("nobody knew who had fired first")."""
    if scene.token(draft.i).dep != "ccomp" or scene.token(scene.token(draft.i).head).lemma == "be":  # "it is they who"
        return False
    return any(p.quote.lower() in ("who", "what") for p in draft.agents)


def nobody(scene: Scene, draft: Draft) -> bool:
    """Whether it happened to nobody ("hit no one")."""
    return any(
        words[0] in ("no", "nobody", "none") and words[1:2] not in (["fewer"], ["less"])
        for words in (p.quote.lower().split() for p in draft.patients + draft.agents)
    )


def accident(scene: Scene, draft: Draft) -> bool:
    """Whether people came to harm without anybody's doing: a crash, a flood, a disease."""
    if draft.candidate.entry.lemma not in HARM or draft.agents or draft.instruments:
        return False
    words = {t.lower for t in scene.parse.words(scene.parse.sentence_of(draft.i))}
    return bool(words & ACCIDENTS) and not words & {"attack", "bomb", "gunmen", "attacked", "shot", "missile"}


def too_vague(scene: Scene, draft: Draft) -> bool:
    """Whether violence is only planned or goes on in general: no day, no place, nobody in particular."""
    if draft.type != "ASSAULT" or dated(scene, draft) or draft.place.status == "stated":
        return False
    if draft.commitment.status == "planned":
        return not (draft.agents and draft.patients)
    return draft.commitment.status == "ongoing" and not (draft.agents and draft.patients)


def only_aimed(scene: Scene, draft: Draft) -> bool:
    """Whether a verb only names what something is for: an aim is no plan ("the effort to defeat them")."""
    token = scene.token(draft.i)
    if draft.nominal or draft.type == "REJECT":
        return False
    children = [scene.token(c) for c in scene.parse.children(draft.i)]
    if any(c.dep == "aux" and c.lower in ("will", "would") for c in children) and not draft.agents:
        return True
    if not any(c.dep == "aux" and c.lower == "to" for c in children):
        return False
    head = scene.token(token.head)
    if token.dep in ("acl", "relcl"):
        return head.lemma.lower() not in PLANS
    if token.dep == "xcomp" and head.lemma == "be" and draft.agents and draft.type in ANNOUNCED:
        return False
    if draft.type == "REQUEST" and head.lemma in GATHERING and head.tag in ("VBD", "VBN", "VBG"):
        return False
    if token.dep in ("advcl", "xcomp", "ccomp"):
        moved = head.lemma.lower() in MOTION and head.tag in ("VBD", "VBN", "VBG")
        return head.lemma.lower() not in UNDERTAKING and not moved
    return False


def a_charge(scene: Scene, draft: Draft) -> bool:
    """Whether a noun only names the crime somebody is held, tried or wanted for."""
    token = scene.token(draft.i)
    prep = scene.token(token.head)
    if not draft.nominal or token.dep not in ("pobj", "conj") or prep.lower not in ("for", "of", "with"):
        return False
    return scene.token(prep.head).lemma.lower() in CHARGING and not draft.participants


def private(scene: Scene, draft: Draft) -> bool:
    """Whether a speech act is between private people: its speaker is one person who is neither named nor in office."""
    if not draft.agents:
        return False
    actors = scene.actors
    for participant in draft.agents:
        head = scene.parse.head_in(participant.start, participant.end)
        actor = actors.get(participant.actor or "")
        if head is None:
            continue
        if head.lower in ("i", "me", "you"):
            continue
        if actor is not None and actor.kind not in ("person", "civilians", "other"):
            return False
        if actor is not None and any(m.form == "name" for m in actor.mentions):
            return False
        if head.lower in ("he", "she") and actor is None:
            continue
        kinds = scene.classes(head.i)
        if head.pos == "PROPN":
            return False
        if (
            (kinds & PUBLIC and head.lower not in ONE_PERSON)
            or head.lower in ("crowd", "crowds")
            or head.tag == "NNS"
            or (head.pos == "PRON" and head.lower in ("they", "we", "who", "it", "them"))
        ):
            return False
    return True


def averted(scene: Scene, draft: Draft) -> bool:
    """Whether the word is what somebody fears, prevents, forbids or prepares against."""
    token = scene.token(draft.i)
    at = token
    for _ in range(3):
        if at.head == at.i:
            return False
        head = scene.token(at.head)
        if at.dep in ("xcomp", "pcomp") and head.lemma in ("escape", "evade", "dodge"):
            return True
        if (
            at.dep in ("dobj", "pobj", "pcomp", "xcomp", "ccomp", "prep", "acl", "nsubjpass")
            and head.lemma.lower() in AVERTED
        ):
            return not (head.lemma in ("fail", "refuse") and draft.type == "REJECT")
        if at.dep not in ("dobj", "pobj", "pcomp", "xcomp", "prep", "conj"):
            return False
        at = head
    return False


def generic(scene: Scene, draft: Draft) -> bool:
    """Whether the word speaks of happenings of a kind, not of one."""
    if any(scene.token(c).lower in GENERIC_DETS and scene.token(c).dep == "det" for c in scene.parse.children(draft.i)):
        return draft.nominal
    if draft.candidate.frame is not None and any(
        scene.token(c).dep == "aux"
        and scene.token(c).lower in ("can", "could", "may", "might", "should", "shall", "must", "ought")
        for c in scene.parse.children(draft.i)
    ):
        unreal = draft.commitment.status == "happened" or (draft.type in MATERIAL and advised(scene, draft))
        return draft.type != "ACCUSE" and scene.token(draft.i).pos in VERBS and unreal
    return False


def advised(scene: Scene, draft: Draft) -> bool:
    """Whether something is only said to be the right thing to do ("the leaders should be arrested")."""
    return any(scene.token(c).lower in ("should", "must", "ought") for c in scene.parse.children(draft.i))


def background(scene: Scene, draft: Draft) -> bool:
    """Whether nothing about a merged happening is specific: no party, no place stated with it, no day, no figure.

    A noun taken up more than once is what the text is about, and kept.
    """
    if draft.candidate.entry.flags & {"whole"} and len(draft.agents) < 2 and len(draft.mentions) < 2:
        return True
    if draft.counts:
        return False
    told = draft.place.status == "stated" or dated(scene, draft)
    if draft.type == "ASSAULT" and not told and len(draft.agents) < 2 and only_named(scene, draft):
        return True
    if draft.participants:
        return not told and draft.type in MATERIAL and not any(specific(scene, p, draft.i) for p in draft.participants)
    if len(draft.mentions) > 1:
        return not (draft.place.place or draft.time.earliest or draft.time.latest)
    return not (draft.place.status == "stated" and draft.time.earliest is not None)


def only_named(scene: Scene, draft: Draft) -> bool:
    """Whether force is named by nouns and never told by a verb, and nobody is named or counted among its victims."""
    told = any(scene.token(i).pos in VERBS or carried_out(scene, i) for i in (draft.i, *draft.members))
    if told or draft.rules.get("agents") == CLAIMED:
        return False
    return not any(names(scene, p) or figures_in(scene, p) for p in draft.patients)


def carried_out(scene: Scene, i: int) -> bool:
    """Whether a verb that says no more than that it was done carries the noun ("launched an attack")."""
    verb = scene.token(scene.token(i).head)
    return scene.token(i).dep in ("dobj", "nsubjpass") and verb.lemma in LIGHT and verb.tag in ("VBD", "VBN")


def specific(scene: Scene, participant: Participant, draft_i: int) -> bool:
    """Whether a phrase means particular people or things: a name, a figure, a determiner; no bare plural."""
    head = scene.parse.head_in(participant.start, participant.end)
    if head is None or head.tag not in ("NNS", "NN") or (participant.actor is not None and head.tag == "NN"):
        return True
    first = participant.quote.lower().split()[0]
    if scene.classes(head.i) & {"authority", "government"}:
        return True
    if first in ("many", "most", "some", "more", "other", "such", "all"):
        return False
    inside = [scene.token(c) for c in scene.parse.children(head.i)]
    if any(t.dep == "relcl" and t.i != draft_i for t in inside):
        return True
    return any(t.dep in ("det", "nummod", "poss", "quantmod") or t.pos == "PROPN" or t.ent == "NORP" for t in inside)
