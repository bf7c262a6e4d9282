"""Stores small documents one after the other and says so, until it is killed: `python writer.py CASE`."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from dateline.model.capture import Capture
from dateline.model.document import Document, OffsetMap
from dateline.model.event import Event
from dateline.model.record import Provenance, Record
from dateline.model.span import quote
from dateline.store import open_case
from dateline.wire import encode_record

NOW = "2024-05-09T10:00:00+00:00"


def main(folder: str) -> None:
    """Store document after document; a line is printed once one is acknowledged."""
    with open_case(Path(folder), create=True) as case:
        for number in range(100_000):
            text = f"Report {number}: shells fell. " + "The day was quiet. " * (number % 40)
            content = text.encode()
            capture = Capture(hashlib.sha256(content).hexdigest(), content, f"{number}.txt", "text/plain")
            document = Document(id=f"sha256:{capture.sha256}", uri=capture.uri, media_type="text/plain", text=text)
            event = Event(id="e1", trigger=quote(text, 0, 6), type="ASSAULT")
            record = Record(document=document, events=(event,), provenance=Provenance(program="dateline", version="1"))
            case.add(capture, encode_record(record), OffsetMap(), "one", NOW)
            print(capture.sha256, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
