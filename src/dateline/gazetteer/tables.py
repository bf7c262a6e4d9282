"""The tables that ship: countries, first-level units, US counties, natural features, and lists of our own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import cast

from dateline.gazetteer.entry import Row, Source, UnitName
from dateline.gazetteer.names import exact_key
from dateline.model.place import PlaceKind

NATURAL_EARTH = "Made with Natural Earth. Free vector and raster map data, https://www.naturalearthdata.com"
GEONAMES = "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0; changed: selected and merged"
CENSUS = "Outlines of counties: US Census Bureau"
OWN = "Places that city lists lack, gathered for dateline"

SOURCES = {
    "countries": Source("countries", GEONAMES, "CC BY 4.0"),
    "features": Source("features", OWN, "CC0 1.0"),
    "admin1": Source("admin1", NATURAL_EARTH, "public domain"),
    "regions": Source("regions", OWN, "CC0 1.0"),
    "natural": Source("natural", NATURAL_EARTH, "public domain"),
    "us_counties": Source("us_counties", CENSUS, "public domain"),
}


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one shipped table, by column name."""
    text = (files("dateline.gazetteer") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    columns = next(lines).split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def country_rows() -> Iterator[Row]:
    """Countries with their other names and demonyms."""
    for row in table("countries"):
        yield Row(
            row["id"], row["name"], float(row["latitude"]), float(row["longitude"]), "country", row["country"], "",
            int(row["population"] or 0), float(row["radius_km"]), "country", "", _many(row["alternates"]),
            _many(row["demonyms"]),
        )  # fmt: skip


def admin1_rows() -> Iterator[Row]:
    """First-level units; in a few countries Natural Earth's first level is the second one of others."""
    words: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in table("unit_words"):
        words[row["country"], row["admin1_code"]].append(row)
    for row in table("admin1"):
        more = words.get((row["country"], row["admin1_code"]), [])
        names = tuple(n for m in more for n in _many(m["alternates"]))
        kind: PlaceKind = "admin2" if row["country"] in SECOND_LEVEL else "admin1"
        yield Row(
            row["id"], row["name"], float(row["latitude"]), float(row["longitude"]), kind, row["country"],
            row["admin1_code"] if kind == "admin1" else "", 0, float(row["radius_km"]), row["type"] or "unit", "",
            (*names, *_many(row["alternates"])), tuple(n for m in more for n in _many(m["demonyms"])),
        )  # fmt: skip


SECOND_LEVEL = frozenset({"GB", "FR", "IT", "ES", "BE"})


def county_rows() -> Iterator[Row]:
    """Counties of the United States; their bare name counts as another name."""
    for row in table("us_counties"):
        yield Row(
            row["id"], row["name"], float(row["latitude"]), float(row["longitude"]), "admin2", "US",
            row["admin1_code"], 0, float(row["radius_km"]), "county", "", _short(row["name"]),
        )  # fmt: skip


def _short(county: str) -> tuple[str, ...]:
    """Other ways to write a county: "Platte", "Platte Co."."""
    bare, _, last = county.rpartition(" ")
    if last == "County":
        return bare, f"{bare} Co."
    return (bare,) if last == "Parish" else ()


def natural_rows() -> Iterator[Row]:
    """Rivers, lakes, seas, islands, ranges."""
    for row in table("natural"):
        yield Row(
            row["id"], row["name"], float(row["latitude"]), float(row["longitude"]), cast(PlaceKind, row["kind"]),
            "", "", 0, float(row["radius_km"]), row["type"], "", _many(row["alternates"]),
        )  # fmt: skip


def unit_names() -> Iterator[UnitName]:
    """Names of first-level units by GeoNames code."""
    for row in table("admin1"):
        if row["country"] not in SECOND_LEVEL and row["admin1_code"]:
            yield UnitName(row["country"], row["admin1_code"], row["name"])


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Country names by alpha-2 code.

    >>> country_names()["SY"]
    'Syria'
    """
    return {row["country"]: row["name"] for row in table("countries")}


def own_rows(name: str) -> Iterator[Row]:
    """Rows of a table of our own: `features` or `regions`."""
    for row in table(name):
        slug = f"{exact_key(row['name'])} {row['kind']} {row['country'].lower()}".strip().replace(" ", "-")
        yield Row(
            row["id"] or f"dateline:{slug}", row["name"], float(row["latitude"]), float(row["longitude"]),
            cast(PlaceKind, row["kind"]), row["country"], row["admin1"], 0, float(row["radius_km"]), row["feature"],
            row["parent"], _many(row["alternates"]), _many(row["demonyms"]),
        )  # fmt: skip
