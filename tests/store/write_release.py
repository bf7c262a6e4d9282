"""Write the case that stands for a release: `python tests/store/write_release.py 0.1.0`. Once released, never again."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from dateline.model.capture import Capture
from dateline.model.document import Document, OffsetMap, OffsetRun, Section
from dateline.model.event import Event, EventTime
from dateline.model.place import Place, PlaceMention
from dateline.model.record import Provenance, Record
from dateline.model.span import quote
from dateline.model.time import TimeExpression
from dateline.store import open_case
from dateline.wire import encode_record

NOW = "2024-05-09T10:00:00+00:00"


def capture_of(text: str, uri: str) -> Capture:
    """A capture of this text."""
    content = text.encode()
    return Capture(hashlib.sha256(content).hexdigest(), content, uri, "text/plain")


def record_of(capture: Capture, version: str) -> tuple[bytes, OffsetMap]:
    """A line with a time, a place and an event, and its offset map."""
    text = capture.content.decode()
    word = text.split()[0]
    offsets = OffsetMap((OffsetRun(0, len(text), 0, len(capture.content)),))
    place = Place("geonames:0", "Port", 1.5, 2.0, "settlement", "XX")
    record = Record(
        document=Document(
            id=f"sha256:{capture.sha256}",
            uri=capture.uri,
            media_type="text/plain",
            text=text,
            sections=(Section(0, len(text), "body"),),
            offsets=offsets,
        ),
        times=(TimeExpression(0, len(word), word, id="t1", type="DATE", value="2014-08-03"),),
        places=(PlaceMention(0, len(word), word, id="p1", status="resolved", place=place),),
        events=(
            Event(
                id="e1",
                trigger=quote(text, 0, len(word)),
                type="ASSAULT",
                place="p1",
                place_status="stated",
                time=EventTime(evidence=("t1",)),
            ),
        ),
        provenance=Provenance(program="dateline", version=version),
    )
    return encode_record(record), offsets


def main(release: str) -> None:
    """Two documents, one of them in two editions; two failures, one of them with its bytes."""
    folder = Path(__file__).parent / "releases" / release
    with open_case(folder, create=True) as case:
        first = capture_of("Shells fell on the harbour.", "harbour.txt")
        case.add(first, *record_of(first, release), "one", NOW)
        case.add_failure("gone.txt", "cannot be read: No such file or directory", "", NOW)
        second = capture_of("قصف the market.", "تقرير.txt")
        case.add(second, *record_of(second, release), "one", NOW)
        case.add_failure("junk.txt", "no text in it", "one", NOW, capture_of("\x00\x01", "junk.txt"))
        case.add(first, *record_of(first, f"{release}+1"), "two", NOW)


if __name__ == "__main__":
    main(sys.argv[1])
