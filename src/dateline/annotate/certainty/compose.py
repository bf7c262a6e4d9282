"""Read a happening from its word outwards: each word that governs it changes what the text commits itself to.

The way up follows complements, conjuncts, modifiers and arguments. It ends where the parse leaves the reach of the
operators: at relative clauses, at adverbial clauses, and at verbs that take a known happening as an argument.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.certainty.clause import auxiliaries, children, infinitive, is_verb, negators, subject
from dateline.annotate.certainty.condition import condition
from dateline.annotate.certainty.link import Link, link_of, operator_of
from dateline.annotate.certainty.modality import own_modality
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import operators, words
from dateline.model.parse import Parse, Token

STEPS = 16
CAUGHT = frozenset(("catch", "stop", "intercept", "apprehend", "surprise"))
DISPUTING = frozenset(("dispute", "contest", "deny", "question", "reject", "challenge"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The state of a happening, the tokens passed on the way up, and whether it stands inside somebody's words."""

    state: State
    path: tuple[int, ...]
    said: bool


def compose(parse: Parse, trigger: int) -> Reading:
    """Apply the operators from the trigger outwards."""
    used: set[int] = set()
    attempt = parse.tokens[trigger].lemma == "attempt"
    plot = parse.tokens[trigger].lemma in words("plot") and parse.tokens[trigger].pos == "NOUN"
    state = own_modality(
        parse, trigger, State("planned") if plot else State("attempted") if attempt else State(), used, trigger=True
    )
    state = _bare_infinitive(parse, trigger, state)
    at, said, path = trigger, False, [trigger]
    for _ in range(STEPS):
        state = condition(parse, at, state)
        token = parse.tokens[at]
        if token.head == at:
            break
        link = link_of(parse, at)
        above = parse.tokens[link.above]
        said = said or _speech_link(parse, token, link)
        step = _step(parse, at, link, state, used)
        if step is None:
            break
        state = step
        at = above.i
        path.append(at)
    said = said or _parenthetic(parse, path)
    return Reading(state, tuple(path), said)


def _step(parse: Parse, at: int, link: Link, state: State, used: set[int]) -> State | None:
    """The state after going up one link; None where the way ends."""
    above = parse.tokens[link.above]
    operator = operator_of(parse, at, link)
    if operator is not None:
        found = [n for n in _negators_of(parse, above) if n not in used]
        effect = operator.negated if found and operator.negated != "flip" else operator.effect
        used.update(found)
        if effect == "degree:uncommitted" and _asks_who(parse, at):
            effect = "keep"
        if effect == "denied" and any(c.dep == "poss" for c in children(parse, at)) and link.frame == "obj":
            effect = "disputed" if parse.tokens[at].lemma in words("claimnoun") else effect
        if effect.startswith("planned") and _realised(parse, at, above):
            effect = "cause"
        if effect == "cause":
            return own_modality(parse, above.i, state, used, fresh=False)
        if (
            effect.startswith("degree")
            and is_verb(parse.tokens[at])
            and infinitive(parse, at)
            and not _perfect(parse, at)
        ):
            state = apply(state, "ongoing")
        state = apply(state, effect, (above.i, *found))
        if operator.effect == "happened" and is_verb(above) and above.lemma in words("speech"):
            return _speaker_hedged(parse, above, state)
        return own_modality(parse, above.i, state, used, fresh=False)
    if link.preposition is not None:
        return _through_preposition(parse, at, link, state, used)
    return _plain_step(parse, at, link, state, used)


def _realised(parse: Parse, at: int, above: Token) -> bool:
    """ "had to leave", "was able to leave", "told us that they left": no plan, it came about (or is told as a fact)."""
    around = [c.lower for c in children(parse, above.i)]
    past = above.tag == "VBD" or "had" in around
    if above.lemma == "have" and infinitive(parse, at):
        return past
    if above.lower == "able":
        be = parse.tokens[above.head]
        return be.tag == "VBD" or any(
            c.tag in ("VBD", "VBZ", "VBP") and c.lemma == "have" for c in children(parse, be.i)
        )
    if above.lemma in words("factual"):
        token = parse.tokens[at]
        modal = any(c.tag == "MD" for c in children(parse, at))
        return is_verb(token) and token.dep == "ccomp" and token.tag != "VB" and not modal
    return False


