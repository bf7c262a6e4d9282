"""Which document or event of a case a person means."""

from __future__ import annotations

from dateline.errors import SettingError
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.store import Case, StoredDocument


def find_document(case: Case, wanted: str) -> StoredDocument:
    """The document whose sha256 begins so, or whose path or file name is this.

    Raises:
        SettingError: there is none, or several.
    """
    digits = wanted.removeprefix("sha256:")
    documents = case.documents()
    found = [d for d in documents if len(digits) >= 4 and d.sha256.startswith(digits)]
    found = found or [d for d in documents if wanted in d.addresses]
    found = found or [d for d in documents if any(uri.rpartition("/")[2] == wanted for uri in d.addresses)]
    if not found:
        raise SettingError(f"no document {wanted!r} in this case; `dateline show CASE` lists what is there")
    if len(found) > 1:
        names = ", ".join(f"{d.sha256[:8]} ({d.uri})" for d in found[:5])
        raise SettingError(f"{wanted!r} could be {len(found)} documents: {names}")
    return found[0]


def find_event(case: Case, wanted: str) -> tuple[Record, Event]:
    """The event with an id such as "1a2b3c4d/e3", with the record it stands in.

    Raises:
        SettingError: there is none.
    """
    document, _, name = wanted.rpartition("/")
    record = case.record(find_document(case, document).sha256)
    for event in record.events:
        if event.id == name:
            return record, event
    raise SettingError(f"no event {name!r} in {record.document.uri}, which has {len(record.events)}")


def is_event(wanted: str) -> bool:
    """Whether this has the form of an event's id."""
    document, _, name = wanted.rpartition("/")
    return bool(document) and name[:1] == "e" and name[1:].isdecimal()
