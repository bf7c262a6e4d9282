"""Who did it to whom: the parties around a trigger, by the roles of its entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.grammar import PASSIVE_SUBJECTS, SUBJECTS, VERBS, Frame, conjuncts, surface_subject, verb_frame
from dateline.coding.lexicon import load_words
from dateline.coding.parties import is_party, parties, phrase, resolve
from dateline.coding.scene import Scene
from dateline.coding.triggers import Candidate, expand
from dateline.model.event import Participant

MOMENTS = load_words("moments")
RESULTS = load_words("results")
GENERIC = load_words("generic")
CLAIMED = "claims responsibility"
LAID = "it is laid to them"
CLAIMING = frozenset({"claim", "admit", "take", "accept", "assume"})
LAYING = {"attribute": ("to",), "blame": ("on",), "ascribe": ("to",), "trace": ("to",)}
RECIPROCAL = load_words("reciprocal")
LIGHT = load_words("light")
SUFFERING = load_words("suffering")
THINGS = frozenset({"place", "property", "vehicle", "aircraft"})
WHERE_TO = frozenset({"at", "on", "in", "from", "near", "into", "over"})
OBJECTIVE = frozenset({"him", "her", "them"})
ADDRESSED = frozenset({"o", "d", "to", "with", "against"})
GROUND = load_words("ground")
OWNING = ("by", "from", "of", "to", "with", "for", "on", "against", "between")
NEVER_PATIENT = frozenset({"abstract", "film"})
PERSONAL_TYPES = frozenset(
    {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "SANCTION", "AID"}
)


def fill_roles(scene: Scene, candidate: Candidate) -> Draft:
    """A draft with the parties that the trigger's own clause or phrase names."""
    entry = candidate.entry
    draft = Draft(candidate, entry.type, entry.mode, candidate.quote(scene))
    draft.territory = "territory" in entry.flags
    draft.weak = "weak" in entry.flags
    draft.rules["type"] = entry.name if candidate.score is None else f"reader {candidate.score:.2f}"
    if candidate.frame is not None:
        of_verb(scene, draft, told_of_event(scene, candidate))
    else:
        of_noun(scene, draft)
    mobilised = candidate.frame.object if candidate.frame is not None else None
    if draft.type == "MOBILIZE" and not draft.agents and mobilised is not None:
        add(scene, draft, "agents", mobilised, "those who are mobilised")
    draft.two_sided = entry.roles.two_sided and (len(draft.agents) > 1 or entry.lemma in RECIPROCAL)
    return draft


def told_of_event(scene: Scene, candidate: Candidate) -> Frame:
    """The frame of a verb; of "the attack on X, which killed nine" the attack is the subject."""
    frame = candidate.frame
    assert frame is not None
    clause = candidate.i
    while scene.token(clause).dep == "conj" and scene.token(scene.token(clause).head).pos in VERBS:
        clause = scene.token(clause).head
    if candidate.entry.lemma not in RESULTS or scene.token(clause).dep != "relcl" or frame.subject is None:
        return frame
    words = {scene.token(c).lower for c in scene.parse.children(clause) if scene.token(c).dep in SUBJECTS}
    if not words & {"which", "that"}:
        return frame
    at = frame.subject
    for _ in range(6):
        if scene.token(at).lemma.lower() in GENERIC:
            return replace(frame, subject=at)
        if scene.token(at).dep not in ("pobj", "prep", "conj", "appos"):
            break
        at = scene.token(at).head
    return frame


def of_verb(scene: Scene, draft: Draft, frame: Frame) -> None:
    """Fill agents and patients of a verb."""
    roles = draft.candidate.entry.roles
    for side, names in (("agents", roles.agents), ("patients", roles.patients)):
        for name in names:
            for head in heads_of_verb(frame, name):
                if side == "patients" and name in WHERE_TO and only_where(scene, draft, head):
                    continue
                add(scene, draft, side, head, f"{name} of {draft.trigger.quote}")


def only_where(scene: Scene, draft: Draft, head: int) -> bool:
    """Whether a phrase tells where, not whom: a stretch of ground, or any spot once the target is named."""
    token = scene.token(head)
    if head in scene.actor_at:
        return False
    if token.lemma.lower() in GROUND:
        return True
    return bool(draft.patients) and not is_party(scene, head)


