"""How the spot lies to the named place ("30 km north of X", "near X", "between X and Y"), and how exact that is."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from dateline.annotate.place.spans import Name, Reading
from dateline.gazetteer.entry import Entry
from dateline.model.place import Place, PlaceKind, PlaceRelation

NEAR = frozenset("near around outside surrounding nearby close towards toward beyond".split())  # noqa: SIM905
PARTS = frozenset("side part bank half suburbs outskirts edge countryside".split())  # noqa: SIM905
BEARINGS = {
    "north": 0, "north-east": 45, "northeast": 45, "east": 90, "south-east": 135, "southeast": 135, "south": 180,
    "south-west": 225, "southwest": 225, "west": 270, "north-west": 315, "northwest": 315,
}  # fmt: skip
SIDE = r"(?P<side>(?:north|south)[- ]?(?:east|west)|north|south|east|west)"
DISTANCE = re.compile(
    r"(?P<number>\d[\d,.]*|a few|several|a dozen)\s*-?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
    rf"(?:\s+(?:to\s+the\s+)?{SIDE})?(?:\s+(?:of|from|outside|away from|off))(?:\s+the)?"
    r"(?:\s+(?:town|city|village|capital)(?:\s+of)?,?)?\s*$",
    re.IGNORECASE,
)
BEARING_ONLY = re.compile(rf"\b{SIDE}\s+of(?:\s+the)?(?:\s+(?:town|city|village)\s+of)?\s*$", re.IGNORECASE)
VAGUE_KM = {"a few": 4.0, "several": 6.0, "a dozen": 12.0}
MILE_KM = 1.609
LONGEST_KM = 300.0
BY_KIND: dict[PlaceKind, int] = {
    "country": 6, "admin1": 4, "admin2": 3, "settlement": 1, "quarter": 1, "camp": 1, "facility": 1, "water": 5,
    "region": 5, "other": 1,
}  # fmt: skip
SEAS = frozenset("sea ocean gulf bay strait channel".split())  # noqa: SIM905


def relation_of(reading: Reading, name: Name) -> PlaceRelation | None:
    """The relation that the words before a name tell."""
    parse = reading.parse
    sentence = parse.sentence_of(name.first)
    before = parse.text[max(sentence.start, name.start - 70) : name.start]
    match = DISTANCE.search(before)
    if match:
        km = _km(match["number"], match["unit"])
        return PlaceRelation("distance", km, _bearing(match["side"])) if km is not None else None
    match = BEARING_ONLY.search(before)
    if match:
        return PlaceRelation("near", None, _bearing(match["side"]))
    words = [token.lower for token in parse.tokens[max(sentence.first, name.first - 5) : name.first]]
    while words and words[-1] in ("the", "to", "of", "town", "city", "village"):
        last = words.pop()
        if last == "of" and words and words[-1] in PARTS:
            return PlaceRelation("part")
    if not words:
        return None
    if words[-1] in NEAR:
        return PlaceRelation("near")
    if words[-1] == "between" or (words[-1] == "and" and "between" in words):
        return PlaceRelation("between")
    return None


def _km(number: str, unit: str) -> float | None:
    try:
        value = VAGUE_KM.get(number.lower()) or float(number.replace(",", "").rstrip("."))
    except ValueError:
        return None
    km = value * (MILE_KM if unit.lower().startswith("mi") else 1.0)
    return round(km, 1) if 0 < km <= LONGEST_KM else None


def _bearing(side: str | None) -> str | None:
    return side.lower().replace(" ", "-") if side else None


def placed(place: Place, relation: PlaceRelation | None) -> Place:
    """The spot that a relation tells: shifted where distance and bearing are known, else with a wider radius.

    >>> spot = placed(Place("x:1", "A", 10.0, 20.0, "settlement"), PlaceRelation("distance", 111.2, "north"))
    >>> round(spot.latitude, 1), spot.longitude
    (11.0, 20.0)
    """
    if relation is None or relation.kind == "part":
        return place
    if relation.kind != "distance" or relation.km is None:
        return replace(place, radius_km=round(max(place.radius_km * 2, place.radius_km + 5), 1))
    angle = BEARINGS.get(relation.bearing or "")
    if angle is None:
        return replace(place, radius_km=round(place.radius_km + relation.km, 1))
    turn = math.radians(angle)
    lat = place.latitude + relation.km * math.cos(turn) / 111.2
    wide = max(0.05, math.cos(math.radians(place.latitude)))
    lon = (place.longitude + relation.km * math.sin(turn) / (111.2 * wide) + 180) % 360 - 180
    if abs(lat) > 90:
        return place
    radius = round(place.radius_km + 0.3 * relation.km, 1)
    return replace(place, latitude=round(lat, 5), longitude=round(lon, 5), radius_km=radius)


def precision_of(entry: Entry | None, relation: PlaceRelation | None) -> int:
    """UCDP's where_prec: 1 exact, 2 near, 3 district, 4 province, 5 region, line, between places, 6 country, 7 sea."""
    if entry is None:
        return 6
    kind = entry.place.kind
    exact = 7 if kind == "water" and entry.feature.lower() in SEAS else BY_KIND[kind]
    if relation is None or exact > 2:
        return exact
    return {"between": 5, "part": exact}.get(relation.kind, 2)