def _perfect(parse: Parse, at: int) -> bool:
    return any(c.lemma == "have" for c in auxiliaries(parse, at))


def _speaker_hedged(parse: Parse, verb: Token, state: State) -> State:
    """ "Unconfirmed reports say": what is said of the source falls on what it says."""
    who = subject(parse, verb.i)
    for child in children(parse, who.i) if who is not None else ():
        operator = operators().get(("A", "mod", child.lower))
        if operator is not None and operator.effect.startswith("degree"):
            state = apply(state, operator.effect, (child.i,))
    return state


def _asks_who(parse: Parse, at: int) -> bool:
    """ "It is unclear who fired": that somebody did is taken for granted."""
    around = children(parse, at)
    if any(c.lower in ("whether", "if") for c in around):
        return False
    return any(c.tag in ("WP", "WRB", "WDT") and c.dep != "mark" for c in around)


def _negators_of(parse: Parse, above: Token) -> tuple[int, ...]:
    """What negates an operator; an adjective or noun after "be" is negated there."""
    found = negators(parse, above.i)
    if above.dep in ("acomp", "attr") and above.head != above.i:
        found = (*found, *(n for n in negators(parse, above.head) if n not in found))
    return found


def _through_preposition(parse: Parse, at: int, link: Link, state: State, used: set[int]) -> State | None:
    above = parse.tokens[link.above]
    if link.frame == "without":
        return apply(state, "negative", (link.preposition or at,))
    if link.frame in words("presuppose"):
        return None
    if above.pos in ("NOUN", "PROPN") and (above.lemma.lower() in words("through") or link.frame == "of"):
        if above.lemma.lower() in words("through"):
            return own_modality(parse, above.i, state, used)
        return None
    if parse.tokens[at].tag == "VBG" and is_verb(above) and link.frame in ("by", "in", "with", "for"):
        return own_modality(parse, above.i, state, used, fresh=False)
    if link.frame == "on" and is_verb(above) and above.lemma in words("remaining") and above.tag in ("VBZ", "VBP"):
        return apply(state, "ongoing")
    if link.frame == "to" and any(c.lower == "forward" for c in children(parse, above.i)):
        return apply(state, "planned:probable", (above.i,))
    if is_verb(above) and link.frame in ("in", "to", "into") and above.lemma in words("light"):
        return own_modality(parse, above.i, state, used)
    return None


def _plain_step(parse: Parse, at: int, link: Link, state: State, used: set[int]) -> State | None:
    token, above = parse.tokens[at], parse.tokens[link.above]
    frame = link.frame
    if frame == "stop":
        return None
    if frame == "conj":
        return _conjunct(parse, token, above, state)
    if frame == "same":
        return (
            own_modality(parse, above.i, state, used) if token.pos not in ("VERB",) or token.dep == "compound" else None
        )
    if frame == "relcl":
        return state if above.lemma.lower() in words("moment") else None
    if frame == "acl":
        return _participle(parse, token, above, state)
    if frame == "adv":
        return _adverbial(parse, token, above, state, used)
    if frame == "comp":
        return _complement(parse, token, above, state, used)
    if frame == "copula" and above.lemma in ("remain", "stay"):
        return own_modality(parse, above.i, apply(state, "ongoing"), used)
    if frame == "copula":
        return own_modality(parse, above.i, state, used)
    return _argument(parse, token, above, frame, state, used)


def _conjunct(parse: Parse, token: Token, above: Token, state: State) -> State | None:
    """A conjunct is governed by what governs the first, unless it has its own subject or is the only finite one."""
    if not is_verb(token):
        return state
    if subject(parse, token.i) is not None:
        return None
    if (
        is_verb(above)
        and token.tag in ("VBD", "VBZ", "VBP")
        and above.tag in ("VB", "VBG", "VBN")
        and above.dep != "ROOT"
    ):
        return None
    return state


