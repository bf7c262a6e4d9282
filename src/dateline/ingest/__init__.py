"""The world to captures: files, folders, archives, standard input."""

from dateline.ingest.failure import Failure
from dateline.ingest.gather import captures, from_bytes
from dateline.ingest.published import published_of, read_published_table
from dateline.ingest.sniff import media_type

__all__ = ["Failure", "captures", "from_bytes", "media_type", "published_of", "read_published_table"]
