"""The JSON form of the records: encode, decode, and the schema, all from the same types."""

from dateline.wire.json_lines import decode_record, encode_record, record_schema

__all__ = ["decode_record", "encode_record", "record_schema"]
