"""Predicates: what a verb does to whom, by its table, its complements and its wording."""

from __future__ import annotations

from dateline.annotate.quantity.tables import nouns, predicates, words
from dateline.model.parse import Parse, Token
from dateline.model.quantity import Effect

SEARCHED = frozenset(("find", "locate", "trace", "see", "hear"))
REACH = 12  # tokens after a verb in which its complement is looked for
NEIGHBOURS = 60  # tokens on either side in which an execution is looked for
RETURNED = frozenset(("return", "come", "reappear"))


def kids_of(parse: Parse, at: int) -> list[Token]:
    return [parse.tokens[c] for c in parse.children(at)]


def verb_effect(parse: Parse, verb: Token, role: str, fighter: bool = False) -> Effect | None:
    """The effect of a predicate on what fills a role; complements ("left dead", "were missing") come first."""
    complement = _complement(parse, verb)
    if complement:
        return complement
    lemma = verb.lemma.lower()
    table = predicates().get(lemma, {})
    kids = kids_of(parse, verb.i)
    if role == "passive":
        found = table.get("passive") or table.get("object")
    else:
        found = table.get(role)
    if role == "subject" and found is None and not fighter and not is_passive(parse, verb):
        found = table.get("ahead")
    if found == "displaced" and role == "subject" and fighter:
        return None
    if verb.lower in ("missing", "unaccounted") and role in ("subject", "passive"):
        return "missing"
    if lemma in ("seize", "capture", "take") and found == "abducted" and _by_the_state(parse, verb):
        return "detained"
    if lemma == "shoot" and found == "injured" and _to_death(parse, verb, kids):
        return "killed"
    if lemma not in ("sentence", "condemn") and role != "subject" and _follow(parse, verb, "to", "death"):
        return "killed"
    if lemma in ("take", "lead", "march") and role != "subject" and _follow(parse, verb, "at", "gunpoint"):
        return "abducted"
    if lemma == "force" and found is None and role != "subject" and _from_home(parse, kids):
        return "displaced"
    if (
        lemma == "fall"
        and role == "subject"
        and fighter
        and not any(c.dep in ("prep", "prt", "acomp") and c.i > verb.i for c in kids)
    ):
        return "killed"
    if lemma == "lose":
        return _lost(parse, kids, role)
    if (
        lemma in ("take", "seek", "find")
        and role == "subject"
        and any(c.lower in ("shelter", "refuge", "cover") for c in kids)
    ):
        return "displaced"
    if lemma in ("take", "rush", "bring", "admit") and role == "passive" and _to_hospital(parse, verb):
        return "injured"
    if lemma in ("lie", "bury") and any("grave" in parse.tokens[i].lower for i in parse.subtree(verb.i)):
        return "killed"
    if lemma in ("move", "bus", "transfer", "relocate", "bring") and role == "passive" and _to_shelter(parse, verb):
        return "displaced"
    if lemma == "be" and any(c.dep == "prep" and c.lower == "without" for c in kids):
        return "affected"
    if lemma == "cut" and any(c.lower == "off" for c in kids) and role != "subject":
        return "affected"
    if (
        lemma in ("bring", "pull", "carry", "lead")
        and any(c.lower in ("out", "alive", "safely") for c in kids)
        and role != "subject"
    ):
        return None if _complement(parse, verb) else "other"
    if (
        lemma in ("take", "hold")
        and any(c.lower in ("hostage", "captive", "prisoner") for c in kids)
        and role != "subject"
    ):
        prisoner = not any(c.lower == "hostage" for c in kids)
        return "detained" if prisoner and _by_the_state(parse, verb) else "abducted"
    if lemma == "lead" and role == "passive" and any(c.lower == "away" for c in kids):
        return "abducted"
    if (
        lemma == "give"
        and role == "subject"
        and any(c.lemma in ("account", "version", "detail", "evidence") for c in kids)
    ):
        return "sources"
    if _sought(parse, verb, role):
        return "missing"
    return found


def _by_the_state(parse: Parse, verb: Token) -> bool:
    """Whether police, soldiers or an authority did it, or say that they did."""
    doers = [c for c in kids_of(parse, verb.i) if c.dep in ("nsubj", "agent")]
    if verb.dep == "ccomp" and any(c.lower in ("it", "they") for c in doers):
        doers = [c for c in kids_of(parse, verb.head) if c.dep == "nsubj"]
    return any(c.lemma.lower() in words("state") or c.lower in words("state") for c in doers)


