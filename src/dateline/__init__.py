"""Reads reports of war and writes a checkable record. The public names; each is imported when it is first asked for.

>>> from dateline import read_text
>>> record = read_text("Gunmen killed two villagers near Goma on 3 May 2012.")
>>> [event.type for event in record.events]
['ASSAULT']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.model.event import Event
    from dateline.model.record import Record
    from dateline.run.text import read_text
    from dateline.wire import decode_record, encode_record, record_schema

__all__ = ["Event", "Record", "decode_record", "encode_record", "read_text", "record_schema"]

_HOMES = {
    "Event": "dateline.model.event",
    "Record": "dateline.model.record",
    "decode_record": "dateline.wire",
    "encode_record": "dateline.wire",
    "read_text": "dateline.run.text",
    "record_schema": "dateline.wire",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
