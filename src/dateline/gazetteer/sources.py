"""Read places from files of others: GeoNames dumps, Who's On First exports, TSV with a header, GeoJSON.

Every reader streams: one line in memory at a time. A line that cannot be used becomes a `BadRow` that names it.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import math
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

from dateline.errors import SettingError
from dateline.gazetteer.build import KINDS, Item
from dateline.gazetteer.entry import BadRow, MoreNames, Row, Source, UnitName
from dateline.gazetteer.names import is_latin
from dateline.gazetteer.tables import GEONAMES
from dateline.model.place import PlaceKind

WOF = (
    "Data from Who's On First (https://whosonfirst.org/docs/licenses/), with data of GeoNames (CC BY 4.0), GeoPlanet"
    " and Quattroshapes (CC BY), Natural Earth (public domain), Mesoshapes (CC0)"
)
LONGEST_LINE = 1 << 20
_PACKED: dict[str, Callable[[Path], Any]] = {".xz": lzma.open, ".gz": gzip.open, ".bz2": bz2.open}
_CLASSES: dict[str, PlaceKind] = {
    "A": "admin2", "P": "settlement", "H": "water", "L": "region", "T": "region", "S": "facility", "U": "water",
    "V": "region", "R": "facility",
}  # fmt: skip
_CODES: dict[str, PlaceKind] = {
    "ADM1": "admin1", "ADM1H": "admin1", "PPLX": "quarter", "CMPRF": "camp", "CMP": "camp", "CMPLA": "camp",
    "OILF": "facility",
    "GASF": "facility", "MILB": "facility", "INDS": "facility", "PRK": "region",
}  # fmt: skip


def open_source(path: Path) -> tuple[Source, Iterator[Item]]:
    """The rows of a file, whatever its form, told by its first line.

    Raises:
        SettingError: the file is not there, or has none of the forms.
    """
    try:
        with _open(path) as lines:
            first = lines.readline(LONGEST_LINE)
    except (OSError, EOFError, zipfile.BadZipFile, lzma.LZMAError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: cannot be read as a source of places: {error}") from error
    columns = first.rstrip("\r\n").split("\t")
    name = path.name
    if first.lstrip("\ufeff \t").startswith("{"):
        return Source(name, "told by its owner", "told by its owner"), read_geojson(path)
    if first.startswith("#geonameid") and "placetype" in columns:
        return Source(name, WOF, "CC BY 4.0 and others"), _lines(path, name, _wof_row)
    if len(columns) == 19 and columns[0].isdigit():
        return Source(name, GEONAMES, "CC BY 4.0"), _lines(path, name, _dump_row)
    if "alternateNames" in name and 4 <= len(columns) <= 10:
        return Source(name, GEONAMES, "CC BY 4.0"), _lines(path, name, _alternate)
    if len(columns) == 4 and "." in columns[0]:
        return Source(name, GEONAMES, "CC BY 4.0"), _lines(path, name, _unit)
    if {"name", "latitude", "longitude"} <= set(_header(columns)):
        return Source(name, "told by its owner", "told by its owner"), read_table(path, _header(columns))
    raise SettingError(
        f"{path}: neither a GeoNames dump, alternate names, unit codes, a Who's On First export, GeoJSON, nor a TSV"
        " with the columns name, latitude, longitude"
    )


def _header(columns: list[str]) -> list[str]:
    return [column.strip().lstrip("#\ufeff").lower() for column in columns]


def _open(path: Path) -> IO[str]:
    raw: Any
    if path.suffix == ".zip":
        archive = zipfile.ZipFile(path)
        inner = max((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.file_size)
        raw = archive.open(inner)
    elif path.suffix in _PACKED:
        raw = _PACKED[path.suffix](path)
    else:
        raw = path.open("rb")
    return io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")


def _lines(path: Path, source: str, read: Callable[[list[str]], Item | None]) -> Iterator[Item]:
    """The rows of a file without quoting, one a line."""
    with _open(path) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE), ""), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                item = read(line.rstrip("\r\n").split("\t"))
            except (ValueError, IndexError) as error:
                yield BadRow(source, number, str(error))
                continue
            if item is not None:
                yield item


def point(latitude: str, longitude: str) -> tuple[float, float]:
    """Two cells as degrees.

    Raises:
        ValueError: no number, or off the globe.
    """
    lat, lon = float(latitude), float(longitude)
    if not (math.isfinite(lat) and math.isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point on earth: latitude {latitude}, longitude {longitude}")
    return lat, lon


def kind_of(feature_class: str, feature_code: str) -> PlaceKind:
    """Our kind for a GeoNames class and code.

    >>> kind_of("P", "PPLX"), kind_of("A", "PCLI"), kind_of("H", "STM")
    ('quarter', 'country', 'water')
    """
    if feature_class == "A" and feature_code.startswith("PCL"):
        return "country"
    return _CODES.get(feature_code) or _CLASSES.get(feature_class, "other")


def _dump_row(cells: list[str]) -> Row:
    if len(cells) != 19:
        raise ValueError(f"{len(cells)} columns instead of 19")
    return _geonames(cells, f"geonames:{int(cells[0])}")


def _wof_row(cells: list[str]) -> Row | None:
    if len(cells) != 24:
        raise ValueError(f"{len(cells)} columns instead of 24")
    row = _geonames(cells, f"geonames:{int(cells[19])}" if cells[19] else f"wof:{int(cells[0])}")
    return row if row.kind not in ("country", "admin1") else None  # the core's are better


def _geonames(cells: list[str], identity: str) -> Row:
    lat, lon = point(cells[4], cells[5])
    if not cells[1]:
        raise ValueError("no name")
    names = tuple(name for name in dict.fromkeys([cells[2], *cells[3].split(",")]) if usable(name) and name != cells[1])
    return Row(
        identity,
        cells[1],
        lat,
        lon,
        kind_of(cells[6], cells[7]),
        cells[8],
        cells[10],
        int(cells[14] or 0),
        0.0,
        cells[7],
        "",
        names,
    )


def usable(name: str) -> bool:
    """Whether another name of a place can be a name in an English report: Latin letters, no code, no bare consonants.

    >>> [usable(name) for name in ("Kiev", "KBP", "swldw", "al-Bab", "Київ")]
    [True, False, False, True, False]
    """
    return (
        len(name) > 2
        and is_latin(name)
        and not (len(name) <= 4 and name.isupper())
        and (name[0].isupper() or any(c.isupper() for c in name) or not name[0].isalpha())
    )


def _alternate(cells: list[str]) -> MoreNames | None:
    if len(cells) < 4:
        raise ValueError(f"{len(cells)} columns instead of 4 or more")
    if len(cells[2]) > 3 or not usable(cells[3]):  # "link", "post", "wkdt" …
        return None
    return MoreNames(f"geonames:{int(cells[1])}", (cells[3],))


def _unit(cells: list[str]) -> UnitName | None:
    if len(cells) != 4:
        raise ValueError(f"{len(cells)} columns instead of 4")
    parts = cells[0].split(".")
    return UnitName(parts[0], parts[1], cells[1]) if len(parts) == 2 else None


def read_table(path: Path, columns: list[str]) -> Iterator[Item]:
    """The user's own TSV; its first line names the columns.

    Needed: name, latitude, longitude. Known besides: id, kind, country, admin1 (code), alternates (by "|"), population,
    radius_km, parent.
    """

    def read(cells: list[str]) -> Row | None:
        if _header(cells) == columns:
            return None
        if len(cells) > len(columns):
            raise ValueError(f"{len(cells)} columns instead of {len(columns)}")
        return _own(dict(zip(columns, cells, strict=False)), path.stem)

    with _open(path) as lines:
        lines.readline(LONGEST_LINE)
        start = 2
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE), ""), start):
            if line.strip() and not line.startswith("#"):
                try:
                    item = read(line.rstrip("\r\n").split("\t"))
                except ValueError as error:
                    yield BadRow(path.name, number, str(error))
                else:
                    if item is not None:
                        yield item


def _own(cell: dict[str, str], source: str) -> Row:
    lat, lon = point(cell["latitude"], cell["longitude"])
    name, kind = cell["name"].strip(), cell.get("kind") or "settlement"
    if not name:
        raise ValueError("no name")
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    identity = cell.get("id") or f"{source}:{name}@{lat:.3f},{lon:.3f}"
    names = tuple(n for n in (cell.get("alternates") or "").split("|") if n)
    return Row(
        identity, name, lat, lon, cast(PlaceKind, kind), (cell.get("country") or "").upper(), cell.get("admin1") or "",
        int(cell.get("population") or 0), float(cell.get("radius_km") or 0), cell.get("feature") or "",
        cell.get("parent") or "", names,
    )  # fmt: skip


def read_geojson(path: Path) -> Iterator[Item]:
    """The user's own GeoJSON: features with a `name`; lines and areas count with the middle of their box."""
    try:
        with _open(path) as file:
            whole = json.load(file)
    except (ValueError, RecursionError) as error:
        raise SettingError(f"{path}: not valid JSON: {error}") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    for number, feature in enumerate(features if isinstance(features, list) else [whole], 1):
        try:
            yield _feature(feature, path.stem)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield BadRow(path.name, number, f"feature {number}: {error}")


def _feature(feature: dict[str, Any], source: str) -> Row:
    told = feature["properties"]
    spots = list(_positions(feature["geometry"]["coordinates"]))
    lons, lats = [float(s[0]) for s in spots], [float(s[1]) for s in spots]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    cell = {k: str(v) for k, v in told.items() if isinstance(v, (str, int, float))}
    if len(spots) > 1 and "radius_km" not in cell:
        wide = (max(lons) - min(lons)) * math.cos(math.radians(lat))
        cell["radius_km"] = f"{math.hypot(wide, max(lats) - min(lats)) * 111.2 / 2.8:.1f}"
    return _own({**cell, "latitude": str(lat), "longitude": str(lon)}, source)


def _positions(value: Any) -> Iterator[list[float]]:
    if isinstance(value[0], (int, float)):
        yield value
    else:
        for inner in value:
            yield from _positions(inner)