def _to_death(parse: Parse, verb: Token, kids: list[Token]) -> bool:
    """Whether a shooting kills: "shot dead", prisoners shot, or told beside an execution or a grave.

    A wound told in the same breath says the contrary ("shot and wounded").
    """
    if _next_lower(parse, verb) == "dead" or any(c.lower == "dead" for c in kids):
        return True
    here = parse.sentence_of(verb.i)
    if any(c.lemma in ("wound", "injure", "survive") for c in kids if c.dep in ("conj", "advcl")) or any(
        c.dep == "prep" and c.lower in ("at", "in") and _body_part(parse, c) for c in kids
    ):
        return False
    hit = [c for c in kids if c.dep in ("dobj", "nsubjpass")]
    if any(parse.tokens[i].lower in words("captives") for c in hit for i in parse.subtree(c.i)[:12]):
        return True
    around = parse.tokens[max(verb.i - NEIGHBOURS, 0) : verb.i + NEIGHBOURS]
    around = tuple(t for t in around if abs(t.sent - verb.sent) <= 1)
    return any(t.lower in words("execution") and parse.sentences[t.sent].section == here.section for t in around)


def _body_part(parse: Parse, prep: Token) -> bool:
    return any(c.lower in ("leg", "legs", "arm", "hand", "foot", "knee", "shoulder") for c in kids_of(parse, prep.i))


def _follow(parse: Parse, verb: Token, prep: str, noun: str) -> bool:
    """Whether two words stand together shortly after a verb, before the next: "beaten to death"."""
    for token in parse.tokens[verb.i + 1 : verb.i + REACH]:
        if token.sent != verb.sent or token.pos == "VERB":
            return False
        if token.lower == noun and parse.tokens[token.i - 1].lower == prep:
            return True
    return False


def _from_home(parse: Parse, kids: list[Token]) -> bool:
    """ "were forced from their homes", "forced out of the valley"."""
    for child in kids:
        if child.dep == "prep" and child.lower in ("from", "out"):
            below = {parse.tokens[i].lower for i in parse.subtree(child.i)[:10]}
            if child.lower == "out" or below & {"home", "homes", "house", "houses", "village", "villages", "land"}:
                return True
    return False


def _next_lower(parse: Parse, verb: Token) -> str:
    return parse.tokens[verb.i + 1].lower if verb.i + 1 < len(parse.tokens) else ""


def _complement(parse: Parse, verb: Token) -> Effect | None:
    """ "left 57 dead", "are missing", "feared drowned"."""
    for token in kids_of(parse, verb.i):
        if token.dep in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advcl") and token.i > verb.i:
            table = predicates().get(token.lower, {})
            if "complement" in table and token.pos in ("ADJ", "VERB", "ADV"):
                return table["complement"]
        if token.dep in ("dobj", "nsubj") and verb.lemma == "leave":
            found = _trailing(parse, token)
            if found:
                return found
    return None


def _trailing(parse: Parse, noun: Token) -> Effect | None:
    """ "left 57 people dead": the adjective hangs on the noun."""
    for token in kids_of(parse, noun.i):
        table = predicates().get(token.lower, {})
        if token.i > noun.i and "complement" in table:
            return table["complement"]
    return None


def _lost(parse: Parse, kids: list[Token], role: str) -> Effect | None:
    """ "lost their lives", "lost their homes", "lost six men"."""
    thing = next((c for c in kids if c.dep == "dobj"), None)
    if role == "subject" and thing is not None:
        if thing.lower in ("life", "lives"):
            return "killed"
        return (
            None
            if nouns().get(thing.lemma.lower()) in ("person", "combatant", "equipment", "formation")
            else "affected"
        )
    return "killed" if role == "object" else None


def _to_hospital(parse: Parse, verb: Token) -> bool:
    return any(
        parse.tokens[i].lower in ("hospital", "hospitals", "clinic") for i in parse.subtree(verb.i) if i > verb.i
    )


def _to_shelter(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[i].lower in words("shelter") for i in parse.subtree(verb.i) if i > verb.i)


def _sought(parse: Parse, verb: Token, role: str) -> bool:
    """ "has not been found", "did not come back", "are still being looked for"."""
    kids = kids_of(parse, verb.i)
    negated = any(c.dep == "neg" or c.lower in ("neither", "none", "never") for c in kids)
    if negated and ((verb.lemma in SEARCHED and role == "passive") or (verb.lemma in RETURNED and role == "subject")):
        return True
    return verb.lemma in ("look", "search") and role == "passive" and any(c.lower == "for" for c in kids)


def is_passive(parse: Parse, verb: Token) -> bool:
    if verb.tag == "VBN" and verb.dep == "conj" and not any(c.dep in ("aux", "dobj") for c in kids_of(parse, verb.i)):
        return is_passive(parse, parse.tokens[verb.head]) or any(c.dep == "auxpass" for c in kids_of(parse, verb.i))
    return verb.tag == "VBN" and any(c.dep == "auxpass" for c in kids_of(parse, verb.i))
