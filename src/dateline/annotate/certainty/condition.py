"""Conditions around a clause: it is one, or it hangs on one."""

from __future__ import annotations

from dateline.annotate.certainty.clause import SUBJECTS, auxiliaries, children, is_verb
from dateline.annotate.certainty.state import State, apply
from dateline.model.parse import Parse, Token

OPEN = frozenset(("if", "unless", "lest", "provided"))
WHOEVER = frozenset(("whoever", "anyone", "anybody", "everyone", "those", "any"))


def condition(parse: Parse, at: int, state: State) -> State:
    """The state after the conditions that token `at` stands in or under."""
    token = parse.tokens[at]
    if not is_verb(token):
        return state
    marks = [c for c in children(parse, at) if c.lower in (*OPEN, "whether") and c.dep in ("mark", "advmod")]
    for mark in marks:
        if mark.lower == "whether" or (mark.lower == "if" and token.head < at and _asked(parse, token)):
            infinitive = any(c.lower == "to" for c in auxiliaries(parse, at))
            if state.status in ("happened", "ongoing") and not infinitive:
                state = apply(state, "degree:uncommitted", (mark.i,))
        else:
            return apply(state, "hypothetical", (mark.i,))
    state = _time_clause(parse, token, state)
    inverted = _inverted(parse, at)
    if inverted is not None:
        return apply(state, "hypothetical", (inverted,))
    if state.status in ("planned", "hypothetical") and _hangs_on_condition(parse, at):
        return apply(state, "hypothetical")
    return _whoever(parse, token, state)


def _asked(parse: Parse, token: Token) -> bool:
    """Whether "if" stands for "whether": after saying, asking, knowing, and "clear" or "known"."""
    head = parse.tokens[token.head]
    if token.dep == "ccomp":
        return True
    asking = ("say", "tell", "ask", "know", "see", "determine", "establish", "wonder", "learn", "check", "investigate")
    unknown = ("clear", "known", "certain", "sure", "unclear", "unknown", "uncertain", "unsure")
    return head.lemma in asking or any(c.dep == "acomp" and c.lower in unknown for c in children(parse, head.i))


def _time_clause(parse: Parse, token: Token, state: State) -> State:
    """ "when the rains come": the plain present in a clause of time is the future, or any time."""
    if token.dep != "advcl" or token.tag not in ("VBP", "VBZ") or state.status not in ("happened", "ongoing"):
        return state
    marks = [
        c
        for c in children(parse, token.i)
        if c.lower in ("when", "whenever", "once", "until", "before", "after", "till")
    ]
    if not marks or any(c.tag == "MD" for c in children(parse, token.i)):
        return state
    main = parse.tokens[token.head]
    ahead = any(c.tag == "MD" for c in children(parse, main.i)) or main.tag == "VB"
    return apply(state, "hypothetical" if ahead else "degree:uncommitted", (marks[0].i,))


def _inverted(parse: Parse, at: int) -> int | None:
    """ "Should the talks fail", "Had the fuse worked", "were the general to be arrested"."""
    token = parse.tokens[at]
    subject = next((c for c in children(parse, at) if c.dep in SUBJECTS), None)
    if subject is None or parse.tokens[parse.sentence_of(at).last - 1].text == "?":
        return None
    first = min([subject.i, *parse.subtree(subject.i)])
    if first == 0:
        return None
    before = parse.tokens[first - 1]
    opens = first - 1 == parse.sentence_of(at).first or parse.tokens[first - 2].pos in (
        "PUNCT",
        "CCONJ",
        "VERB",
        "NOUN",
    )
    if before.lower not in ("should", "had", "were") or not opens:
        return None
    if before.lower == "were" and not any(c.lower == "to" for c in auxiliaries(parse, at)):
        return None
    return before.i if before.head in (token.i, token.head) or before.i == token.head else None


def _hangs_on_condition(parse: Parse, at: int) -> bool:
    for child in children(parse, at):
        if child.dep in ("advcl", "ccomp"):
            if any(c.lower in OPEN and c.dep in ("mark", "advmod") for c in children(parse, child.i)):
                return True
            if _inverted(parse, child.i) is not None:
                return True
        if (
            child.dep == "prep"
            and child.lower in ("without", "but")
            and any(c.dep == "pobj" for c in children(parse, child.i))
        ):
            return True
    return False


def _whoever(parse: Parse, token: Token, state: State) -> State:
    """Rules: "whoever sabotages the railway", "anyone who crosses"."""
    for child in children(parse, token.i):
        if child.dep in SUBJECTS and (
            child.lower == "whoever" or (child.lower in ("anyone", "anybody") and token.tag not in ("VBD", "VBN"))
        ):
            return apply(state, "hypothetical", (child.i,))
    if token.dep == "relcl" and parse.tokens[token.head].lower in ("anyone", "anybody", "whoever", "everyone"):
        return apply(state, "hypothetical", (token.head,))
    return state
