"""Write a gazetteer's index: one SQLite file, finished in one piece or not at all.

The index is written beside its place and moved there when it is complete, so that a reader never sees half of one and
two processes that build at once do not disturb each other. Memory stays bounded: rows go to the file as they come.
"""

from __future__ import annotations

import contextlib
import math
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dateline.errors import StoreError
from dateline.gazetteer.entry import BadRow, BuildReport, MoreNames, Row, Source, UnitName
from dateline.gazetteer.names import exact_key, skeleton

FORMAT = 1
APPLICATION = 0x64_61_74_65  # "date"
KINDS = ("country", "admin1", "admin2", "settlement", "quarter", "camp", "facility", "water", "region", "other")
KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
NAME, ALIAS, DEMONYM = 0, 1, 2
KEPT_BAD = 20  # bad lines named per source; the rest are only counted
BATCH = 5_000
# Countries whose names are written in Latin letters at home: nothing is romanised there.
LATIN_AT_HOME = frozenset(
    [
        "US",
        "GB",
        "IE",
        "CA",
        "AU",
        "NZ",
        "FR",
        "DE",
        "AT",
        "CH",
        "BE",
        "NL",
        "LU",
        "DK",
        "SE",
        "NO",
        "FI",
        "IS",
        "IT",
        "ES",
        "PT",
        "AD",
        "MC",
        "SM",
        "MT",
        "PL",
        "CZ",
        "SK",
        "HU",
        "SI",
        "EE",
        "LV",
        "LT",
        "MX",
        "GT",
        "SV",
        "HN",
        "NI",
        "CR",
        "PA",
        "CU",
        "DO",
        "PR",
        "JM",
        "BR",
        "AR",
        "CL",
        "UY",
        "PY",
        "BO",
        "PE",
        "EC",
        "VE",
        "ZA",
    ]
)
Progress = Callable[[str], None]

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL, lat INTEGER NOT NULL,
    lon INTEGER NOT NULL, kind INTEGER NOT NULL, country TEXT, admin1 TEXT, population INTEGER, radius INTEGER,
    feature TEXT, parent TEXT);
CREATE TABLE name (key TEXT NOT NULL, weight INTEGER NOT NULL, place INTEGER NOT NULL, what INTEGER NOT NULL,
    PRIMARY KEY (key, weight, place)) WITHOUT ROWID;
