"""One record as one line of JSON, exactly as the types say; `class_` is written `class`, offsets stay out."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.model.record import Record

_ENCODER = msgspec.json.Encoder()


def encode_record(record: Record) -> bytes:
    """One line of JSON, UTF-8, without the newline. The offset map is not part of the record."""
    plain = msgspec.to_builtins(record)
    del plain["document"]["offsets"]
    for event in plain["events"]:
        for count in event["counts"]:
            count["class"] = count.pop("class_")
    return _ENCODER.encode(plain)


def decode_record(line: bytes | str) -> Record:
    """The record that a line holds.

    Raises:
        msgspec.ValidationError: the line does not have the shape of a record.
        BrokenInvariant: a quote does not stand at its span.
    """
    plain = msgspec.json.decode(line)
    for event in plain["events"]:
        for count in event["counts"]:
            count["class_"] = count.pop("class")
    return msgspec.convert(plain, Record)


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, generated from the types."""
    schema = msgspec.json.schema(Record)
    definitions = schema["$defs"]
    properties = definitions["EventCount"]["properties"]
    properties["class"] = properties.pop("class_")
    definitions["Document"]["properties"].pop("offsets")
    for name in ("OffsetMap", "OffsetRun", "Box"):
        definitions.pop(name, None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "dateline/1", **schema}
