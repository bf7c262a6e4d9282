"""The adapter to SQLite.

A document is acknowledged when its transaction is committed with `synchronous = FULL`: from then on neither a killed
process nor a power cut loses it. Its original is durable before the transaction begins; what a kill leaves between the
two is a file nobody refers to, which the next run takes up as it is.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Self

import msgspec

from dateline.errors import StoreError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.model.record import Record
from dateline.store.port import StoredDocument, StoredFailure, checked_record, stored_record
from dateline.store.sqlite.migrations import migrate
from dateline.store.sqlite.originals import Originals

PATIENCE = 30.0  # seconds to wait for another process that writes

Connect = Callable[..., sqlite3.Connection]

_DOCUMENTS = """
    SELECT first.sha256, latest.edition, first.received, latest.events
    FROM (SELECT sha256, min(number) AS low, max(number) AS high FROM records GROUP BY sha256) AS span
    JOIN records AS first ON first.number = span.low
    JOIN records AS latest ON latest.number = span.high
    ORDER BY span.low"""

_FAILURES = """
    SELECT uri, reason, sha256, edition, received FROM failures
    WHERE CASE sha256
        WHEN '' THEN NOT EXISTS (SELECT 1 FROM addresses JOIN records USING (sha256) WHERE addresses.uri = failures.uri)
        ELSE NOT EXISTS (SELECT 1 FROM records WHERE records.sha256 = failures.sha256)
    END
    ORDER BY number"""


def open_case(folder: Path, create: bool = False, connect: Connect = sqlite3.connect) -> SqliteCase:
    """Open the case in a folder; with `create`, make folder and case where there is none.

    Args:
        connect: makes the connection; tests pass one that fails on purpose.

    Raises:
        StoreError: no case there, not a case, locked, damaged, or made by a newer program.
    """
    database = folder / "case.db"
    if not create and not database.is_file():
        raise StoreError(f"{folder}: no case here (there is no {database.name} in it)")
    try:
        if create:
            folder.mkdir(parents=True, exist_ok=True)
            Originals(folder / "originals").make()
        with _store_errors(database):
            connection = _connected(database, connect)
            try:
                migrate(connection, str(database))
            except BaseException:
                connection.close()
                raise
    except OSError as error:
        raise StoreError(f"{folder}: {error.strerror}") from error
    return SqliteCase(folder, connection)


def _connected(database: Path, connect: Connect) -> sqlite3.Connection:
    """A connection without implicit transactions. A case on read-only ground is opened as it lies."""
    if database.exists() and not os.access(database, os.W_OK):
        waiting = database.with_name(database.name + "-wal").exists()
        how = "mode=ro" if waiting else "mode=ro&immutable=1"
        return connect(f"{database.resolve().as_uri()}?{how}", uri=True, isolation_level=None)
    connection = connect(database, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def _store_errors(database: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{database}: {error}") from error


class SqliteCase:
    """A `Case` in a folder."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self._database = folder / "case.db"
        self._connection = connection
        self._files = Originals(folder / "originals")

    def holds(self, sha256: str, edition: str) -> bool:
        """Whether the record of these bytes in this edition is stored."""
        return bool(self._rows("SELECT 1 FROM records WHERE sha256 = ? AND edition = ?", sha256, edition))

    def add(self, capture: Capture, line: bytes, offsets: OffsetMap, edition: str, received: str) -> bool:
        """Store a document whole; False if this edition of it is there already."""
        if self.holds(capture.sha256, edition):
            return False
        record = checked_record(capture.sha256, line, offsets)
        self._keep(capture)
        packed = msgspec.msgpack.encode(offsets)
        with self._transaction():
            self._register(capture, received)
            self._insert_address(capture.sha256, capture.uri, received)
            added = self._connection.execute(
                "INSERT OR IGNORE INTO records (sha256, edition, received, events, line, offsets)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (capture.sha256, edition, received, len(record.events), line, packed),
            )
        return added.rowcount == 1

    def add_address(self, sha256: str, uri: str, received: str) -> None:
        """Remember another path or address of bytes that are stored."""
        if self._rows("SELECT 1 FROM addresses WHERE sha256 = ? AND uri = ?", sha256, uri):
            return
        if not self._rows("SELECT 1 FROM records WHERE sha256 = ?", sha256):
            raise StoreError(f"no document sha256:{sha256} in {self._database}")
        with self._transaction():
            self._insert_address(sha256, uri, received)

    def add_failure(self, uri: str, reason: str, edition: str, received: str, capture: Capture | None = None) -> None:
        """Remember that an input could not be read, and its bytes if there are any."""
        if capture is not None:
            self._keep(capture)
        with self._transaction():
            if capture is not None:
                self._register(capture, received)
            self._connection.execute(
                "INSERT OR IGNORE INTO failures (uri, sha256, reason, edition, received) VALUES (?, ?, ?, ?, ?)",
                (_storable(uri), capture.sha256 if capture else "", _storable(reason), edition, received),
            )

    def documents(self) -> tuple[StoredDocument, ...]:
        """All documents with a record, in the order in which they were first stored."""
        with self._transaction("DEFERRED"):  # one moment of the case: another process may be writing
            uris = self._rows("SELECT sha256, uri FROM addresses ORDER BY number")
            kept = self._rows("SELECT sha256, edition FROM records ORDER BY number")
            rows = self._rows(_DOCUMENTS)
        addresses: dict[str, list[str]] = {}
        for sha256, uri in uris:
            addresses.setdefault(sha256, []).append(uri)
        editions: dict[str, list[str]] = {}
        for sha256, edition in kept:
            editions.setdefault(sha256, []).append(edition)
        return tuple(
            StoredDocument(
                sha256,
                addresses[sha256][0],
                edition,
                received,
                events,
                tuple(addresses[sha256]),
                tuple(editions[sha256]),
            )
            for sha256, edition, received, events in rows
        )

    def record(self, sha256: str, edition: str | None = None) -> Record:
        """One record, the latest edition unless told otherwise."""
        rows = self._rows(
            "SELECT line, offsets FROM records WHERE sha256 = ?1 AND (edition = ?2 OR ?2 IS NULL)"
            " ORDER BY number DESC LIMIT 1",
            sha256,
            edition,
        )
        if not rows:
            raise StoreError(f"no record of sha256:{sha256} in {self._database}")
        line, packed = rows[0]
        try:
            offsets = msgspec.msgpack.decode(packed, type=OffsetMap)
        except (msgspec.DecodeError, TypeError) as error:
            raise StoreError(f"the offset map of sha256:{sha256} is damaged: {error}") from error
        return stored_record(sha256, line, offsets)

    def failures(self) -> tuple[StoredFailure, ...]:
        """Inputs that could not be read, without those that were read later."""
        return tuple(
            StoredFailure(uri, reason, sha256 or None, edition, received)
            for uri, reason, sha256, edition, received in self._rows(_FAILURES)
        )

    def originals(self) -> Iterator[str]:
        """The sha256 of all bytes that were received, in order."""
        for (sha256,) in self._rows("SELECT sha256 FROM originals ORDER BY number"):
            yield sha256

    def original(self, sha256: str) -> bytes:
        """Bytes as received."""
        return self._files.get(sha256)

    def damage(self) -> Iterator[str]:
        """What SQLite finds broken in its own file, and rows that refer to nothing."""
        for (message,) in self._rows("PRAGMA integrity_check"):
            if message != "ok":
                yield f"{self._database}: {message}"
        for row in self._rows("PRAGMA foreign_key_check"):
            yield f"{self._database}: row {row[1]} of {row[0]} refers to nothing"

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with _store_errors(self._database):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self, kind: Literal["IMMEDIATE", "DEFERRED"] = "IMMEDIATE") -> Iterator[None]:
        """All statements inside, or none; DEFERRED to read one moment of the case."""
        with _store_errors(self._database):
            self._connection.execute(f"BEGIN {kind}")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _keep(self, capture: Capture) -> None:
        try:
            self._files.put(capture.sha256, capture.content)
        except OSError as error:
            raise StoreError(f"{self._database.parent}: the original cannot be kept: {error.strerror}") from error

    def _register(self, capture: Capture, received: str) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO originals (sha256, size, media_type, received) VALUES (?, ?, ?, ?)",
            (capture.sha256, len(capture.content), capture.media_type, received),
        )

    def _insert_address(self, sha256: str, uri: str, received: str) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO addresses (sha256, uri, received) VALUES (?, ?, ?)",
            (sha256, _storable(uri), received),
        )


def _storable(text: str) -> str:
    """Text that SQLite can hold: a file name that is no valid text keeps its bytes in visible form."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
