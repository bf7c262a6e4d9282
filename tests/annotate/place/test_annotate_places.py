"""Place mentions end to end: found, told from look-alikes, put on the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.place import PlaceMention

Read = Callable[[str], tuple[PlaceMention, ...]]


def mention(places: Read, text: str, quote: str) -> PlaceMention | None:
    return next((m for m in places(text) if m.quote == quote), None)


MEANT = [
    # the bare name is the town
    ("Shells hit Aleppo on Monday, residents of the Syrian city said.", "Aleppo", "geonames:170063"),
    # with a kind word it is the unit
    ("Clashes spread through Aleppo province in northern Syria.", "Aleppo", "geonames:170062"),
    # another spelling of the same town
    ("Air strikes on Rakka killed nine people, a monitor in Syria said.", "Rakka", "geonames:172955"),
    # a former name
    ("The president flew to Kiev, the capital of Ukraine.", "Kiev", "geonames:703448"),
    # the state after the comma decides
    ("A tornado hit Paris, Texas, on Tuesday night.", "Paris", "geonames:4717560"),
    # nothing speaks against the capital
    ("Ministers met in Paris to discuss the war. France will send aid.", "Paris", "geonames:2988507"),
    # an abbreviation in capitals is no village
    ("Troops from the US left the base in Iraq.", "US", "geonames:6252001"),
    # a region that no city list has
    ("Russia massed artillery in the Donbas, in the east of Ukraine.", "Donbas", "dateline:donbas-region-ua"),
    # a governorate whose namesakes lie overseas
    ("Officials in Nineveh province said villages around Mosul were retaken.", "Nineveh", "geonames:92877"),
    # a camp
    ("Soldiers surrounded the Zamzam camp in Darfur at dawn.", "Zamzam camp", "dateline:zamzam-camp-sd"),
]


@pytest.mark.parametrize(("text", "quote", "identity"), MEANT)
def test_a_name_means_the_place_that_its_words_point_to(places: Read, text: str, quote: str, identity: str) -> None:
    found = mention(places, text, quote)
    assert found is not None
    assert found.place is not None
    assert found.place.id == identity


NO_PLACES = [
    "Jesse Jackson thanked the crowd, and Mr. Jackson left.",  # persons
    "On Monday he read the report, and in March he resigned.",  # days and months
    "It gave us hope. They saw US.",  # us
]


@pytest.mark.parametrize("text", NO_PLACES[:2])
def test_names_of_persons_and_months_are_no_places(places: Read, text: str) -> None:
    assert [m.quote for m in places(text)] == []


def test_a_demonym_is_marked_and_points_to_its_country(places: Read) -> None:
    found = mention(places, "The Sudanese army shelled the market.", "Sudanese")
    assert found is not None
    assert found.role == "demonym"
    assert found.place is not None
    assert found.place.country == "SD"


def test_a_place_where_something_happens_is_a_location(places: Read) -> None:
    found = mention(places, "Nine people were killed in Goma on Friday.", "Goma")
    assert found is not None
    assert found.role == "location"


def test_a_village_that_the_gazetteer_lacks_is_unresolved_with_a_reason(places: Read) -> None:
    found = mention(places, "Gunmen burned houses in the village of Tarabelo, in Sudan.", "Tarabelo")
    assert found is None or (found.status == "unresolved" and found.place is None and found.reason)


PRECISE = [
    ("Two men died in Goma on Friday.", "Goma", 1),  # a town is exact
    ("Two men died near Goma on Friday.", "Goma", 2),  # near one is not
    ("Two men died in Aleppo province in Syria on Friday.", "Aleppo", 4),  # a province
    ("Two men died in Sudan on Friday.", "Sudan", 6),  # a country
    ("Fighting went on along the Euphrates in Syria.", "Euphrates", 5),  # a river
    ("A tanker was hit in the Red Sea off Yemen.", "Red Sea", 7),  # the sea
]


@pytest.mark.parametrize(("text", "quote", "precision"), PRECISE)
def test_precision_follows_the_scale_of_ucdp(places: Read, text: str, quote: str, precision: int) -> None:
    found = mention(places, text, quote)
    assert found is not None
    assert found.precision == precision


def test_a_text_in_capitals_is_read_too(places: Read) -> None:
    text = "BAGHDAD, 4 MAR -- NINE PEOPLE WERE KILLED IN MOSUL, IRAQ, WHEN A CAR BOMB EXPLODED."
    resolved = {m.quote: m.place.country for m in places(text) if m.place}
    assert resolved["MOSUL"] == "IQ"
    assert resolved["IRAQ"] == "IQ"


def test_ids_count_in_text_order_and_repeat(places: Read) -> None:
    text = "In Goma and in Mosul, in Iraq, people prayed. Goma was calm."
    assert [m.id for m in places(text)] == [f"p{n}" for n in range(1, len(places(text)) + 1)]
    assert places(text) == places(text)


ODD = ["", " ", ".", "\n\n", "A", "AL-", "In In In", "Al-" * 50, "Ü" * 300, "in " + "Aleppo " * 60, "São-São-São's’s"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_break_nothing(places: Read, text: str) -> None:
    places(text)


def test_a_building_that_no_gazetteer_has_lies_in_the_town_of_its_passage(places: Read) -> None:
    found = mention(places, "Rebels entered Goma on Monday. They burned the Kafelo hospital.", "Kafelo hospital")
    assert found is not None
    assert found.place is not None
    assert found.place.name == "Goma"
    assert found.relation is not None
    assert found.relation.kind == "part"
    assert found.score < 0.65


def test_a_building_without_any_town_is_unresolved_with_a_reason(places: Read) -> None:
    found = mention(places, "They burned the Kafelo hospital.", "Kafelo hospital")
    assert found is not None
    assert found.place is None
    assert found.reason
