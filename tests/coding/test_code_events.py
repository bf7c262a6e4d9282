"""Events from text: what is told becomes one record, what is not told becomes none."""

from __future__ import annotations

import pytest

from dateline import read_text
from dateline.coding import code_events
from dateline.model.event import Event
from dateline.model.record import Mentions


def coded(parsed: object, text: str) -> tuple[Event, ...]:
    doc, parse = parsed(text)  # type: ignore[operator]
    return code_events(doc, parse, Mentions())


TOLD = [
    # active and passive
    ("Gunmen attacked a convoy near the border.", "ASSAULT", "Gunmen", "a convoy"),
    ("A convoy was attacked by gunmen near the border.", "ASSAULT", "gunmen", "A convoy"),
    # a noun with its parties
    ("The killing of three farmers by soldiers shook the valley.", "ASSAULT", "soldiers", "three farmers"),
    # a light verb
    ("Rebels launched an attack on the town of Brela.", "ASSAULT", "Rebels", "the town of Brela"),
    # control
    ("The court ordered the minister to appear.", "REQUEST", "The court", "the minister"),
    # a relative clause
    ("The soldiers who shot the student fled.", "ASSAULT", "The soldiers", "the student"),
]


@pytest.mark.parametrize(("text", "type_", "agent", "patient"), TOLD)
def test_a_happening_is_told_once_with_its_parties(
    parsed: object, text: str, type_: str, agent: str, patient: str
) -> None:
    event = next(e for e in coded(parsed, text) if e.type == type_)
    assert [a.quote for a in event.agents] == [agent]
    assert [p.quote for p in event.patients] == [patient]


UNTOLD = [
    # metaphor
    "She lost her battle with cancer in May.",
    # sport
    "The striker scored two goals as the team beat its rivals in the cup final.",
    # business
    "The merger struck a deal that hit record profits in the market.",
    # criticism of a thing
    "Critics attacked the report as thin.",
    # medicine
    "He died of a heart attack.",
    # a state
    "The city lies in ruins.",
    # what is destroyed is no thing
    "The enemies of freedom have destroyed democracy.",
    # escaped, suspended, done every day, only come for
    "The mayor escaped being kidnapped.",
    "The rebels announced a suspension of their attacks on civilian officials.",
    "The officers, who fight every day, have my respect.",
    "They warn the invaders who come here to massacre our brothers.",
    # force named by a noun, no day, no place, nobody in particular
    "The minister spoke of the attacks by the rebels.",
    "Officials praised him despite the attack on the depot.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_happening_gives_no_record(parsed: object, text: str) -> None:
    assert [e for e in coded(parsed, text) if e.type in ("ASSAULT", "COERCE", "PROTEST")] == []


def test_fighting_has_agents_on_both_sides(parsed: object) -> None:
    (event,) = coded(parsed, "Herders clashed with farmers on Monday.")
    assert event.two_sided
    assert [a.quote for a in event.agents] == ["Herders", "farmers"]


def test_an_attack_and_its_deaths_are_one_record(parsed: object) -> None:
    events = coded(parsed, "Gunmen attacked a bus, killing nine passengers.")
    assert [e.trigger.quote for e in events] == ["attacked"]


def test_the_victims_of_a_noun_stand_behind_its_place_too(parsed: object) -> None:
    event = next(
        e for e in coded(parsed, "Officers condemned the murder in Paris of a judge on Monday.") if e.type == "ASSAULT"
    )
    assert [p.quote for p in event.patients] == ["a judge"]


def test_an_offensive_without_fighting_is_a_movement_of_troops(parsed: object) -> None:
    (event,) = coded(parsed, "On Monday the army launched an offensive.")
    assert (event.type, event.mode) == ("MOBILIZE", "troops")
    assert "ASSAULT" in {
        e.type for e in coded(parsed, "On Monday the army launched an offensive on the town of Brela.")
    }


DENIED = [
    ("Reports that nine fishermen were detained are false.", 1),
    ("It is false that the army burned nine hamlets.", 1),
    # what a text itself denies is no happening
    ("The army did not burn the hamlets.", 0),
]


@pytest.mark.parametrize(("text", "records"), DENIED)
def test_a_denied_charge_is_a_denied_record(parsed: object, text: str, records: int) -> None:
    events = [e for e in coded(parsed, text) if e.type in ("ASSAULT", "COERCE")]
    assert [e.status for e in events] == ["denied"] * records


GIVEN_UP = [
    ("The premier gave himself up at the ministry.", "The premier"),
    ("Two of the gunmen turned themselves in.", "Two of the gunmen"),
    ("Under the accord 3,000 guerrillas are to surrender.", "3,000 guerrillas"),
]


@pytest.mark.parametrize(("text", "agent"), GIVEN_UP)
def test_who_gives_himself_up_lays_down_arms(parsed: object, text: str, agent: str) -> None:
    (event,) = [e for e in coded(parsed, text) if e.type == "RETREAT"]
    assert (event.mode, [a.quote for a in event.agents]) == ("disarm", [agent])


def test_a_cleft_sentence_tells_who_did_it(parsed: object) -> None:
    assert [e.trigger.quote for e in coded(parsed, "It is they who kidnapped nine nurses on Monday.")] == ["kidnapped"]
    assert not coded(parsed, "Nobody knew who had kidnapped the nurses.")


BRIEF = [
    # headlines and bulletins tell one happening in the present tense
    ("Soldiers capture 67 rebels in Brela.", 1),
    ("Jets bomb a depot.", 1),
    # what goes on in general
    ("The rebels kidnap farmers.", 0),
    # what should be done
    ("The leaders should be arrested, he said.", 0),
]


@pytest.mark.parametrize(("text", "records"), BRIEF)
def test_the_present_tense_tells_a_happening_where_its_victims_are_counted_or_named(
    parsed: object, text: str, records: int
) -> None:
    assert len([e for e in coded(parsed, text) if e.type in ("ASSAULT", "COERCE")]) == records


SAID = [
    # a name is in public, whatever the parser makes of its role
    ("Trump urges UN to renew the sanctions.", "Trump"),
    # who issues a statement says what stands in it
    ("The envoys issued a statement urging the rebels to leave.", "The envoys"),
    # who gathers to demand has demanded
    ("On Monday demonstrators gathered to demand that the minister resign.", "demonstrators"),
]


@pytest.mark.parametrize(("text", "agent"), SAID)
def test_a_demand_has_its_speaker(text: str, agent: str) -> None:
    event = next(e for e in read_text(text).events if e.type == "REQUEST")
    assert [a.quote for a in event.agents] == [agent]
