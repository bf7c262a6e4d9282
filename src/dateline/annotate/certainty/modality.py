"""What a clause says of itself: aspect, adverbs, modal auxiliaries, negation, mood."""

from __future__ import annotations

from dateline.annotate.certainty.clause import (
    auxiliaries,
    children,
    imperative,
    is_verb,
    negators,
    question,
    shared_with,
    subject,
)
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import operators, words
from dateline.model.parse import Parse, Token

FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "gonna"))
DUTY = frozenset(("should", "must", "ought", "need"))
BE_NOW = frozenset(("is", "are", "am", "'s", "'re", "'m", "’s", "’re", "’m", "been", "be"))


def own_modality(
    parse: Parse, at: int, state: State, used: set[int], trigger: bool = False, fresh: bool = True
) -> State:
    """The state after what the clause of verb (or noun) `at` says of itself.

    `used` holds negation words that were counted already; those counted here are added. `fresh` is false where the
    operator's negation has been taken into account.
    """
    token = parse.tokens[at]
    if is_verb(token):
        state = _aspect(parse, token, state) if trigger else state
    state = _modifiers(parse, at, state, trigger)
    found = [n for n in negators(parse, at) if n not in used]
    used.update(found)
    if fresh and len(found) % 2:
        state = apply(state, "negative", tuple(found))
    if is_verb(token):
        state = _mood(parse, token, state, negative=bool(negators(parse, at)))
    return state


def _modifiers(parse: Parse, at: int, state: State, trigger: bool) -> State:
    table = operators()
    verb = is_verb(parse.tokens[at])
    others = shared_with(parse, at)
    for token in [*children(parse, at), *(children(parse, others) if others is not None and trigger else [])]:
        if token.dep == "neg" or token.lower == "never":
            continue
        if token.dep in ("advmod", "npadvmod") or (token.pos == "ADV" and token.dep in ("amod", "dep", "intj", "nmod")):
            operator = table.get(("R", "mod", token.lower))
            if operator is None or (token.lower in ("nearly", "almost") and not verb) or operator.effect == "negative":
                continue
            if token.lower == "still" and parse.tokens[at].tag in ("VBD", "VBN", "VB"):
                continue
            state = apply(state, operator.effect, (token.i,))
        elif token.dep in ("amod", "compound", "nmod") and not verb:
            state = _adjective(parse, token, state)
        elif token.lower == "perhaps" or (token.lower == "maybe"):
            state = apply(state, "degree:possible", (token.i,))
    return state


def _adjective(parse: Parse, token: Token, state: State) -> State:
    """Adjectives before the noun; "would-be" comes as three tokens."""
    table = operators()
    operator = table.get(("A", "mod", token.lower))
    if operator is None and token.lower == "be" and token.i >= 2 and parse.tokens[token.i - 2].lower == "would":
        operator = table.get(("A", "mod", "would-be"))
    if operator is None and token.lower == "called" and token.i >= 2 and parse.tokens[token.i - 2].lower == "so":
        operator = table.get(("A", "mod", "so-called"))
    return apply(state, operator.effect, (token.i,)) if operator else state


def _aspect(parse: Parse, verb: Token, state: State) -> State:
    """Ongoing or done: progressive, "for eleven months … has been", the plain present."""
    chain = auxiliaries(parse, verb.i)
    lowers = [token.lower for token in chain]
    be_now = any(word in BE_NOW for word in lowers)
    progressive = (verb.tag == "VBG" and be_now) or ("being" in lowers and be_now)
    still = any(token.lower == "still" for token in children(parse, verb.i))
    if progressive and verb.lemma == "go" and any(c.dep == "xcomp" for c in children(parse, verb.i)):
        return state
    if progressive and not any(c.tag == "MD" for c in chain):
        return apply(state, "planned:certain" if _future_adverb(parse, verb) else "ongoing")
    if still and (verb.tag == "VBG" or "being" in lowers):
        return apply(state, "ongoing")
    if any(token.lemma == "have" and token.tag in ("VBZ", "VBP") for token in chain) and _lasting(parse, verb):
        return apply(state, "ongoing")
    if parse.tokens[parse.sentence_of(verb.i).first].lower == "did" and verb.tag == "VBP":
        return state
    if not chain and verb.tag in ("VBZ", "VBP") and verb.lemma not in words("speech"):
        if _future_adverb(parse, verb):
            return apply(state, "planned:certain")
        return state if imperative(parse, verb.i) or _told_in_present(parse, verb) else apply(state, "ongoing")
    return state