def heads_of_verb(frame: Frame, name: str) -> list[int]:
    """Heads of the phrases in one role of a verb."""
    if name == "s":
        return [] if frame.subject is None else [frame.subject]
    if name == "o":
        return [] if frame.object is None else [frame.object]
    if name == "d":
        return [] if frame.dative is None else [frame.dative]
    return [head for prep, head in frame.preps if prep == name]


def of_noun(scene: Scene, draft: Draft) -> None:
    """Fill agents and patients of a noun from its phrase, then from the light verb that carries it."""
    roles = draft.candidate.entry.roles
    for side, names in (("agents", roles.agents), ("patients", roles.patients)):
        for name in names:
            for head in draft.candidate.around.get(name, []):
                if name == "m" and (
                    not acting_modifier(scene, head) or (draft.type == "PROTEST" and only_land(scene, head))
                ):
                    continue
                if side == "patients" and name in WHERE_TO and only_where(scene, draft, head):
                    continue
                add(scene, draft, side, head, f"{name} of {draft.trigger.quote}")
    governor = scene.token(draft.i)
    verb = scene.token(governor.head)
    if governor.dep in ("dobj", "nsubjpass", "nsubj") and verb.pos == "VERB":
        frame = verb_frame(scene.parse, verb.i)
        if frame.object == draft.i and frame.subject is not None and frame.subject != draft.i:
            if verb.lemma in SUFFERING:
                add(scene, draft, "patients", frame.subject, f"subject of {verb.text}")
            elif verb.lemma in LIGHT and (roles.agents and not draft.agents):
                add(scene, draft, "agents", frame.subject, f"subject of {verb.text}")
        for name, head in frame.preps:
            if name in WHERE_TO and only_where(scene, draft, head):
                continue
            if name in roles.patients and name != "of" and not draft.patients and verb.lemma not in LAYING:
                add(scene, draft, "patients", head, f"{name} of {verb.text}")
    if governor.dep == "pobj" and verb.lower == "under" and scene.token(verb.head).pos == "VERB":
        subject = surface_subject(scene.parse, verb.head)
        placed = verb_frame(scene.parse, verb.head)
        if placed.object is not None and placed.object != subject:
            if placed.subject is not None:
                add(scene, draft, "agents", placed.subject, f"subject of {scene.token(verb.head).text} under")
            add(scene, draft, "patients", placed.object, f"object of {scene.token(verb.head).text} under")
        elif subject is not None:
            add(scene, draft, "patients", subject, f"subject of {scene.token(verb.head).text} under")
            for name, source in placed.preps:
                if name == "from":
                    add(scene, draft, "agents", source, f"from of {scene.token(verb.head).text} under")
            if scene.token(verb.head).lemma == "come" and draft.i - verb.head <= 3:
                draft.trigger = scene.parse.quote(verb.head, draft.i)
    blamed(scene, draft)
    if governor.dep == "pobj" and verb.lower == "on" and "s" in roles.agents:
        subject = surface_subject(scene.parse, verb.head) if scene.token(verb.head).pos == "VERB" else None
        if subject is not None:
            add(scene, draft, "agents", subject, f"subject of {scene.token(verb.head).text} on")
    if (
        governor.dep == "pobj"
        and verb.lower == "in"
        and scene.token(verb.head).lemma in ("join", "take", "participate")
    ):
        subject = surface_subject(scene.parse, verb.head)
        if subject is not None and roles.agents and not draft.agents:
            add(scene, draft, "agents", subject, f"subject of {scene.token(verb.head).text} in")


def blamed(scene: Scene, draft: Draft) -> None:
    """Who claims a happening, or is blamed for it, is its doer ("claimed responsibility for the attack")."""
    token = scene.token(draft.i)
    if not draft.candidate.entry.roles.agents:
        return
    carried(scene, draft)
    prep = scene.token(token.head)
    if token.dep == "pobj" and prep.lower == "behind" and scene.token(prep.head).lemma == "be" and not draft.agents:
        subject = surface_subject(scene.parse, prep.head)
        if subject is not None and is_party(scene, subject):
            add(scene, draft, "agents", subject, LAID)
        return
    if token.dep != "pobj" or prep.lower not in ("for", "of", "in"):
        return
    over = scene.token(prep.head)
    if over.lemma.lower() in ("responsibility", "credit") and scene.token(over.head).lemma in CLAIMING:
        subject = surface_subject(scene.parse, over.head)
        if subject is not None:
            add(scene, draft, "agents", subject, CLAIMED)
    elif over.lemma in ("accuse", "blame", "suspect", "charge", "implicate") and not draft.agents:
        frame = verb_frame(scene.parse, over.i)
        if frame.object is not None:
            add(scene, draft, "agents", frame.object, f"{over.text} of it")
    elif over.lower == "responsible" and not draft.agents:
        subject = surface_subject(scene.parse, over.head)
        if subject is not None:
            add(scene, draft, "agents", subject, "responsible for it")


