"""What happened to those a figure counts, read from the words that govern it.

The way goes up from the counted noun: its own word, the clauses on it, then the predicate whose argument it is, over
coordination, apposition and "of". Invariant: a figure never takes the effect of a predicate it is no argument of.
"""

from __future__ import annotations

from dateline.annotate.quantity.predicate import is_passive, kids_of, verb_effect
from dateline.annotate.quantity.tables import effect_nouns, nouns, predicates, words
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect

STEPS = 8
HARM: frozenset[Effect] = frozenset(("killed", "injured", "missing", "detained", "abducted", "displaced"))
TRANSPARENT = frozenset(
    ("nummod", "quantmod", "amod", "compound", "nmod", "advmod", "npadvmod", "pcomp", "poss", "conj", "appos", "det")
)
ARGUMENTS = frozenset(("nsubjpass", "nsubj", "dobj", "dative", "oprd", "attr", "csubj", "ccomp"))
SUBSET = frozenset(("including", "among", "amongst", "with", "plus", "besides"))
COUNTING = frozenset(("number", "total", "reach", "be", "pass", "exceed", "top", "hit", "stand", "include", "comprise"))
KEEPING = frozenset(("hold", "keep", "have", "be", "remain"))


def effect_of(parse: Parse, start: int, inside: frozenset[int] = frozenset(), fighter: bool = False) -> Effect | None:
    """The effect on the thing whose phrase has its head at token `start`, None where nothing says.

    Args:
        inside: the tokens of the figure itself; a preposition among them is passed over.
        fighter: those counted fight; then leaving is not being displaced.
    """
    at, seen = start, set[int]()
    for _ in range(STEPS):
        if at in seen:
            return None
        seen.add(at)
        token = parse.tokens[at]
        found = own_effect(token, counted=at == start)
        if found is None and at == start and _critical(parse, at):
            return "injured"
        if found:
            return found
        found, up = _step(parse, token, inside, fighter)
        found = found or _clauses_on(parse, at, fighter)
        if found or up is None:
            return found
        at = up
    return None


def own_effect(token: Token, counted: bool = True) -> Effect | None:
    """What a noun or adjective itself says ("the wounded", "bodies")."""
    if token.pos in ("VERB", "AUX") and not (counted and (token.tag in ("VBN", "VBD") or token.lower == "missing")):
        return None
    strong = effect_nouns("strong")
    return strong.get(token.lower) or (strong.get(token.lemma.lower()) if token.pos == "NOUN" else None)


def weak_effect(token: Token, parse: Parse | None = None) -> Effect | None:
    """What a noun says where nothing else does ("refugees"; "hostages" only as long as they are held)."""
    found = effect_nouns("weak").get(token.lower)
    if found in ("detained", "abducted") and parse is not None:
        return found if any(parse.tokens[i].lemma in KEEPING for i in (token.head,)) else None
    return found


def _clauses_on(parse: Parse, at: int, fighter: bool) -> Effect | None:
    """Participles, adjectives and relative clauses on the noun: "killed in", "who were wounded", "feared dead"."""
    strong = effect_nouns("strong")
    for token in kids_of(parse, at):
        if token.dep == "acl" and token.tag in ("VBN", "VBD"):
            found = verb_effect(parse, token, "object", fighter)
        elif token.dep == "acl" and token.tag == "VBG":
            found = verb_effect(parse, token, "subject", fighter)
        elif token.dep == "relcl":
            found = _relative(parse, token, fighter)
        elif token.dep in ("amod", "acomp", "advmod", "acl", "appos", "npadvmod") and token.lower in strong:
            found = strong[token.lower] if token.dep != "appos" else None
        elif token.lower == "fatally":
            found = "killed"
        else:
            continue
        if found:
            return found
    return None


def _critical(parse: Parse, at: int) -> bool:
    """ "17 in critical condition"."""
    for prep in kids_of(parse, at):
        for noun in kids_of(parse, prep.i) if prep.lower == "in" else ():
            if noun.lemma == "condition":
                return any(c.lower in ("critical", "serious", "stable", "grave") for c in kids_of(parse, noun.i))
    return False


def _relative(parse: Parse, verb: Token, fighter: bool) -> Effect | None:
    subject = next((c for c in kids_of(parse, verb.i) if c.dep.startswith("nsubj")), None)
    if subject is None or any(
        c.lower == "of" and any(w.lower == "whom" for w in kids_of(parse, c.i)) for c in kids_of(parse, verb.i)
    ):
        return None
    if subject.tag in ("WP", "WDT"):
        return verb_effect(parse, verb, "passive" if subject.dep == "nsubjpass" else "subject", fighter)
    return (
        verb_effect(parse, verb, "object", fighter)
        if not any(c.dep == "dobj" for c in kids_of(parse, verb.i))
        else None
    )


