"""The phrases that name parties: one span per party, the shortest full noun phrase as written, tied to its actor."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.grammar import NOUNISH, conjuncts
from dateline.coding.lexicon import load_words
from dateline.coding.scene import Scene
from dateline.model.event import Participant

INNER = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "advmod",
        "predet",
        "case",
        "npadvmod",
        "neg",
        "punct",
    }
)
OPENING = frozenset({"det", "poss", "predet", "nummod"})


def phrase(scene: Scene, head: int) -> tuple[int, int]:
    """First and last token of the noun phrase of `head`: its modifiers and "of" phrases, no clauses, no appositions."""
    parse = scene.parse
    first = last = head
    for c in parse.children(head):
        token = parse.tokens[c]
        if c < head and token.dep in INNER and token.dep != "punct":
            first = min(first, parse.subtree(c)[0])
        elif c > head and token.dep in ("case", "nummod", "compound", "nmod") and token.head == head:
            last = max(last, parse.subtree(c)[-1])
        elif c > head and token.dep == "prep" and token.lower == "of":
            last = max(last, of_phrase(scene, c, last))
    while first < head and (
        parse.tokens[first].pos == "PUNCT" or parse.tokens[first].tag == "WP$" or timed_modifier(scene, first)
    ):
        first += 1
    return first, last


def timed_modifier(scene: Scene, i: int) -> bool:
    """Whether the word belongs to a time in front of a phrase ("The following April aircraft …")."""
    if i in scene.timed:
        return True
    return i + 1 in scene.timed and scene.token(i).dep in ("det", "amod") and scene.token(i).head not in scene.timed


def of_phrase(scene: Scene, prep: int, last: int) -> int:
    """Where an "of" phrase ends."""
    for c in scene.parse.children(prep):
        if scene.parse.tokens[c].dep == "pobj":
            inner = scene.parse.tokens[c]
            if inner.i in scene.timed:
                return last
            return max(phrase(scene, head)[1] for head in conjuncts(scene.parse, c))
    return last


def parties(scene: Scene, head: int) -> list[Participant]:
    """One participant per party of a coordinated phrase; bare plurals joined by "and" are one party.

    "soldiers and policemen" is one, "two nurses and a driver" are two, "Malian and French troops" are its members.
    """
    heads = conjuncts(scene.parse, named_by(scene, head))
    groups: list[list[int]] = []
    for h in heads:
        if groups and joins(scene, h):
            groups[-1].append(h)
        else:
            groups.append([h])
    out: list[Participant] = []
    for group in groups:
        first = phrase(scene, group[0])[0]
        last = phrase(scene, group[-1])[1]
        if len(group) == 1:
            last = cut(scene, group[0], first, last)
        found = split_members(scene, group[0], first, last)
        if out and len(found) == 1 and found[0].actor is None and elliptic(scene, group[0]):
            found = [replace(found[0], actor=out[-1].actor)]
        out += found
    return out


def elliptic(scene: Scene, head: int) -> bool:
    """Whether a conjunct leaves out its noun, which is that of the one before ("two rebels and five others")."""
    token = scene.token(head)
    return token.pos == "NUM" or token.lower in ("other", "others", "another")


def named_by(scene: Scene, head: int) -> int:
    """An apposition gives way to the name it explains ("Ana Bel, a preacher whom they named")."""
    token = scene.token(head)
    if token.lower == "run" and token.tag == "NN":  # "a hospital run by nuns", the participle read as a noun
        by = any(
            scene.token(c).dep in ("prep", "agent") and scene.token(c).lower == "by" for c in scene.parse.children(head)
        )
        if by and scene.token(head - 1).dep == "compound" and scene.token(head - 1).head == head:
            return head - 1
    if token.dep == "appos" and token.pos == "NOUN" and scene.token(token.head).pos == "PROPN":
        return token.head
    return head


def joins(scene: Scene, head: int) -> bool:
    """Whether a later conjunct is a bare common noun that belongs to the phrase before it."""
    token = scene.token(head)
    if token.pos != "NOUN" or (head in scene.actor_at and scene.actor_at[head][1].form == "name"):
        return False
    return not any(scene.token(c).dep in OPENING for c in scene.parse.children(head))


def cut(scene: Scene, head: int, first: int, last: int) -> int:
    """A named actor's own span decides where its phrase ends."""
    found = scene.actor_at.get(head)
    if found and found[1].form == "name":
        tokens = scene.parse.tokens_in(found[1].start, found[1].end)
        if tokens and tokens[0].i <= head <= tokens[-1].i:
            return max(tokens[-1].i, head)
    return last


def split_members(scene: Scene, head: int, first: int, last: int) -> list[Participant]:
    """The members of a compound actor where each has words of its own inside the phrase, else the phrase."""
    quote = scene.parse.quote(first, last)
    found = scene.actor_at.get(head)
    if found and found[0].kind == "person":
        named = [m for m in found[0].mentions if m.form == "name" and quote.start <= m.start and m.end <= quote.end]
        titled = [m for m in found[0].mentions if m.form == "nominal" and named and m.overlaps(named[0])]
        if named and not titled:
            return [Participant(named[0].start, named[0].end, named[0].quote, actor=found[0].id)]
    if found and found[0].members:
        inside = []
        for member in found[0].members:
            actor = scene.actors.get(member)
            if actor is not None:
                own = [m for m in actor.mentions if quote.start <= m.start and m.end <= quote.end]
                inside += [Participant(m.start, m.end, m.quote, actor=actor.id) for m in own[:1]]
        if len(inside) > 1:
            return sorted(inside, key=lambda p: p.start)
    return [Participant(quote.start, quote.end, quote.quote, actor=found[0].id if found else None)]


def resolve(scene: Scene, participant: Participant) -> Participant:
    """A pronoun gives way to the nearest earlier words that name the same actor."""
    if participant.actor is None or participant.quote.lower() not in PRONOUNS:
        return participant
    actor = scene.actors.get(participant.actor)
    if actor is None:
        return participant
    named = [m for m in actor.mentions if m.form != "pronoun" and m.quote.lower().split()[-1] not in ELLIPTIC]
    before = [m for m in named if m.start < participant.start]
    best = (before or named)[-1:] if before else named[:1]
    return Participant(best[0].start, best[0].end, best[0].quote, actor=actor.id) if best else participant


PRONOUNS = load_words("pronouns")
ELLIPTIC = frozenset({"other", "others", "another", "some", "both", "them", "all", "none"})


def is_party(scene: Scene, head: int) -> bool:
    """Whether the noun at `head` can act: a person, a force, a body, a state, or a pronoun for one."""
    token = scene.token(head)
    return token.pos in NOUNISH and "party" in scene.classes(head)
