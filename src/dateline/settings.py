"""Limits and settings, as one frozen record that is passed on; nothing reads the environment at import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of the machine one input may use. What goes beyond is refused with one clear line; the rest is read.

    Attributes:
        file_bytes: of one file or one archive entry. JSON Lines may be longer: they are read object by object.
        text_characters: of the text of one document; a longer one is refused, never cut.
            Six million are about a thousand times an ordinary report, and what a worker's memory can hold parsed.
        archive_entries: files in one archive, those of inner archives included.
        archive_bytes: of all files in one archive together, unpacked.
        archive_ratio: unpacked to packed bytes of one entry, from 10 MB unpacked on.
        archive_depth: archives within archives; 1 is an archive that holds no other.
        pages: of a PDF.
        seconds: of computing that one file may take in the reading process; ten times as long by the clock.
        memory_bytes: of the reading process' address space.
        reply_bytes: that the reading process may send back for one file.
    """

    file_bytes: int = 100_000_000
    text_characters: int = 6_000_000
    archive_entries: int = 10_000
    archive_bytes: int = 2_000_000_000
    archive_ratio: int = 200
    archive_depth: int = 3
    pages: int = 5_000
    seconds: int = 60
    memory_bytes: int = 2_000_000_000
    reply_bytes: int = 200_000_000
