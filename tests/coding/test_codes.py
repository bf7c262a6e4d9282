"""Codes of the other schemes follow from the record, with a reason beside each."""

from __future__ import annotations

import pytest

from dateline.coding.scheme.codes import Facts, applies, load_crosswalk, violence_type
from dateline.model.event import UcdpCode


def facts(**told: object) -> Facts:
    given: dict[str, object] = {
        "type": "ASSAULT", "mode": None, "two_sided": False, "territory": None, "target": "unknown", "lethal": False,
        "state": False, "organised": False, "agents": frozenset(), "patients": frozenset(), "words": "",
    } | told  # fmt: skip
    return Facts(**given)  # type: ignore[arg-type]


def rule_for(case: Facts) -> dict[str, object]:
    return next(rule for rule in load_crosswalk() if applies(rule, case))


CASES = [
    # an air strike
    (facts(mode="aerial"), "195", "Air/drone strike"),
    # a grenade and another bomb
    (facts(mode="explosives", words="threw grenade"), "183", "Grenade"),
    (facts(mode="explosives"), "183", "Remote explosive/landmine/IED"),
    # a fight of two sides
    (facts(two_sided=True), "190", "Armed clash"),
    # a town changes hands
    (facts(type="COERCE", mode="seize", territory="gained_by_non_state"), "192", "Non-state actor overtakes territory"),
    # arrests
    (facts(type="COERCE", mode="arrest"), "173", "Arrests"),
    # a march
    (facts(type="PROTEST", mode="demo"), "141", "Peaceful protest"),
]


@pytest.mark.parametrize(("case", "cameo", "sub_event"), CASES)
def test_the_first_rule_that_holds_gives_the_codes(case: Facts, cameo: str, sub_event: str) -> None:
    rule = rule_for(case)
    assert rule["cameo"] == cameo
    assert rule["acled"][1] == sub_event  # type: ignore[index]


def test_an_attack_on_nobody_knows_whom_has_no_sub_event() -> None:
    assert "acled" not in rule_for(facts())


def test_violence_needs_a_death_and_an_organised_doer() -> None:
    rule = rule_for(facts(mode="aerial"))
    assert violence_type(rule, facts(mode="aerial", organised=True))[0] is None
    told = facts(mode="aerial", organised=True, lethal=True, target="civilian")
    assert violence_type(rule, told)[0] == UcdpCode(3)
    fight = facts(two_sided=True, organised=True, lethal=True, state=True, target="armed")
    assert violence_type(rule_for(fight), fight)[0] == UcdpCode(1)


def test_every_rule_has_a_name_a_reason_and_a_known_form() -> None:
    known = {
        "name",
        "why",
        "type",
        "mode",
        "two_sided",
        "territory",
        "target",
        "lethal",
        "word",
        "cameo",
        "acled",
        "ucdp",
    }
    for rule in load_crosswalk():
        assert set(rule) <= known
        assert all(rule[key] for key in ("name", "why", "cameo"))
