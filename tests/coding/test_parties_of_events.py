"""Who did it to whom: parties through passives, clauses, control, nouns and speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.time import annotate_times
from dateline.coding import code_events
from dateline.model.document import Document
from dateline.model.parse import Parse
from dateline.model.record import Mentions

Parsed = Callable[..., tuple[Document, Parse]]

CASES = [
    # who tells it is no doer, though the parse gives the verb no subject of its own
    (
        "At the weekend gunmen on motorbikes attacked the village of Kizara, residents said.",
        "ASSAULT",
        [],
        ["the village of Kizara"],
    ),
    # passive with a doer
    ("Two nurses were kidnapped by gunmen.", "ASSAULT", ["gunmen"], ["Two nurses"]),
    # several victims, each a party
    ("Soldiers shot a baker and a teacher.", "ASSAULT", ["Soldiers"], ["a baker", "a teacher"]),
    # bare plurals joined by "and" are one party
    ("Soldiers and policemen stormed the mosque.", "ASSAULT", ["Soldiers and policemen"], ["the mosque"]),
    # a headline drops the auxiliary
    ("Three teachers kidnapped near the border", "ASSAULT", [], ["Three teachers"]),
    # a participle
    ("Guards beating prisoners were filmed.", "ASSAULT", ["Guards"], ["prisoners"]),
    # a weapon is no agent
    ("A shell hit the school.", "ASSAULT", [], ["the school"]),
    # suffering verbs
    ("The patrol came under fire from rebels.", "ASSAULT", ["rebels"], ["The patrol"]),
    # carried out by
    ("The raid carried out by militants wounded the mayor.", "ASSAULT", ["militants"], ["the mayor"]),
    # the addressee stands in the clause of a demand
    ("The union demanded that the ministry free its leader.", "REQUEST", ["The union"], ["the ministry"]),
    # the owner of what is rejected
    ("The rebels rejected the offer of the mediators.", "REJECT", ["The rebels"], ["the mediators"]),
    # willing to is a promise
    ("The junta said it is willing to free the monks.", "AGREE", ["The junta"], ["the monks"]),
    # must is a demand
    ("The envoy said the army must leave the valley.", "REQUEST", ["The envoy"], ["the army"]),
    # a word that heads the line is no doer
    (
        "Security: on 11 August unidentified gunmen commandeered two lorries.",
        "COERCE",
        ["unidentified gunmen"],
        ["two lorries"],
    ),
    # a date right before the doer does not swallow him
    (
        "On the morning of 2 May 2002 Harbour Guard fighters fired at a convoy.",
        "ASSAULT",
        ["Harbour Guard fighters"],
        ["a convoy"],
    ),
    # a spot beside the target tells where
    ("They shot a minister and his wife at the gate.", "ASSAULT", ["They"], ["a minister", "his wife"]),
    # a stretch of ground tells where
    (
        "The clan claimed responsibility for the shooting of ten weavers on the road.",
        "ASSAULT",
        ["The clan"],
        ["ten weavers"],
    ),
    # a participle that reads like a noun closes the phrase
    ("A missile hit a hospital run by nuns on Friday.", "ASSAULT", [], ["a hospital"]),
    # an object pronoun is not the doer
    ("Gunmen stopped the driver on Monday and shot him.", "ASSAULT", ["Gunmen"], ["him"]),
]


@pytest.mark.parametrize(("text", "type_", "agents", "patients"), CASES)
def test_parties_stand_in_their_slots(
    parsed: Parsed, text: str, type_: str, agents: list[str], patients: list[str]
) -> None:
    doc, parse = parsed(text)
    _, times = annotate_times(doc, parse)
    event = next(e for e in code_events(doc, parse, Mentions(times=times)) if e.type == type_)
    assert [a.quote for a in event.agents] == agents
    assert [p.quote for p in event.patients] == patients


NONE = [
    # an aim
    "The army works to defeat the insurgents.",
    # a habit
    "They kidnap the rich for money.",
    # an accident
    "Nine people died in a bus crash on Monday.",
    # harm to oneself
    "The colonel killed himself in June.",
    # a state
    "The league supports the opposition.",
    # feared
    "Officials fear an attack on the port.",
    # negated
    "The soldiers did not attack the village.",
    # a warning of nothing to nobody
    "The office of the commissioner sent a warning too.",
    # a private request
    "A man of 58 asked me to forgive him.",
    # an order in a recipe
    "Beat the eggs and crush the biscuits.",
    # the content of a demand
    "The crowd demanded the release of the mayor.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_did_not_happen_is_no_record_of_violence_or_force(parsed: Parsed, text: str) -> None:
    doc, parse = parsed(text)
    events = code_events(doc, parse, Mentions())
    assert [e for e in events if e.type not in ("REQUEST", "CONSULT") or "asked" in text] == []
