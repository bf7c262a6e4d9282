"""Where cases are kept: one port, adapters beside their technology, one contract for all of them."""

from dateline.store.memory import MemoryCase
from dateline.store.port import Case, StoredDocument, StoredFailure
from dateline.store.sqlite import open_case

__all__ = ["Case", "MemoryCase", "StoredDocument", "StoredFailure", "open_case"]
