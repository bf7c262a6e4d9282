"""From paths to captures: files, folders, archives, standard input. One failure never keeps the others back."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import BinaryIO

import msgspec

from dateline.errors import InputError, InputTooLarge, UnreadableInput
from dateline.ingest.child import Reply, Request
from dateline.ingest.failure import Failure
from dateline.ingest.objects import split_json, split_lines
from dateline.ingest.published import published_of
from dateline.ingest.sandbox import error_of, sandbox
from dateline.ingest.sniff import JSON, JSON_LINES, ZIP, media_type
from dateline.model.capture import Capture
from dateline.settings import Limits

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_HEAD = 64_000


def captures(
    paths: Iterable[str | os.PathLike[str]], published: Mapping[str, date] | None = None, limits: Limits | None = None
) -> Iterator[Capture | Failure]:
    """What the paths hold, one after the other: captures, and for each input that cannot be used a failure.

    Args:
        paths: files, folders (read recursively, names in order, hidden ones left out), ZIP archives, "-" for
            standard input. A file named more than once is read more than once.
        published: days of publication by path or file name, as `read_published_table` gives them.
        limits: on sizes; one file at a time is held in memory.

    Yields:
        Captures with their media type set by content; a JSON or JSON Lines file gives one for each object.
    """
    limits = limits or Limits()
    for path in paths:
        for found in _of_path(os.fspath(path), limits):
            if isinstance(found, Capture) and published:
                day = published_of(found.uri, published)
                yield replace(found, published=day) if day else found
            else:
                yield found


def from_bytes(content: bytes, uri: str, limits: Limits | None = None) -> Iterator[Capture | Failure]:
    """The captures of bytes at hand: one, or several for archives and JSON."""
    limits = limits or Limits()
    if len(content) > limits.file_bytes:
        yield Failure(uri, InputTooLarge(f"more than the {limits.file_bytes:,} bytes allowed"))
        return
    try:
        kind = media_type(content)
    except InputError as error:
        yield Failure(uri, error)
        return
    if kind == ZIP:
        yield from _of_archive(content, uri, limits)
    elif kind == JSON:
        yield from split_json(content, uri, limits)
    elif kind == JSON_LINES:
        yield from split_lines(content.split(b"\n"), uri, limits)
    else:
        yield Capture(hashlib.sha256(content).hexdigest(), content, uri, kind)


def _of_path(path: str, limits: Limits) -> Iterator[Capture | Failure]:
    if path == "-":
        yield from _of_stream(sys.stdin.buffer, "-", limits)
        return
    for file in _files(path, ()):
        if isinstance(file, Failure):
            yield Failure(_name(file.uri), file.error)
            continue
        uri = _name(file)
        try:
            descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as stream:
                mode = os.fstat(descriptor).st_mode
                special = next((name for test, name in _KINDS if test(mode)), None)
                if special:
                    raise UnreadableInput(f"{special}, not a file")
                yield from _of_stream(stream, uri, limits)
        except InputError as error:
            yield Failure(uri, error)
        except (OSError, ValueError) as error:
            yield Failure(uri, UnreadableInput(_reason(error)))


def _name(path: str) -> str:
    """A path as text that can be printed on one line and stored, whatever bytes the name is made of."""
    known = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in known)


def _files(path: str, above: tuple[tuple[int, int], ...]) -> Iterator[str | Failure]:
    """The file at a path, or all files below a folder; `above` are the folders it stands in, to see a loop."""
    try:
        status = os.stat(path)
        if not stat.S_ISDIR(status.st_mode):
            yield path
            return
        here = (status.st_dev, status.st_ino)
        if here in above:
            yield Failure(path, UnreadableInput("a symbolic link that leads back to a folder around it"))
            return
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except (OSError, ValueError) as error:
        yield Failure(path, UnreadableInput(_reason(error)))
        return
    for name in names:
        yield from _files(os.path.join(path, name), (*above, here))


def _of_stream(stream: BinaryIO, uri: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Read a stream no further than the limit; JSON Lines are read line by line without one."""
    try:
        head = stream.read(_HEAD)
        if len(head) == _HEAD and _is_json_lines(head):
            yield from split_lines(_lines(head, stream, limits), uri, limits)
            return
        content = head + stream.read(limits.file_bytes + 1 - len(head))
    except OSError as error:
        yield Failure(uri, UnreadableInput(_reason(error)))
        return
    yield from from_bytes(content, uri, limits)


def _is_json_lines(head: bytes) -> bool:
    try:
        return head.lstrip()[:1] == b"{" and media_type(head) == JSON_LINES
    except InputError:
        return False


def _lines(head: bytes, stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """The lines of a stream whose head is read already; of a line that is too long, only so much that it shows."""
    first, newline, rest = head.rpartition(b"\n")
    if newline:
        yield from first.split(b"\n")
    most = limits.file_bytes + 1
    line = rest + stream.readline(most)
    while line:
        yield line[:most]
        while len(line) >= most and not line.endswith(b"\n"):
            line = stream.readline(most)
        line = stream.readline(most)


def _of_archive(content: bytes, uri: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Unpack in a process of its own."""
    request = msgspec.msgpack.encode(Request(uri, content, limits))
    try:
        for message in sandbox("dateline.ingest.child", limits).ask(request, limits.archive_bytes + limits.reply_bytes):
            reply = msgspec.msgpack.decode(message, type=Reply)
            if reply.content is None:
                yield Failure(reply.uri, error_of(reply.error, reply.message))
            else:
                yield from from_bytes(reply.content, reply.uri, limits)
    except InputError as error:
        yield Failure(uri, error)
    except msgspec.DecodeError:
        yield Failure(uri, UnreadableInput("the unpacking process answered nonsense"))


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        if error.errno == 40 or "symbolic links" in (error.strerror or ""):
            return "a loop of symbolic links"
        return (error.strerror or str(error)).lower()
    return str(error)
