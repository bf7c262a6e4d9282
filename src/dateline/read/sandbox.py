"""Reading in a process of its own: what a hostile file breaks is that process, and this file alone is refused."""

from __future__ import annotations

import msgspec

from dateline.errors import BrokenInvariant, UnreadableInput
from dateline.ingest.sandbox import sandbox
from dateline.model.capture import Capture
from dateline.read.draft import Draft
from dateline.settings import Limits


class Request(msgspec.Struct, frozen=True):
    """A capture to read in the format `kind`."""

    kind: str
    uri: str
    content: bytes
    limits: Limits


def read_apart(capture: Capture, kind: str, limits: Limits) -> Draft:
    """Read a capture in the reading process of this worker.

    Raises:
        InputError: the reader refuses it, or took too long, used too much, or broke down on it.
    """
    request = msgspec.msgpack.encode(Request(kind, capture.uri, capture.content, limits))
    messages = list(sandbox("dateline.read.child", limits).ask(request))
    try:
        return msgspec.msgpack.decode(messages[0], type=Draft)
    except (msgspec.DecodeError, BrokenInvariant, IndexError, UnicodeError):
        raise UnreadableInput("the reading process answered nonsense") from None