def _participle(parse: Parse, token: Token, above: Token, state: State) -> State | None:
    """ "the missile aimed at": a participle shares the fate of its noun where that was stopped."""
    if above.dep in ("dobj", "nsubjpass") and token.tag == "VBN":
        link = link_of(parse, above.i)
        operator = operator_of(parse, above.i, link)
        if operator is not None and operator.effect == "attempted":
            return apply(state, "attempted", (link.above,))
    return None


def _adverbial(parse: Parse, token: Token, above: Token, state: State, used: set[int]) -> State | None:
    marks = [c.lower for c in children(parse, token.i) if c.dep == "mark" or c.tag == "WRB"]
    if token.tag == "VBG" and above.lemma in CAUGHT and (not marks or marks[0] in ("while", "as", "when")):
        return apply(state, "attempted", (above.i,))
    if "before" in marks and any(c.lower in ("could", "can") for c in children(parse, token.i)):
        return apply(State(), "attempted", ())
    if infinitive(parse, token.i) and any(c.lower in ("would", "could", "'d") for c in auxiliaries(parse, above.i)):
        return apply(state, "hypothetical")
    if token.tag == "VBG" and not marks and token.i > above.i:
        after = own_modality(parse, above.i, state, set(used), fresh=False)
        return after if after.status != "ongoing" else None
    return None


def _complement(parse: Parse, token: Token, above: Token, state: State, used: set[int]) -> State | None:
    if above.pos == "ADJ":
        return state
    if not is_verb(above):
        return state if above.lemma.lower() in words("through") or token.dep == "acl" else None
    if above.lemma == "warn" and state.status == "planned":
        state = apply(state, "hypothetical", (above.i,))
    if above.lemma in words("speech"):
        return _speaker_hedged(parse, above, state)
    if above.lemma == "be":
        return _copular(parse, token, above, state, used)
    done = above.tag == "VBD" and above.lemma in words("motion") and token.lemma not in words("harm")
    if infinitive(parse, token.i) and not done:
        state = apply(state, "planned:probable")
    if token.dep == "csubj" and token.tag == "VBG" and above.tag != "VBD":
        state = apply(state, "degree:uncommitted")
    return own_modality(parse, above.i, state, used)


def _copular(parse: Parse, token: Token, above: Token, state: State, used: set[int]) -> State | None:
    """ "It is possible that", "the aim is to", "the ceasefire is to"."""
    for child in children(parse, above.i):
        kind = "A" if child.dep == "acomp" else "N" if child.dep in ("attr", "nsubj") else ""
        if not kind or child.i == token.i:
            continue
        operator = operators().get((kind, "comp", child.lower)) or operators().get((kind, "comp", child.lemma.lower()))
        if operator:
            found = [n for n in _negators_of(parse, child) if n not in used]
            used.update(found)
            effect = operator.negated if found else operator.effect
            if effect == "degree:uncommitted" and _asks_who(parse, token.i):
                effect = "keep"
            state = apply(state, effect, (child.i, *found))
            return own_modality(parse, above.i, state, used, fresh=False)
    if infinitive(parse, token.i):
        return apply(state, "planned:certain", (above.i,))
    return own_modality(parse, above.i, state, used)


