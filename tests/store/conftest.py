"""Captures and records for the tests of cases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from dateline.model.capture import Capture
from dateline.model.document import Document, OffsetMap, OffsetRun, Section
from dateline.model.event import Event
from dateline.model.record import Provenance, Record
from dateline.model.span import Quote
from dateline.wire import encode_record

Stored = tuple[Capture, bytes, OffsetMap]


@pytest.fixture(scope="session")
def stored() -> Callable[..., Stored]:
    """Makes a capture with its line and offset map: `capture, line, offsets = stored("Two men left.")`."""

    def make(text: str = "Two men left.", uri: str = "a.txt", version: str = "1") -> Stored:
        content = text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        offsets = OffsetMap((OffsetRun(0, len(text), 0, len(content)),))
        document = Document(
            id=f"sha256:{sha256}",
            uri=uri,
            media_type="text/plain",
            text=text,
            sections=(Section(0, len(text), "body"),),
            offsets=offsets,
        )
        event = Event(id="e1", trigger=Quote(0, 3, text[:3]), type="RETREAT")
        provenance = Provenance(program="dateline", version=version)
        line = encode_record(Record(document=document, events=(event,), provenance=provenance))
        return Capture(sha256, content, uri, "text/plain"), line, offsets

    return make
