"""One record as one line of JSON, exactly as the types say.

What differs from the types: `class_` is written `class`; the offset map stays out; ids come before the span they
name; whole numbers are written without a fraction. Reading a line back gives an equal record, and making a record
checks that every quote stands at its span: nothing that was stored is believed unchecked.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

import msgspec

from dateline.errors import BrokenInvariant
from dateline.model.document import OffsetMap
from dateline.model.record import Record

_ENCODER = msgspec.json.Encoder()
_ORDER = ("document", "times", "places", "actors", "quantities", "attributions", "events", "provenance")
_DOCUMENT = ("id", "uri", "media_type", "title", "bylines", "publisher", "language", "text", "published", "sections")
_EXACT = 2**53  # up to here every whole number has a float of its own


def encode_record(record: Record) -> bytes:
    """One line of JSON, UTF-8, without the newline. The offset map is not part of the record.

    Raises:
        BrokenInvariant: a text holds half a surrogate pair, which no UTF-8 can carry.
    """
    try:
        return _ENCODER.encode(record_to_plain(record))
    except UnicodeEncodeError as error:
        raise BrokenInvariant(f"{record.document.uri!r}: half a surrogate pair in a text: {error.reason}") from error


def record_to_plain(record: Record) -> dict[str, Any]:
    """The record as dictionaries, lists, text and numbers, keys in the order in which they are written."""
    plain = msgspec.to_builtins(record)
    for place in plain["places"]:
        _whole_numbers(place, ("score",))
        _whole_numbers(place["place"], ("latitude", "longitude", "radius_km"))
        _whole_numbers(place["relation"], ("km",))
        for other in place["alternatives"]:
            _whole_numbers(other, ("latitude", "longitude", "score"))
    for figure in plain["quantities"]:
        _whole_numbers(figure, ("low", "best", "high"))
    for event in plain["events"]:
        for count in event["counts"]:
            count["class"] = count.pop("class_")
    for name in ("times", "places", "quantities"):
        plain[name] = [{"id": item.pop("id"), **item} for item in plain[name]]
    document = plain["document"]
    plain["document"] = {name: document[name] for name in _DOCUMENT}
    return {"schema": plain["schema"], **{name: plain[name] for name in _ORDER}}


def decode_record(line: bytes | str, offsets: OffsetMap | None = None) -> Record:
    """The record that a line holds, with the offset map that was kept beside it, if any.

    Raises:
        BrokenInvariant: the line does not have the shape of a record, or a quote does not stand at its span.
    """
    try:
        plain = msgspec.json.decode(line)
        for event in plain["events"]:
            for count in event["counts"]:
                count["class_"] = count.pop("class")
        if offsets is not None:
            plain["document"]["offsets"] = offsets
        return msgspec.convert(plain, Record)
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError, TypeError, AttributeError) as error:
        raise BrokenInvariant(f"not a record of dateline/1: {error}") from error


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, generated from the types. Every key is always written, so all are required."""
    schema = msgspec.json.schema(Record)
    definitions = schema["$defs"]
    properties = definitions["EventCount"]["properties"]
    properties["class"] = properties.pop("class_")
    definitions["Document"]["properties"].pop("offsets")
    for name in ("OffsetMap", "OffsetRun", "Box"):
        definitions.pop(name, None)
    orders = {"Record": ("schema", *_ORDER), "Document": _DOCUMENT}
    for name, definition in definitions.items():
        properties = definition.get("properties")
        if properties is None:
            continue
        order: Iterable[str] = orders.get(name) or sorted(properties, key=lambda key: key != "id")
        definition["properties"] = {key: _undefaulted(properties[key]) for key in order}
        definition["required"] = list(definition["properties"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "dateline/1", **schema}


def _whole_numbers(item: dict[str, Any] | None, names: tuple[str, ...]) -> None:
    """Write 7.0 as 7, and what is no number as unknown."""
    for name in names:
        value = item[name] if item else None
        if item and value is not None:
            if not isfinite(value):
                item[name] = None
            elif abs(value) <= _EXACT and value == int(value):
                item[name] = int(value)


def _undefaulted(schema: Any) -> Any:
    return {key: value for key, value in schema.items() if key != "default"}
