"""Find the words that name parties: names, nominals and pronouns, each with the extent of its phrase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.annotate.actor.classify import Role, classify_name, classify_nominal, state_at
from dateline.annotate.actor.lexicon import role_nouns, titles, word_sets
from dateline.annotate.actor.table import ActorTable, KnownActor, Match
from dateline.model.actor import MentionForm
from dateline.model.parse import Parse, Token
from dateline.model.place import PlaceMention

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "npadvmod", "advmod"})
_SETS = word_sets()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a party: tokens `[first, last]` around `head`.

    Attributes:
        core: the words by which two mentions are compared, lower case ("fuad masum" without title).
        known: the entries of the table that the name may be.
        plural: several human beings or things. definite: points back ("the group", "these men").
    """

    first: int
    last: int
    head: int
    form: MentionForm
    role: Role
    core: tuple[str, ...]
    known: tuple[KnownActor, ...] = ()
    plural: bool = False
    definite: bool = False


def recognise(parse: Parse, places: tuple[PlaceMention, ...], table: ActorTable) -> list[Candidate]:
    """All candidates of a document in text order, nested ones after the phrase that holds them."""
    matches = {i: match for match in table.matches(parse.tokens) for i in range(match.first, match.last + 1)}
    spots = _spots(parse, places)
    found: dict[tuple[int, int], Candidate] = {}
    for token in parse.tokens:
        candidate = _candidate(parse, token, matches, spots)
        if candidate is not None:
            found.setdefault((candidate.first, -candidate.last), candidate)
    return [found[key] for key in sorted(found)]


def _spots(parse: Parse, places: tuple[PlaceMention, ...]) -> dict[int, PlaceMention]:
    """Tokens that the place layer has taken."""
    return {t.i: place for place in places for t in parse.tokens_in(place.start, place.end)}


def _candidate(
    parse: Parse, token: Token, matches: dict[int, Match], spots: dict[int, PlaceMention]
) -> Candidate | None:
    match = matches.get(token.i)
    if match is not None:
        return _known(parse, token, match)
    if token.pos == "PRON" or (token.tag == "PRP$"):
        return _pronoun(token)
    if token.pos == "PROPN":
        return _name(parse, token, spots)
    if token.pos in ("NOUN", "ADJ", "NUM", "DET"):
        return _nominal(parse, token)
    return None


def _pronoun(token: Token) -> Candidate | None:
    if token.lower not in _SETS["pronouns"]:
        return None
    plural = (token.lower[0] in "twou" and token.lower not in ("us",)) or token.lower in ("us", "our", "ours")
    return Candidate(token.i, token.i, token.i, "pronoun", Role("other"), (token.lower,), plural=plural, definite=True)


def _known(parse: Parse, token: Token, match: Match) -> Candidate | None:
    """A name of the table; a role noun after it ("ISIL fighters") makes a candidate of its own."""
    if token.i != match.last:
        return None
    actor = match.actors[0]
    role = Role(actor.kind, actor.sector, actor.country, True, False, "table")
    first = match.first
    if first > parse.sentence_of(first).first and parse.tokens[first - 1].dep == "det":
        if parse.tokens[first - 1].head in range(match.first, match.last + 1):
            first -= 1
    core = tuple(t.lower for t in parse.tokens[match.first : match.last + 1])
    return Candidate(first, match.last, token.i, "name", role, core, match.actors)


def _name(parse: Parse, token: Token, spots: dict[int, PlaceMention]) -> Candidate | None:
    """A proper name that is no known actor: of a person, a body, or a state that acts as a party."""
    if _inside_name(parse, token):
        return None
    state = state_at(parse, token.i)
    place = spots.get(token.i)
    if state is not None:
        return _state(parse, token, place)
    if place is not None and place.role != "organisation" and place.end >= token.end:
        role = classify_name(parse, token.i)
        if role is None or role.rule != "name words":
            return None
    else:
        role = classify_name(parse, token.i)
    if role is None:
        return None
    first, last = extent(parse, token.i)
    core = tuple(
        t.lower
        for t in parse.tokens[first : last + 1]
        if t.pos == "PROPN" and not (role.kind == "person" and t.lower.rstrip(".") in titles())
    )
    form: MentionForm = "nominal" if role.rule == "role noun" else "name"
    return Candidate(first, last, token.i, form, role, core or (token.lower,), plural=token.tag == "NNPS")


def _inside_name(parse: Parse, token: Token) -> bool:
    """Whether the token is only a part of a longer name or stands before a noun."""
    head = parse.tokens[token.head]
    return token.dep in ("compound", "nmod", "amod") and head.i > token.i


