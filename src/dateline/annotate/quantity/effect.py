"""What happened to those a figure counts, read from the words that govern it."""

from __future__ import annotations

from dateline.annotate.quantity.counted import noun_kind
from dateline.annotate.quantity.tables import effect_nouns, nouns, predicates
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect

STEPS = 8
SUBSET = frozenset(("include", "including", "among", "of", "with"))
GROUP = frozenset(word for word, kind in nouns().items() if kind == "group")
TOLLS = frozenset("toll count tally death deaths body losses fatality casualty number figure total".split())
DISCOVER = frozenset(("find", "leave", "lie", "lay", "recover", "pull", "bury"))


def effect_of(parse: Parse, start: int) -> Effect | None:
    """The effect on the thing whose phrase has its head at token `start`, None where nothing says."""
    at = start
    seen: set[int] = set()
    for _ in range(STEPS):
        if at in seen:
            return None
        seen.add(at)
        token = parse.tokens[at]
        own = noun_effect(token) if at != start or token.pos in ("NOUN", "ADJ", "VERB", "PROPN") else None
        if own:
            return own
        inner = _clauses_on(parse, at)
        if inner:
            return inner
        found, up = _step(parse, token)
        if found or up is None:
            return found
        at = up
    return None


def noun_effect(token: Token) -> Effect | None:
    """What a noun or adjective itself says ("casualties", "the wounded")."""
    if token.pos == "VERB" and token.tag != "VBN":
        return None
    return effect_nouns().get(token.lower) or (effect_nouns().get(token.lemma.lower()) if token.pos == "NOUN" else None)


def _clauses_on(parse: Parse, at: int) -> Effect | None:
    """Participles and relative clauses on the noun: "soldiers killed in", "who were wounded", "men feared dead"."""
    for child in parse.children(at):
        token = parse.tokens[child]
        if token.dep == "acl" and token.tag == "VBN":
            effect = verb_effect(parse, token, "object")
            if effect:
                return effect
        if token.dep == "relcl":
            subject = next((parse.tokens[c] for c in parse.children(child) if parse.tokens[c].dep.startswith("nsubj")), None)
            if subject is not None and subject.tag in ("WP", "WDT"):
                effect = verb_effect(parse, token, "object" if subject.dep == "nsubjpass" else "subject")
                if effect:
                    return effect
        if token.dep in ("amod", "acomp") and child > at or (token.dep == "amod" and token.lower in effect_nouns()):
            if token.lower in effect_nouns():
                return effect_nouns()[token.lower]
    return None


def verb_effect(parse: Parse, verb: Token, role: str) -> Effect | None:
    """The effect of a predicate on what fills a role; complements ("left dead", "were missing") come first."""
    for child in parse.children(verb.i):
        token = parse.tokens[child]
        if token.dep in ("acomp", "oprd", "attr", "ccomp", "dobj") and token.lower in effect_nouns() and (
            token.dep != "dobj" or verb.lemma == "leave"
        ) and token.pos in ("ADJ", "VERB", "NOUN") and token.lower not in ("body", "bodies", "taken"):
            return effect_nouns()[token.lower]
    table = predicates().get(verb.lemma.lower(), {})
    if role in table:
        return table[role]
    if verb.lemma == "lose" and any(parse.tokens[c].lower in ("life", "lives") for c in parse.children(verb.i)):
        return "killed"
    return None


def _step(parse: Parse, token: Token) -> tuple[Effect | None, int | None]:
    """The effect the head gives, or where to go on."""
    if token.head == token.i:
        return _root(parse, token)
    head = parse.tokens[token.head]
    dep = token.dep
    if dep in ("nummod", "quantmod", "amod", "compound", "nmod", "advmod", "npadvmod", "pcomp", "poss"):
        return None, head.i
    if dep in ("conj", "appos"):
        return None, head.i
    if dep in ("nsubjpass", "nsubj", "dobj", "dative", "oprd", "attr", "ccomp", "csubj"):
        if head.pos in ("VERB", "AUX"):
            return _by_verb(parse, token, head)
        return None, head.i
    if dep == "agent":
        return None, None
    if dep == "pobj":
        return _by_preposition(parse, token, head)
    if dep in ("relcl", "acl"):
        return None, None
    return None, None


def _root(parse: Parse, token: Token) -> tuple[Effect | None, int | None]:
    return None, None


def _by_verb(parse: Parse, token: Token, verb: Token) -> tuple[Effect | None, int | None]:
    passive = token.dep == "nsubjpass" or (token.dep == "nsubj" and _is_passive(parse, verb))
    role = "subject" if token.dep == "nsubj" and not passive else "object"
    effect = verb_effect(parse, verb, role)
    if effect is None:
        for child in parse.children(verb.i):
            inner = parse.tokens[child]
            if inner.dep in ("conj", "xcomp", "advcl") and inner.pos == "VERB" and not _own_subject(parse, inner):
                other = "object" if inner.tag == "VBN" and (passive or _is_passive(parse, inner)) else role
                if inner.dep != "conj" and role == "object":
                    continue
                effect = verb_effect(parse, inner, other)
                if effect in ("killed", "injured", "missing", "detained", "abducted", "displaced"):
                    return effect, None
        effect = None
    if effect is None and role == "object" and verb.lemma in ("number", "total", "reach", "be", "pass", "exceed", "top", "hit"):
        subject = next((parse.tokens[c] for c in parse.children(verb.i) if parse.tokens[c].dep.startswith("nsubj")), None)
        if subject is not None and subject.i != token.i:
            return noun_effect(subject) or toll(parse, subject), None
    return effect, None


def toll(parse: Parse, subject: Token) -> Effect | None:
    """The effect of a subject that is a count: "the toll", "the number of displaced"."""
    if subject.lemma in ("toll", "tally", "count"):
        for child in parse.subtree(subject.i):
            if parse.tokens[child].i != subject.i and noun_effect(parse.tokens[child]):
                return noun_effect(parse.tokens[child])
        return "killed"
    for child in parse.subtree(subject.i)[:12]:
        effect = noun_effect(parse.tokens[child])
        if effect:
            return effect
    return None


def _by_preposition(parse: Parse, token: Token, prep: Token) -> tuple[Effect | None, int | None]:
    up = parse.tokens[prep.head]
    if prep.lower in ("of", "for") and up.pos in ("NOUN", "VERB", "PROPN"):
        table = predicates().get(up.lemma.lower(), {})
        if "of" in table:
            return table["of"], None
        if up.lemma.lower() in GROUP or noun_kind(up) in ("person", "group"):
            return None, up.i
        return None, None
    if prep.lower in ("including", "among", "with", "plus", "besides", "like"):
        return None, up.i
    if prep.lower in ("to", "at", "by", "from") and up.pos in ("VERB", "NOUN", "AUX", "ADP"):
        verb = up
        for _ in range(3):
            if verb.pos == "VERB":
                break
            verb = parse.tokens[verb.head]
        subject = next((parse.tokens[c] for c in parse.children(verb.i) if parse.tokens[c].dep.startswith("nsubj")), None)
        if verb.lemma == "put":
            subject = next((parse.tokens[c] for c in parse.children(verb.i) if parse.tokens[c].dep == "dobj"), subject)
        if subject is not None:
            return toll(parse, subject), None
    return None, None


def _is_passive(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBN" and any(parse.tokens[c].dep == "auxpass" for c in parse.children(verb.i))


def _own_subject(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[c].dep in ("nsubj", "nsubjpass") for c in parse.children(verb.i))