CREATE TABLE loose (key TEXT NOT NULL, weight INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (key, weight, place)) WITHOUT ROWID;
CREATE TABLE unit (country TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (country, code))
    WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, credit TEXT, licence TEXT, version TEXT, rows INTEGER);
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TEMP TABLE staged_name (key TEXT, weight INTEGER, place INTEGER, what INTEGER);
CREATE TEMP TABLE staged_loose (key TEXT, weight INTEGER, place INTEGER);
"""

_INSERT = (
    "INSERT OR IGNORE INTO place (gid,name,lat,lon,kind,country,admin1,population,radius,feature,parent)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)

Item = Row | MoreNames | UnitName | BadRow


def radius_of(row: Row) -> float:
    """About half the extent of a place in km: as told, or by kind and population.

    >>> radius_of(Row("x:1", "Town", 1.0, 2.0, "settlement", population=1_000_000))
    11.5
    """
    if row.radius_km:
        return row.radius_km
    if row.kind == "settlement":
        return round(max(1.0, 1.5 + math.sqrt(row.population) / 100), 1)
    return {"country": 300.0, "admin1": 80.0, "admin2": 25.0, "region": 30.0, "water": 10.0, "other": 5.0}.get(
        row.kind, 2.0
    )


def weight_of(row: Row) -> int:
    """Order of the places that share a name: small comes first."""
    tier = {"country": 0, "admin1": 10, "region": 20, "water": 20}.get(row.kind, 25)
    return tier + 30 - min(30, int(2 * math.log2(row.population + 1) / 1.5)) if row.kind != "country" else 0


class IndexWriter:
    """Takes the rows of all sources and leaves one finished index."""

    def __init__(self, db: sqlite3.Connection, report: BuildReport) -> None:
        self._db = db
        self._report = report
        self._names: list[tuple[str, int, int, int]] = []
        self._loose: list[tuple[str, int, int]] = []
        db.executescript(_SCHEMA)
        db.execute("CREATE UNIQUE INDEX place_gid ON place (gid)")

    def add(self, source: Source, items: Iterable[Item], progress: Progress) -> None:
        """All items of one source; bad ones are counted and the first of them kept."""
        taken = bad = 0
        for item in items:
            if isinstance(item, Row):
                self._add_row(item)
                taken += 1
                if taken % 50_000 == 0:
                    progress(f"{source.name}: {taken:,} places")
            elif isinstance(item, BadRow):
                bad += 1
                if bad <= KEPT_BAD:
                    self._report.bad.append(item)
            elif isinstance(item, MoreNames):
                self._add_more(item)
            else:
                self._db.execute("INSERT OR IGNORE INTO unit VALUES (?,?,?)", (item.country, item.code, item.name))
        self._flush()
        self._report.bad_count += bad
        done = replace(source, rows=taken)
        self._report.sources.append(done)
        self._db.execute(
            "INSERT OR REPLACE INTO source VALUES (?,?,?,?,?)",
            (done.name, done.credit, done.licence, done.version, done.rows),
        )
        progress(f"{source.name}: {taken:,} places" + (f", {bad:,} lines refused" if bad else ""))

    def _add_row(self, row: Row) -> None:
        values = (row.id, row.name, round(row.latitude * 1e5), round(row.longitude * 1e5), KIND_NUMBER[row.kind],
                  row.country or None, row.admin1_code or None, row.population or None, round(radius_of(row) * 10),
                  row.feature or None, row.parent or None)  # fmt: skip
        cursor = self._db.execute(_INSERT, values)
        if cursor.rowcount == 0:  # the same place from a second source: only its names are new
            known = self._db.execute("SELECT id, name FROM place WHERE gid = ?", (row.id,)).fetchone()
            self._db.execute(
                "UPDATE place SET population = coalesce(population, ?), admin1 = coalesce(admin1, ?) WHERE id = ?",
                (row.population or None, row.admin1_code or None, known[0]),
            )
            named = [(known[1], NAME), *((name, ALIAS) for name in (row.name, *row.names))]
            self._file(known[0], weight_of(row), named)
            return
        if row.kind == "admin1" and row.admin1_code:
            self._db.execute("INSERT OR IGNORE INTO unit VALUES (?,?,?)", (row.country, row.admin1_code, row.name))
        named = [(row.name, NAME), *((n, ALIAS) for n in row.names), *((n, DEMONYM) for n in row.demonyms)]
        romanised = row.country not in LATIN_AT_HOME or row.kind != "settlement"
        self._file(cursor.lastrowid or 0, weight_of(row), named, romanised)

    def _add_more(self, more: MoreNames) -> None:
        known = self._db.execute("SELECT id, population FROM place WHERE gid = ?", (more.id,)).fetchone()
        if known is not None:
            weight = weight_of(Row("", "", 0, 0, "settlement", population=known[1] or 0))
            self._file(known[0], weight, [(name, ALIAS) for name in more.names])

    def _file(self, place: int, weight: int, named: list[tuple[str, int]], romanised: bool = True) -> None:
        keys: dict[str, int] = {}
        loose: set[str] = set()
        for name, what in named:
            key = exact_key(name)
            if key:
                keys.setdefault(key, what)
            if romanised and what != DEMONYM and len(key) > 3:
                loose.add(skeleton(name))
        self._names += [(key, weight, place, what) for key, what in keys.items()]
        self._loose += [(key, weight, place) for key in loose if len(key) > 2]
        if len(self._names) > BATCH:
            self._flush()

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO staged_name VALUES (?,?,?,?)", self._names)
        self._db.executemany("INSERT INTO staged_loose VALUES (?,?,?)", self._loose)
        self._names.clear()
        self._loose.clear()

    def finish(self, progress: Progress) -> None:
        """Sort the keys into their tables and mark the index as complete."""
        progress("sorting names")
        db = self._db
        db.execute(
            "INSERT OR IGNORE INTO name SELECT key, weight, place, what FROM staged_name"
            " ORDER BY key, weight, place, what"
        )
        db.execute(
            "INSERT OR IGNORE INTO loose SELECT key, weight, place FROM staged_loose ORDER BY key, weight, place"
        )
        db.execute("DROP TABLE staged_name")
        db.execute("DROP TABLE staged_loose")
        db.execute("CREATE VIRTUAL TABLE similar USING fts5(key, content='', detail='none', tokenize='trigram')")
        db.execute("CREATE TABLE spelling (id INTEGER PRIMARY KEY, key TEXT NOT NULL)")
        db.execute("INSERT INTO spelling (key) SELECT DISTINCT key FROM loose WHERE length(key) > 4")
        db.execute("INSERT INTO similar (rowid, key) SELECT id, key FROM spelling")
        places, names = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("place", "name"))
        self._report.places, self._report.names = places, names
        about = {"format": FORMAT, "places": places, "names": names, "complete": 1}
        db.executemany("INSERT INTO about VALUES (?,?)", [(k, str(v)) for k, v in about.items()])
        db.commit()
        progress("packing")
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.commit()
        db.execute("VACUUM")


def build_index(
    target: Path, sources: Iterable[tuple[Source, Iterable[Item]]], progress: Progress = lambda line: None
) -> BuildReport:
    """Build an index from sources and put it in place.

    Args:
        target: the file to make; an older one is replaced in one step when the new one is complete.
        sources: each with its rows, in order: the first source that knows an id gives the place.
        progress: told a line now and then.

    Returns:
        What was read, and which lines were refused.

    Raises:
        StoreError: the index cannot be written there.
    """
    started = time.monotonic()
    report = BuildReport()
    try:
        with _beside(target) as partial:
            db = sqlite3.connect(partial)
            try:
                db.executescript(
                    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA page_size=4096;"
                )
                writer = IndexWriter(db, report)
                for source, rows in sources:
                    writer.add(source, rows, progress)
                writer.finish(progress)
            finally:
                db.close()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target}: the gazetteer cannot be written: {error}") from error
    progress(f"{report.places:,} places, {report.names:,} names in {time.monotonic() - started:.0f} s")
    return report


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file in the folder of `target`, moved onto it on success and removed on failure."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    partial = Path(name)
    try:
        yield partial
        partial.chmod(0o644)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
        Path(f"{partial}-journal").unlink(missing_ok=True)
