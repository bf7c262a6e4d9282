"""Records as JSON Lines: the form of `dateline extract`, the one that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dateline.model.record import Record
from dateline.wire import encode_record


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> None:
    """One record a line."""
    for record in records:
        out.write(encode_record(record) + b"\n")