def _told_in_present(parse: Parse, verb: Token) -> bool:
    """Acts of speech, headlines, and past forms that look like the present ("they hit the wall")."""
    if verb.lemma in words("verbal") or verb.lower in words("ambiguous"):
        return True
    tokens = parse.words(parse.sentence_of(verb.i))
    return len(tokens) > 2 and tokens[-1].pos != "PUNCT" and tokens[-1].text[-1].isalnum()


def _lasting(parse: Parse, verb: Token) -> bool:
    """ "for eleven months": a span of time up to now."""
    for token in children(parse, verb.i):
        if token.dep == "prep" and token.lower == "for":
            return any(
                c.lemma in ("year", "month", "week", "day", "hour", "decade", "minute")
                for c in children(parse, token.i)
            )
        if token.dep == "prep" and token.lower == "since" and verb.tag == "VBG":
            return True
    return False


def _future_adverb(parse: Parse, verb: Token) -> bool:
    for token in children(parse, verb.i):
        if token.lower in words("future") and token.dep in ("npadvmod", "advmod"):
            return True
        if token.dep == "npadvmod" and any(c.lower in ("next", "coming") for c in children(parse, token.i)):
            return True
    return False


def _mood(parse: Parse, verb: Token, state: State, negative: bool) -> State:
    """Modal auxiliaries, orders and questions."""
    chain = auxiliaries(parse, verb.i)
    modal = next((token for token in chain if token.tag == "MD" or token.lower in FUTURE), None)
    if modal is not None:
        perfect = any(token.lemma == "have" for token in chain)
        progressive = verb.tag == "VBG"
        state = _modal(parse, verb, modal, perfect, progressive, state, negative)
    elif imperative(parse, verb.i):
        state = apply(state, "planned:possible")
    if question(parse, verb.i) == "yes-no" and (modal is None or state.status in ("happened", "ongoing")):
        state = apply(state, "degree:uncommitted")
    elif question(parse, verb.i) == "wh" and modal is not None:
        state = apply(state, "hypothetical")
    return state


def _modal(
    parse: Parse, verb: Token, modal: Token, perfect: bool, progressive: bool, state: State, negative: bool
) -> State:
    by = (modal.i,)
    word = modal.lower
    if word in FUTURE:
        return apply(state, "degree:probable" if perfect else "planned:certain", by)
    if word in ("would", "'d", "’d") and not perfect and verb.lemma in words("stance") and _speaker_is_i(parse, verb):
        return state
    if word in ("would", "'d", "’d"):
        future = (
            not perfect
            and _reported(parse, verb)
            and not any(c.dep in ("acomp", "attr") for c in children(parse, verb.i))
        )
        return apply(state, "planned:certain" if future else "hypothetical", by)
    if word in ("can", "ca", "could") and negative and not perfect:
        return state
    if word in ("may", "might", "could"):
        if perfect:
            return apply(
                state, "hypothetical" if word == "could" and not _reported(parse, verb) else "degree:possible", by
            )
        if verb.lemma == "be" and any(c.dep == "ccomp" for c in children(parse, verb.i)):  # "it may be that"
            return apply(state, "degree:possible", by)
        if progressive:
            return apply(apply(state, "ongoing"), "degree:possible", by)
        return apply(state, "hypothetical" if word == "could" and negative else "planned:possible", by)
    if word in ("can", "ca"):
        return apply(state, "planned:possible", by)
    if word in DUTY:
        if perfect:
            return apply(state, "degree:probable" if word == "must" else "hypothetical", by)
        return apply(state, "planned:possible", by)
    return state


def _reported(parse: Parse, verb: Token) -> bool:
    """Whether the clause is reported speech, whose "would" is a future."""
    token = verb
    for _ in range(4):
        head = parse.tokens[token.head]
        if token.dep in ("ccomp", "acl") and (head.lemma in words("speech") or head.tag == "NN"):
            return subject(parse, head.i) is None or head.lemma in words("speech") or head.pos == "NOUN"
        if token.dep == "relcl" and head.lemma in words("deal"):
            return True
        if token.dep not in ("conj", "xcomp", "ccomp") or token.head == token.i:
            return False
        token = head
    return False


def _speaker_is_i(parse: Parse, verb: Token) -> bool:
    """ "I would recommend": a polite way to do it."""
    who = subject(parse, verb.i)
    return who is None or who.lower in ("i", "we")
