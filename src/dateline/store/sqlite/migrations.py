"""The tables of a case, as the steps that lead from one version to the next.

A step is never changed once it was released: a case made by any release is opened by taking the steps it lacks. Each
step is one transaction, so a case is at one version or at the next, never between.
"""

from __future__ import annotations

import sqlite3

from dateline.errors import StoreError

APPLICATION = 0x64746C6E  # "dtln": tells a case from any other database

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE originals (
            number INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            media_type TEXT,
            received TEXT NOT NULL)""",
        """CREATE TABLE addresses (
            number INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL REFERENCES originals (sha256),
            uri TEXT NOT NULL,
            received TEXT NOT NULL,
            UNIQUE (sha256, uri))""",
        "CREATE INDEX addresses_by_uri ON addresses (uri)",
        """CREATE TABLE records (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL REFERENCES originals (sha256),
            edition TEXT NOT NULL,
            received TEXT NOT NULL,
            events INTEGER NOT NULL,
            line BLOB NOT NULL,
            offsets BLOB NOT NULL,
            UNIQUE (sha256, edition))""",
        """CREATE TABLE failures (
            number INTEGER PRIMARY KEY,
            uri TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            reason TEXT NOT NULL,
            edition TEXT NOT NULL,
            received TEXT NOT NULL,
            UNIQUE (uri, sha256, reason, edition))""",
        """CREATE TRIGGER records_stay_as_they_are BEFORE UPDATE ON records
            BEGIN SELECT RAISE(ABORT, 'machine output is never overwritten'); END""",
        """CREATE TRIGGER records_stay BEFORE DELETE ON records
            BEGIN SELECT RAISE(ABORT, 'machine output is never deleted'); END""",
        """CREATE TRIGGER originals_stay_as_they_are BEFORE UPDATE ON originals
            BEGIN SELECT RAISE(ABORT, 'what was received is never altered'); END""",
        """CREATE TRIGGER originals_stay BEFORE DELETE ON originals
            BEGIN SELECT RAISE(ABORT, 'what was received is never deleted'); END""",
    ),
)


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Bring a database to the version of this program; an empty one gets all tables.

    Raises:
        StoreError: it is not a case, or a newer program made it.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and (application or version or tables):
        raise StoreError(f"{where}: a database, but not a case of dateline")
    if version > len(STEPS):
        raise StoreError(f"{where}: made by a newer dateline (version {version}, this one knows {len(STEPS)})")
    for number in range(version, len(STEPS)):
        _take(connection, number)


def _take(connection: sqlite3.Connection, number: int) -> None:
    """One step, unless another process has just taken it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == number:
            for statement in STEPS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
