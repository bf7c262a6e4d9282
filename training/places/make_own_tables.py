"""Turn the lists written by hand into the gazetteer's tables, and check their points against other sources.

    make_own_tables.py --check wof_places.tsv.xz

A row whose name the core or Who's On First knows within the stated radius (at least 15 km) says so in its source
column. Rows that a namesake of the same country contradicts are printed.
"""

from __future__ import annotations

import argparse
import lzma
import math
from collections import defaultdict
from pathlib import Path

from dateline.gazetteer import core, tables
from dateline.gazetteer.names import skeleton
from dateline.gazetteer.sources import usable

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "dateline" / "gazetteer" / "data"
COLUMNS = "id name kind feature country admin1 latitude longitude radius_km parent alternates demonyms source"


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    return math.hypot((lat1 - lat2) * 111.2, (lon1 - lon2) * 111.2 * math.cos(math.radians(lat1)))


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split(";") for line in lines if line and not line.startswith("#")]


def known_points(path: Path | None) -> dict[tuple[str, str], list[tuple[float, float, str]]]:
    known: dict[tuple[str, str], list[tuple[float, float, str]]] = defaultdict(list)
    for source, rows_ in (
        ("GeoNames", core.settlement_rows()),
        ("Natural Earth", tables.natural_rows()),
        ("Natural Earth", tables.admin1_rows()),
    ):
        for row in rows_:
            for key in {skeleton(n) for n in (row.name, *row.names)}:
                known[key, row.country].append((row.latitude, row.longitude, source))
    if path:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                c = line.split("\t")
                if not line.startswith("#"):
                    for key in {skeleton(n) for n in (c[1], *filter(usable, c[3].split(",")))}:
                        known[key, c[8]].append((float(c[4]), float(c[5]), "Who's On First"))
    return known


def write(name: str, told: str, out: list[list[str]]) -> None:
    text = "\n".join([f"# {told}", COLUMNS.replace(" ", "\t"), *("\t".join(r) for r in out)])
    (OUT / name).write_text(text + "\n", encoding="utf-8")
    print(name, len(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=Path)
    known = known_points(parser.parse_args().check)
    units = {(skeleton(n), r.country): r for r in tables.admin1_rows() for n in (r.name, *r.names)}
    more: list[list[str]] = []
    out, seen = [], set()
    for cells in rows("features_by_hand.txt"):
        name, kind, feature, country, lat, lon, radius, parent, alternates, demonyms = cells
        assert (name, kind, country) not in seen, name
        seen.add((name, kind, country))
        others = [n for n in alternates.split(",") if n]
        unit = (
            next((units[k, country] for k in map(skeleton, (name, *others)) if (k, country) in units), None)
            if kind == "admin1"
            else None
        )
        if unit:  # Natural Earth has it: only the names are ours
            more.append([country, unit.admin1_code, ",".join([name, *others]), demonyms])
            continue
        points = {
            p for n in (name, *others) for key in (skeleton(n),) for c in (country, "") for p in known.get((key, c), [])
        }
        near = sorted((km(float(lat), float(lon), a, b), s) for a, b, s in points)
        source = "by hand"
        if near and near[0][0] <= max(15, float(radius)):
            source = f"by hand; {near[0][1]} agrees within {max(1, round(near[0][0]))} km"
        elif near and kind in ("settlement", "camp", "quarter", "facility") and near[0][0] < 120:
            print(f"{name} {country}: nearest namesake {near[0][0]:.0f} km off ({near[0][1]})")
        out.append(
            [
                "",
                name,
                kind,
                feature,
                country,
                "",
                lat,
                lon,
                radius,
                parent,
                "|".join(others),
                demonyms.replace(",", "|"),
                source,
            ]
        )
    write(
        "features.tsv",
        "Rivers, regions, camps, oil fields, dams, crossings, villages, quarters. By hand, within the radius (km).",
        out,
    )
    out = []
    for cells in rows("regions_by_hand.txt"):
        identity, name, kind, feature, country, admin1, lat, lon, radius, others_, demonyms = cells
        names = (
            others_.replace(",", "|")
            if name != "Washington"
            else "Washington, D.C.|Washington DC|Washington D.C.|Washington, DC|D.C.|DC"
        )
        if kind == "admin1" and not identity and (skeleton(name), country) in units:
            more.append([country, units[skeleton(name), country].admin1_code, others_, demonyms])
            continue
        out.append(
            [
                identity,
                name,
                kind,
                feature,
                country,
                admin1,
                lat,
                lon,
                radius,
                "",
                names,
                demonyms.replace(",", "|"),
                "by hand; id of GeoNames" if identity else "by hand",
            ]
        )
    write(
        "regions.tsv",
        "Continents, regions, first-level units that Natural Earth lacks, quarters, buildings. By hand, radius in km.",
        out,
    )
    lines = [
        "# Abbreviations and demonyms of first-level units. By hand.",
        "country\tadmin1_code\talternates\tdemonyms",
    ]
    lines += [
        "\t".join([c[0], c[1], c[2].replace(",", "|"), c[3].replace(",", "|")])
        for c in [*rows("unit_words.txt"), *more]
    ]
    (OUT / "unit_words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
