"""From paths to captures, with the days of publication that the user told."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dateline.errors import SettingError
from dateline.model.capture import Capture
from dateline.run.outcome import Failed, reason_of


def read_dates(path: Path) -> dict[str, date]:
    """Days of publication by file name, from lines of "name TAB ISO day".

    Raises:
        SettingError: the table cannot be read, or a line is not of that form.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        raise SettingError(f"{path}: {reason_of(error)}") from error
    days = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, day = line.partition("\t")
        try:
            days[name] = date.fromisoformat(day.strip())
        except ValueError:
            raise SettingError(f"{path}, line {number}: not a file name, a tab and an ISO day: {line!r}") from None
    return days


def gather(paths: Iterable[str], days: dict[str, date]) -> Iterator[Capture | Failed]:
    """The captures of files in the order given; "-" is standard input."""
    for path in paths:
        try:
            content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except OSError as error:
            yield Failed(path, reason_of(error))
            continue
        capture = Capture(hashlib.sha256(content).hexdigest(), content, path)
        yield replace(capture, published=days.get(path, days.get(Path(path).name)))


def count_files(paths: Iterable[str]) -> int:
    """About how many documents there are to read: files, without looking into archives."""
    total = 0
    for path in paths:
        if Path(path).is_dir():
            total += sum(len(files) for _, _, files in os.walk(path))
        else:
            total += 1
    return total
