"""Threats: harm announced on a condition, as a vow, or to somebody."""

from __future__ import annotations

from dateline.annotate.certainty.clause import children, imperative, is_verb, subject
from dateline.annotate.certainty.compose import Reading
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import words
from dateline.model.parse import Parse

CONDITIONAL = frozenset(("if", "unless", "until", "or", "any", "whoever", "anyone", "otherwise"))
OWN = frozenset(("it", "they", "we", "he", "she", "i"))
VOICE = frozenset(("would", "will", "'ll", "’ll", "could", "shall", "'d", "’d", "may", "might"))


def threat(parse: Parse, trigger: int, reading: Reading) -> State:
    """The state, turned into a threat where harm is announced by somebody who could do it."""
    state = reading.state
    if state.status not in ("planned", "hypothetical", "ongoing", "happened") or state.polarity == "-":
        return state
    token = parse.tokens[trigger]
    off = token.lemma == "set" and any(c.lower in ("off", "ablaze", "alight") for c in children(parse, trigger))
    harm = off or token.lemma.lower() in words("harm") or token.lemma.lower() in words("harmful")
    if not harm:
        return state
    sentence = parse.sentence_of(trigger)
    lowers = {t.lower for t in parse.words(sentence)}
    if _order_or_else(parse, trigger):
        return apply(state, "threatened")
    if state.status not in ("planned", "hypothetical"):
        return state
    if parse.tokens[sentence.first].lower in ("any", "whoever", "anyone") and any(
        t.lemma in words("speech") for t in parse.words(sentence)
    ):
        return apply(state, "threatened")
    if not reading.said and not _notice(parse, reading.path):
        return state
    speaker, verb = _speaker(parse, reading.path)
    if speaker in words("expert"):
        return state
    modal = any(c.lower in VOICE for at in reading.path[:2] for c in children(parse, at))
    own = subject(parse, trigger)
    about_self = own is not None and (own.lower in OWN or any(c.dep == "poss" for c in children(parse, own.i)))
    passive = own is not None and own.dep == "nsubjpass"
    conditional = bool(lowers & CONDITIONAL)
    if not modal:
        return state
    if verb in words("warning") and (about_self or passive):
        return apply(state, "threatened")
    if conditional and (about_self or passive) and is_verb(token):
        return apply(state, "threatened")
    return state


def _order_or_else(parse: Parse, trigger: int) -> bool:
    """ "Come down or we burn the granary", "disarm or face annihilation"."""
    at = trigger
    for _ in range(3):
        token = parse.tokens[at]
        if token.dep == "conj" and any(
            c.lower in ("or", "else") and c.dep == "cc" for c in children(parse, token.head)
        ):
            head = token.head
            return imperative(parse, head) or parse.tokens[head].tag == "VB"
        if token.head == at or token.dep not in ("dobj", "ccomp", "xcomp", "conj"):
            return False
        at = token.head
    return False


def _notice(parse: Parse, path: tuple[int, ...]) -> bool:
    return any(parse.tokens[at].lemma in ("notice", "ultimatum", "warning", "threat") for at in path)


def _speaker(parse: Parse, path: tuple[int, ...]) -> tuple[str, str]:
    """The lemma of whoever speaks, and of the verb of saying."""
    for at in path:
        token = parse.tokens[at]
        chain = [at, token.head]
        for i in chain:
            verb = parse.tokens[i]
            if verb.lemma in words("speech") or verb.lemma in words("warning"):
                who = subject(parse, i)
                return (who.lemma.lower() if who else ""), verb.lemma
            if verb.lemma == "notice":
                return "", "warn"
    return "", ""
