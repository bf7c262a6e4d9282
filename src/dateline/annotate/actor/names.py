"""Proper names as candidates: known actors, people, bodies, and states that act as parties."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import Role, classify_name, state_at
from dateline.annotate.actor.extent import extent, is_acting
from dateline.annotate.actor.lexicon import given_names, ranks, role_nouns, titles, word_sets
from dateline.annotate.actor.table import KnownActor, Match
from dateline.model.actor import MentionForm
from dateline.model.parse import Parse, Token
from dateline.model.place import PlaceMention

_SETS = word_sets()
BEYOND_LATIN = "\u0370"  # the first Greek letter


def known_name(parse: Parse, match: Match) -> Candidate:
    """A name of the table, with its article."""
    role = _common_role(match.actors)
    first = match.first
    article = parse.tokens[first - 1] if first > parse.sentence_of(first).first else None
    if article is not None and article.dep == "det" and match.first <= article.head <= match.last:
        first -= 1
    core = tuple(t.lower for t in parse.tokens[match.first : match.last + 1])
    return Candidate(first, match.last, match.last, "name", role, core, match.actors)


def known_echo(parse: Parse, token: Token, name: Candidate) -> Candidate:
    """An abbreviation that the document explains, with its article."""
    first = token.i
    if first > parse.sentence_of(first).first and parse.tokens[first - 1].dep == "det":
        first -= 1
    return Candidate(first, token.i, token.i, "name", name.role, (token.lower,))


def _common_role(actors: tuple[KnownActor, ...]) -> Role:
    """The role of a name: of all actors that bear it, what they have in common."""
    first = actors[0]
    kind = first.kind if all(a.kind == first.kind for a in actors) else "organisation"
    sector = first.sector if all(a.sector == first.sector for a in actors) else None
    country = first.country if all(a.country == first.country for a in actors) else None
    return Role(kind, sector, country, kind != "person", False, "table")


def proper_names(parse: Parse, token: Token, place: PlaceMention | None) -> Iterator[Candidate]:
    """The candidates of a proper name that is no known actor: of a person, a body, or a state that acts as a party."""
    if (
        not token.text[0].isalpha()
        or token.text[0] >= BEYOND_LATIN
        or (token.lower in _SETS["calendar"] and not _after_given_name(parse, token))
    ):
        return
    state = state_at(parse, token.i)
    if _stands_before(parse, token):
        if state is None and place is None:
            yield from _body_before_noun(parse, token)
        elif state is not None:
            yield from state_before_noun(parse, token)
        return
    if state is not None:
        found = _state(parse, token, place)
        if found is not None:
            yield found
        return
    role = classify_name(parse, token.i)
    if (
        role is None
        or role.rule == "table"
        or (place is not None and place.role != "organisation" and role.rule != "name words")
    ):
        return
    if role.rule == "tagger" and _inside_office(parse, token):
        return
    if place is not None and role.rule in ("person name", "tagger") and not acts(parse, token, seat=True):
        return
    yield from _named(parse, token, role)


def _after_given_name(parse: Parse, token: Token) -> bool:
    """Whether the word before is a given name, so that "May" is a family name."""
    return token.i > 0 and parse.tokens[token.i - 1].text in given_names()


def _named(parse: Parse, token: Token, role: Role) -> Iterator[Candidate]:
    """The phrase, and within it the bare name of a person."""
    first, last = extent(parse, token.i)
    name = [t for t in parse.tokens[first : token.i + 1] if t.pos == "PROPN" and t.text[0].isalpha()]
    if role.kind == "person" and role.rule != "role noun":
        bare = _bare(parse, token, first)
        core = tuple(t.lower for t in parse.tokens[bare : token.i + 1] if t.text[0].isalpha())
        if bare > first and any(_is_office(t) for t in parse.tokens[first:bare]):
            offices = tuple(t.lower for t in parse.tokens[first:bare] if t.text[0].isalpha())
            yield Candidate(first, last, token.i, "name", role, core, offices=offices)
            yield Candidate(bare, token.i, token.i, "name", role, core)
            told = [i for i in range(first, bare) if parse.tokens[i].lower in role_nouns()]
            if told:  # a mere "Gen." says nothing that could stand for the name
                yield Candidate(first, told[-1], token.i, "nominal", role, core, offices=offices)
        else:
            listed = any(t.text in (",", "(", ")", ";") for t in parse.tokens[first : token.i])
            yield Candidate(bare if listed else first, token.i, token.i, "name", role, core)
        return
    if token.lower in _SETS["subject_only"] and not is_acting(parse, token):
        return
    form: MentionForm = "nominal" if role.rule == "role noun" else "name"
    core = tuple(t.lower for t in name) or (token.lower,)
    yield Candidate(first, last, token.i, form, role, core, plural=token.tag == "NNPS", definite=first < token.i)


def _is_office(token: Token) -> bool:
    return token.lower in role_nouns() or token.lower.rstrip(".") in ranks()


def _bare(parse: Parse, token: Token, first: int) -> int:
    """Where the name of a person begins, after title and office."""
    at = token.i
    for i in range(token.i - 1, first - 1, -1):
        word = parse.tokens[i]
        key = word.lower.rstrip(".")
        if key in titles() or key in role_nouns():
            break
        if word.pos == "PROPN" and state_at(parse, i) is None:
            at = i
        elif word.text not in "-–'’." and word.lower not in ("al", "bin", "ibn", "de", "la", "van", "von", "el"):
            break
    return at


def _stands_before(parse: Parse, token: Token) -> bool:
    """Whether the token is only a part of a longer name or stands before a noun."""
    return token.dep in ("compound", "nmod", "amod", "poss_") and token.head > token.i


def _inside_office(parse: Parse, token: Token) -> bool:
    """Whether a name is part of an office: "State" of "Secretary of State"."""
    over = parse.tokens[token.head]
    return token.dep == "pobj" and over.lower == "of" and parse.tokens[over.head].lower in role_nouns()


def _body_before_noun(parse: Parse, token: Token) -> Iterator[Candidate]:
    """A body's name before a common noun ("Coalition aircraft", "Ministry officials")."""
    head = parse.tokens[token.head]
    if head.pos != "NOUN" or token.i == parse.sentence_of(token.i).first:
        return
    role = classify_name(parse, token.i)
    if role is None or role.rule != "name words":
        return
    first, _ = extent(parse, token.i)
    core = tuple(t.lower for t in parse.tokens[first : token.i + 1])
    yield Candidate(first, token.i, token.i, "name", role, core)


