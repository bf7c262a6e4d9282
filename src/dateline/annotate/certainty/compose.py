"""Read a happening from its word outwards: each word that governs it changes what the text commits itself to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.certainty.modality import VERBAL, auxiliaries, negated, own_modality
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import Operator, operators, words
from dateline.model.parse import Parse, Token

STEPS = 14
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
CONDITIONS = frozenset(("if", "unless", "should", "whether-or", "lest", "until-then", "otherwise", "provided"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of a happening, whether it stands inside somebody's words, and the topmost token it was read up to."""

    state: State
    said: bool
    top: int


def compose(parse: Parse, trigger: int) -> Reading:
    """The operators from the trigger outwards, along the parse."""
    state = own_modality(parse, trigger, State(), trigger=True)
    state = _infinitive(parse, trigger, state)
    at, said = trigger, False
    for _ in range(STEPS):
        token = parse.tokens[at]
        state = _condition(parse, at, state)
        if token.head == at:
            break
        head = parse.tokens[token.head]
        if _is_speech(parse, token, head):
            said = True
        operator = operator_at(parse, token, head)
        if operator is not None:
            before = state
            state = apply(state, operator.negated if _denied(parse, head) else operator.effect, (head.i,)) \
                if operator.negated != "flip" else apply(state, operator.effect, (head.i,))
            if head.pos in VERBAL or head.pos == "ADJ":
                state = _outer(parse, head, state, consumed=_denied(parse, head))
            else:
                state = own_modality(parse, head.i, state, trigger=False) if not _denied(parse, head) else state
            at = head.i
            if before == state and operator.effect == "happened":
                pass
            continue
        step = _climb(parse, token, head, state)
        if step is None:
            break
        state, at = step, head.i
    return Reading(state, said, at)


def _denied(parse: Parse, head: Token) -> bool:
    """Whether an operator is itself negated ("did not confirm", "no plan to")."""
    if negated(parse, head.i):
        return True
    return any(token.lower in ("cannot", "can't") for token in auxiliaries(parse, head.i))


def _outer(parse: Parse, head: Token, state: State, consumed: bool) -> State:
    """Modality of the operator's own clause, its negation aside if it was already counted."""
    after = own_modality(parse, head.i, state, trigger=False)
    if consumed:
        after = apply(after, "negative")
    return after


def operator_at(parse: Parse, token: Token, head: Token) -> Operator | None:
    """The operator that the head is to the token, by the way the token hangs on it."""
    table = operators()
    lemma = head.lemma.lower()
    dep = token.dep
    if dep in ("xcomp", "ccomp", "pcomp", "csubj", "csubjpass", "acl", "advcl", "relcl", "oprd", "conj", "pobj", "prep", "dep"):
        frame = _complement(parse, token, head)
        if frame:
            kind = "V" if head.pos in VERBAL else "N" if head.pos in ("NOUN", "PROPN") else "A"
            return table.get((kind, frame, lemma)) or table.get((kind, frame, head.lower))
        return None
    if head.pos in VERBAL:
        if dep in ("dobj", "nsubjpass", "attr"):
            return table.get(("V", "obj", lemma))
        if dep == "nsubj":
            return table.get(("V", "subj", lemma))
    if dep in ("compound", "nmod", "amod", "poss") and head.pos in ("NOUN", "PROPN") and dep != "poss":
        return table.get(("N", "comp", lemma))
    return None


def _complement(parse: Parse, token: Token, head: Token) -> str:
    """The frame in which a clause hangs on its head; empty where it is no complement."""
    dep = token.dep
    if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd"):
        return "comp"
    if dep == "acl" and head.pos in ("NOUN", "PROPN"):
        mark = any(parse.tokens[c].dep in ("mark", "aux") or parse.tokens[c].lower == "that" for c in parse.children(token.i))
        return "comp" if mark else ""
    if dep == "relcl" and head.pos == "NOUN":
        that = any(parse.tokens[c].lower == "that" and parse.tokens[c].dep == "mark" for c in parse.children(token.i))
        return "comp" if that else ""
    if dep == "prep" and token.lower in ("of", "from", "to", "at", "for", "about", "in", "into", "against", "over", "on"):
        if head.pos in VERBAL:
            return "from" if token.lower == "from" else "comp" if token.lower in ("of", "about", "to", "on", "for", "against") else ""
        return "comp" if head.pos in ("NOUN", "ADJ", "PROPN") else ""
    if dep == "advcl" and any(parse.tokens[c].lower == "to" and parse.tokens[c].dep == "aux" for c in parse.children(token.i)):
        return "comp"
    return ""