def _step(parse: Parse, token: Token, inside: frozenset[int], fighter: bool) -> tuple[Effect | None, int | None]:
    """The effect the head gives, or where to go on."""
    if token.head == token.i:
        return None, None
    head = parse.tokens[token.head]
    if token.dep in TRANSPARENT and head.pos not in ("VERB", "AUX"):
        return None, head.i
    if token.dep in ARGUMENTS or (token.dep in TRANSPARENT and head.pos in ("VERB", "AUX")):
        if head.pos in ("VERB", "AUX"):
            return _by_verb(parse, token, head, fighter)
        return None, head.i
    if token.dep == "pobj":
        return _by_preposition(parse, token, head, inside)
    return None, None


def _by_verb(parse: Parse, token: Token, verb: Token, fighter: bool) -> tuple[Effect | None, int | None]:
    passive = token.dep == "nsubjpass" or (token.dep == "nsubj" and is_passive(parse, verb))
    role = "passive" if passive else "subject" if token.dep in ("nsubj", "csubj") else "object"
    if role == "subject" and _bare_participle(parse, verb):
        role = "passive"
    if role == "object" and verb.lemma in COUNTING:
        counting = _counted_subject(parse, token, verb)
        if counting is not None:
            return counting, None
    effect = verb_effect(parse, verb, role, fighter)
    if effect is None:
        effect = _further_verbs(parse, verb, role, fighter)
    if effect is None and role == "passive" and _and_shot(parse, verb):
        effect = "killed"
    if effect is None and verb.lemma in COUNTING:
        effect = _counted_subject(parse, token, verb)
    return effect, None


def _bare_participle(parse: Parse, verb: Token) -> bool:
    """ "30 others wounded", "18 killed": a verb that needs an object, without one."""
    table = predicates().get(verb.lemma.lower(), {})
    lone = "object" in table and "subject" not in table and verb.tag in ("VBN", "VBD")
    return lone and not any(c.dep in ("dobj", "aux", "ccomp") for c in kids_of(parse, verb.i))


