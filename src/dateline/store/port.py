"""What the program asks of a place that keeps a case.

The promises, the same for every adapter:
- A document is there whole (bytes as received, record, offset map) or not at all. Once `add` returns, it stays.
- Machine output is never overwritten: another edition of a document is added beside the ones before it.
- Nothing is believed unchecked: a record is checked when it goes in and when it comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, Self

from dateline.errors import BrokenInvariant, StoreError
from dateline.model.capture import Capture
from dateline.model.document import OffsetMap
from dateline.model.record import Record
from dateline.wire import decode_record


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document of a case with its latest edition.

    Attributes:
        sha256: of the original bytes, without a prefix.
        uri: the first path or address it came from; `addresses` all of them, in the order they were seen.
        edition: which program, with which settings, made the latest record; `editions` all, oldest first.
        received: when it first came, ISO 8601.
        events: how many events the latest record holds.
    """

    sha256: str
    uri: str
    edition: str
    received: str
    events: int
    addresses: tuple[str, ...]
    editions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """An input that could not be read; `sha256` is None where not even its bytes could be had."""

    uri: str
    reason: str
    sha256: str | None
    edition: str
    received: str


class Case(Protocol):
    """One case. Errors are `StoreError`: damaged, locked, or of a version this program cannot open."""

    def holds(self, sha256: str, edition: str) -> bool:
        """Whether the record of these bytes in this edition is stored."""

    def add(self, capture: Capture, line: bytes, offsets: OffsetMap, edition: str, received: str) -> bool:
        """Store a document whole; False if this edition of it is there already, and then nothing is changed.

        Args:
            line: its record as `encode_record` writes it. offsets: the map that belongs to it.

        Raises:
            BrokenInvariant: the line is no valid record of these bytes.
        """

    def add_address(self, sha256: str, uri: str, received: str) -> None:
        """Remember another path or address of bytes that are stored; one that is known changes nothing."""

    def add_failure(self, uri: str, reason: str, edition: str, received: str, capture: Capture | None = None) -> None:
        """Remember that an input could not be read, and its bytes if there are any."""

    def documents(self) -> tuple[StoredDocument, ...]:
        """All documents with a record, in the order in which they were first stored."""

    def record(self, sha256: str, edition: str | None = None) -> Record:
        """One record, the latest edition unless told otherwise.

        Raises:
            StoreError: there is none, or it is damaged.
        """

    def failures(self) -> tuple[StoredFailure, ...]:
        """Inputs that could not be read, in order, without those that were read later."""

    def originals(self) -> Iterator[str]:
        """The sha256 of all bytes that were received, in order."""

    def original(self, sha256: str) -> bytes:
        """Bytes as received.

        Raises:
            StoreError: they are not there.
        """

    def damage(self) -> Iterator[str]:
        """What the technology itself finds broken, as one line each."""

    def close(self) -> None:
        """Let go of all files."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


def checked_record(sha256: str, line: bytes, offsets: OffsetMap) -> Record:
    """The record a line holds, checked to be one of these bytes.

    Raises:
        BrokenInvariant: it is not.
    """
    record = decode_record(line, offsets)
    if record.document.id != f"sha256:{sha256}":
        raise BrokenInvariant(f"a record of {record.document.id} under sha256:{sha256}")
    return record


def stored_record(sha256: str, line: bytes, offsets: OffsetMap) -> Record:
    """The same for a line that comes out of a store.

    Raises:
        StoreError: it was damaged.
    """
    try:
        return checked_record(sha256, line, offsets)
    except BrokenInvariant as error:
        raise StoreError(f"the record of sha256:{sha256} is damaged: {error}") from error
