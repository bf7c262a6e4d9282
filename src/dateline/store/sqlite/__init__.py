"""A case as a folder: `case.db` (SQLite) and `originals/`, the bytes as received."""

from dateline.store.sqlite.case import SqliteCase, open_case

__all__ = ["SqliteCase", "open_case"]
