"""Status, certainty and polarity of the happening that a word names, as the text with its sources puts it."""

from __future__ import annotations

from dateline.annotate.certainty.compose import compose
from dateline.annotate.certainty.state import State, apply
from dateline.annotate.certainty.tables import frames
from dateline.model.attribution import Attribution
from dateline.model.event import Commitment
from dateline.model.parse import Parse, Sentence
from dateline.model.span import Quote


def assess(parse: Parse, trigger: int, attributions: tuple[Attribution, ...]) -> Commitment:
    """Status, certainty, polarity and hedges of the happening that token `trigger` names."""
    reading = compose(parse, trigger)
    state = _frames(parse, trigger, reading.state)
    if state.polarity == "-" and state.status in ("happened", "ongoing") and reading.said:
        state = State("denied", "certain", "-", state.hedges)
    return state.commitment(_quotes(parse, state))


def _frames(parse: Parse, trigger: int, state: State) -> State:
    sentence = parse.sentence_of(trigger)
    lowers = [token.lower for token in parse.words(sentence)]
    for effect, words, place in frames():
        at = _find(lowers, words)
        if at is None:
            continue
        first = sentence.first + at
        if place == "before" and not first < trigger <= first + len(words) + 3:
            continue
        if place == "sentence" and first <= trigger < first + len(words):
            continue
        state = apply(state, effect, tuple(range(first, first + len(words))))
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


__all__ = ["Sentence", "assess"]
