"""The places a name may mean, gathered and thinned before they are weighed."""

from __future__ import annotations

import math
from dataclasses import replace

from dateline.annotate.place.port import PlaceFinder
from dateline.annotate.place.spans import Name
from dateline.gazetteer.entry import Entry
from dateline.model.place import Place

MOST = 24
SAME_SPOT_KM = 12.0
EARTH_KM = 6371.0


def kilometres(one: Place, other: Place) -> float:
    """Distance of two places along the earth.

    >>> round(kilometres(Place("x:1", "A", 0, 0, "other"), Place("x:2", "B", 0, 1, "other")))
    111
    """
    return distance(one.latitude, one.longitude, other.latitude, other.longitude)


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Distance of two points in km; degrees in."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def candidates(name: Name, gazetteer: PlaceFinder) -> tuple[Entry, ...]:
    """What a name may mean: the very name, else other romanisations; one entry for one spot.

    With a kind word beside it ("Anbar province") other romanisations count too where no exact one is of that kind.
    """
    found = name.entries
    if name.kinds and not any(entry.place.kind in name.kinds for entry in found) and name.key:
        found += tuple(e for e in gazetteer.find(f"{name.key} {name.unit}") if e.place.kind in name.kinds)
        found += tuple(e for e in gazetteer.find_romanised(name.key) if e.place.kind in name.kinds)
    if not found and len(name.key) > 4:
        found = gazetteer.find_romanised(name.key)
    if any(entry.match == "demonym" for entry in found):
        named = [e for e in found if e.match != "demonym" and (e.population > 20_000 or e.place.kind != "settlement")]
        found = (*(e for e in found if e.match == "demonym"), *named)
    kept = thinned(found)
    return (
        kept if "admin2" in name.kinds else tuple(entry for entry in kept if not shares_town(entry, kept, ("admin2",)))
    )


def shares_town(option: Entry, others: tuple[Entry, ...], kinds: tuple[str, ...] = ("admin1", "admin2")) -> bool:
    """Whether an option is the unit around a town of the same name that is among the others.

    The bare name is the town then, and "X district" the unit; in North America counties are told by their full name.
    """
    unit = option.place
    if unit.kind not in kinds or (unit.kind == "admin2" and unit.country in ("US", "CA", "AU")):
        return False
    return any(
        o.place.kind == "settlement"
        and o.place.country == unit.country
        and (unit.kind == "admin2" or o.population > 50_000)
        and kilometres(o.place, unit) < 1.5 * unit.radius_km + 30
        for o in others
    )


def thinned(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without repeats: the same id, or the same kind of place within a few kilometres."""
    kept: list[Entry] = []
    for entry in found:
        twin = next((i for i, other in enumerate(kept) if _same(entry, other)), None)
        if twin is None:
            kept.append(entry)
        elif entry.match == "name" and kept[twin].match != "name" and not kept[twin].place.id.startswith("dateline:"):
            kept[twin] = replace(kept[twin], match="name", likeness=1.0)
        if len(kept) >= MOST:
            break
    return tuple(kept)


def _same(one: Entry, other: Entry) -> bool:
    a, b = one.place, other.place
    if a.id == b.id:
        return True
    if {a.kind, b.kind} <= {"water", "region"} and one.match == other.match == "name":
        return kilometres(a, b) <= max(a.radius_km, b.radius_km)
    return a.kind == b.kind and a.kind in ("settlement", "quarter", "camp") and a.country == b.country and (
        abs(a.latitude - b.latitude) < 0.2 and kilometres(a, b) <= SAME_SPOT_KM
    )  # fmt: skip
