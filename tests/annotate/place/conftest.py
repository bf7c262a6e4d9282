"""A small gazetteer for the place layer: the shipped tables and a few dozen towns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.place import annotate_places
from dateline.gazetteer import core
from dateline.gazetteer.build import build_index
from dateline.gazetteer.entry import Row, Source
from dateline.gazetteer.index import Gazetteer, Index
from dateline.model.place import PlaceMention

# Real towns with the ids, points and populations of GeoNames (CC BY 4.0).
TOWNS = [
    ("geonames:170063", "Aleppo", 36.2012, 37.1612, "SY", "09", 1602264, ("Halab", "Alep"), ""),
    ("geonames:170654", "Damascus", 33.5102, 36.29128, "SY", "13", 1569394, (), "capital"),
    ("geonames:172955", "Ar Raqqah", 35.9528, 39.0079, "SY", "04", 177636, ("Raqqa", "Rakka"), ""),
    ("geonames:99072", "Mosul", 36.3350, 43.1189, "IQ", "15", 1739800, (), ""),
    ("geonames:98182", "Baghdad", 33.3406, 44.4009, "IQ", "07", 7216000, (), "capital"),
    ("geonames:703448", "Kyiv", 50.4547, 30.5238, "UA", "12", 2797553, ("Kiev",), "capital"),
    ("geonames:709717", "Donetsk", 48.023, 37.8022, "UA", "05", 1024700, (), ""),
    ("geonames:2988507", "Paris", 48.8534, 2.3488, "FR", "11", 2138551, (), "capital"),
    ("geonames:4717560", "Paris", 33.6609, -95.5555, "US", "TX", 24782, (), ""),
    ("geonames:4684888", "Dallas", 32.7831, -96.8067, "US", "TX", 1300092, (), ""),
    ("geonames:4140963", "Washington", 38.8951, -77.0364, "US", "DC", 689545, (), "capital"),
    ("geonames:3019329", "Eu", 50.05, 1.4167, "FR", "28", 8194, (), ""),
    ("geonames:2971000", "Us", 49.1, 1.9667, "FR", "11", 1300, (), ""),
    ("geonames:4844309", "Jackson", 32.2988, -90.1848, "US", "MS", 173514, (), ""),
    ("geonames:379252", "Khartoum", 15.5518, 32.5324, "SD", "29", 1974647, (), "capital"),
    ("geonames:216281", "Goma", -1.6741, 29.2284, "CD", "11", 144124, (), ""),
]


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The shipped tables and a few dozen towns."""
    rows = [
        Row(i, name, lat, lon, "settlement", country, admin1, people, 0.0, feature, "", others)
        for i, name, lat, lon, country, admin1, people, others, feature in TOWNS
    ]
    target = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    build_index(target, [*core.core_sources()[:-1], (Source("towns", "GeoNames", "CC BY 4.0"), rows)])
    return Gazetteer((Index(target),))


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer, parsed) -> Callable[[str], tuple[PlaceMention, ...]]:  # type: ignore[no-untyped-def]
    """The place mentions of a text."""

    def read(text: str) -> tuple[PlaceMention, ...]:
        doc, parse = parsed(text)
        found = annotate_places(doc, parse, gazetteer)
        for mention in found:
            assert text[mention.start : mention.end] == mention.quote
        return found

    return read
