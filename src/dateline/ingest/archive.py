"""Files out of ZIP archives, within limits. Runs in a reading process; `unpack` itself is a plain function.

An entry whose name leads outside is refused and the others are read; an archive that grows beyond its limits is given
up there, and what came out before is kept.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.errors import HostileArchive, InputError, InputTooLarge, UnreadableInput
from dateline.ingest.sniff import ZIP, media_type
from dateline.settings import Limits

_PIECE = 1 << 20
_RATIO_FROM = 10_000_000  # bytes unpacked


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive: its content, or why there is none."""

    uri: str
    content: bytes | None
    error: InputError | None = None


@dataclass(slots=True)
class _Budget:
    """What is left of an archive's limits; shared by the archives inside."""

    limits: Limits
    bytes: int = 0
    entries: int = 0
    spent: bool = field(default=False)


def unpack(content: bytes, uri: str, limits: Limits) -> Iterator[Entry]:
    """The files of an archive, those of archives inside it included, in the order of the archive.

    Args:
        content: the archive. uri: its path; an entry's is "path!/name".
        limits: on entries, bytes, ratio and depth.
    """
    yield from _unpack(content, uri, _Budget(limits), 1)


def _unpack(content: bytes, uri: str, budget: _Budget, depth: int) -> Iterator[Entry]:
    if depth > budget.limits.archive_depth:
        yield Entry(uri, None, HostileArchive(f"archives within archives, {depth} deep"))
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError, UnicodeError) as error:
        yield Entry(uri, None, UnreadableInput(f"a damaged archive: {error}"))
        return
    budget.entries += len(infos)
    if budget.entries > budget.limits.archive_entries:
        budget.spent = True
        limit = budget.limits.archive_entries
        yield Entry(uri, None, HostileArchive(f"holds {budget.entries} files, more than the {limit} allowed"))
        return
    for info in infos:
        if info.is_dir() or _is_hidden(info.filename):
            continue
        inner = f"{uri}!/{info.filename}"
        try:
            piece = _read(archive, info, budget)
        except InputError as error:
            yield Entry(inner, None, error)
            if budget.spent:
                return
            continue
        if _is_archive(piece):
            yield from _unpack(piece, inner, budget, depth + 1)
            if budget.spent:
                return
        else:
            yield Entry(inner, piece)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or (parts[-1].startswith(".") and parts[-1] not in (".", ".."))


def _is_archive(content: bytes) -> bool:
    try:
        return content[:2] == b"PK" and media_type(content) == ZIP
    except InputError:
        return False


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or name[1:2] == ":" or ".." in name.split("/"):
        raise HostileArchive("its name leads outside the archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise HostileArchive("a symbolic link")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    """The content of one entry, read no further than the limits go, whatever its header claims."""
    limits = budget.limits
    _check_name(info)
    if info.flag_bits & 1:
        raise UnreadableInput("encrypted with a password")
    out = bytearray()
    try:
        with archive.open(info) as stream:
            while piece := stream.read(_PIECE):
                out += piece
                budget.bytes += len(piece)
                if len(out) > _RATIO_FROM and len(out) > limits.archive_ratio * max(info.compress_size, 1):
                    raise HostileArchive(f"unpacks to more than {limits.archive_ratio} times its size: a bomb")
                if budget.bytes > limits.archive_bytes:
                    budget.spent = True
                    raise HostileArchive(f"the archive unpacks to more than {limits.archive_bytes:,} bytes")
                if len(out) > limits.file_bytes:
                    raise InputTooLarge(f"more than the {limits.file_bytes:,} bytes allowed")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableInput(f"damaged within its archive: {error}") from error
    return bytes(out)
