"""Common nouns and pronouns as candidates: role nouns, counted and elliptic phrases, personal pronouns."""

from __future__ import annotations

from dateline.annotate.actor.candidate import Candidate
from dateline.annotate.actor.classify import POST, VEHICLE, Role, base_form, classify_nominal, state_at
from dateline.annotate.actor.extent import before, extent, is_acting, is_attacked, is_counted
from dateline.annotate.actor.lexicon import role_nouns, word_sets
from dateline.annotate.actor.table import ActorTable
from dateline.model.parse import Parse, Token

_SETS = word_sets()


def pronoun(token: Token) -> Candidate | None:
    """A personal or possessive pronoun."""
    if token.lower not in _SETS["pronouns"]:
        return None
    plural = token.lower in _SETS["they"] or token.lower in ("we", "us", "our", "ours", "ourselves")
    role = Role("person" if token.lower in _SETS["he_she"] else "other")
    return Candidate(token.i, token.i, token.i, "pronoun", role, (token.lower,), plural=plural, definite=True)


def nominal(parse: Parse, token: Token, table: ActorTable | None = None) -> Candidate | None:
    """A phrase with a role noun as head."""
    if token.dep in ("compound", "nmod") and token.head > token.i:
        return None
    if token.pos == "ADJ" and not _nounlike(token):
        return None
    role = classify_nominal(parse, token.i, table)
    if role is None:
        return None
    first, last = extent(parse, token.i)
    modifiers = before(parse, token.i)
    counted = is_counted(parse, first, token.i)
    plural = (
        token.tag in ("NNS", "NNPS")
        or base_form(token) != token.lemma.lower()
        or any(t.dep == "nummod" and t.lower not in ("one", "1") for t in modifiers)
    )
    opening = parse.tokens[first]
    definite = opening.lower in _SETS["definite_words"]
    owned = opening.tag == "PRP$"
    if opening.lower == "no" or not (
        plural or role.group or modifiers or definite or owned or _stands_alone(parse, token)
    ):
        return None
    if not _is_party_here(parse, token, role):
        return None
    core = (*(t.lower for t in modifiers if t.dep in ("amod", "compound", "nmod")), base_form(token))
    parts = _parts(parse, token, modifiers) if plural or role.group else ()
    return Candidate(
        first, last, token.i, "nominal", role, core, plural=plural, definite=definite, counted=counted, parts=parts
    )


def _is_party_here(parse: Parse, token: Token, role: Role) -> bool:
    """Whether what may be a thing is a party: a body where it acts, what is of an armed party where it is attacked."""
    if role.rule == POST:
        return is_attacked(parse, token)
    if role.rule == VEHICLE:
        return is_acting(parse, token) or is_attacked(parse, token)
    only_acting = token.lemma in _SETS["subject_only"] or role.rule == "vehicle of a country"
    return not only_acting or is_acting(parse, token)


def opens_as_common_noun(parse: Parse, token: Token) -> bool:
    """Whether a capital is only that of a sentence start: "Guerrillas were seen"."""
    if token.i != parse.sentence_of(token.i).first or token.dep in ("compound", "nmod", "amod"):
        return False
    return not token.text.isupper() and (token.lower in role_nouns() or base_form(token) in role_nouns())


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Whether a single count noun may go without an article: as subject, in apposition, before "of" or a name."""
    if token.dep in ("nsubj", "nsubjpass", "appos", "ROOT"):
        return token.dep != "ROOT" or len(parse.words(parse.sentence_of(token.i))) < 15
    return any(parse.tokens[i].lower == "of" for i in parse.children(token.i))


def _nounlike(token: Token) -> bool:
    """Whether an adjective is the head of a phrase: "the wounded", "the displaced"."""
    return token.lower in role_nouns() and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos")


def _parts(parse: Parse, token: Token, modifiers: list[Token]) -> tuple[int, ...]:
    """Peoples that share one noun: "Malian and French troops" has two."""
    found = [t.i for t in modifiers if state_at(parse, t.i) is not None]
    for i in list(found):
        at = i
        while True:
            joined = [j for j in parse.children(at) if parse.tokens[j].dep == "conj" and j < token.i]
            if not joined or state_at(parse, joined[0]) is None:
                break
            at = joined[0]
            found.append(at)
    codes = {state.code or parse.tokens[i].lower for i in found if (state := state_at(parse, i))}
    joined_up = any(t.lower in ("and", "or") for t in parse.tokens[min(found) : token.i]) if found else False
    return tuple(sorted(set(found))) if len(codes) > 1 and joined_up else ()


def counted(parse: Parse, token: Token) -> Candidate | None:
    """A number or "some", "the rest" that stands for people: subject or object of what befalls people."""
    subject = token.dep in ("nsubj", "nsubjpass", "dobj")
    if (
        subject
        and token.lower in ("those", "anyone", "everyone", "someone")
        and any(
            parse.tokens[i].dep in ("relcl", "acl", "amod", "prep") and i > token.i for i in parse.children(token.i)
        )
    ):
        first, last = extent(parse, token.i)
        role = Role("other", None, None, False, True, "counted")
        return Candidate(first, last, token.i, "nominal", role, (token.lower,), plural=token.lower == "those")
    if not _befalls(parse, token):
        return None
    if token.pos != "NUM" and token.lower not in _SETS["counted_pronouns"]:
        return None
    first, last = extent(parse, token.i)
    role = _of_whom(parse, token) or Role("other", None, None, False, True, "counted")
    return Candidate(first, last, token.i, "nominal", role, (token.lower,), plural=True)


def _of_whom(parse: Parse, token: Token) -> Role | None:
    """The role of those a number is taken from: "six of the ringleaders"."""
    for i in parse.children(token.i):
        if i > token.i and parse.tokens[i].lower == "of":
            return next((classify_nominal(parse, j) for j in parse.children(i) if parse.tokens[j].dep == "pobj"), None)
    return None


def _befalls(parse: Parse, token: Token) -> bool:
    """Whether a word is who is harmed, held, freed or driven out, or is listed beside such a word."""
    at = token
    while at.dep in ("conj", "appos") and at.head != at.i:
        at = parse.tokens[at.head]
    head = parse.tokens[at.head]
    if any(parse.tokens[i].dep in ("acl", "amod") and parse.tokens[i].lemma in _SETS["harm_verbs"] and i > token.i
           for i in parse.children(token.i)):  # fmt: skip
        return True
    return at.dep in ("nsubj", "nsubjpass", "dobj", "npadvmod") and head.lemma in _SETS["harm_verbs"]
