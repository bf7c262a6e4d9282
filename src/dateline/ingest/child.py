"""The process that unpacks archives: `python -m dateline.ingest.child`, spoken to by `Sandbox`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dateline.ingest.archive import unpack
from dateline.ingest.sandbox import serve
from dateline.settings import Limits


class Request(msgspec.Struct, frozen=True):
    """An archive to unpack."""

    uri: str
    content: bytes
    limits: Limits


class Reply(msgspec.Struct, frozen=True):
    """One entry: its content, or the name and message of the error."""

    uri: str
    content: bytes | None
    error: str = ""
    message: str = ""


def handle(request: bytes) -> Iterator[bytes]:
    """The entries of an archive, one message each."""
    asked = msgspec.msgpack.decode(request, type=Request)
    for entry in unpack(asked.content, asked.uri, asked.limits):
        uri = entry.uri.encode("utf-8", "replace").decode()
        kind = type(entry.error).__name__ if entry.error else ""
        yield msgspec.msgpack.encode(Reply(uri, entry.content, kind, str(entry.error or "")))


if __name__ == "__main__":
    serve(handle)
