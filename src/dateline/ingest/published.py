"""Days of publication told beside the files: a table of "file name TAB ISO day"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath

from dateline.errors import SettingError


def read_published_table(path: Path | str) -> dict[str, date]:
    """Days of publication by file name or path; lines that are empty or start with "#" do not count.

    Raises:
        SettingError: the table cannot be read, or a line is not of that form.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise SettingError(f"{path}: {reason}") from error
    days: dict[str, date] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, tab, day = line.rpartition("\t")
        try:
            days[name.strip()] = date.fromisoformat(day.strip())
        except ValueError:
            tab = ""
        if not tab:
            raise SettingError(f"{path}, line {number}: not a file name, a tab and an ISO day: {line[:200]!r}")
    return days


def published_of(uri: str, days: Mapping[str, date]) -> date | None:
    """The day told for a path: by the whole of it, or by its last part.

    >>> published_of("case.zip!/a/raid.html", {"raid.html": date(2024, 5, 9)}).isoformat()
    '2024-05-09'
    """
    return days.get(uri) or days.get(PurePosixPath(uri.replace("\\", "/")).name) if days else None
