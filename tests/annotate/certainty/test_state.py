"""The state of a happening under operators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.certainty.state import DEGREES, State, apply
from dateline.annotate.certainty.tables import frames, operators

EFFECTS = sorted(
    {op.effect for op in operators().values()} | {op.negated for op in operators().values()} | {f[0] for f in frames()}
)


@given(st.lists(st.sampled_from([e for e in EFFECTS if e != "cause"]), max_size=6))
def test_every_effect_of_the_tables_is_known(effects: list[str]) -> None:
    state = State()
    for effect in effects:
        state = apply(state, effect)
    assert state.certainty in DEGREES


@given(st.sampled_from(["degree:probable", "degree:possible", "planned:probable"]), st.sampled_from(DEGREES))
def test_a_hedge_never_makes_surer(effect: str, degree: str) -> None:
    before = State(certainty=degree)  # type: ignore[arg-type]
    assert DEGREES.index(apply(before, effect).certainty) <= DEGREES.index(before.certainty)


def test_two_negations_cancel() -> None:
    assert apply(apply(State(), "negative"), "negative") == State()


def test_a_plan_that_was_foiled_is_an_attempt() -> None:
    assert apply(State("planned", "probable"), "attempted").status == "attempted"


def test_an_unknown_effect_is_a_fault_of_the_table() -> None:
    with pytest.raises(ValueError, match="operator table"):
        apply(State(), "nonsense")