def _argument(parse: Parse, token: Token, above: Token, frame: str, state: State, used: set[int]) -> State | None:
    """A noun under a verb that is no operator: light verbs and new nouns take on what the clause says."""
    if not is_verb(above):
        return state if above.pos == "NOUN" else None
    false = _called_false(parse, token, above)
    if false is not None:
        return apply(State(hedges=state.hedges), "denied", (false,))
    verbs = [above, *(c for c in children(parse, above.i) if c.dep == "conj")]
    if any(verb.lemma in DISPUTING for verb in verbs[1:]) and frame == "obj":
        return apply(state, "disputed", tuple(v.i for v in verbs if v.lemma in DISPUTING))
    if above.lemma == "be":
        return _predicate(parse, token, above, state, used)
    if above.lemma in words("light") or indefinite(parse, token):
        if token.dep == "dobj" and above.lemma in words("speech"):
            return state
        would = any(c.lower in ("would", "'d", "could") for c in auxiliaries(parse, above.i))
        if would and above.lemma not in words("light") and frame == "subj":
            return apply(state, "hypothetical", tuple(c.i for c in auxiliaries(parse, above.i))[:1])
        state = own_modality(parse, above.i, state, used)
        if infinitive(parse, above.i):
            return _infinitive_clause(parse, above, state)
        return state
    return None


def _infinitive_clause(parse: Parse, verb: Token, state: State) -> State:
    link = link_of(parse, verb.i)
    if link.frame == "comp" and operator_of(parse, verb.i, link) is None and parse.tokens[link.above].lemma != "be":
        return apply(state, "planned:probable")
    return state


def _predicate(parse: Parse, token: Token, be: Token, state: State, used: set[int]) -> State:
    """ "An attack is likely", "a ceasefire is to take effect", "the threat is real"."""
    for child in children(parse, be.i):
        if child.dep == "acomp":
            operator = operators().get(("A", "comp", child.lower)) or operators().get(("A", "mod", child.lower))
            if operator:
                found = [n for n in negators(parse, be.i) if n not in used]
                used.update(found)
                state = apply(state, operator.negated if found else operator.effect, (child.i, *found))
        if child.dep == "xcomp" and infinitive(parse, child.i) and token.dep.startswith("nsubj"):
            state = apply(state, "planned:certain", (be.i,))
    return own_modality(parse, be.i, state, used)


def _called_false(parse: Parse, token: Token, verb: Token) -> int | None:
    """ "called the massacre a fabrication", "dismissed the story as fantasy", "the charges are baseless"."""
    if verb.lemma not in (
        "call",
        "describe",
        "brand",
        "label",
        "denounce",
        "dismiss",
        "reject",
        "term",
        "be",
        "deride",
        "condemn",
    ):
        return None
    for i in parse.subtree(verb.i):
        if i > token.i and parse.tokens[i].lower in words("falsity") and parse.tokens[i].sent == token.sent:
            return i
    return None


def indefinite(parse: Parse, token: Token) -> bool:
    """Whether a noun is new to the text: no article, or "a"; then the verb's modality reaches it."""
    for child in children(parse, token.i):
        if child.dep == "poss" or (
            child.dep == "det" and child.lower not in ("a", "an", "any", "another", "no", "some")
        ):
            return False
    return token.pos == "NOUN"


def _speech_link(parse: Parse, token: Token, link: Link) -> bool:
    above = parse.tokens[link.above]
    speech = is_verb(above) and above.lemma in words("speech") and link.frame in ("comp", "stop", "obj")
    return speech and token.dep in ("ccomp", "xcomp", "parataxis", "dobj", "dep")


def _parenthetic(parse: Parse, path: list[int]) -> bool:
    """ "There was, the colonel maintained, no retreat": the verb of saying hangs below."""
    for at in path:
        for child in children(parse, at):
            if (
                child.dep in ("parataxis", "ccomp")
                and child.lemma in words("speech")
                and subject(parse, child.i) is not None
            ):
                if not any(c.dep in ("ccomp", "dobj") for c in children(parse, child.i)):
                    return True
            if child.dep == "prep" and child.lower == "according":
                return True
    return False


def _bare_infinitive(parse: Parse, trigger: int, state: State) -> State:
    """An infinitive that hangs on no operator is a purpose: not there yet."""
    if not is_verb(parse.tokens[trigger]) or not infinitive(parse, trigger):
        return state
    link = link_of(parse, trigger)
    if operator_of(parse, trigger, link) is not None or link.frame == "comp":
        return state
    return apply(state, "planned:probable")