def state_before_noun(parse: Parse, token: Token) -> Iterator[Candidate]:
    """The state whose act a noun names: "the Russian invasion", "a US offer"."""
    head = parse.tokens[token.head]
    state = state_at(parse, token.i)
    if head.i < token.i or head.lemma not in _SETS["act_nouns"] or state is None or state.code is None:
        return
    role = Role("government", "GOV", state.code, group=True, rule="state")
    yield Candidate(token.i, token.i, token.i, "name", role, (state.code,))


def _state(parse: Parse, token: Token, place: PlaceMention | None) -> Candidate | None:
    """A state's name where it acts: as subject, agent, or party to something; a demonym for its people."""
    state = state_at(parse, token.i)
    assert state is not None
    if state.sense == "demonym":
        if token.tag not in ("NNPS", "NNS", "NNP", "NN"):
            return None
        role = Role("population", "CVL", state.code, rule="demonym")
        first, _ = extent(parse, token.i)
        return Candidate(first, token.i, token.i, "name", role, (token.lower,), plural=True)
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
    """Whether a state's name stands for a party here, by its place in the sentence.

    Args:
        seat: the name is that of a city or building which may stand for a government ("Moscow").
    """
    if _opens_dateline(parse, token):
        return False
    at = token
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if at.dep == "nsubj":
        return _acts_as_subject(parse, head)
    if at.dep == "pobj":
        over = parse.tokens[head.head]
        if head.dep == "agent" or head.lower in _SETS["party_prepositions"]:
            return True
        return not seat and head.lower == "to" and over.lemma in _SETS["transfer_verbs"]
    if seat:
        return False
    if at.dep == "nsubjpass":
        return head.lemma in _SETS["verbs_with_party_object"]
    if at.dep in ("dobj", "iobj", "dative"):
        return head.lemma not in _SETS["verbs_with_place_object"]
    return at.dep == "poss" and head.lemma in _SETS["nouns_of_parties"]


def _opens_dateline(parse: Parse, token: Token) -> bool:
    """Whether a name stands at the head of a sentence before a colon or dash: "New Delhi: …"."""
    following = parse.tokens[token.i + 1].text if token.i + 1 < len(parse.tokens) else ""
    return following in (":", "--", "—", "–") and token.i - parse.sentence_of(token.i).first < 4


def _acts_as_subject(parse: Parse, verb: Token) -> bool:
    """Whether the subject of this verb does something, rather than lie somewhere or be something."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    if verb.lemma in ("be", "lie", "remain", "become", "stay"):
        return any(parse.tokens[i].dep in ("acomp", "xcomp") for i in parse.children(verb.i))
    return True
