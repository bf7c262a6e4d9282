"""Look places up by name in an index on disk.

An index is read-only: it is opened so that SQLite takes no lock and never writes beside it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from dateline.errors import StoreError
from dateline.gazetteer.build import APPLICATION, DEMONYM, FORMAT, KINDS, NAME
from dateline.gazetteer.entry import Entry, Match, Source
from dateline.gazetteer.names import exact_key, likeness, skeleton, trigrams
from dateline.model.place import Place, PlaceKind

MOST = 60  # places looked at for one name, the weightiest first
_COLUMNS = "p.id, p.gid, p.name, p.lat, p.lon, p.kind, p.country, p.admin1, p.population, p.radius, p.feature, p.parent"
_FROM = "n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.weight"
_EXACT = f"SELECT {_COLUMNS}, n.what FROM name {_FROM} LIMIT {MOST}"
_LOOSE = f"SELECT {_COLUMNS}, 1 FROM loose {_FROM} LIMIT {MOST}"
_SIMILAR = (
    "SELECT key FROM spelling WHERE id IN (SELECT rowid FROM similar WHERE similar MATCH ? ORDER BY rank LIMIT 40)"
)


class Index:
    """One index file.

    Raises:
        StoreError: the file is no index, is damaged or incomplete, or of another format.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            size = path.stat().st_size
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._check(size)
            units = self._db.execute("SELECT country, code, name FROM unit").fetchall()
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{path}: this gazetteer index is damaged ({error}); {_WAY_OUT}") from error
        self._units = {(country, code): name for country, code, name in units}
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.find_romanised = lru_cache(maxsize=20_000)(self._find_romanised)

    def _check(self, size: int) -> None:
        value = {
            name: self._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "page_count", "page_size")
        }
        if value["application_id"] != APPLICATION:
            raise StoreError(f"{self.path}: not a gazetteer index, or one that was never finished; {_WAY_OUT}")
        if value["user_version"] != FORMAT:
            raise StoreError(
                f"{self.path}: index of format {value['user_version']}, this program reads {FORMAT}; {_WAY_OUT}"
            )
        if value["page_count"] * value["page_size"] != size:
            raise StoreError(f"{self.path}: this gazetteer index is cut off; {_WAY_OUT}")
        if self._db.execute("SELECT value FROM about WHERE key = 'complete'").fetchone() is None:
            raise StoreError(f"{self.path}: this gazetteer index was never finished; {_WAY_OUT}")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _rows(self, statement: str, value: str) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._db.execute(statement, (value,)).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: this gazetteer index is damaged ({error}); {_WAY_OUT}") from error

    def _find(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entry(row) for row in self._rows(_EXACT, key))

    def _find_romanised(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._entry(row, "romanised", 0.8) for row in self._rows(_LOOSE, key))

    def find_similar(self, key: str, least: float = 0.5) -> tuple[Entry, ...]:
        """Places with a spelling whose skeleton shares enough trigrams with the skeleton `key`."""
        pieces = sorted({key[i : i + 3] for i in range(len(key) - 2)} & trigrams(key))
        if not pieces:
            return ()
        query = " OR ".join('"' + piece.replace('"', "") + '"' for piece in pieces)
        found: list[Entry] = []
        for (spelling,) in self._rows(_SIMILAR, query):
            share = likeness(key, cast(str, spelling))
            if share >= least:
                found += [self._entry(row, "similar", 0.7 * share) for row in self._rows(_LOOSE, cast(str, spelling))]
        return tuple(sorted(found, key=lambda entry: -entry.likeness)[:MOST])

    def _entry(self, row: Iterable[object], match: Match | None = None, share: float = 1.0) -> Entry:
        _, gid, name, lat, lon, kind, country, admin1, population, radius, feature, parent, what = cast(
            "tuple[int, str, str, int, int, int, str | None, str | None, int | None, int, str | None, str | None, int]",
            row,
        )
        unit = self._units.get((country or "", admin1 or ""))
        place = Place(gid, name, lat / 1e5, lon / 1e5, cast(PlaceKind, KINDS[kind]), country, unit, radius / 10)
        how: Match = match or ("name" if what == NAME else "demonym" if what == DEMONYM else "alias")
        return Entry(place, how, share, population or 0, admin1 or "", feature or "", parent or "")

    def sources(self) -> tuple[Source, ...]:
        """Where the places of this index come from, with credits."""
        statement = "SELECT name, credit, licence, version, rows FROM source WHERE name != ? ORDER BY rowid"
        return tuple(Source(*cast("tuple[str, str, str, str, int]", row)) for row in self._rows(statement, ""))

    def counts(self) -> dict[str, int]:
        """Numbers of places and names."""
        rows = self._rows("SELECT key, value FROM about WHERE key != ?", "")
        return {str(key): int(str(value)) for key, value in rows}

    def verify(self) -> None:
        """Read every page once.

        Raises:
            StoreError: some page is damaged.
        """
        rows = self._rows("SELECT * FROM pragma_quick_check WHERE 1 OR ?", "")
        if rows != [("ok",)]:
            raise StoreError(f"{self.path}: this gazetteer index is damaged ({rows[0][0]}); {_WAY_OUT}")


_WAY_OUT = "build it again with `dateline gazetteer build`, or delete the file"


class Gazetteer:
    """Several indexes as one: the core and what the user added. A place that two know is told once, by the first."""

    def __init__(self, indexes: tuple[Index, ...]) -> None:
        self.indexes = indexes

    def find(self, name: str) -> tuple[Entry, ...]:
        """Places with this very name, but for case, diacritics and punctuation; the weightiest first."""
        key = exact_key(name)
        if len(self.indexes) == 1:
            return self.indexes[0].find(key)
        return _merged(index.find(key) for index in self.indexes)

    def find_romanised(self, name: str) -> tuple[Entry, ...]:
        """Places whose name may be this one in another romanisation."""
        key = skeleton(name)
        return _merged(index.find_romanised(key) for index in self.indexes) if len(key) > 2 else ()

    def find_similar(self, name: str, least: float = 0.5) -> tuple[Entry, ...]:
        """Places with a similar spelling, the most similar first. Slow: for single questions."""
        return _merged(index.find_similar(skeleton(name), least) for index in self.indexes)

    def sources(self) -> tuple[Source, ...]:
        """Where the places come from, with credits."""
        return tuple(dict.fromkeys(source for index in self.indexes for source in index.sources()))

    def close(self) -> None:
        """Let go of the files."""
        for index in self.indexes:
            index.close()


def _merged(parts: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    known: dict[str, Entry] = {}
    for part in parts:
        for entry in part:
            known.setdefault(entry.place.id, entry)
    return tuple(known.values())
