"""Where an event happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.coding.where import event_place
from dateline.model.document import Section
from dateline.model.place import Place, PlaceMention

KINDS = {"Kanda": "settlement", "Brela": "settlement", "Toma": "settlement", "Arland": "country", "Vara": "admin1"}


def named(text: str) -> tuple[PlaceMention, ...]:
    """Mentions of invented places, as the place layer would tell them."""
    found = []
    for name, kind in KINDS.items():
        start = text.find(name)
        while start >= 0:
            place = Place(f"x:{name}", name, 1.0, 2.0, kind, "XA")  # type: ignore[arg-type]
            precision = {"country": 6, "admin1": 4}.get(kind, 1)
            found.append((start, name, place, precision))
            start = text.find(name, start + 1)
    return tuple(
        PlaceMention(s, s + len(n), n, id=f"p{i}", status="resolved", place=p, precision=precision)
        for i, (s, n, p, precision) in enumerate(sorted(found, key=lambda f: f[0]), 1)
    )


def where(parsed, text: str, trigger: str, kind: str = "") -> tuple[str | None, str | None]:  # type: ignore[no-untyped-def]
    doc, parse = parsed(text)
    places = named(text)
    token = parse.token_at(text.index(trigger))
    answer = event_place(doc, parse, token.i, places, (), kind)
    assert (answer.place is None) == (answer.reason is not None)
    quotes = {m.id: m.quote for m in places}
    return quotes.get(answer.place or ""), answer.status


STATED = [
    ("Rebels attacked Kanda on Monday.", "attacked", "Kanda"),  # the object of an attack
    ("Nine people were killed in Kanda, officials in Brela said.", "killed", "Kanda"),  # not the speaker's town
    ("The siege of Kanda lasted four months.", "siege", "Kanda"),  # of
    ("In Kanda, soldiers shot a teacher.", "shot", "Kanda"),  # in front
    ("Kanda, where nine people were killed, is calm.", "killed", "Kanda"),  # relative clause
    ("Troops shelled Kanda and a bomb killed two men in Brela.", "killed", "Brela"),  # each clause its own
    ("Protesters in Kanda burned a bus.", "burned", "Kanda"),  # where those are who act
    ("The Kanda police fired at a crowd.", "fired", "Kanda"),  # those who act by their town
    ("Kanda's mayor told residents to stay at home.", "told", "Kanda"),  # the same for what is said
    ("Two men were stabbed near the Kanda flyover.", "stabbed", "Kanda"),  # what it happened at, by its town
    ("In Arland, aircraft struck a truck outside Kanda.", "struck", "Kanda"),  # inside the country that is nearer
]


@pytest.mark.parametrize(("text", "trigger", "place"), STATED)
def test_a_place_tied_by_grammar_is_stated(parsed, text: str, trigger: str, place: str) -> None:  # type: ignore[no-untyped-def]
    assert where(parsed, text, trigger) == (place, "stated")


def test_the_home_of_a_victim_is_not_the_place(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Rebels entered Kanda at dawn. A nurse from Brela was killed."
    assert where(parsed, text, "killed") == ("Kanda", "inherited")


def test_the_scene_of_the_passage_is_inherited(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Fighting broke out in Kanda on Monday. Nine people were killed."
    assert where(parsed, text, "killed") == ("Kanda", "inherited")


def test_people_who_flee_leave_from_a_place(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Soldiers entered Kanda. Hundreds of villagers fled to Brela."
    assert where(parsed, text, "fled", "DISPLACE") == ("Kanda", "inherited")


def test_who_retreats_leaves_from_a_place(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Rebels entered Kanda. The garrison streamed south to Brela."
    assert where(parsed, text, "streamed", "RETREAT") == ("Kanda", "inherited")


def test_a_place_that_no_gazetteer_has_sets_a_scene(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Rebels entered Kanda in May. They left in June. Last week shells fell in Umvadzi. Nine people died."
    doc, parse = parsed(text)
    start = text.index("Umvadzi")
    unknown = PlaceMention(start, start + 7, "Umvadzi", id="p9", status="unresolved", reason="none", precision=6)
    answer = event_place(doc, parse, parse.token_at(text.index("died")).i, (*named(text), unknown))
    assert (answer.place, answer.status) == ("p9", "inherited")


def test_a_speech_act_inherits_no_place(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "Nine people were killed in Kanda. The minister condemned the attack."
    assert where(parsed, text, "condemned", "ACCUSE") == (None, None)


def test_without_any_place_there_is_a_reason(parsed) -> None:  # type: ignore[no-untyped-def]
    assert where(parsed, "Nine people were killed.", "killed") == (None, None)


def test_a_town_that_only_a_dateline_names_gives_way_to_its_country(parsed) -> None:  # type: ignore[no-untyped-def]
    text = "KANDA, May 6 (Wire) - Gunmen killed nine people on Monday, police said. It was the worst day for Arland."
    doc, parse = parsed(text.replace("KANDA", "Kanda"))
    text = doc.text
    places = named(text)
    cut = text.index("Gunmen")
    doc = replace(doc, sections=(Section(0, cut - 1, "dateline"), Section(cut, len(text), "body")))
    answer = event_place(doc, parse, parse.token_at(text.index("killed")).i, places)
    assert [m.quote for m in places if m.id == answer.place] == ["Arland"]
    assert answer.status == "inherited"
