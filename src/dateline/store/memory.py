"""A case in memory: for tests, and for work that nobody keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from dateline.errors import StoreError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.model.record import Record
from dateline.store.port import StoredDocument, StoredFailure, checked_record, stored_record


@dataclass(slots=True)
class _Shelf:
    """One document: its record by edition, and where it was seen."""

    received: str
    addresses: list[str] = field(default_factory=list)
    editions: dict[str, tuple[bytes, OffsetMap, int]] = field(default_factory=dict)


class MemoryCase:
    """A `Case` that is gone when the process ends."""

    def __init__(self) -> None:
        self._originals: dict[str, bytes] = {}
        self._shelves: dict[str, _Shelf] = {}
        self._failures: list[StoredFailure] = []

    def holds(self, sha256: str, edition: str) -> bool:
        """Whether the record of these bytes in this edition is stored."""
        shelf = self._shelves.get(sha256)
        return shelf is not None and edition in shelf.editions

    def add(self, capture: Capture, line: bytes, offsets: OffsetMap, edition: str, received: str) -> bool:
        """Store a document whole; False if this edition of it is there already."""
        if self.holds(capture.sha256, edition):
            return False
        record = checked_record(capture.sha256, line, offsets)
        self._originals.setdefault(capture.sha256, capture.content)
        shelf = self._shelves.setdefault(capture.sha256, _Shelf(received))
        shelf.editions[edition] = (line, offsets, len(record.events))
        self.add_address(capture.sha256, capture.uri, received)
        return True

    def add_address(self, sha256: str, uri: str, received: str) -> None:
        """Remember another path or address of bytes that are stored."""
        shelf = self._shelves.get(sha256)
        if shelf is None:
            raise StoreError(f"no document sha256:{sha256} in this case")
        if uri not in shelf.addresses:
            shelf.addresses.append(uri)

    def add_failure(self, uri: str, reason: str, edition: str, received: str, capture: Capture | None = None) -> None:
        """Remember that an input could not be read, and its bytes if there are any."""
        if capture is not None:
            self._originals.setdefault(capture.sha256, capture.content)
        sha256 = capture.sha256 if capture else None
        if not any((f.uri, f.reason, f.sha256, f.edition) == (uri, reason, sha256, edition) for f in self._failures):
            self._failures.append(StoredFailure(uri, reason, sha256, edition, received))

    def documents(self) -> tuple[StoredDocument, ...]:
        """All documents with a record, in the order in which they were first stored."""
        out = []
        for sha256, shelf in self._shelves.items():
            editions = tuple(shelf.editions)
            events = shelf.editions[editions[-1]][2]
            addresses = tuple(shelf.addresses)
            out.append(StoredDocument(sha256, addresses[0], editions[-1], shelf.received, events, addresses, editions))
        return tuple(out)

    def record(self, sha256: str, edition: str | None = None) -> Record:
        """One record, the latest edition unless told otherwise."""
        shelf = self._shelves.get(sha256)
        if shelf is None or (edition is not None and edition not in shelf.editions):
            raise StoreError(f"no record of sha256:{sha256} in this case")
        line, offsets, _ = shelf.editions[edition or list(shelf.editions)[-1]]
        return stored_record(sha256, line, offsets)

    def failures(self) -> tuple[StoredFailure, ...]:
        """Inputs that could not be read, without those that were read later."""
        seen = {uri for shelf in self._shelves.values() for uri in shelf.addresses}
        return tuple(f for f in self._failures if not (f.sha256 in self._shelves if f.sha256 else f.uri in seen))

    def originals(self) -> Iterator[str]:
        """The sha256 of all bytes that were received, in order."""
        yield from tuple(self._originals)

    def original(self, sha256: str) -> bytes:
        """Bytes as received."""
        if sha256 not in self._originals:
            raise StoreError(f"no original sha256:{sha256} in this case")
        return self._originals[sha256]

    def damage(self) -> Iterator[str]:
        """Memory breaks nothing."""
        yield from ()

    def close(self) -> None:
        """Nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