def _climb(parse: Parse, token: Token, head: Token, state: State) -> State | None:
    """The state after going up to a head that is no operator; None where its clause says nothing of the happening."""
    dep = token.dep
    if dep == "conj":
        if token.pos in VERBAL and any(parse.tokens[c].dep in SUBJECTS for c in parse.children(token.i)):
            return state if False else None
        if token.pos in VERBAL and (auxiliaries(parse, token.i) or token.tag != head.tag):
            return state
        return own_modality(parse, head.i, state, trigger=False) if token.pos in VERBAL else state
    if dep in ("pobj", "pcomp"):
        if head.lower == "without":
            return apply(state, "negative", (head.i,))
        return state
    if dep == "prep":
        return state if head.pos in ("NOUN", "PROPN") and token.lower == "of" else None
    if dep in ("ccomp", "xcomp", "oprd", "csubj", "csubjpass", "parataxis"):
        return own_modality(parse, head.i, state, trigger=False) if head.pos in VERBAL and not _speech_verb(head) else state
    if dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        if head.pos in VERBAL and (head.lemma in words("light") or indefinite(parse, token)):
            return own_modality(parse, head.i, state, trigger=False)
        return None
    if dep in ("compound", "amod", "nmod", "appos"):
        return state if token.pos != "VERB" else None
    return None


def indefinite(parse: Parse, token: Token) -> bool:
    """Whether a noun is new to the text: no article, or "a"; then the verb's modality reaches it."""
    for child in parse.children(token.i):
        word = parse.tokens[child]
        if word.dep == "poss" or (word.dep == "det" and word.lower not in ("a", "an", "any", "another", "no", "some")):
            return False
    return token.pos == "NOUN"


def _speech_verb(token: Token) -> bool:
    return token.pos in VERBAL and token.lemma.lower() in words("speech")


def _is_speech(parse: Parse, token: Token, head: Token) -> bool:
    return token.dep in ("ccomp", "xcomp", "parataxis", "advcl", "dobj", "oprd", "dep", "relcl") and _speech_verb(head)


def _infinitive(parse: Parse, trigger: int, state: State) -> State:
    """ "is to take effect", "has been set to open": be + infinitive, and bare infinitives of purpose."""
    token = parse.tokens[trigger]
    if token.tag != "VB" or not any(parse.tokens[c].lower == "to" and parse.tokens[c].dep == "aux" for c in parse.children(trigger)):
        return state
    head = parse.tokens[token.head]
    if token.dep == "xcomp" and head.lemma == "be":
        return apply(state, "planned:certain", (head.i,))
    if operator_at(parse, token, head) is not None:
        return state
    if token.dep in ("relcl", "acl", "advcl", "xcomp", "ROOT", "ccomp"):
        return apply(state, "planned:possible")
    return state


def _condition(parse: Parse, at: int, state: State) -> State:
    """Conditions around the clause of token `at`: it is one, or hangs on one."""
    token = parse.tokens[at]
    if token.pos not in VERBAL:
        return state
    children = [parse.tokens[c] for c in parse.children(at)]
    if token.dep in ("advcl", "ccomp", "ROOT", "conj", "dep", "relcl") and any(
        c.lower in ("if", "unless", "lest") and c.dep in ("mark", "advmod") for c in children
    ):
        if token.dep != "ccomp" or token.head == at:
            return apply(state, "hypothetical", tuple(c.i for c in children if c.lower in ("if", "unless", "lest"))[:1])
        return apply(state, "degree:uncommitted", tuple(c.i for c in children if c.lower == "if")[:1])
    if any(c.lower in ("whether",) and c.dep in ("mark", "advmod") for c in children):
        return apply(state, "degree:uncommitted", tuple(c.i for c in children if c.lower == "whether")[:1]) if state.status == "happened" else state
    first = parse.tokens[parse.sentence_of(at).first]
    aux = [c for c in children if c.dep in ("aux", "auxpass")]
    if token.dep == "advcl" and aux and aux[0].lower in ("should", "had", "were") and _inverted(parse, at, aux[0]):
        return apply(state, "hypothetical", (aux[0].i,))
    if state.status in ("planned", "hypothetical") and any(
        c.dep == "advcl" and any(parse.tokens[g].lower in ("if", "unless") for g in parse.children(c.i)) for c in children
    ):
        return apply(state, "hypothetical")
    if first.lower in ("whoever", "anyone", "anybody") and token.dep in ("csubj", "relcl", "nsubj", "ROOT"):
        return apply(state, "hypothetical", (first.i,))
    return state


def _inverted(parse: Parse, at: int, aux: Token) -> bool:
    subject = next((c for c in parse.children(at) if parse.tokens[c].dep in SUBJECTS), None)
    return subject is not None and aux.i < subject