def carried(scene: Scene, draft: Draft) -> None:
    """Who carries out a happening named by a noun, or has it laid to him ("the raid attributed to the clan")."""
    token = scene.token(draft.i)
    verbs = [c for c in scene.parse.children(draft.i) if scene.token(c).dep in ("acl", "relcl")]
    if token.dep in ("nsubjpass", "dobj"):
        verbs.append(token.head)
    for verb in verbs:
        lemma = scene.token(verb).lemma
        if (lemma not in LIGHT and lemma not in LAYING) or draft.agents:
            continue
        frame = verb_frame(scene.parse, verb)
        heads = [h for name, h in frame.preps if name in LAYING.get(lemma, ())]
        if lemma in LIGHT and frame.passive and frame.subject is not None and frame.subject != draft.i:
            heads.append(frame.subject)
        for head in heads:
            add(scene, draft, "agents", head, LAID if lemma in LAYING else f"{scene.token(verb).text} it")


def only_land(scene: Scene, head: int) -> bool:
    """Whether a modifier names a country or town and nobody in it ("the Brela riot", "Brazilian riots")."""
    return head in scene.place_at or scene.token(head).ent == "GPE"


def acting_modifier(scene: Scene, head: int) -> bool:
    """Whether a modifier of a noun names who acts ("the Taliban attack", "police firing"), not what kind it is."""
    token = scene.token(head)
    if head in scene.actor_at or (token.ent in ("NORP", "ORG", "GPE") and "weapon" not in scene.classes(head)):
        return head not in scene.timed
    return (
        token.pos in ("NOUN", "PROPN")
        and bool(scene.classes(head) & {"armed", "police", "authority"})
        and not (scene.classes(head) & {"aircraft", "weapon"})
    )


def add(scene: Scene, draft: Draft, side: str, head: int, rule: str) -> None:
    """Put the parties of one phrase into a slot: weapons become instruments, what cannot act is no agent."""
    if head == draft.i or head in scene.timed or scene.token(head).lower in MOMENTS:
        return
    head = speaker_for(scene, head)
    kinds = expand(scene, head)
    if side == "agents":
        if not kinds & {"party", "weapon"} and scene.token(head).dep in ("dobj", "nsubjpass"):
            above = surface_subject(scene.parse, scene.token(head).head)
            if above is None or above == head:
                return
            head, kinds = above, expand(scene, above)
        if "weapon" in kinds and not kinds & {"person", "authority", "anaphor"}:
            weapon(scene, draft, head)
            return
        for part in conjuncts(scene.parse, head):
            if not is_party(scene, part) and not expand(scene, part) & {"party"}:
                if part == head:
                    return
        if reflexive(scene, head):
            return
        put(draft, "agents", [resolve(scene, p) for p in parties(scene, head)], rule)
        return
    if (
        draft.type in ("ASSAULT", "COERCE", "RETREAT", "DISPLACE", "PROTEST")
        and "weapon" in kinds
        and "party" not in kinds
    ):
        weapon(scene, draft, head)
        return
    if draft.type in PERSONAL_TYPES and rule.split()[0] in ADDRESSED and head in scene.place_at:
        kinds |= {"party"}  # a capital that is urged, warned or helped is its government
    if (draft.type in PERSONAL_TYPES or (draft.type == "PROTEST" and not kinds & THINGS)) and "party" not in kinds:
        owner = owner_of(scene, head, ("by", "from") if draft.type == "ACCUSE" else OWNING)
        if owner is None:
            return
        head = owner
    elif kinds & NEVER_PATIENT and not kinds & {"person", "party", "place", "property"}:
        return
    if reflexive(scene, head) or (draft.type == "ASSAULT" and not kinds and bare(scene, head)):
        return
    put(draft, "patients", [unlike(draft, p, resolve(scene, p)) for p in parties(scene, head)], rule)


def unlike(draft: Draft, written: Participant, resolved: Participant) -> Participant:
    """An object pronoun is never the doer of its own clause: read so, it stays as written, without an actor."""
    doer = any(resolved.overlaps(other) for other in draft.agents)
    if doer and written.quote.lower() in OBJECTIVE:
        return replace(written, actor=None)
    return resolved


