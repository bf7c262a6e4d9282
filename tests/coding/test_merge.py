"""One record per happening: what is told twice is one, what is told of two is two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.time import annotate_times
from dateline.coding import code_events
from dateline.model.document import Document
from dateline.model.event import Event
from dateline.model.parse import Parse
from dateline.model.record import Mentions

Parsed = Callable[..., tuple[Document, Parse]]


def assaults(parsed: Parsed, text: str) -> list[Event]:
    doc, parse = parsed(text, published="2024-05-09")
    _, times = annotate_times(doc, parse)
    return [e for e in code_events(doc, parse, Mentions(times=times)) if e.type == "ASSAULT"]


ONE = [
    # an attack and what came of it
    "Gunmen attacked a bus on Monday, killing nine passengers and wounding four.",
    # cause in a phrase of the result
    "Nine passengers were killed in an attack on a bus on Monday.",
    # cause in a clause of the result
    "Nine marchers were killed on Monday when police opened fire.",
    # a definite noun takes it up
    "Rebels ambushed a patrol on Monday. The ambush lasted an hour.",
    # harm without a doer right after
    "Rebels shelled the harbour on Monday. Two dockers were killed.",
    # the same victim by name
    "Mira Tolan was shot on Monday. The murder of Mira Tolan shocked the town.",
    # harm told of the attack by two verbs
    "The blasts at a clinic on Monday, which killed nine people and injured six, were condemned.",
    # the same number of victims, without "the"
    "Raiders kidnapped 31 people on Monday. Clerks counted a total of 31 people kidnapped.",
    # a noun that described the victims before
    "Six Franciscan friars were murdered on Monday. The murder of the Franciscans shocked the town.",
    # one kind of attack on one day, told once with and once without whom it hit
    "Rebels attacked on Monday. A spokesman gave no figures. Guards say that the mill was attacked on Monday.",
    # a mention close to a later mention of the happening, not to its first
    "Gunmen shot two teachers on Monday. Schools closed. Parents wept. Masses were said. Shops closed too. "
    "The murder of the two teachers had no witness. They were killed with a burst of rifle fire.",
    # people told as more than those told of before
    "Jonas Velmar was shot on Monday. Five other people were wounded.",
    # whoever fell
    "Mira Tolan was shot on Monday. The victim was killed with a rifle.",
    # killed and wounded, counted side by side
    "The attack on a clinic on Monday, in which two people were killed and thirty wounded, was condemned.",
    # who it is laid to
    "Gunmen killed nine herders on Monday. The governor attributed the attack to the Harbour Guard.",
    # nobody is killed twice, whatever stands between
    "The murder of Mira Tolan on Monday was condemned. Schools closed. Shops closed. Parents wept. Masses were said. "
    "On Friday a judge said that Tolan was killed by a neighbour.",
    # as many people by another word, far on
    "Nine peasants were murdered on Monday. Schools closed. Shops closed. Parents wept. Masses were said. "
    "Nine villagers were killed, a bishop said.",
    # a claim of responsibility
    "A bomb wounded six guards on Monday. The Harbour Guard claimed responsibility for the bombing.",
]

TWO = [
    # other victims, other days
    "Gunmen killed a priest on Monday. Gunmen killed a teacher on Friday.",
    # another kind of act
    "Gunmen kidnapped a nurse on Monday. Guards beat a student on Friday.",
    # a siege and an air strike in it
    "Rebels besieged the port on Monday. An air strike destroyed a theatre there, killing nine people.",
    # as many, on another day
    "Nine peasants were murdered on Monday. Nine villagers were killed on Friday.",
    # an advance, and a death that is not told of it
    "Fighters were advancing on the town on Thursday. A pilot was killed in the raid.",
]


@pytest.mark.parametrize("text", ONE)
def test_mentions_of_one_happening_are_one_record(parsed: Parsed, text: str) -> None:
    assert len(assaults(parsed, text)) == 1, [e.trigger.quote for e in assaults(parsed, text)]


@pytest.mark.parametrize("text", TWO)
def test_two_happenings_are_two_records(parsed: Parsed, text: str) -> None:
    assert len(assaults(parsed, text)) == 2, [e.trigger.quote for e in assaults(parsed, text)]


def test_who_claims_an_attack_is_its_doer(parsed: Parsed) -> None:
    (event,) = assaults(parsed, ONE[-1])
    assert "The Harbour Guard" in [a.quote for a in event.agents]


def test_the_first_mention_in_the_body_gives_the_trigger(parsed: Parsed) -> None:
    (event,) = assaults(parsed, ONE[3])
    assert event.trigger.quote == "ambushed"
    assert [m.quote for m in event.mentions] == ["ambush"]


def test_a_war_is_none_of_the_attacks_in_it(parsed: Parsed) -> None:
    (event,) = assaults(parsed, "Gunmen killed nine herders on Friday. The war makes orphans.")
    assert [m.quote for m in event.mentions] == []
    assert not event.two_sided
