"""From paths to what the run works on, and how many there are about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from dateline.ingest import Failure, captures
from dateline.model.capture import Capture
from dateline.run.outcome import Failed, reason_of


def gather(paths: Iterable[str], days: Mapping[str, date], without: Path | None = None) -> Iterator[Capture | Failed]:
    """The captures of files, folders and archives in the order given; "-" is standard input.

    Args:
        days: days of publication by path or file name.
        without: a folder whose files are left out: a case does not read itself.
    """
    own = os.path.join(os.path.realpath(without), "") if without else None
    for found in captures(paths, days):
        if own and os.path.realpath(found.uri).startswith(own):
            continue
        yield Failed(found.uri, reason_of(found.error)) if isinstance(found, Failure) else found


def count_files(paths: Iterable[str]) -> int:
    """About how many documents there are to read: files that are not hidden, without looking into archives."""
    return sum(_count_below(path) if os.path.isdir(path) else 1 for path in paths)


def _count_below(folder: str) -> int:
    total = 0
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        total += sum(1 for name in files if not name.startswith("."))
    return total