def owner_of(scene: Scene, head: int, owning: Iterable[str] = OWNING) -> int | None:
    """Whose offer, demand or act it is: the party in the phrase of an abstract noun ("an Indian proposal")."""
    for c in scene.parse.children(head):
        token = scene.token(c)
        if token.dep == "poss" and is_party(scene, c):
            return c
        if token.dep in ("amod", "compound", "nmod") and (c in scene.actor_at or token.ent in ("NORP", "GPE", "ORG")):
            return c
    for c in scene.parse.children(head):
        if scene.token(c).dep in ("prep", "agent") and scene.token(c).lower in owning:
            for d in scene.parse.children(c):
                if scene.token(d).dep == "pobj" and is_party(scene, d):
                    return d
    return None


def speaker_for(scene: Scene, head: int) -> int:
    """A pronoun without an actor, subject of what somebody says, stands for the speaker ("Libya said it would …")."""
    token = scene.token(head)
    if (
        token.lower not in ("it", "he", "she", "they")
        or head in scene.actor_at
        or token.dep not in SUBJECTS | PASSIVE_SUBJECTS
    ):
        return head
    verb = scene.token(token.head)
    for _ in range(2):
        if verb.dep not in ("conj", "acomp", "xcomp"):
            break
        verb = scene.token(verb.head)
    governor = scene.token(verb.head)
    if verb.dep == "ccomp" and governor.pos == "VERB" and governor.i != verb.i:
        above = surface_subject(scene.parse, governor.i)
        if above is not None and is_party(scene, above) and not one_person_as_it(scene, head, above):
            return above
    return head


def one_person_as_it(scene: Scene, pronoun: int, head: int) -> bool:
    """Whether "it", to which something was done, would stand for one person who speaks."""
    if scene.token(pronoun).lower != "it" or scene.token(pronoun).dep not in PASSIVE_SUBJECTS:
        return False
    if head in scene.actor_at and scene.actor_at[head][0].kind == "person":
        return True
    kinds = scene.classes(head)
    return scene.token(head).tag == "NN" and "official" in kinds


def bare(scene: Scene, head: int) -> bool:
    """Whether a noun of no known kind stands without any word beside it ("the siege of salt on stone")."""
    token = scene.token(head)
    if token.tag not in ("NN", "NNS") or head in scene.actor_at:
        return False
    return all(scene.token(c).dep in ("prep", "punct", "cc", "conj") for c in scene.parse.children(head))


def reflexive(scene: Scene, head: int) -> bool:
    """Words for oneself or for nothing name no party."""
    return scene.token(head).lower.endswith(("self", "selves")) or (
        scene.token(head).lower
        in (
            "it",
            "this",
            "that",
            "which",
            "what",
            "there",
            "nobody",
            "nothing",
            "nobody",
            "one",
            "none",
        )
        and head not in scene.actor_at
    )


def put(draft: Draft, side: str, found: list[Participant], rule: str) -> None:
    """Add participants that are not there yet."""
    slot = draft.agents if side == "agents" else draft.patients
    for participant in found:
        if not any(c.isalnum() for c in participant.quote) or participant.quote.startswith("0"):
            continue
        if not any(participant.overlaps(other) for other in draft.agents + draft.patients):
            slot.append(participant)
            draft.rules.setdefault(side, rule)


def weapon(scene: Scene, draft: Draft, head: int) -> None:
    """Note an instrument; where its phrase names a party, that party acts."""
    first, last = phrase(scene, head)
    quote = scene.parse.quote(first, last)
    if not any(quote.overlaps(other) for other in draft.instruments) and scene.token(head).lower not in EVENT_LIKE:
        draft.instruments.append(quote)
        draft.rules.setdefault("instruments", "a weapon in the clause")
    for c in scene.parse.children(head):
        token = scene.token(c)
        if token.dep in ("poss", "amod", "compound", "nmod") and acting_modifier(scene, c):
            put(
                draft,
                "agents",
                [Participant(quote.start, quote.end, quote.quote, actor=actor_id(scene, c))],
                "owner of the weapon",
            )
            return


def actor_id(scene: Scene, head: int) -> str | None:
    """The actor named at a token."""
    found = scene.actor_at.get(head)
    return found[0].id if found else None


EVENT_LIKE = load_words("event-like")
