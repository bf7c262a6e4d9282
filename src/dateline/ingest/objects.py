"""JSON and JSON Lines: one capture for each object that holds a `text`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from dateline.errors import InputTooLarge, UnreadableInput
from dateline.ingest.failure import Failure
from dateline.ingest.sniff import JSON
from dateline.model.capture import Capture
from dateline.settings import Limits

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T\s].*)?\s*", re.S)


def split_json(content: bytes, uri: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The captures of one JSON value: an object, or a list of objects. Each keeps its own bytes."""
    content = _unmarked(content)
    try:
        pieces = msgspec.json.decode(content, type=list[msgspec.Raw])
    except msgspec.ValidationError:
        yield _capture(content, uri, limits)
        return
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        yield Failure(uri, UnreadableInput(f"damaged JSON: {error}"))
        return
    for number, piece in enumerate(pieces, 1):
        yield _capture(bytes(piece), f"{uri}#{number}", limits)


def split_lines(lines: Iterable[bytes], uri: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The captures of JSON Lines; `uri#3` is the third line. A line that is too long or broken is one failure."""
    for number, line in enumerate(lines, 1):
        line = _unmarked(line).strip()
        if line:
            yield _capture(line, f"{uri}#{number}", limits)


def fields(content: bytes) -> dict[str, Any]:
    """The fields of a JSON object.

    Raises:
        UnreadableInput: it is no object, or damaged.
    """
    try:
        value = msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        try:
            import json

            value = json.loads(content)  # lone surrogates, NaN: what a strict reader refuses
        except (ValueError, RecursionError):
            raise UnreadableInput(f"damaged JSON: {error}") from None
    if not isinstance(value, dict):
        raise UnreadableInput("JSON without an object that holds a text")
    return value


def _unmarked(content: bytes) -> bytes:
    return content.removeprefix(b"\xef\xbb\xbf")


def _capture(content: bytes, uri: str, limits: Limits) -> Capture | Failure:
    if len(content) > limits.file_bytes:
        return Failure(uri, InputTooLarge(f"more than the {limits.file_bytes:,} bytes allowed"))
    try:
        value = fields(content)
    except UnreadableInput as error:
        return Failure(uri, error)
    if not isinstance(value.get("text"), str):
        return Failure(uri, UnreadableInput("JSON without a field 'text' that holds words"))
    address = value.get("url")
    title = value.get("title")
    return Capture(
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        uri=_line(address) if isinstance(address, str) and address.strip() else uri,
        media_type=JSON,
        published=_day(value.get("published")),
        title=_line(title) or None if isinstance(title, str) else None,
    )


def _line(words: str) -> str:
    return " ".join(words.encode("utf-8", "replace").decode().split())


def _day(value: object) -> date | None:
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
