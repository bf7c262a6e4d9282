"""How a spot lies to the place that is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.place.relation import placed
from dateline.model.place import Place, PlaceMention, PlaceRelation

Read = Callable[[str], tuple[PlaceMention, ...]]

RELATIONS = [
    # the plain name
    ("Nine people died in Mosul in Iraq.", None),
    # near
    ("Nine people died near Mosul in Iraq.", PlaceRelation("near")),
    # distance with bearing
    ("Nine people died 30 km north of Mosul in Iraq.", PlaceRelation("distance", 30.0, "north")),
    # miles, two-part bearing
    ("The camp lies 10 miles south-east of Mosul in Iraq.", PlaceRelation("distance", 16.1, "south-east")),
    # distance without bearing
    ("Nine people died 12 kilometres from Mosul in Iraq.", PlaceRelation("distance", 12.0, None)),
    # bearing without distance
    ("Fighting went on west of Mosul in Iraq.", PlaceRelation("near", None, "west")),
    # the first of two
    ("The bus was stopped between Mosul and Baghdad in Iraq.", PlaceRelation("between")),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_the_words_before_a_name_tell_how_the_spot_lies(
    places: Read, text: str, relation: PlaceRelation | None
) -> None:
    assert next(m.relation for m in places(text) if m.quote == "Mosul") == relation


def test_both_ends_of_a_stretch_are_marked(places: Read) -> None:
    found = places("The bus was stopped between Mosul and Baghdad in Iraq.")
    assert [m.precision for m in found if m.quote in ("Mosul", "Baghdad")] == [5, 5]


def test_a_spot_at_a_distance_is_shifted_and_wider() -> None:
    town = Place("x:1", "A", 36.0, 43.0, "settlement", "IQ", None, 5.0)
    spot = placed(town, PlaceRelation("distance", 20.0, "east"))
    assert spot.longitude > town.longitude
    assert spot.radius_km > town.radius_km
    assert placed(town, None) == town


def test_a_shift_across_the_date_line_stays_on_earth() -> None:
    spot = placed(Place("x:1", "A", 0.0, 179.9, "settlement"), PlaceRelation("distance", 50.0, "east"))
    assert -180 <= spot.longitude <= 180
