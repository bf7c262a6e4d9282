"""Status, certainty and polarity of the happening that a word names, as the text with its sources puts it."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.certainty.compose import Reading, compose
from dateline.annotate.certainty.contrast import answered_no, contrast
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import frames, operators, words
from dateline.annotate.certainty.threat import threat
from dateline.model.attribution import Attribution
from dateline.model.event import Commitment
from dateline.model.parse import Parse
from dateline.model.span import Quote


def assess(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> Commitment:
    """Status, certainty, polarity and hedges of the happening that token `trigger` names.

    Args:
        trigger: index of the token in the parse.
        attributions: those of the document; may be empty, the words of saying are then seen in the parse alone.
    """
    reading = compose(parse, trigger)
    said = reading.said or _quoted(parse, trigger, attributions)
    reading = Reading(
        _unconfirmed_source(parse, reading, _opening(parse, reading, _frames(parse, trigger, reading))),
        reading.path,
        said,
    )
    if _opens_on_condition(parse, trigger):
        reading = replace(reading, state=apply(reading.state, "hypothetical"))
    state = threat(parse, trigger, reading)
    state = contrast(parse, trigger, replace(reading, state=state))
    if state.status == "denied" and _claimed(parse, trigger):
        state = apply(State(hedges=state.hedges), "disputed")
    if answered_no(parse, trigger):
        state = apply(State(hedges=state.hedges), "denied")
    if state.polarity == "-" and state.status in ("happened", "ongoing") and said:
        state = State("denied", "certain", "-", state.hedges)
    return state.commitment(_quotes(parse, state))


def _claimed(parse: Parse, trigger: int) -> bool:
    """ "The capture, announced by the rebels, was denied": somebody is named who says it happened."""
    for child in parse.children(trigger):
        token = parse.tokens[child]
        if token.dep in ("acl", "relcl") and token.lemma in words("speech"):
            return any(parse.tokens[c].dep in ("agent", "nsubj") for c in parse.children(child))
    return False


def _quoted(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> bool:
    token = parse.tokens[trigger]
    return any(part.start <= token.start and token.end <= part.end for link in attributions for part in link.content)


def _opens_on_condition(parse: Parse, trigger: int) -> bool:
    """ "Should the truce collapse, …": an inverted condition, whatever the parser made of it."""
    tokens = parse.words(parse.sentence_of(trigger))
    if tokens[0].lower not in ("should", "had", "were") or tokens[-1].text == "?" or len(tokens) < 4:
        return False
    comma = next((t.i for t in tokens if t.text == ","), -1)
    return tokens[0].i < trigger < comma


def _close(parse: Parse, last: int, trigger: int) -> bool:
    """Whether nothing but modifiers stands between a wording and the word it governs."""
    return all(t.pos not in ("VERB", "PUNCT") or t.dep in ("amod", "compound") for t in parse.tokens[last:trigger])


def _same_clause(parse: Parse, first: int, last: int, path: tuple[int, ...]) -> bool:
    """Whether a wording hangs on a verb that was passed on the way up."""
    for at in (first, *parse.ancestors(first)):
        if at in path:
            return True
        if parse.tokens[at].pos in ("VERB", "AUX") and not first <= at < last:
            return False
    return True


def _unconfirmed_source(parse: Parse, reading: Reading, state: State) -> State:
    """ "According to unconfirmed reports": what is said of the source falls on what it says."""
    for at in reading.path:
        for child in parse.children(at):
            if parse.tokens[child].lower != "according":
                continue
            for i in parse.subtree(child):
                operator = operators().get(("A", "mod", parse.tokens[i].lower))
                if operator is not None and operator.effect.startswith("degree"):
                    state = apply(state, operator.effect, (i,))
    return state


def _opening(parse: Parse, reading: Reading, state: State) -> State:
    """ "On Sunday, reportedly a thousand people were held": a hedge that opens the subject speaks of the clause."""
    for at in reading.path[:3]:
        for child in parse.children(at):
            if parse.tokens[child].dep not in ("nsubj", "nsubjpass"):
                continue
            word = parse.tokens[parse.subtree(child)[0]]
            operator = operators().get(("R", "mod", word.lower))
            if operator is not None and operator.effect.startswith("degree"):
                state = apply(state, operator.effect, (word.i,))
    return state


def _frames(parse: Parse, trigger: int, reading: Reading) -> State:
    """Fixed wordings around the happening."""
    state = reading.state
    sentence = parse.sentence_of(trigger)
    lowers = [token.lower for token in parse.words(sentence)]
    present = frozenset(lowers)
    for effect, wording, place in frames():
        at = _find(lowers, wording) if wording[0] in present else None
        if at is None:
            continue
        first = sentence.first + at
        last = first + len(wording)
        if place == "next" and first != trigger + 1:
            continue
        if place == "before" and not (last <= trigger <= last + 4 and _close(parse, last, trigger)):
            continue
        if (
            place == "sentence"
            and effect.startswith("degree:probable")
            and not _same_clause(parse, first, last, reading.path)
        ):
            continue
        if place == "after" and not first > trigger:
            continue
        if place == "sentence" and first <= trigger < last:
            continue
        if place == "fail" and not (state.status == "planned" and last > trigger):
            continue
        if place == "fail":
            state = replace(state, status="happened", certainty="certain")
        state = apply(state, effect, tuple(range(first, last)))
    return state


def _find(lowers: list[str], words: tuple[str, ...]) -> int | None:
    head = words[0]
    for at, word in enumerate(lowers):
        if word == head and len(lowers) - at >= len(words):
            if all(w in ("*", lowers[at + n]) for n, w in enumerate(words)):
                return at
    return None


def _quotes(parse: Parse, state: State) -> tuple[Quote, ...]:
    """The hedges as quotes, adjoining tokens together."""
    out: list[Quote] = []
    run: list[int] = []
    for i in (*state.hedges, -1):
        if run and i != run[-1] + 1:
            out.append(parse.quote(run[0], run[-1]))
            run = []
        if i >= 0:
            run.append(i)
    return tuple(out)