def _further_verbs(parse: Parse, verb: Token, role: str, fighter: bool) -> Effect | None:
    """Verbs that share the argument: "were ambushed and killed", "ejected but neither has been found"."""
    for inner in kids_of(parse, verb.i):
        if inner.pos != "VERB" or inner.dep not in ("conj", "xcomp"):
            continue
        if inner.dep == "xcomp" and role == "object":
            continue
        subject = next((c for c in kids_of(parse, inner.i) if c.dep in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.lower not in ("neither", "none", "they", "who", "both"):
            continue
        shared = "passive" if inner.tag == "VBN" and (role == "passive" or is_passive(parse, inner)) else role
        effect = verb_effect(parse, inner, shared, fighter)
        if effect in HARM:
            return effect
    return None


def _and_shot(parse: Parse, verb: Token) -> bool:
    """ "were lined up against a wall and shot", where the parser took "shot" for a noun."""
    after = [t for t in parse.tokens[verb.i + 2 : verb.i + 15] if t.sent == verb.sent]
    return any(t.lower == "shot" and t.tag == "NN" and parse.tokens[t.i - 1].lower == "and" for t in after)


def _counted_subject(parse: Parse, token: Token, verb: Token) -> Effect | None:
    """ "The missing number fewer than thirty", "The dead included two pensioners", "Among the 27 wounded were four"."""
    for other in kids_of(parse, verb.i):
        if other.dep.startswith("nsubj") and other.i != token.i:
            return own_effect(other) or toll(parse, other)
        if other.dep == "prep" and (other.lower in SUBSET or (other.lower == "of" and other.i < verb.i)):
            for noun in kids_of(parse, other.i):
                if own_effect(noun):
                    return own_effect(noun)
    return None


def toll(parse: Parse, subject: Token, verb: Token | None = None) -> Effect | None:
    """The effect of a subject that is a count: "the toll", "the number of displaced", "troop strength"."""
    for i in parse.subtree(subject.i)[:12]:
        effect = own_effect(parse.tokens[i])
        if effect:
            return effect
    if subject.lemma in words("tolls") and subject.lemma in ("toll", "tally", "count"):
        return "killed"
    below = [parse.tokens[i] for i in parse.subtree(subject.i)[:12]]
    changes = verb is None or verb.lemma in words("change")
    if changes and any(nouns().get(t.lemma.lower()) in ("force", "combatant") for t in below):
        return "combatants"
    if any(t.lemma in ("loss", "losses") for t in below):
        return "killed"
    return next((weak_effect(t) for t in below if weak_effect(t)), None)


def _by_preposition(
    parse: Parse, token: Token, prep: Token, inside: frozenset[int]
) -> tuple[Effect | None, int | None]:
    up = parse.tokens[prep.head]
    if up.pos == "VERB" and prep.lower == "between" and prep.i + 1 in inside:
        return _by_verb(parse, token, up, False)
    if prep.i in inside or up.i in inside or up.lower in ("upwards", "excess", "total", "estimate"):
        return None, up.i
    if prep.lower == "of" and up.pos == "NUM" and any(c.i in inside for c in kids_of(parse, token.i)):
        return _clauses_on(parse, token.i, False) or "other", None
    if prep.lower in ("of", "for") and up.pos in ("NOUN", "VERB", "PROPN"):
        table = predicates().get(up.lemma.lower(), {})
        if "of" in table:
            return table["of"], None
        kind = nouns().get(up.lemma.lower())
        if kind == "force":
            return "combatants", None
        return (None, up.i) if kind in ("group", "person", "combatant") or up.pos == "NUM" else (None, None)
    if prep.lower in SUBSET and up.pos == "VERB":
        return verb_effect(parse, up, "passive" if is_passive(parse, up) else "object"), None
    if prep.lower in SUBSET:
        return None, up.i
    if prep.lower == "to" and up.lower == "according":
        return "sources", None
    if prep.lower == "than" or up.pos == "NUM":
        return None, up.i
    if prep.lower in ("to", "at", "by", "from") and up.pos in ("VERB", "NOUN", "AUX", "ADP"):
        return _changed(parse, up), None
    return None, None


def _changed(parse: Parse, up: Token) -> Effect | None:
    """ "rose from 35 to 41", "was put at 12": the effect of what rose."""
    named = own_effect(up) if up.dep == "pobj" else None
    if named:
        return named
    verb = up
    for _ in range(3):
        if verb.pos == "VERB":
            break
        verb = parse.tokens[verb.head]
    kids = kids_of(parse, verb.i)
    subject = next((c for c in kids if c.dep.startswith("nsubj")), None)
    if verb.lemma in ("put", "estimate", "set", "bring", "raise", "revise", "cut", "lower"):
        subject = next((c for c in kids if c.dep == "dobj"), subject)
    return toll(parse, subject, verb) if subject is not None else None


def effect_ahead(parse: Parse, at: int, fighter: bool) -> Effect | None:
    """The effect of the verb that follows the phrase, where the parser hung the phrase elsewhere.

    Only harm is believed on this ground, and only over "of …", adverbs and auxiliaries.
    """
    sent, passive = parse.tokens[at].sent, False
    for i in range(at + 1, min(at + 8, len(parse.tokens))):
        token = parse.tokens[i]
        if token.sent != sent:
            return None
        if token.pos == "AUX" or token.tag == "MD":
            passive = passive or token.lemma == "be"
            continue
        if token.pos in ("VERB", "ADJ") and token.dep not in ("amod", "compound"):
            return _harm_of(parse, token, passive, fighter)
        if passive and token.pos != "ADV":
            return None
        if token.pos not in ("ADV", "ADP", "DET", "PRON", "NOUN", "PROPN") or (
            token.pos == "ADP" and token.lower != "of"
        ):
            return None
        if token.pos in ("NOUN", "PROPN", "PRON") and parse.tokens[i - 1].pos not in (
            "ADP",
            "DET",
            "PRON",
            "PROPN",
            "NOUN",
        ):
            return None
    return None


def _harm_of(parse: Parse, verb: Token, passive: bool, fighter: bool) -> Effect | None:
    if verb.pos == "ADJ":
        return effect_nouns("strong").get(verb.lower) if passive else None
    if verb.tag in ("VBG", "VB") and not passive:
        return None
    bare = verb.tag == "VBN" and not any(
        c.dep in ("dobj", "nsubj", "nsubjpass") and c.pos != "NUM" for c in kids_of(parse, verb.i)
    )
    role = "passive" if passive or bare else "subject"
    found = verb_effect(parse, verb, role, fighter)
    return found if found in HARM else None
