"""Events as a table, one row each, for spreadsheets. UTF-8 with a mark, so that Excel reads names right."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import fields
from io import TextIOWrapper
from typing import BinaryIO

from dateline.export.flat import COLUMNS, FlatEvent, flatten
from dateline.model.record import Record

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FREE = {"uri", "title", "trigger", "agents", "patients", "instruments", "place", "place_words", "place_reason"} | {
    "admin1",
    "time_reason",
    "counts",
    "hedges",
    "chain",
}


def write_csv(records: Iterable[Record], out: BinaryIO) -> None:
    """A header and one row for each event; cells that are not known stay empty."""
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for record in records:
        for event in record.events:
            writer.writerow(_cells(flatten(record, event)))
    text.detach()


def _cells(row: FlatEvent) -> list[object]:
    return [_cell(field.name, getattr(row, field.name)) for field in fields(row)]


def _cell(name: str, value: object) -> object:
    """One cell. Words of a report that a spreadsheet would take for a formula get an apostrophe before them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if name in _FREE and isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value
