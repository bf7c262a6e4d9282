"""Whom a demand, threat, promise or refusal is addressed to, where only its content names a party."""

from __future__ import annotations

from dateline.coding.arguments import owner_of, put
from dateline.coding.draft import Draft
from dateline.coding.grammar import surface_subject, verb_frame
from dateline.coding.parties import is_party, parties, resolve
from dateline.coding.scene import Scene

ADDRESSED = frozenset({"REQUEST", "THREATEN", "AGREE", "REJECT", "CONCEDE"})
TOWARDS = ("with", "against", "to", "on", "from", "in", "for", "of")
DEMANDING = frozenset({"demand", "call", "press", "oppose", "urge", "seek", "protest", "condemn", "denounce"})
DEPTH = 3


def address(scene: Scene, draft: Draft) -> None:
    """Fill the patients of a speech act, or of a protest, from the clause that says what it is about."""
    if draft.patients or (draft.candidate.frame is None and draft.type != "PROTEST"):
        return
    if draft.type in ADDRESSED:
        content = clause(scene, draft)
        if content is not None:
            of_content(scene, draft, content)
    elif draft.type == "PROTEST":
        for i in (draft.i, scene.token(draft.i).head):
            for c in scene.parse.children(i):
                if scene.token(c).dep in ("advcl", "xcomp", "acl") and scene.token(c).lemma in DEMANDING:
                    of_content(scene, draft, c)
                    return


def clause(scene: Scene, draft: Draft) -> int | None:
    """The verb of the content: a complement clause, or the clause of the object noun."""
    frame = draft.candidate.frame
    if frame is None:
        return None
    if frame.complement is not None:
        return frame.complement
    if frame.object is not None:
        return next((c for c in scene.parse.children(frame.object) if scene.token(c).dep in ("acl", "ccomp")), None)
    return None


def of_content(scene: Scene, draft: Draft, verb: int) -> None:
    """Who the content is about: for demands its subject, else its object, or a party it goes towards or belongs to."""
    if draft.type == "REQUEST":
        subject = next((c for c in scene.parse.children(verb) if scene.token(c).dep in ("nsubj", "nsubjpass")), None)
        if subject is not None and accept(scene, draft, subject):
            return
    frame = verb_frame(scene.parse, verb)
    if frame.object is not None and accept(scene, draft, frame.object):
        return
    for name in TOWARDS:
        for prep, head in frame.preps:
            if prep == name and accept(scene, draft, head):
                return
    for held in [frame.object, *(h for _, h in frame.preps)]:
        if held is not None:
            owner = deep_owner(scene, held, DEPTH)
            if owner is not None and accept(scene, draft, owner):
                return
    if frame.complement is not None and frame.complement != verb:
        inner = surface_subject(scene.parse, frame.complement)
        if inner is not None and inner != frame.subject:
            accept(scene, draft, inner)


def deep_owner(scene: Scene, head: int, depth: int) -> int | None:
    """The party that a noun, or a noun it holds, belongs to or is against."""
    found = owner_of(scene, head)
    if found is not None or depth == 0:
        return found
    for c in scene.parse.children(head):
        if scene.token(c).dep == "prep":
            for d in scene.parse.children(c):
                if scene.token(d).dep == "pobj":
                    found = deep_owner(scene, d, depth - 1)
                    if found is not None:
                        return found
    return None


def accept(scene: Scene, draft: Draft, head: int) -> bool:
    """Take a party that is not the speaker itself as the one addressed."""
    place = head in scene.place_at or (scene.token(head).pos == "PROPN" and "place" in scene.classes(head))
    if head in scene.timed or not (is_party(scene, head) or place):
        return False
    if "anaphor" in scene.classes(head) and head not in scene.actor_at:
        return False
    before = len(draft.patients)
    put(draft, "patients", [resolve(scene, p) for p in parties(scene, head)], "content of the speech act")
    return len(draft.patients) > before
