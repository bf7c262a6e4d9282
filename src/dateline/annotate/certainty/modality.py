"""What a clause says of itself: negation, auxiliaries, adverbs, tense and aspect of one verb; determiners of one noun."""

from __future__ import annotations

from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import operators, words
from dateline.model.parse import Parse, Token

VERBAL = frozenset(("VERB", "AUX"))
NOBODY = frozenset(("nobody", "none", "neither", "nothing", "no-one"))
COMPARE = frozenset(("fewer", "less", "more", "later", "sooner", "other", "doubt", "matter"))
FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "gonna"))
MAY = frozenset(("may", "might", "could"))
DUTY = frozenset(("should", "must", "ought", "need"))


def own_modality(parse: Parse, at: int, state: State, trigger: bool) -> State:
    """The state after what the clause of verb (or noun) `at` says of itself."""
    token = parse.tokens[at]
    state = _modifiers(parse, at, state)
    if token.pos in VERBAL:
        state = _auxiliaries(parse, token, state, trigger)
    if negated(parse, at):
        state = apply(state, "negative", ())
    return state


def _modifiers(parse: Parse, at: int, state: State) -> State:
    table = operators()
    for child in parse.children(at):
        token = parse.tokens[child]
        if token.dep in ("advmod", "npadvmod", "amod", "compound", "nmod", "acl") or (token.dep == "neg" and token.lower == "never"):
            word = token.lower
            if token.dep == "neg":
                continue
            kind = "R" if token.pos == "ADV" or token.dep == "advmod" else "A"
            operator = table.get((kind, "mod", word)) or (
                table.get(("A", "mod", word)) if token.dep in ("amod", "compound", "nmod", "acl") else None
            )
            if operator and not (word in ("nearly", "almost") and parse.tokens[at].pos not in VERBAL):
                if operator.effect == "ongoing" and word == "still" and parse.tokens[at].tag not in ("VBG", "VBZ", "VBP", "NN"):
                    continue
                state = apply(state, operator.effect, (child,))
    return state


def negated(parse: Parse, at: int) -> bool:
    """Whether the clause of token `at` is negated: not, never, no one, no + noun, without; "not only" is no negation."""
    count = 0
    for child in parse.children(at):
        token = parse.tokens[child]
        after = parse.tokens[child + 1] if child + 1 < len(parse.tokens) else None
        if token.dep == "neg" or token.lower in ("never", "nor") and token.dep in ("advmod", "cc", "preconj"):
            if not (after and after.lower in ("only", "just", "merely", "simply")):
                count += 1
        elif token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and token.lower in NOBODY:
            count += 1
        elif token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and parse.tokens[at].pos in VERBAL and no_determiner(parse, child):
            count += 1
        elif token.lower in ("no", "zero") and token.dep == "det" and no_determiner(parse, at):
            count += 1
        elif token.lower == "no" and token.dep in ("advmod", "neg") and after and after.lower in ("longer",):
            count += 1
    return count % 2 == 1


def no_determiner(parse: Parse, at: int) -> bool:
    """Whether a noun has "no" before it ("no shots", not "no fewer than ten shots")."""
    for child in parse.children(at):
        token = parse.tokens[child]
        if token.lower in ("no",) and token.dep in ("det", "neg", "nummod"):
            return parse.tokens[child + 1].lower not in COMPARE
    return False


def auxiliaries(parse: Parse, at: int) -> list[Token]:
    """The auxiliary verbs of a verb, in order."""
    return [parse.tokens[c] for c in parse.children(at) if parse.tokens[c].dep in ("aux", "auxpass")]


def _auxiliaries(parse: Parse, verb: Token, state: State, trigger: bool) -> State:
    chain = auxiliaries(parse, verb.i)
    lowers = [token.lower for token in chain]
    perfect = any(token.lemma == "have" for token in chain)
    modal = next((token for token in chain if token.tag == "MD" or token.lower in FUTURE), None)
    progressive = verb.tag == "VBG" and any(token.lemma == "be" for token in chain)
    if trigger and progressive:
        state = _progressive(parse, verb, chain, modal, state)
    elif trigger and modal is None and verb.tag in ("VBZ", "VBP") and verb.lemma not in words("speech"):
        state = apply(state, "planned:certain" if _future_adverb(parse, verb) else "ongoing")
    if modal is None:
        return state
    return _modal(parse, verb, modal.lower, perfect, progressive, state, modal.i) if lowers else state


def _progressive(parse: Parse, verb: Token, chain: list[Token], modal: Token | None, state: State) -> State:
    present = any(token.lower in ("is", "are", "am", "'s", "'re", "’s", "’re", "been", "be") for token in chain)
    if verb.lemma == "go" and any(parse.tokens[c].dep == "xcomp" for c in parse.children(verb.i)):
        return state
    if present or any(parse.tokens[c].lower == "still" for c in parse.children(verb.i)):
        return apply(state, "ongoing")
    return state


def _future_adverb(parse: Parse, verb: Token) -> bool:
    for child in parse.children(verb.i):
        token = parse.tokens[child]
        if token.lower in words("future") or (token.lower == "next" and token.dep == "advmod"):
            return True
        if token.dep == "npadvmod" and any(parse.tokens[c].lower in ("next", "coming") for c in parse.children(child)):
            return True
    return False


def _modal(
    parse: Parse, verb: Token, modal: str, perfect: bool, progressive: bool, state: State, at: int
) -> State:
    """The state after a modal auxiliary."""
    if modal in FUTURE:
        return apply(state, "planned:certain", (at,))
    if modal in ("would", "'d", "’d"):
        return apply(state, "hypothetical", (at,))
    if modal in MAY:
        if perfect:
            return apply(state, "hypothetical" if modal == "could" else "degree:possible", (at,))
        if progressive:
            return apply(apply(state, "ongoing"), "degree:possible", (at,))
        return apply(state, "planned:possible", (at,))
    if modal in ("can", "ca"):
        return apply(state, "degree:possible", (at,)) if not negated(parse, verb.i) else state
    if modal in DUTY:
        if perfect:
            return apply(state, "degree:probable" if modal == "must" else "hypothetical", (at,))
        return apply(state, "hypothetical", (at,))
    return state
