"""Check a case from end to end: the database, every original, every quote of every record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.errors import StoreError
from dateline.model.record import quotes_of
from dateline.store import Case


@dataclass(slots=True)
class Checked:
    """How much was found whole."""

    originals: int = 0
    records: int = 0
    quotes: int = 0


def breaks(case: Case, checked: Checked) -> Iterator[str]:
    """One line for everything that is not as it was stored, counting up what is whole."""
    yield from case.damage()
    for sha256 in case.originals():
        try:
            content = case.original(sha256)
        except StoreError as error:
            yield str(error)
            continue
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"original {sha256}: not the bytes that were received"
        else:
            checked.originals += 1
    for document in case.documents():
        for edition in document.editions:
            try:
                record = case.record(document.sha256, edition)
            except StoreError as error:
                yield f"{document.uri} ({edition}): {error}"
                continue
            checked.records += 1
            checked.quotes += sum(1 for _ in quotes_of(record))
