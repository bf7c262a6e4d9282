"""What is no record: content of speech acts, feared and denied happenings, generic statements, background."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.grammar import VERBS
from dateline.coding.lexicon import load_words
from dateline.coding.scene import Scene

SPEECH = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
NEEDS_AGENT = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})
NEEDS_PARTY = frozenset({"AGREE", "CONSULT", "SANCTION", "MOBILIZE", "RETREAT", "DISPLACE"})
AVERTED = load_words("averted")
GENERIC_DETS = frozenset({"any", "no", "every", "each", "such"})


def contained(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Leave out what only stands in the content of a demand, refusal, threat or promise."""
    speech = {d.i for d in drafts if d.type in SPEECH}
    kept = []
    for draft in drafts:
        if not inside_speech(scene, draft, speech):
            kept.append(draft)
    return kept


def inside_speech(scene: Scene, draft: Draft, speech: set[int]) -> bool:
    """Whether the word hangs from a speech act as its content."""
    at = draft.i
    for _ in range(6):
        token = scene.token(at)
        if token.head == at:
            return False
        if token.dep in ("relcl", "nsubj", "nsubjpass", "advcl", "parataxis") or (
            token.dep == "conj" and token.head in speech
        ):
            return False
        if token.head in speech and token.head != draft.i:
            return (
                token.dep in ("xcomp", "ccomp", "prep", "dobj", "acl", "pcomp") and scene.token(draft.i).i > token.head
            )
        at = token.head
    return False


def tellable(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is a happening worth a record before mentions are merged."""
    commitment = draft.commitment
    if commitment.status == "hypothetical" or (
        commitment.polarity == "-" and commitment.status not in ("denied", "disputed")
    ):
        return False
    if averted(scene, draft) or generic(scene, draft):
        return False
    if draft.type in NEEDS_AGENT and not draft.agents:
        return False
    if draft.type in NEEDS_PARTY and not draft.participants:
        return False
    if "prec" in draft.candidate.entry.flags and not draft.agents:
        return False
    return not (draft.candidate.entry.flags & {"whole"} and len(draft.agents) < 2 and not draft.two_sided)


def averted(scene: Scene, draft: Draft) -> bool:
    """Whether the word is what somebody fears, prevents, forbids or prepares against."""
    token = scene.token(draft.i)
    at = token
    for _ in range(3):
        if at.head == at.i:
            return False
        head = scene.token(at.head)
        if (
            at.dep in ("dobj", "pobj", "pcomp", "xcomp", "prep", "acl", "conj", "nsubjpass")
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
        scene.token(c).dep == "aux" and scene.token(c).lower in ("can", "could", "may", "might", "should", "shall")
        for c in scene.parse.children(draft.i)
    ):
        return (
            draft.type not in ("ACCUSE",)
            and scene.token(draft.i).pos in VERBS
            and draft.commitment.status == "happened"
        )
    return False


def background(scene: Scene, draft: Draft) -> bool:
    """Whether nothing about a merged happening is specific: no party, no place stated with it, no day, no figure."""
    if draft.participants or draft.counts:
        return False
    if draft.nominal and len(draft.mentions) == 0:
        return not (draft.place.status == "stated" or draft.time.earliest is not None)
    return not (draft.place.place or draft.time.earliest or draft.time.latest)
