"""What is known of a happening while it is read from the word outwards, and how an operator changes it.

Invariant: the degree never rises. An operator can only weaken, but for those that settle the matter (a denial, an
attempt).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.model.event import Certainty, Commitment, EventStatus, Polarity
from dateline.model.span import Quote

DEGREES: tuple[Certainty, ...] = ("uncommitted", "possible", "probable", "certain")
REAL: frozenset[EventStatus] = frozenset(("happened", "ongoing"))


@dataclass(frozen=True, slots=True)
class State:
    """Status, degree and polarity so far, with the tokens that said so."""

    status: EventStatus = "happened"
    certainty: Certainty = "certain"
    polarity: Polarity = "+"
    hedges: tuple[int, ...] = ()

    def commitment(self, quotes: tuple[Quote, ...]) -> Commitment:
        """The state as a value of the record."""
        return Commitment(self.status, self.certainty, self.polarity, quotes)


def weakest(one: Certainty, other: Certainty) -> Certainty:
    """The lower of two degrees.

    >>> weakest("certain", "possible")
    'possible'
    """
    return min(one, other, key=DEGREES.index)


def flipped(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return "-" if polarity == "+" else "+"


def apply(state: State, effect: str, by: tuple[int, ...] = ()) -> State:
    """The state after an operator with this effect; `by` are the tokens of the operator.

    >>> apply(State(), "planned:probable").status
    'planned'
    """
    name, _, degree = effect.partition(":")
    hedged = replace(state, hedges=tuple(sorted({*state.hedges, *by})))
    if name in ("keep", "happened"):
        return state
    if name == "negative":
        return replace(hedged, polarity=flipped(state.polarity))
    if name == "degree":
        return replace(hedged, certainty=weakest(state.certainty, degree))  # type: ignore[arg-type]
    if name == "ongoing":
        return replace(state, status="ongoing") if state.status == "happened" else state
    if name == "attempted":
        if state.status in REAL and state.polarity == "-":
            return replace(hedged, polarity="+", status="happened")
        if state.status == "planned":
            return replace(hedged, status="attempted", certainty="certain", polarity="+")
        return replace(hedged, status="attempted") if state.status in REAL else state
    if name == "planned":
        if state.status in ("threatened", "hypothetical", "denied", "disputed"):
            return state
        sure = weakest(state.certainty, degree)  # type: ignore[arg-type]
        return replace(hedged, status="planned", certainty=sure)
    if name == "denied":
        if state.polarity == "-":
            return replace(hedged, polarity="+", certainty="uncommitted")
        return replace(hedged, status="denied", certainty="certain", polarity="-")
    if name in ("threatened", "hypothetical", "disputed"):
        if name == "hypothetical" and state.status == "threatened":
            return state
        return replace(hedged, status=name, certainty="uncommitted", polarity="+")  # type: ignore[arg-type]
    raise ValueError(f"no such effect in the operator table: {effect!r}")