def _state(parse: Parse, token: Token, place: PlaceMention | None) -> Candidate | None:
    """A state's name where it acts: as subject, agent, or party to something; a demonym for its people."""
    state = state_at(parse, token.i)
    assert state is not None
    if state.sense == "demonym":
        if token.tag not in ("NNPS", "NNS", "NNP", "NN"):
            return None
        role = Role("population", "CVL", state.code, rule="demonym")
        first, last = extent(parse, token.i)
        return Candidate(first, last, token.i, "name", role, (token.lower,), plural=True)
    if not (place is not None and place.role == "organisation") and not acts(parse, token, state.sense == "seat"):
        return None
    first = token.i
    while first > parse.sentence_of(first).first and parse.tokens[first - 1].pos in ("PROPN", "DET"):
        if parse.tokens[first - 1].head != token.i:
            break
        first -= 1
    role = Role("government", "GOV", state.code, group=True, rule="state")
    return Candidate(first, token.i, token.i, "name", role, (state.code or token.lower,))


def acts(parse: Parse, token: Token, seat: bool) -> bool:
    """Whether a place's name stands for a party here, by its place in the sentence."""
    at = token
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if at.dep == "nsubj":
        return head.pos in ("VERB", "AUX", "ADJ") and head.lemma not in ("be", "lie", "remain", "become", "fall")
    if at.dep == "pobj" and head.dep == "agent":
        return True
    if seat:
        return False
    if at.dep == "nsubjpass":
        return head.lemma in ("accuse", "blame", "urge", "ask", "expect", "condemn", "commit", "involve", "concern")
    if at.dep in ("dobj", "iobj", "dative"):
        return head.lemma not in ("visit", "leave", "reach", "enter", "flee", "tour", "cross", "hit", "control")
    if at.dep == "poss":
        return head.lemma in ("support", "commitment", "decision", "ally", "partner", "leader", "enemy", "neighbour")
    return at.dep == "pobj" and head.lower in _SETS["party_prepositions"]


def extent(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the phrase around a head: what stands before it, and "of …" after it."""
    tokens = parse.tokens
    first = head
    for i in reversed(parse.children(head)):
        if i < head and tokens[i].dep in _LEFT:
            first = min(first, _leftmost(parse, i))
    last = head
    for i in parse.children(head):
        if i > head and tokens[i].dep == "prep" and tokens[i].lower == "of":
            for j in parse.children(i):
                if tokens[j].dep == "pobj":
                    last = max(last, j)
            break
    return first, last


def _leftmost(parse: Parse, i: int) -> int:
    """The first token of all that hangs from `i` on its left."""
    first = i
    while True:
        children = parse.children(first)
        if not children or children[0] > first:
            return first
        first = children[0]


def _nominal(parse: Parse, token: Token) -> Candidate | None:
    """A phrase with a role noun, a counted or a bare plural head ("60 were arrested")."""
    tokens = parse.tokens
    if token.dep in ("compound", "nmod") and token.head > token.i:
        return None
    if token.pos == "ADJ" and not (_nounlike(parse, token)):
        return None
    if token.pos in ("NUM", "DET"):
        return _counted(parse, token)
    role = classify_nominal(parse, token.i)
    if role is None:
        return None
    first, last = extent(parse, token.i)
    plural = token.tag in ("NNS", "NNPS") or any(
        t.dep == "nummod" and t.lower not in ("one", "1") for t in tokens[first : token.i]
    )
    opening = tokens[first]
    definite = opening.lower in ("the", "this", "these", "those", "that", "both") or opening.tag == "PRP$"
    before = (t.lower for t in tokens[first : token.i] if t.dep in ("amod", "compound", "nmod"))
    core = (*before, token.lemma.lower())
    return Candidate(first, last, token.i, "nominal", role, core, plural=plural, definite=definite)


def _nounlike(parse: Parse, token: Token) -> bool:
    """Whether an adjective is the head of a phrase: "the wounded", "the displaced"."""
    return token.lower in role_nouns() and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos")


def _counted(parse: Parse, token: Token) -> Candidate | None:
    """A number or "those", "some", "many" that stands for people: subject or object of what befalls people."""
    head = parse.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return None
    people = head.lemma in _SETS["harm_verbs"]
    if token.pos == "DET" and not (people and token.lower in _SETS["counted_pronouns"]):
        return None
    if not people:
        return None
    first, last = extent(parse, token.i)
    role = Role("civilians", None, None, False, True, "counted")
    return Candidate(first, last, token.i, "nominal", replace(role, kind="other"), (token.lower,), plural=True)
